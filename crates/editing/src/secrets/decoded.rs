//! Resolves the encodings of texts in files and addresses.

/// The maximum nesting of encodings: a percent sign in an address in HTML in JSON.
const LAYERS: usize = 4;

/// HTML entities of letters, spaces and hyphens that may occur in an address.
const ENTITIES: [(&str, &str); 18] = [
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("shy", ""),
    ("ndash", "-"),
    ("mdash", "-"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
];

/// The text with percent-encoding, HTML entities and JSON escapes resolved, including nested ones;
/// `None` if there are none.
pub fn decoded(text: &str) -> Option<String> {
    let mut decoded: Option<String> = None;
    for _ in 0..LAYERS {
        match once(decoded.as_deref().unwrap_or(text)) {
            Some(next) => decoded = Some(next),
            None => break,
        }
    }
    decoded
}

/// Resolves one layer; `None` if nothing is encoded.
fn once(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    let mut is_changed = false;
    while let Some(at) = rest.find(['%', '&', '\\']) {
        let (plain, wrapped) = rest.split_at(at);
        bytes.extend_from_slice(plain.as_bytes());
        let resolved = match wrapped.as_bytes()[0] {
            b'%' => percent(wrapped, &mut bytes),
            b'&' => entity(wrapped, &mut bytes),
            _ => escape(wrapped, &mut bytes),
        };
        is_changed |= resolved.is_some();
        let taken = resolved.unwrap_or_else(|| {
            bytes.push(wrapped.as_bytes()[0]);
            1
        });
        rest = wrapped.get(taken..).unwrap_or_default();
    }
    if !is_changed {
        return None;
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Decodes `%C3`; returns the number of bytes consumed.
fn percent(text: &str, bytes: &mut Vec<u8>) -> Option<usize> {
    bytes.push(u8::from_str_radix(text.get(1..3)?, 16).ok()?);
    Some(3)
}

/// Decodes `&uuml;`, `&#252;`, `&#xFC;`; returns the number of bytes consumed.
fn entity(text: &str, bytes: &mut Vec<u8>) -> Option<usize> {
    /// Longer than any entity above, so that the search for a semicolon is bounded.
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        },
        None => None,
    };
    if let Some(letter) = number.and_then(char::from_u32) {
        bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        let (_, letters) = ENTITIES.iter().find(|(each, _)| *each == name)?;
        bytes.extend_from_slice(letters.as_bytes());
    }
    Some(end + 1)
}

/// Decodes `\u00fc`, `\n`, `\/`; returns the number of bytes consumed.
fn escape(text: &str, bytes: &mut Vec<u8>) -> Option<usize> {
    match text.as_bytes().get(1)? {
        b'u' => {
            let letter = char::from_u32(u32::from_str_radix(text.get(2..6)?, 16).ok()?)?;
            bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            return Some(6);
        }
        b'n' | b'N' | b'r' | b't' | b'b' | b'f' => bytes.push(b' '),
        same @ (b'"' | b'/' | b'\\' | b',' | b';') => bytes.push(*same),
        _ => return None,
    }
    Some(2)
}

/// A calendar file with its folded lines joined (RFC 5545, 3.1).
pub fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "").replace("\r\n\t", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_wraps_letters_is_taken_off() {
        for (wrapped, letters) in [
            ("M%C3%BChlweg+9", "Mühlweg+9"),
            ("M%25C3%25BChlweg", "Mühlweg"),
            ("M&uuml;hl&shy;weg&nbsp;9", "Mühlweg 9"),
            ("M&#252;hlweg &#xFC;", "Mühlweg ü"),
            ("M&amp;uuml;hlweg", "Mühlweg"),
            (r"M\u00fchlweg\n9", "Mühlweg 9"),
            (r"M\\u00fchlweg", "Mühlweg"),
            (r"Hof\, M\/H", "Hof, M/H"),
        ] {
            assert_eq!(decoded(wrapped).as_deref(), Some(letters), "{wrapped}");
        }
    }

    #[test]
    fn what_only_looks_wrapped_stays() {
        for text in ["100 % & mehr; \\ ü", "%", "%4", "%ü1", "&", "&#; &x;", "\\u12", "\\x", "&ü;"]
        {
            assert_eq!(decoded(text), None, "{text}");
        }
        assert_eq!(decoded("%41 & %").as_deref(), Some("A & %"));
    }

    #[test]
    fn a_folded_line_is_one_line() {
        assert_eq!(unfolded("LOCATION:Schlehen\r\n grund\r\nEND"), "LOCATION:Schlehengrund\r\nEND");
    }
}
