//! Which files are accepted as a logo: pictures, both by name and by their first bytes, without
//! active content.

use crate::secrets::has_ending;

/// The maximum size of a logo, in bytes: more than any page should make users wait for.
pub const LARGEST: usize = 2_000_000;

/// The extensions of image formats that every browser supports.
const ENDINGS: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

/// What an SVG needs to run scripts or to embed external content.
const ACTIVE: [&str; 9] = [
    "<script",
    "<foreignobject",
    "<iframe",
    "<object",
    "<embed",
    "<handler",
    "<!entity",
    "javascript:",
    "data:text",
];

/// Whether a path points to a picture beside the catalogue or in a subfolder: no way out of it, and
/// nothing that a server or a file system hides or interprets differently.
pub fn is_name(path: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' '])
            && !part
                .contains(|letter: char| letter.is_control() || r#"\:*?"<>|#%"#.contains(letter))
    };
    let path = path.strip_prefix("./").unwrap_or(path);
    path.split('/').all(is_part) && ENDINGS.iter().any(|ending| has_ending(path, ending))
}

/// Whether the bytes are a picture of the type that the file name indicates.
pub fn is_picture(name: &str, bytes: &[u8]) -> bool {
    let is_named = |ending| has_ending(name, ending);
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let at =
        |from: usize, magic: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(magic));
    bytes.len() <= LARGEST
        && (is_named("png") && begins(b"\x89PNG\r\n\x1a\n")
            || (is_named("jpg") || is_named("jpeg")) && begins(b"\xFF\xD8\xFF")
            || is_named("gif") && (begins(b"GIF87a") || begins(b"GIF89a"))
            || is_named("webp") && begins(b"RIFF") && at(8, b"WEBP")
            || is_named("avif") && at(4, b"ftyp") && (at(8, b"avif") || at(8, b"avis"))
            || is_named("svg") && is_still(bytes))
}

/// Whether it is an SVG without active content.
fn is_still(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let begins = text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!--");
    let plain = crate::secrets::unwrapped(text).to_ascii_lowercase();
    begins
        && text.contains("<svg")
        && !text.contains("<html")
        && !ACTIVE.iter().any(|active| plain.contains(active))
        && !has_handler(&plain)
}

/// Whether the text contains an event handler attribute such as `onload=`.
fn has_handler(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find("on") {
        let (before, found) = rest.split_at(at);
        let is_attribute = before.ends_with(|letter: char| {
            letter.is_ascii_whitespace() || matches!(letter, '"' | '\'' | '/')
        });
        let name = found.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        if is_attribute && name.trim_start().starts_with('=') {
            return true;
        }
        rest = found.get(2..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_as_one_and_lies_below_the_catalogue() {
        for name in ["logo.svg", "./logo.PNG", "bilder/kreis logo.webp", "l.jpeg", "wäppchen.avif"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "katalog.json",
            "logo",
            "svg",
            ".svg",
            ".geheim/logo.svg",
            "../logo.svg",
            "a/../../logo.svg",
            "/etc/logo.svg",
            r"..\logo.svg",
            "c:logo.svg",
            "logo.svg?x.svg",
            "logo%2esvg",
            "a//logo.svg",
            "logo.svg.br",
            "https://kreis.example/logo.svg",
            "logo\n.svg",
            "tabelle.xlsx",
            "id_rsa",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_picture_begins_as_its_kind_does() {
        for (name, bytes) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n..."[..]),
            ("a.JPG", b"\xFF\xD8\xFF\xE0"),
            ("a.jpeg", b"\xFF\xD8\xFF\xE0"),
            ("a.gif", b"GIF87a"),
            ("a.gif", b"GIF89a"),
            ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
            ("a.avif", b"\0\0\0\x1cftypavif"),
            ("a.avif", b"\0\0\0\x1cftypavis"),
            ("a.svg", b"<!-- Logo --><svg/>"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("a.svg", b"\xEF\xBB\xBF<?xml version='1.0'?>\n<svg><text>Montag=on</text></svg>"),
        ] {
            assert!(is_picture(name, bytes), "{name}");
        }
        for (name, bytes) in [
            ("a.png", &b"\xFF\xD8\xFF\xE0"[..]),
            ("a.png", b"{\"offers\":[]}"),
            ("a.jpg", b"-----BEGIN OPENSSH PRIVATE KEY-----"),
            ("a.svg", b"PK\x03\x04"),
            ("a.png", b"GIF89a"),
            ("a.gif", b"\x89PNG\r\n\x1a\n..."),
            ("a.png", b"RIFF\0\0\0\0WEBPVP8 "),
            ("a.webp", b"RIFF\0\0\0\0AVI "),
            ("a.webp", b"FORM\0\0\0\0WEBPVP8 "),
            ("a.png", b"\0\0\0\x1cftypavif"),
            ("a.avif", b"\0\0\0\x1cftypmp42"),
            ("a.avif", b"\0\0\0\x1cmoovavif"),
            ("a.png", b"<svg/>"),
            ("a.svg", b"Logo: <svg/>"),
            ("a.svg", b"<html><svg/></html>"),
            ("a.svg", b"<?xml version='1.0'?><html/>"),
        ] {
            assert!(!is_picture(name, bytes), "{name}");
        }
        assert!(!is_picture("a.gif", &[b"GIF89a", &vec![0; LARGEST][..]].concat()));
    }

    #[test]
    fn a_drawing_runs_nothing() {
        for inside in [
            "<script>x()</script>",
            "<SCRIPT href='x'/>",
            "<g onload=\"x()\"/>",
            "<g\nonclick = 'x()'/>",
            "<a href='javascript:x()'/>",
            "<a href='&#106;avascript:x()'/>",
            "<foreignObject/>",
        ] {
            let svg = format!("<svg>{inside}</svg>");
            assert!(!is_picture("a.svg", svg.as_bytes()), "{inside}");
        }
        let entities = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>";
        assert!(!is_picture("a.svg", entities.as_bytes()));
    }
}
