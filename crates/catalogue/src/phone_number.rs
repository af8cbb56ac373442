//! Phone numbers.

/// A number that a phone can dial: `+` and 7 to 15 digits (E.164), or 3 to 6 digits of a short
/// number such as 112 or 116 016, or digits starting with 0 as dialled in Germany.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct PhoneNumber(Box<str>);

impl PhoneNumber {
    /// The number without its separators (space, `-`, `/`, `.`, brackets), or `None` if a phone
    /// cannot dial it.
    pub fn new(text: &str) -> Option<Self> {
        let international = text.trim_start().starts_with('+');
        let mut number = String::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '0'..='9' => number.push(c),
                '+' if number.is_empty() => number.push(c),
                // "+49 (0) 30": the 0 in brackets is not dialled after +49.
                '(' if international => {
                    let behind = rest.as_str();
                    rest = behind.strip_prefix("0)").unwrap_or(behind).chars();
                }
                '-' | '–' | '/' | '.' | '(' | ')' => {}
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        // As dialled from Germany; no other number starts like this.
        if let Some(abroad) = number.strip_prefix("00") {
            number = ["+", abroad].concat();
        }
        let length = match number.as_bytes() {
            [b'+', b'0', ..] => return None,
            [b'+', ..] => 8..=16,
            [b'0', ..] => 5..=15,
            _ => 3..=6,
        };
        length.contains(&number.len()).then(|| Self(number.into()))
    }

    /// The number as a phone dials it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it also works from abroad and in every network: E.164 or a short number.
    pub fn is_portable(&self) -> bool {
        !self.0.starts_with('0')
    }

    /// The number as people in Germany write it: `0800 111 0550`, `116 016`.
    pub fn to_display(&self) -> String {
        let mut display = match self.0.strip_prefix("+49") {
            Some(rest) => ["0", rest].concat(),
            None => self.as_str().to_owned(),
        };
        let is_prefix = |(prefix, _): &&(&str, &[usize])| display.starts_with(prefix);
        let gaps = GAPS.iter().find(is_prefix).map_or(&[][..], |(_, gaps)| gaps);
        for at in gaps {
            if *at < display.len() {
                display.insert(*at, ' ');
            }
        }
        display
    }
}

/// Where numbers with these prefixes have their gaps, the last one first. The widget has no list of
/// area codes; these few groupings are enough to make a number easy to read aloud.
const GAPS: &[(&str, &[usize])] = &[
    ("1", &[3]),
    ("0800", &[7, 4]),
    ("01", &[8, 4]),
    ("030", &[7, 3]),
    ("040", &[7, 3]),
    ("069", &[7, 3]),
    ("089", &[7, 3]),
    ("0", &[5]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_go_and_digits_stay() {
        let number = |text| PhoneNumber::new(text).map(|number| number.as_str().to_owned());
        assert_eq!(number("+49 30 23125-123").as_deref(), Some("+493023125123"));
        assert_eq!(number("+49 (0)30 23125 123").as_deref(), Some("+493023125123"));
        assert_eq!(number("(0)30 23125 123").as_deref(), Some("03023125123"));
        assert_eq!(number("0049 30 23125 123").as_deref(), Some("+493023125123"));
        assert_eq!(number("116 016").as_deref(), Some("116016"));
        for bad in ["", "12", "kommt noch", "+49", "+0123456789", "+49 30 x", "1234567"] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }

    #[test]
    fn people_can_read_them() {
        for (number, display) in [
            ("+498001110550", "0800 111 0550"),
            ("116016", "116 016"),
            ("112", "112"),
            ("+493023125123", "030 2312 5123"),
            ("+4917139200", "0171 3920 0"),
            ("+49613119240", "06131 19240"),
            ("+43123456789", "+43123456789"),
        ] {
            let number = PhoneNumber::new(number).expect(number);
            assert_eq!(number.to_display(), display);
        }
    }
}
