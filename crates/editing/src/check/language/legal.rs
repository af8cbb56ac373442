//! References to sections of laws.

/// The first section or law that a text refers to, as written.
pub fn first(text: &str) -> Option<&str> {
    let start = ["§", "SGB ", "nach Maßgabe"].iter().filter_map(|each| text.find(each)).min()?;
    let found = text.get(start..)?;
    // Includes the next word: "§ 16", "SGB VIII".
    let end = found.match_indices(char::is_whitespace).nth(1).map_or(found.len(), |(at, _)| at);
    found.get(..end).map(|found| found.trim_end_matches(['.', ',', ')', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_found_with_its_number() {
        assert_eq!(first("Beratung gem. § 16 SGB VIII."), Some("§ 16"));
        assert_eq!(first("Hilfen nach dem SGB VIII, für alle"), Some("SGB VIII"));
        assert_eq!(first("§16"), Some("§16"));
        assert_eq!(first("Beratung für alle"), None);
    }
}
