//! The languages of the widget: families search in each of them.

/// Their tags (BCP 47) and German names, in the order of the widget's list. Leichte Sprache is a
/// way of writing German and never listed as a spoken language.
pub const LANGUAGES: [(&str, &str); 10] = [
    ("de", "Deutsch"),
    ("en", "Englisch"),
    ("uk", "Ukrainisch"),
    ("ar", "Arabisch"),
    ("tr", "Türkisch"),
    ("ru", "Russisch"),
    ("ro", "Rumänisch"),
    ("pl", "Polnisch"),
    ("fa", "Persisch"),
    ("bg", "Bulgarisch"),
];

#[cfg(test)]
mod tests {
    use super::LANGUAGES;
    use crate::import::language::name;
    use std::fs;

    #[test]
    fn these_are_the_languages_of_the_widget() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/locale");
        let files = fs::read_dir(folder).expect("a folder").map(|file| {
            let file = file.expect("a file").file_name().into_string().expect("a tag");
            file.trim_end_matches(".json").to_owned()
        });
        let mut tags: Vec<String> = files.filter(|tag| tag != "de-simple").collect();
        let mut ours = LANGUAGES.map(|(tag, _)| tag.to_owned()).to_vec();
        tags.sort();
        ours.sort();
        assert_eq!(ours, tags);
    }

    #[test]
    fn they_are_called_as_in_tables() {
        for (tag, called) in LANGUAGES {
            assert_eq!(name(tag), Some(called));
        }
    }
}
