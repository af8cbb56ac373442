//! The shapes of values without a Rust type.

use crate::{Ags, Id, Problem, ServiceArea, Url, url::is_clean};

pub fn whole(number: f64, min: i32, max: i32) -> Option<i32> {
    // Spreadsheets also write whole numbers as 36.0 as soon as one cell of a column is empty.
    let fits = number.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&number);
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the range")]
    fits.then_some(number as i32)
}

pub fn service_area(text: &str) -> Option<ServiceArea> {
    let ags = Ags::new(text).map(ServiceArea::Ags);
    ags.or_else(|| Id::new(text).map(ServiceArea::Place))
}

pub fn bad_service_area(text: String) -> Problem {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        Problem::BadAgs(text)
    } else {
        Problem::BadId(text)
    }
}

/// The shape of a BCP 47 tag: a language of two or three letters, and subtags.
pub fn language_tag(text: &str) -> Option<String> {
    let mut subtags = text.as_bytes().split(|byte| *byte == b'-');
    let language = subtags.next()?;
    let shaped = matches!(language.len(), 2 | 3)
        && language.iter().all(u8::is_ascii_alphabetic)
        && subtags.all(|subtag| {
            matches!(subtag.len(), 1..=8) && subtag.iter().all(u8::is_ascii_alphanumeric)
        });
    shaped.then(|| text.to_owned())
}

pub fn color(text: &str) -> Option<String> {
    let digits = text.as_bytes().strip_prefix(b"#")?;
    let shaped = digits.len() == 6 && digits.iter().all(u8::is_ascii_hexdigit);
    shaped.then(|| text.to_owned())
}

/// Font names, and nothing with a special meaning in a style sheet.
pub fn are_fonts(text: &str) -> bool {
    let is_harmless = |byte: u8| byte.is_ascii_alphanumeric() || b" ,\"'-".contains(&byte);
    text.len() <= 200 && text.bytes().all(is_harmless)
}

/// The address of a picture, relative or not. Only the widget knows whether it is on the same site.
pub fn is_picture(text: &str) -> bool {
    let end = text.bytes().find(|byte| b":/?#".contains(byte));
    let schemes = ["https://", "http://", "data:image/"];
    let loads = end != Some(b':') || schemes.iter().any(|scheme| text.starts_with(scheme));
    loads && is_clean(text)
}

/// A page that the quick exit may lead to: on a named host, over a connection that cannot be read
/// or altered in transit.
pub fn exit(text: &str) -> Option<Url> {
    let scheme = b"https://";
    let (begin, rest) = text.as_bytes().split_at_checked(scheme.len())?;
    let end = rest.iter().position(|byte| b"/?#".contains(byte)).unwrap_or(rest.len());
    let host = rest.get(..end)?;
    let is_host = host.contains(&b'.') && !host.iter().any(|byte| b"@\\".contains(byte));
    if begin.eq_ignore_ascii_case(scheme) && is_host { Url::new(text) } else { None }
}

pub fn email(text: &str) -> Option<String> {
    let (user, host) = text.split_once('@')?;
    let special = |byte| matches!(byte, b'<' | b'>' | b'"' | b'?' | b'&' | b'@' | b',');
    let clean = |part: &str| is_clean(part) && !part.bytes().any(special);
    // Not `str::contains`, which pulls in substring search for long texts.
    let dotted = host.as_bytes().contains(&b'.') && !host.starts_with('.');
    (!user.is_empty() && dotted && clean(user) && clean(host)).then(|| text.to_owned())
}

pub fn postal_code(text: &str) -> Option<String> {
    let shaped = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    shaped.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_shape(read: fn(&str) -> Option<String>, good: &[&str], bad: &[&str]) {
        for text in good {
            assert_eq!(read(text).as_deref(), Some(*text));
        }
        for text in bad {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_exit_leads_to_a_page_of_a_host() {
        let read = |text: &str| exit(text).map(|url| url.as_str().to_owned());
        let good = ["https://www.dwd.de/", "HTTPS://wetter.example?x=@", "https://a.example#b\\c"];
        let bad = [
            "",
            "http://www.dwd.de/",
            "https:///www.dwd.de",
            "https://localhost/",
            "https://kreis@wetter.example/",
            "https://kreis.example\\@wetter.example",
            "javascript:alert(1)//a.b",
            "mailto:a@b.example",
            "tel:110",
            "/start",
            "https://wetter .example",
        ];
        assert_shape(read, &good, &bad);
    }

    #[test]
    fn a_language_is_two_or_three_letters_and_subtags() {
        let good = ["de", "nds", "de-DE", "zh-Hans-CN", "de-1996"];
        let bad = ["", "d", "d1", "deutsch", "de-", "de_DE", "de-D_E", "de-leichtesprache"];
        assert_shape(language_tag, &good, &bad);
    }

    #[test]
    fn a_color_is_six_hexadecimal_digits() {
        assert_shape(color, &["#0a1B2c"], &["0a1B2c", "#0a1", "#0a1B2c3d", "#0a1B2g"]);
    }

    #[test]
    fn a_postal_code_is_five_digits() {
        assert_shape(postal_code, &["06636"], &["6636", "066360", "0663a"]);
    }

    #[test]
    fn an_email_address_has_a_name_and_a_host_and_carries_nothing_else() {
        let bad = [
            "kreis.example",
            "@kreis.example",
            "cafe@",
            "cafe@kreis",
            "cafe@.example",
            "eltern cafe@kreis.example",
            "cafe@kreis .example",
            "cafe@kreis@land.example",
            "cafe@kreis.example?subject=Hallo",
            "<cafe@kreis.example",
        ];
        assert_shape(email, &["cafe@kreis.example", "eltern.cafe+1@amt.kreis.example"], &bad);
    }
}
