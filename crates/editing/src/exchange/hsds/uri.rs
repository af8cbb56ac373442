//! Web addresses as URIs (RFC 3986), which are ASCII only.

use catalogue::Url;

/// The address with all characters that a URI does not allow percent-encoded; `None` if the result
/// is not a valid URI.
pub fn uri(url: &Url) -> Option<String> {
    let (scheme, rest) = url.as_str().split_once(':')?;
    let (rest, fragment) = split_at(rest, '#');
    let (rest, query) = split_at(rest, '?');
    let mut uri = [scheme, ":"].concat();
    let path = match rest.strip_prefix("//") {
        None => rest,
        Some(rest) => {
            let (authority, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len()))?;
            uri += "//";
            uri += &self::authority(authority)?;
            path
        }
    };
    uri += &encode(path, ":@/");
    if let Some(query) = query {
        uri = [&uri, "?", &encode(query, ":@/?")].concat();
    }
    if let Some(fragment) = fragment {
        uri = [&uri, "#", &encode(fragment, ":@/?")].concat();
    }
    Some(uri)
}

fn split_at(text: &str, sign: char) -> (&str, Option<&str>) {
    text.split_once(sign).map_or((text, None), |(before, behind)| (before, Some(behind)))
}

/// The authority: `user@host:port`.
fn authority(text: &str) -> Option<String> {
    let (user, host) =
        text.rsplit_once('@').map_or((None, text), |(user, host)| (Some(user), host));
    let (name, port) = split_at(host, ':');
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    if name.is_empty() || !port.is_none_or(is_port) {
        return None;
    }
    let user = user.map(|user| encode(user, ":") + "@").unwrap_or_default();
    let port = port.map(|port| [":", port].concat()).unwrap_or_default();
    Some([user, encode(name, ""), port].concat())
}

/// Percent-encodes everything except the characters allowed in every part of a URI, those in
/// `also`, and existing escapes.
fn encode(text: &str, also: &str) -> String {
    let mut encoded = String::new();
    for (at, byte) in text.bytes().enumerate() {
        let sign = char::from(byte);
        let is_code = || {
            let digits = text.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let stays = byte.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=".contains(sign)
            || (byte.is_ascii() && also.contains(sign))
            || (byte == b'%' && is_code());
        if stays {
            encoded.push(sign);
        } else {
            let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(text: &str) -> Option<String> {
        uri(&Url::new(text).expect("an address"))
    }

    #[test]
    fn umlauts_are_encoded_and_nothing_twice() {
        let umlaut = "https://kreis.example/fr%C3%BChe-hilfen?a=b#c";
        assert_eq!(encoded("https://kreis.example/frühe-hilfen?a=b#c").as_deref(), Some(umlaut));
        assert_eq!(encoded(umlaut).as_deref(), Some(umlaut));
        assert_eq!(encoded("tel:+493023125100").as_deref(), Some("tel:+493023125100"));
        assert_eq!(encoded("https://:80").as_deref(), None);
        assert_eq!(encoded("https://a:b").as_deref(), None);
    }

    proptest! {
        #[test]
        fn what_is_a_uri_stays_as_it_is(rest in "\\PC{1,20}") {
            if let Some(uri) = Url::new(&["https://", &rest].concat()).and_then(|url| uri(&url)) {
                prop_assert_eq!(encoded(&uri), Some(uri.clone()));
            }
        }
    }
}
