//! The passive voice with „werden“.

use super::super::texts::bare;

/// The first passive construction in a sentence, as written.
///
/// Matches a participle directly before a form of „werden“ ("dass Sie beraten werden"), and one at
/// the end of the clause after it ("wird von uns begleitet."). A participle is recognised by its
/// "ge", by its "iert", or by a list of those that have neither.
pub fn passive(sentence: &str) -> Option<String> {
    let at = sentence.split_whitespace().position(|word| is_werden(bare(word)))?;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let before = at.checked_sub(1).map(|before| words[before]);
    if let Some(before) = before.filter(|word| is_participle(word)) {
        return Some(format!("{before} {}", bare(words[at])));
    }
    if bare(words[at]) == "worden" {
        return None;
    }
    let clause = words.get(at + 1..)?;
    let end = clause.iter().position(|word| word.ends_with([',', '.', ';', ':', '!', '?']));
    let last = clause.get(end.unwrap_or(clause.len().checked_sub(1)?))?;
    is_participle(bare(last)).then(|| format!("{} … {}", bare(words[at]), bare(last)))
}

fn is_werden(word: &str) -> bool {
    let forms = ["wird", "werden", "werde", "wirst", "werdet", "wurde", "wurden", "worden"];
    word.starts_with(['w', 'W']) && forms.iter().any(|form| form.eq_ignore_ascii_case(word))
}

fn is_participle(word: &str) -> bool {
    let is_lower = word.chars().all(char::is_lowercase);
    is_lower && !NONE.contains(&word) && (STRONG.contains(&word) || has_participle_form(word))
}

fn has_participle_form(word: &str) -> bool {
    let has_ending = word.ends_with('t') || word.ends_with("en");
    let stem = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    let is_long = stem.chars().count() >= 6;
    word.len() > 5 && word.ends_with("iert") || has_ending && is_long && stem.starts_with("ge")
}

/// Prefixes that can come before the "ge" of a participle.
const PREFIXES: &[&str] = &[
    "ab", "an", "auf", "aus", "bei", "bereit", "durch", "ein", "entgegen", "fest", "frei", "her",
    "hin", "mit", "nach", "sicher", "statt", "teil", "um", "unter", "vor", "wahr", "weiter", "zu",
    "zurück", "zusammen",
];

/// Participles without "ge".
const STRONG: &[&str] = &[
    "beantragt",
    "beantwortet",
    "beraten",
    "berechnet",
    "berücksichtigt",
    "besprochen",
    "besucht",
    "betreut",
    "bewilligt",
    "bezahlt",
    "entlastet",
    "entschieden",
    "ermöglicht",
    "erbeten",
    "erhoben",
    "erstattet",
    "erteilt",
    "erwartet",
    "übernommen",
    "unterstützt",
    "unterrichtet",
    "veranstaltet",
    "vereinbart",
    "vergeben",
    "verlangt",
    "vermittelt",
    "verschoben",
    "versorgt",
    "vertreten",
    "verwendet",
    "überwiesen",
    "vorausgesetzt",
    "empfohlen",
    "erklärt",
    "benötigt",
    "begleitet",
];

/// Words that look like participles but are not, or that do not form a passive with „werden“.
const NONE: &[&str] = &[
    "gebären",
    "gefallen",
    "gehören",
    "gelingen",
    "genießen",
    "genügen",
    "gerecht",
    "gesund",
    "gestalten",
    "gewinnen",
    "gewähren",
    "gewohnt",
    "gespannt",
    "gestresst",
    "gelassen",
    "geschehen",
    "geschickt",
    "geschieden",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passive_is_found() {
        for (sentence, expected) in [
            ("Es wird vom Amt entgegengenommen.", Some("wird … entgegengenommen")),
            ("Sie werden von Fachkräften begleitet.", Some("werden … begleitet")),
            ("Ein Antrag kann gestellt werden.", Some("gestellt werden")),
            ("Kinder werden betreut, solange Sie reden.", Some("werden … betreut")),
            ("Der Kurs wird angeboten", Some("wird … angeboten")),
            ("wenn die Kosten übernommen wurden", Some("übernommen wurden")),
        ] {
            assert_eq!(passive(sentence).as_deref(), expected, "{sentence}");
        }
    }

    #[test]
    fn becoming_and_the_future_are_no_passive() {
        for sentence in [
            "Bald wird Ihr Kind groß.",
            "Sie werden Freunde gewinnen.",
            "Plötzlich wird ein Kind still, wütend oder traurig.",
            "Ihr Kind wird drei.",
            "Werden Sie Pate!",
            "werden",
        ] {
            assert_eq!(passive(sentence), None, "{sentence}");
        }
    }
}
