//! Which organizations are public authorities: derived from their names, as the catalogue does not
//! say.

/// First words of names that only authorities use.
const WORDS: [&str; 11] = [
    "Agentur",
    "Bundesagentur",
    "Familienkasse",
    "Gemeinde",
    "Jobcenter",
    "Kreis",
    "Kreisausschuss",
    "Landkreis",
    "Magistrat",
    "Polizei",
    "Stadt",
];

/// Endings of first words that only authorities use, such as "Jugendamt".
const ENDS: [&str; 3] = ["amt", "behörde", "verwaltung"];

/// Whether the name starts in a way that only a public authority's does. Only the first word
/// counts: a support association of an office has the office's name further back in its own.
pub fn is_authority(name: &str) -> bool {
    let first = name.split([' ', '-', ',']).next().unwrap_or_default();
    WORDS.contains(&first) || ENDS.iter().any(|end| first.to_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::is_authority;

    #[test]
    fn offices_are_told_from_their_friends() {
        for name in ["Jugendamt des Trelletalkreises", "Stadt Trellenburg", "Jobcenter Trelletal"] {
            assert!(is_authority(name), "{name}");
        }
        for name in ["Förderverein Jugendamt", "Frühe Hilfen Trelletal", "Caritas", ""] {
            assert!(!is_authority(name), "{name}");
        }
    }
}
