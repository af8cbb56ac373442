//! Splits a text into sentences.

/// The sentences of a text, including their full stops. A line break ends a sentence, too.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        for (at, stop) in line.match_indices(['.', '!', '?', '…', ';']) {
            let (before, behind) = line.split_at(at + stop.len());
            let sentence = before.get(start..).unwrap_or_default();
            if ends_here(sentence, behind) {
                sentences.push(sentence.trim());
                start = before.len();
            }
        }
        sentences.extend(line.get(start..).map(str::trim));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Whether a sentence ends between `before` and `behind`. Not if the next word is in lower case,
/// nor after a number ("am 3. Mai") or a single letter ("z. B.", "e. V.").
fn ends_here(before: &str, behind: &str) -> bool {
    let next = behind.trim_start().chars().find(|letter| letter.is_alphanumeric());
    let goes_on = !behind.is_empty() && !behind.starts_with([' ', '“', '"', ')', '\u{a0}'])
        || next.is_some_and(char::is_lowercase);
    if goes_on {
        return false;
    }
    let Some(before) = before.strip_suffix('.') else {
        return true;
    };
    let word = before.rsplit([' ', '\u{a0}', '(', '.']).next().unwrap_or_default();
    let is_number = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    let is_short = word.chars().count() == 1
        || ["Dr", "St", "Nr", "Tel", "Str", "ca", "bzw", "ggf"].contains(&word);
    behind.is_empty() || !is_number && !is_short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_readers_stop() {
        for (text, expected) in [
            ("Kommen Sie. Es kostet nichts!", vec!["Kommen Sie.", "Es kostet nichts!"]),
            ("Am 3. Mai um 14.30 Uhr.", vec!["Am 3. Mai um 14.30 Uhr."]),
            ("Der Verein e. V. Trelletal hilft", vec!["Der Verein e. V. Trelletal hilft"]),
            ("Dr. Krause kommt. Ja.", vec!["Dr. Krause kommt.", "Ja."]),
            ("„Wann?“ Heute", vec!["„Wann?", "“ Heute"]),
            ("Eins\n\nZwei", vec!["Eins", "Zwei"]),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }
}
