//! File names that change whenever the file's bytes do (content hashes), so that browsers can cache
//! the file forever: `style.css` becomes `style-0123456789abcdef.css`.

/// Hexadecimal digits of SHA-256 in a name. At 64 bits, no two files of a site collide by chance.
const DIGITS: usize = 16;

/// The name of a file with this content, in the same folder: the digits go before the last `.`.
///
/// ```
/// let name = xtask::content_name::of("fonts/text.woff2", b"wOF2");
/// assert_eq!(name, "fonts/text-78636849015e5d2a.woff2");
/// ```
pub fn of(path: &str, content: &[u8]) -> String {
    let digits = catalogue::content_hash(content);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digits}.{extension}"),
        None => format!("{path}-{digits}"),
    }
}

/// Whether a path has the form that [`of`] returns.
pub fn is(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digits)| {
        digits.len() == DIGITS
            && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The path that [`of`] was called with: `style-0123456789abcdef.css` is `style.css`.
pub fn without(path: &str) -> String {
    if !is(path) {
        return path.to_owned();
    }
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let stem = &stem[..stem.len() - DIGITS - 1];
    if extension.is_empty() { stem.to_owned() } else { format!("{stem}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::{is, of, without};

    #[test]
    fn the_name_changes_with_the_bytes_and_only_with_them() {
        assert_eq!(of("a.js", b"1"), of("a.js", b"1"));
        assert_ne!(of("a.js", b"1"), of("a.js", b"2"));
    }

    #[test]
    fn a_content_name_is_told_from_any_other() {
        assert!(is(&of("fonts/text.woff2", b"x")));
        assert!(!is("index.html"));
        assert!(!is("katalog-2026.json"));
        assert!(!is("angebotsfinder-0123456789ABCDEF.js"));
    }

    #[test]
    fn without_its_digits_a_name_stays_the_same_whatever_the_bytes() {
        for path in ["fonts/text.woff2", "notice", "index.html"] {
            assert_eq!(without(&of(path, b"x")), path);
            assert_eq!(without(path), path);
        }
    }
}
