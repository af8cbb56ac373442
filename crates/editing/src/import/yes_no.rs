//! Booleans as people write them.

use super::token;

/// Reads `ja`, `x`, `✓`, `1`, `wahr`, `nein`, `0`, `falsch` and the like; `None` for anything else.
///
/// ```
/// assert_eq!(editing::import::yes_no::read("X"), Some(true));
/// ```
pub fn read(text: &str) -> Option<bool> {
    match token::key(text).as_str() {
        "ja" | "j" | "x" | "1" | "wahr" | "true" | "yes" | "y" | "vorhanden" => Some(true),
        "nein" | "n" | "0" | "falsch" | "false" | "no" | "nicht vorhanden" => Some(false),
        "" => matches!(text.trim(), "✓" | "✔" | "☑" | "✅").then_some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn yes_and_no_are_read_as_people_write_them() {
        for yes in ["ja", "JA", "x", "X", "✓", "1", "WAHR", "Ja!"] {
            assert_eq!(read(yes), Some(true), "{yes}");
        }
        for no in ["nein", "Nein.", "n", "0", "FALSCH"] {
            assert_eq!(read(no), Some(false), "{no}");
        }
        for neither in ["", "?", "teilweise", "ja, mit Rampe", "-"] {
            assert_eq!(read(neither), None, "{neither}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
