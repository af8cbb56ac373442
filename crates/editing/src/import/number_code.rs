//! Postal codes and municipality keys, which spreadsheets treat as numbers.

use catalogue::Ags;

/// How editors can keep a spreadsheet from dropping the leading 0.
pub(super) const KEEP_ZERO: &str =
    "Stellen Sie die Spalte auf „Text“, damit die Null stehen bleibt.";

/// A code, and whether its leading 0 was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored<T> {
    /// The code.
    pub code: T,
    /// Whether the leading 0 had been lost.
    pub lost_zero: bool,
}

/// Reads a postal code: five digits, or four without the leading 0; also `D-37213`.
///
/// ```
/// let code = editing::import::number_code::postal_code("7743").expect("a code");
/// assert_eq!((code.code.as_str(), code.lost_zero), ("07743", true));
/// ```
pub fn postal_code(text: &str) -> Option<Restored<String>> {
    let text = text.trim();
    let digits = text.strip_prefix("D-").or(text.strip_prefix("D ")).unwrap_or(text).trim();
    restore(digits, &[5]).map(|(code, lost_zero)| Restored { code, lost_zero })
}

/// Reads the municipality key of a state (2 digits), a district (5) or a municipality (8 or, in the
/// long form, 12), or one of these without its leading 0.
pub fn ags(text: &str) -> Option<Restored<Ags>> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (code, lost_zero) = restore(&digits, &[2, 5, 8, 12])?;
    Ags::new(&code).map(|code| Restored { code, lost_zero })
}

fn restore(digits: &str, lengths: &[usize]) -> Option<(String, bool)> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if lengths.contains(&digits.len()) {
        return Some((digits.to_owned(), false));
    }
    (lengths.contains(&(digits.len() + 1)) && !digits.starts_with('0'))
        .then(|| (format!("0{digits}"), true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_lost_zero_is_put_back() {
        let postal = |text| postal_code(text).map(|found| (found.code, found.lost_zero));
        assert_eq!(postal("37213"), Some(("37213".into(), false)));
        assert_eq!(postal("D-07743"), Some(("07743".into(), false)));
        assert_eq!(postal("7743"), Some(("07743".into(), true)));
        for bad in ["", "743", "372131", "37 213", "3721a", "0743"] {
            assert_eq!(postal(bad), None, "{bad}");
        }
        let key = |text| ags(text).map(|found| (found.code.as_str().to_owned(), found.lost_zero));
        assert_eq!(key("06636"), Some(("06636".into(), false)));
        assert_eq!(key("6636"), Some(("06636".into(), true)));
        assert_eq!(key("6636003"), Some(("06636003".into(), true)));
        assert_eq!(key("066"), None);
    }

    proptest! {
        #[test]
        fn every_code_survives_a_spreadsheet(number in 1000u32..99_999) {
            let code = format!("{number:05}");
            prop_assert_eq!(postal_code(&number.to_string()).map(|found| found.code), Some(code));
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,14}") {
            let _ = (postal_code(&text), ags(&text));
        }
    }
}
