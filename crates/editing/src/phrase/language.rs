//! German names of languages.

/// By tag (BCP 47), in their order: the same languages that tables of offers are read in.
const NAMES: &[(&str, &str)] = &[
    ("am", "Amharisch"),
    ("ar", "Arabisch"),
    ("arc", "Aramäisch"),
    ("az", "Aserbaidschanisch"),
    ("bg", "Bulgarisch"),
    ("bn", "Bengalisch"),
    ("bs", "Bosnisch"),
    ("ckb", "Sorani"),
    ("cs", "Tschechisch"),
    ("da", "Dänisch"),
    ("de", "Deutsch"),
    ("de-simple", "Leichte Sprache"),
    ("el", "Griechisch"),
    ("en", "Englisch"),
    ("es", "Spanisch"),
    ("et", "Estnisch"),
    ("fa", "Persisch"),
    ("fi", "Finnisch"),
    ("fr", "Französisch"),
    ("gsg", "Deutsche Gebärdensprache"),
    ("he", "Hebräisch"),
    ("hi", "Hindi"),
    ("hr", "Kroatisch"),
    ("hu", "Ungarisch"),
    ("hy", "Armenisch"),
    ("it", "Italienisch"),
    ("ja", "Japanisch"),
    ("ka", "Georgisch"),
    ("kmr", "Kurmandschi"),
    ("ko", "Koreanisch"),
    ("ku", "Kurdisch"),
    ("lt", "Litauisch"),
    ("lv", "Lettisch"),
    ("mk", "Mazedonisch"),
    ("nl", "Niederländisch"),
    ("no", "Norwegisch"),
    ("pa", "Punjabi"),
    ("pl", "Polnisch"),
    ("prs", "Dari"),
    ("ps", "Paschtu"),
    ("pt", "Portugiesisch"),
    ("ro", "Rumänisch"),
    ("rom", "Romanes"),
    ("ru", "Russisch"),
    ("sk", "Slowakisch"),
    ("sl", "Slowenisch"),
    ("so", "Somali"),
    ("sq", "Albanisch"),
    ("sr", "Serbisch"),
    ("sv", "Schwedisch"),
    ("sw", "Suaheli"),
    ("ta", "Tamil"),
    ("th", "Thailändisch"),
    ("ti", "Tigrinya"),
    ("tr", "Türkisch"),
    ("uk", "Ukrainisch"),
    ("ur", "Urdu"),
    ("vi", "Vietnamesisch"),
    ("zh", "Chinesisch"),
];

/// "Arabisch" for `ar`; the tag itself where it has no name here.
pub fn language(tag: &str) -> &str {
    match NAMES.binary_search_by(|(each, _)| (*each).cmp(tag)) {
        Ok(at) => NAMES[at].1,
        Err(_) => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::language::read;

    #[test]
    fn every_language_is_read_from_a_table_by_its_name() {
        assert!(NAMES.is_sorted());
        for (tag, name) in NAMES {
            assert_eq!(language(tag), *name);
            assert_eq!(read(name).0, [*tag]);
        }
    }
}
