//! Web and e-mail addresses as people write them.

use catalogue::Url;

/// Reads a web address; one without a scheme, such as `www.kreis.example`, gets `https://`.
///
/// ```
/// let url = editing::import::web::url("www.kreis.example/hilfe").expect("an address");
/// assert_eq!(url.as_str(), "https://www.kreis.example/hilfe");
/// ```
pub fn url(text: &str) -> Option<Url> {
    let text = text.trim();
    if let Some(url) = Url::new(text) {
        return Some(url);
    }
    let host = text.split(['/', '?', '#']).next()?;
    let ending = host.rsplit_once('.').map(|(_, ending)| ending)?;
    let is_host = host.split('.').all(|part| !part.is_empty())
        && host.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
        && ending.len() >= 2
        && ending.chars().all(char::is_alphabetic);
    if is_host { Url::new(&["https://", text].concat()) } else { None }
}

/// Reads an e-mail address; a leading `mailto:` is dropped.
///
/// ```
/// let email = editing::import::web::email("mailto:hilfe@kreis.example");
/// assert_eq!(email.as_deref(), Some("hilfe@kreis.example"));
/// ```
pub fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (user, host) = text.split_once('@')?;
    let is_user = |c: char| c.is_alphanumeric() || ".-_+".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let clean = !user.is_empty() && user.chars().all(is_user) && host.chars().all(is_host);
    let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    (clean && dotted).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |text| url(text).map(|url| url.as_str().to_owned());
        assert_eq!(read("https://kreis.example"), Some("https://kreis.example".into()));
        assert_eq!(read("www.kreis.example"), Some("https://www.kreis.example".into()));
        assert_eq!(read("kreis.example/a?b=c"), Some("https://kreis.example/a?b=c".into()));
        for bad in [
            "",
            "siehe Flyer",
            "kreis",
            "a@b.example",
            "javascript:alert(1)",
            "1.5",
            "www. kreis.example",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(email(" a.b@kreis.example "), Some("a.b@kreis.example".into()));
        for bad in
            ["", "a@b", "a b@c.example", "a@b.example; c@d.example", "a(at)b.example", "@b.example"]
        {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,30}") {
            let _ = (url(&text), email(&text));
        }
    }
}
