//! Phone numbers.

/// What a phone can dial: `+` and 7 to 15 digits (E.164), or 3 to 6 digits of a short
/// number such as 112 or 116 016, or digits beginning with 0 as dialled in Germany.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", serde(transparent))]
pub struct PhoneNumber(Box<str>);

impl PhoneNumber {
    /// The number without its separators (space, `-`, `/`, `.`, brackets), or `None`
    /// when that is nothing a phone can dial.
    pub fn new(text: &str) -> Option<Self> {
        let is_separator = |c: char| c.is_whitespace() || "-–/.()".contains(c);
        // "+49 (0) 30": the 0 in brackets is not dialled together with the +49.
        let text = text.replace("(0)", if text.trim_start().starts_with('+') { "" } else { "0" });
        let mut number: String = text.chars().filter(|c| !is_separator(*c)).collect();
        // As dialled from Germany; no other number begins so.
        if number.starts_with("00") {
            number.replace_range(..2, "+");
        }
        let (international, digits) = match number.strip_prefix('+') {
            Some(digits) => (true, digits),
            None => (false, number.as_str()),
        };
        let length = if international {
            7..=15
        } else if digits.starts_with('0') {
            5..=15
        } else {
            3..=6
        };
        let dialable = digits.bytes().all(|b| b.is_ascii_digit())
            && length.contains(&digits.len())
            && !(international && digits.starts_with('0'));
        dialable.then(|| Self(number.as_str().into()))
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
        let national = match self.0.strip_prefix("+49") {
            Some(rest) => ["0", rest].concat(),
            None => self.0.to_string(),
        };
        // The widget knows no list of area codes; these few groupings are enough to
        // read a number aloud.
        let groups: &[usize] = match national.as_bytes() {
            [b'1', ..] if national.len() > 3 => &[3],
            [b'0', b'8', b'0', b'0', ..] => &[4, 3],
            [b'0', b'1', ..] => &[4, 4],
            [b'0', b'3' | b'4', b'0', ..] | [b'0', b'6' | b'8', b'9', ..] => &[3, 4],
            [b'0', ..] => &[5],
            _ => &[],
        };
        let mut display = String::new();
        let mut rest = national.as_str();
        for group in groups {
            let Some((head, tail)) = rest.split_at_checked(*group) else {
                break;
            };
            display.push_str(head);
            rest = tail;
            if !rest.is_empty() {
                display.push(' ');
            }
        }
        display.push_str(rest);
        display
    }
}

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
