//! Ids of places, organizations, locations, offers and situations.

use std::fmt;

/// A slug: one or more of `a`–`z`, `0`–`9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Id(Box<str>);

impl Id {
    /// The id, or `None` when the text is not a slug.
    pub fn new(text: &str) -> Option<Self> {
        Self::is_slug(text).then(|| Self(text.into()))
    }

    pub(crate) fn is_slug(text: &str) -> bool {
        let slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !text.is_empty() && text.bytes().all(slug)
    }

    /// The slug itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// This id within the catalogue `scope`: keeps ids of an included catalogue from colliding with
    /// the including one's.
    pub(crate) fn scoped(&self, scope: &Self) -> Self {
        Self([scope.as_str(), "--", self.as_str()].concat().into())
    }

    /// This id with a number appended.
    pub(crate) fn numbered(&self, number: u32) -> Self {
        Self([self.as_str(), "-", &number.to_string()].concat().into())
    }

    /// Whether it could be an id within the catalogue `scope`.
    pub(crate) fn is_scoped(&self, scope: &Self) -> bool {
        let rest = self.0.strip_prefix(scope.as_str());
        rest.is_some_and(|rest| rest.starts_with("--"))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_slug() {
        assert!(Id::new("tag-der-familienleistungen-2").is_some());
        for bad in ["", "Ä", "a b", "A", "a_b", "a/b"] {
            assert_eq!(Id::new(bad), None, "{bad}");
        }
    }
}
