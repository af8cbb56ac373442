//! The municipality key, and the area that an offer serves.

use crate::Id;

/// A German municipality key (*Amtlicher Gemeindeschlüssel*) or a prefix of one: 1 to 12 digits,
/// compared by prefix. `06` is Hessen, `06636` a district in it, `06636003` a municipality. A
/// string, because Hessen's keys start with 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Ags(Box<str>);

impl Ags {
    /// The key, or `None` when the text is not 1 to 12 digits.
    pub fn new(text: &str) -> Option<Self> {
        let digits = matches!(text.len(), 1..=12) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| Self(text.into()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `other` is this area or a part of it.
    pub fn covers(&self, other: &Self) -> bool {
        other.0.starts_with(&*self.0)
    }

    /// Whether the key names a whole federal state (two digits) or more.
    pub fn is_state_or_wider(&self) -> bool {
        self.0.len() <= 2
    }
}

/// An area that an offer serves. In JSON, digits are a municipality key, anything else is the id of
/// a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(untagged))]
pub enum ServiceArea {
    /// Everything that this key covers.
    Ags(Ags),
    /// A place of the catalogue and all its parts.
    Place(Id),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_covers_what_begins_with_it() {
        let key = |text| Ags::new(text).expect("a key");
        assert!(key("06636").covers(&key("06636003")));
        assert!(key("06636").covers(&key("06636")));
        assert!(!key("06636").covers(&key("06633")));
        assert!(!key("06636003").covers(&key("06636")));
    }

    #[test]
    fn two_digits_are_a_state() {
        let wide = |text| Ags::new(text).expect("a key").is_state_or_wider();
        assert!(wide("06"));
        assert!(!wide("066"));
    }

    #[test]
    fn a_key_is_digits() {
        assert_eq!(Ags::new(""), None);
        assert_eq!(Ags::new("6636a"), None);
        assert_eq!(Ags::new("1234567890123"), None);
    }
}
