//! Officialese abbreviations.

/// The abbreviation and its full form.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("z. B.", "zum Beispiel"),
    ("d. h.", "das heißt"),
    ("u. a.", "unter anderem"),
    ("o. ä.", "oder Ähnliches"),
    ("o. g.", "oben genannt"),
    ("i. d. R.", "meistens"),
    ("i. V. m.", "zusammen mit"),
    ("i. S. d.", "im Sinne von"),
    ("s. o.", "siehe oben"),
    ("s. u.", "siehe unten"),
    ("v. a.", "vor allem"),
    ("u. U.", "vielleicht"),
    ("z. T.", "zum Teil"),
    ("z. Zt.", "zurzeit"),
    ("abzgl.", "ohne"),
    ("bspw.", "zum Beispiel"),
    ("bzgl.", "zu"),
    ("bzw.", "oder"),
    ("ca.", "etwa"),
    ("einschl.", "mit"),
    ("etc.", "und so weiter"),
    ("evtl.", "vielleicht"),
    ("exkl.", "ohne"),
    ("gem.", "nach"),
    ("ggf.", "wenn nötig"),
    ("inkl.", "mit"),
    ("insb.", "besonders"),
    ("jew.", "jeweils"),
    ("lt.", "nach"),
    ("mind.", "mindestens"),
    ("mtl.", "im Monat"),
    ("sog.", "so genannt"),
    ("tgl.", "täglich"),
    ("usw.", "und so weiter"),
    ("vgl.", "siehe"),
    ("zzgl.", "dazu kommen"),
    ("zzt.", "zurzeit"),
];

/// The first known abbreviation in a text, and its full form.
pub fn first(text: &str) -> Option<(&'static str, &'static str)> {
    // Fast path: most texts have none.
    let stops = text.match_indices('.').map(|(at, _)| at);
    stops
        .filter_map(|at| text.get(..=at))
        .find_map(|text| ABBREVIATIONS.iter().find(|(short, _)| ends_with(text, short)).copied())
}

/// Whether a text ends with an abbreviation, regardless of spacing; case matters, except that the
/// first letter may be a capital.
fn ends_with(text: &str, short: &str) -> bool {
    let mut letters = text.chars().rev().filter(|letter| !letter.is_whitespace());
    let mut wanted = short.chars().rev().filter(|letter| *letter != ' ').peekable();
    while let Some(letter) = wanted.next() {
        // It may start a sentence.
        let is_first = wanted.peek().is_none();
        let found = letters.next().is_some_and(|found| {
            found == letter || is_first && found.to_lowercase().eq(letter.to_lowercase())
        });
        if !found {
            return false;
        }
    }
    // It must not be the end of a longer word.
    let start = starts_at(text, short);
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| !before.is_alphanumeric())
}

/// The byte offset of the abbreviation at the end of a text.
fn starts_at(text: &str, short: &str) -> usize {
    let mut left = short.chars().filter(|letter| *letter != ' ').count();
    for (at, letter) in text.char_indices().rev() {
        left -= usize::from(!letter.is_whitespace());
        if left == 0 {
            return at;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_found_however_it_is_spaced() {
        for (text, expected) in [
            ("Hilfe, z.B. beim Antrag", "z. B."),
            ("Hilfe, z. B. beim Antrag", "z. B."),
            ("Z.\u{a0}B. beim Antrag", "z. B."),
            ("Mütter bzw. Väter", "bzw."),
            ("i.d.R. montags", "i. d. R."),
            ("lt. Satzung", "lt."),
        ] {
            assert_eq!(first(text).map(|(short, _)| short), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_and_names_are_none() {
        for text in
            ["Sie ist alt.", "Trelletal e. V.", "Um 9.30 Uhr.", "Im Eck. Alle", "Das geht. u"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
