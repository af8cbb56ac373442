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
        let area = [area_code(display.as_bytes())];
        let gaps = GAPS.iter().find(is_prefix).map_or(&area[..], |(_, gaps)| gaps);
        for at in gaps {
            if (1..display.len()).contains(at) {
                display.insert(*at, ' ');
            }
        }
        display
    }
}

/// The length of a German area code with its 0; 0 = unknown. No list of all five thousand: a rule
/// for the west, and in the east for Thüringen.
fn area_code(number: &[u8]) -> usize {
    let [b'0', first, second, third, fourth, ..] = *number else { return 0 };
    let is_one_of = |codes: &[u8], code: &[u8]| codes.chunks(code.len()).any(|each| each == code);
    match [first, second, third] {
        // Personal numbers without a place.
        [b'3', b'2', _] => 0,
        // Haan beside Solingen.
        [b'2', b'1', b'2'] => 4 + usize::from(fourth == b'9'),
        [_, b'0', b'0'] | [_, b'1'..=b'9', b'1'] | [b'3', _, b'5'] => 4,
        code if is_one_of(FOUR_DIGITS, &code) => 4,
        [b'3', b'6', _] => 5 + usize::from(is_one_of(SIX_DIGITS, &[third, fourth])),
        [b'2' | b'4'..=b'9', ..] => 5,
        _ => 0,
    }
}

/// Essen, Wuppertal, Duisburg, Oberhausen, Mülheim, Leverkusen, Bonn, Bochum, Dessau, Donauwörth.
const FOUR_DIGITS: &[u8] = b"201202203208209214228234340906";

/// What follows 036 in area codes of six digits.
const SIX_DIGITS: &[u8] = b"020407082025333742454648606264656970737476788487929496";

/// Where numbers with these prefixes have their gaps, the last one first. All others have one behind
/// the area code, if that is known.
const GAPS: &[(&str, &[usize])] = &[
    ("1", &[3]),
    ("0800", &[7, 4]),
    ("01", &[8, 4]),
    ("030", &[7, 3]),
    ("040", &[7, 3]),
    ("069", &[7, 3]),
    ("089", &[7, 3]),
];

/// Whether every second counts at this number.
pub(crate) fn is_emergency(number: &str) -> bool {
    matches!(number, "110" | "112")
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
            // Erfurt, Gera, Kassel, Wiesbaden, Gießen, Fulda.
            ("+49361730730", "0361 730730"),
            ("+49365730730", "0365 730730"),
            ("+49561730730", "0561 730730"),
            ("0611730730", "0611 730730"),
            ("+49641730730", "0641 730730"),
            ("+49661730730", "0661 730730"),
            // Marburg, Witzenhausen, Eisenach, Jena, Heiligenstadt, Geisa, Hermsdorf.
            ("+496421730730", "06421 730730"),
            ("+495542730730", "05542 730730"),
            ("+493691730730", "03691 730730"),
            ("+493641730730", "03641 730730"),
            ("+493606730730", "03606 730730"),
            ("+4936967730730", "036967 730730"),
            ("+4936601730730", "036601 730730"),
            // Frankfurt, Hamburg, München, Leipzig, Dresden, Köln, Bonn, Solingen, Haan.
            ("+496973073012", "069 7307 3012"),
            ("+494073073012", "040 7307 3012"),
            ("+498973073012", "089 7307 3012"),
            ("+49341730730", "0341 730730"),
            ("+49351730730", "0351 730730"),
            ("+49221730730", "0221 730730"),
            ("+49228730730", "0228 730730"),
            ("+49212730730", "0212 730730"),
            ("+492129730730", "02129 730730"),
            // Somewhere else in the east: no gap rather than a wrong one.
            ("+493301730730", "03301730730"),
            ("+493212345678", "03212345678"),
            ("+49900123456", "0900 123456"),
            ("+49151234567", "0151 2345 67"),
            ("116111", "116 111"),
            ("110", "110"),
            ("02345", "0234 5"),
        ] {
            let number = PhoneNumber::new(number).expect(number);
            assert_eq!(number.to_display(), display);
        }
    }
}
