//! Phone numbers as people write them.

use super::token;
use catalogue::{Phone, PhoneNumber};

/// The phones in a cell, and the text that is not a phone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phones {
    /// In their original order; numbers in E.164, or short ones such as 116 016.
    pub phones: Vec<Phone>,
    /// What was not recognised.
    pub unread: Vec<String>,
    /// Numbers that had lost their leading 0 or plus in a spreadsheet, as restored.
    pub completed: Vec<PhoneNumber>,
}

/// Reads phone numbers: `030/23125-100`, `+49 (0) 30 23125 100`, `0800 111 0 550`, several
/// separated by `|`, `;`, a comma, "oder" or a line break, `302-10/-11`, and with words next to
/// them as the description (`Frau Müller: …`, `… (mittwochs)`, `… App. 12`). Fax numbers and
/// numbers without an area code are not accepted.
///
/// ```
/// use editing::import::phone::read;
/// assert_eq!(read("030/23125-100").phones[0].number.as_str(), "+493023125100");
/// ```
pub fn read(text: &str) -> Phones {
    let mut phones = Phones::default();
    let text = mask(text);
    let text =
        text.replace(" Fax", "|Fax").replace(", App", " App").replace(", Durchwahl", " Durchwahl");
    let text = [" oder ", " und ", " / ", " bzw. "]
        .iter()
        .fold(text, |text, word| split_before_number(&text, word));
    let mut before: Option<String> = None;
    for piece in text.split(['|', ';', '\n', ',']).flat_map(extensions) {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        let piece = &unmask(piece);
        match read_one(piece, before.as_deref()) {
            Some((phone, written, completed)) => {
                if completed {
                    phones.completed.push(phone.number.clone());
                }
                before = Some(written);
                if !phones.phones.iter().any(|other| other.number == phone.number) {
                    phones.phones.push(phone);
                }
            }
            None => phones.unread.push(piece.to_owned()),
        }
    }
    phones
}

/// Masks separators within bracketed words: `(Ukrainisch und Russisch)` is a single description.
/// [`unmask`] restores them.
fn mask(text: &str) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some((before, (words, behind))) =
        rest.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        masked.push_str(before);
        masked.push('(');
        if words.contains(char::is_alphabetic) {
            let other = |c| MASKS.iter().find(|(sign, _)| *sign == c).map_or(c, |(_, mask)| *mask);
            masked.extend(words.chars().map(other));
        } else {
            masked.push_str(words);
        }
        masked.push(')');
        rest = behind;
    }
    [&masked, rest].concat()
}

fn unmask(text: &str) -> String {
    let sign = |c| MASKS.iter().find(|(_, mask)| *mask == c).map_or(c, |(sign, _)| *sign);
    text.chars().map(sign).collect()
}

/// Separators and their substitutes, which do not occur in real text.
const MASKS: [(char, char); 6] = [
    (' ', '\u{e000}'),
    (',', '\u{e001}'),
    (';', '\u{e002}'),
    ('/', '\u{e003}'),
    ('|', '\u{e004}'),
    ('\n', '\u{e005}'),
];

/// Replaces `word` by `|` if it is followed by a separate number.
fn split_before_number(text: &str, word: &str) -> String {
    let mut pieces = text.split(word);
    let mut split = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // A slash may also separate the area code from the rest.
        let begins = piece.trim_start().starts_with(['0', '+']) && digits(&split) > 6;
        let splits = if word == " / " { begins } else { digits(piece) > 0 };
        split.push_str(if splits { "|" } else { word });
        split.push_str(piece);
    }
    split
}

/// Splits `302-10/-11` into `302-10` and `-11`.
fn extensions(piece: &str) -> impl Iterator<Item = &str> {
    let (number, extension) = piece.split_once("/-").unwrap_or((piece, ""));
    let at = number.len() + 1;
    [number, if extension.is_empty() { "" } else { piece.get(at..).unwrap_or_default() }]
        .into_iter()
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// The phone, its number as written, and whether the number had to be completed.
fn read_one(piece: &str, before: Option<&str>) -> Option<(Phone, String, bool)> {
    let is_number = |c: char| c.is_ascii_digit() || c == '+';
    let start = piece.find(is_number)?;
    let start = piece.get(..start)?.strip_suffix('(').map_or(start, str::len);
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-–/.()".contains(c);
    let rest = piece.get(start..)?;
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let (written, behind) = rest.split_at_checked(end)?;
    // A bracket after the number starts its description.
    let (written, behind) = match written.trim_end().strip_suffix('(') {
        Some(written) => (written, rest.get(written.len()..)?),
        None => (written, behind),
    };
    let mut written =
        written.trim_matches(|c: char| c.is_whitespace() || "-–/.".contains(c)).to_owned();
    if let Some(before) = before
        && piece.starts_with('-')
    {
        let (stem, _) = before.rsplit_once('-')?;
        written = format!("{stem}-{written}");
    }
    let words = [piece.get(..start)?.trim_end_matches('-'), behind].map(label);
    if words.iter().any(|word| token::key(word).split(' ').any(|word| word.contains("fax"))) {
        return None;
    }
    let (number, completed) = number(&written)?;
    let description =
        words.iter().filter(|word| !word.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let description = (!description.is_empty()).then_some(description);
    Some((
        Phone { number, description, languages: Vec::new(), hours: Vec::new() },
        written,
        completed,
    ))
}

/// The words next to a number, except those that merely mark it as a phone number.
fn label(text: &str) -> String {
    let trim = |c: char| c.is_whitespace() || "():,.-–/☎".contains(c);
    let text = text.trim_matches(trim);
    let first = text.split([' ', ':', '.']).next().unwrap_or_default();
    match token::key(first).as_str() {
        "tel" | "telefon" | "t" | "fon" | "phone" | "telnr" => {
            label(text.get(first.len()..).unwrap_or_default())
        }
        "app" | "apparat" | "dw" => {
            ["Durchwahl ", text.get(first.len()..).unwrap_or_default().trim_matches(trim)].concat()
        }
        _ => text.to_owned(),
    }
}

/// The number in international format, and whether it had to be completed.
fn number(written: &str) -> Option<(PhoneNumber, bool)> {
    let number = PhoneNumber::new(written);
    if let Some(number) = &number {
        if let Some(national) = number.as_str().strip_prefix('0') {
            return (national.len() >= 6)
                .then(|| PhoneNumber::new(&["+49", national].concat()))?
                .map(|n| (n, false));
        }
        // Any other short number lacks its area code.
        let is_short =
            ["110", "112", "115"].contains(&number.as_str()) || number.as_str().starts_with("116");
        return (number.as_str().starts_with('+') || is_short).then(|| (number.clone(), false));
    }
    // A spreadsheet treats digits as a number, and drops the 0 or the plus.
    let bare = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    if !bare || !(9..=13).contains(&written.len()) {
        return None;
    }
    let prefix = if written.starts_with("49") && written.len() >= 11 { "+" } else { "+49" };
    PhoneNumber::new(&[prefix, written].concat()).map(|number| (number, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phones(text: &str) -> String {
        let read = read(text);
        let mut said: Vec<String> = Vec::new();
        for phone in &read.phones {
            let mark = if read.completed.contains(&phone.number) { "~" } else { "" };
            let words = phone.description.as_ref().map(|words| format!(" ({words})"));
            said.push(format!("{mark}{}{}", phone.number.as_str(), words.unwrap_or_default()));
        }
        said.extend(read.unread.iter().map(|unread| format!("?{unread}")));
        said.join(" + ")
    }

    #[test]
    fn phones_are_read_as_people_write_them() {
        for (text, expected) in [
            ("030/23125-100", "+493023125100"),
            ("030 / 23125 - 100", "+493023125100"),
            ("(030) 23125-100", "+493023125100"),
            ("+49 (0) 30 23125 100", "+493023125100"),
            ("0049 30 23125100", "+493023125100"),
            ("0800 111 0 550", "+498001110550"),
            ("116 016", "116016"),
            ("Tel.: 030 23125-100", "+493023125100"),
            ("030 23125-110/-111", "+493023125110 + +493023125111"),
            ("030 23125-110, -111", "+493023125110 + +493023125111"),
            ("030 23125100 oder 0171 3920012", "+493023125100 + +491713920012"),
            ("030 23125100 / 0171 3920012", "+493023125100 + +491713920012"),
            (
                "030 23125100; 030 23125101 | 030 23125102",
                "+493023125100 + +493023125101 + +493023125102",
            ),
            ("030 23125-100 (Frau Müller)", "+493023125100 (Frau Müller)"),
            ("Frau Müller: 030 23125-112", "+493023125112 (Frau Müller)"),
            ("030 23125-100, App. 12", "+493023125100 (Durchwahl 12)"),
            ("030 23125-100 App. 12", "+493023125100 (Durchwahl 12)"),
            ("3023125120", "~+493023125120"),
            ("493023125120", "~+493023125120"),
            ("Fax 030 23125-199", "?Fax 030 23125-199"),
            ("030 23125-100 Fax 030 23125-199", "+493023125100 + ?Fax 030 23125-199"),
            ("302-0", "?302-0"),
            ("5,65E+09", "?5 + ?65E+09"),
            ("kommt noch", "?kommt noch"),
            ("", ""),
        ] {
            assert_eq!(phones(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_number_is_read_in_every_spelling(area in "[2-9][0-9]{2,3}", local in "[1-9][0-9]{3,6}", more in "[0-9]{1,2}") {
            let expected = format!("+49{area}{local}{more}");
            for text in [
                format!("0{area}/{local}-{more}"), format!("0{area} {local} {more}"), format!("+49 (0) {area} {local}{more}"),
                format!("(0{area}) {local}-{more}"), format!("Tel. 0049{area}{local}{more}"),
            ] {
                prop_assert_eq!(phones(&text), expected.clone(), "{}", text);
            }
        }

        #[test]
        fn whatever_is_dialled_works_from_everywhere(text in "((\\+49|0|30|23125| |-|/|,|\\(|\\)|Tel|x|oder) ?){0,9}") {
            prop_assert!(read(&text).phones.iter().all(|phone| phone.number.is_portable()));
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            read(&text);
        }
    }
}
