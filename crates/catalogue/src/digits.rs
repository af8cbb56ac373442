//! Numbers in fixed-format texts.

/// The number written by these digits; `None` if there are none, or other characters. A number too
/// large for any use comes out smaller than it should be.
///
/// Not `str::parse`, which is monomorphized for every type.
pub(crate) fn digits(text: &[u8]) -> Option<u16> {
    let mut number = 0_u16;
    for byte in text {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(u16::from(byte - b'0'));
    }
    (!text.is_empty()).then_some(number)
}

/// [`digits`] with an optional sign.
pub(crate) fn signed_digits(text: &[u8]) -> Option<i32> {
    match text {
        [b'-', text @ ..] => digits(text).map(|number| -i32::from(number)),
        [b'+', text @ ..] | text => digits(text).map(i32::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_are_a_number_and_it_stays_large() {
        for (text, number) in [("0", 0), ("031", 31), ("99999", u16::MAX), ("65546", u16::MAX)] {
            assert_eq!(digits(text.as_bytes()), Some(number), "{text}");
        }
        for bad in ["", "+1", "1 ", "1.0", "²"] {
            assert_eq!(digits(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn a_sign_stands_before_digits() {
        for (text, number) in [("5", 5), ("+5", 5), ("-05", -5), ("-99999", -65535)] {
            assert_eq!(signed_digits(text.as_bytes()), Some(number), "{text}");
        }
        for bad in ["", "-", "+", "--5", "+-5", "5-"] {
            assert_eq!(signed_digits(bad.as_bytes()), None, "{bad}");
        }
    }
}
