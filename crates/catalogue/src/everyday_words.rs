//! What families call the situations: "Bürgergeld", "Schreibaby", "Mobbing".
//!
//! A table has a line for each situation: its id, a colon, words for all that its offers are about,
//! and, after a semicolon, words for a part of it. The line of [`FILLERS`] has words that say
//! nothing. Tables may name situations that a catalogue does not have.

/// The German table. The tables of the other languages are beside it, for the widget's build.
pub const GERMAN_WORDS: &str = include_str!("../words/de.txt");

/// The name of the line with words that say nothing, such as "ich suche".
pub const FILLERS: &str = "-";

/// A table's words for a situation, and those for a part of it.
///
/// ```
/// let table = "-: ich suche\ntrennung: Scheidung; Unterhalt, Anwalt\nsucht: Alkohol";
/// assert_eq!(catalogue::everyday_words(table, "trennung"), ("Scheidung", "Unterhalt, Anwalt"));
/// assert_eq!(catalogue::everyday_words(table, "sucht"), ("Alkohol", ""));
/// assert_eq!(catalogue::everyday_words(table, "wohnung"), ("", ""));
/// ```
pub fn everyday_words<'t>(table: &'t str, situation: &str) -> (&'t str, &'t str) {
    for line in table.split('\n') {
        if let Some((id, words)) = line.split_once(':')
            && id == situation
        {
            let (words, narrow) = words.split_once(';').unwrap_or((words, ""));
            return (words.trim(), narrow.trim());
        }
    }
    ("", "")
}
