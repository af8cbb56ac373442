//! Web addresses that are safe to open.

/// An absolute address with one of the schemes `https`, `http`, `tel` and `mailto`: none that could
/// run a script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Url(Box<str>);

impl Url {
    /// The address, or `None` when its scheme is not allowed or it contains white space or control
    /// characters, which browsers strip and which could therefore hide a scheme.
    pub fn new(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let target = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => rest.strip_prefix("//")?,
            "tel" | "mailto" => rest,
            _ => return None,
        };
        (!target.is_empty() && is_clean(target)).then(|| Self(text.into()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether it contains neither white space nor control characters.
pub(crate) fn is_clean(text: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_pass() {
        for good in [
            "https://kreis.example/a?b=c",
            "HTTP://kreis.example",
            "tel:+493023125100",
            "mailto:a@b.example",
        ] {
            assert!(Url::new(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//kreis.example",
            "kreis.example",
            "https:kreis.example",
            "https://",
            " https://kreis.example",
            "java\nscript:alert(1)",
            "https://a b",
            "tel:",
            "höör:x",
            "",
        ] {
            assert_eq!(Url::new(bad), None, "{bad}");
        }
    }
}
