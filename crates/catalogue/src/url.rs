//! Web addresses that may be opened.

/// An absolute address with one of the schemes `https`, `http`, `tel` and `mailto`:
/// nothing that could run a script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", serde(transparent))]
pub struct Url(Box<str>);

impl Url {
    /// The address, or `None` when its scheme is not allowed or it holds white space or
    /// control characters, which browsers strip and so could hide a scheme.
    pub fn new(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let is = |names: [&str; 2]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
        let target = if is(["https", "http"]) {
            rest.strip_prefix("//")?
        } else if is(["tel", "mailto"]) {
            rest
        } else {
            return None;
        };
        let clean = |c: char| !(c.is_whitespace() || c.is_control());
        (!target.is_empty() && target.chars().all(clean)).then(|| Self(text.into()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_pass() {
        for good in [
            "https://kreis.example/a?b=c",
            "HTTP://kreis.example",
            "tel:+49301234",
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
