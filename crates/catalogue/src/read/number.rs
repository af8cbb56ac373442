//! Parses JSON numbers.

use crate::digits::signed_digits;

/// The number, exact if it is written with at most 15 digits and an exponent of at most 22; beyond
/// that it may be wrong in its last digits, and is 0 when it is tiny and infinite when it is huge.
///
/// Not `str::parse`: being exact for every number, it would cost 2 kB (brotli) of the widget.
pub(super) fn number(text: &str) -> f64 {
    let mut parts = text.as_bytes().split(|byte| matches!(byte, b'e' | b'E'));
    let mantissa = parts.next().unwrap_or_default();
    let mut exponent = parts.next().and_then(signed_digits).unwrap_or(0);
    let mut significand = 0_u64;
    let mut step = 0;
    for byte in mantissa {
        match byte {
            b'.' => step = 1,
            // Digits after these only affect the magnitude.
            b'0'..=b'9' if significand >= 10_u64.pow(18) => exponent += 1 - step,
            b'0'..=b'9' => {
                significand = significand * 10 + u64::from(byte - b'0');
                exponent -= step;
            }
            _ => {}
        }
    }
    if significand == 0 {
        return 0.0;
    }
    // Exact up to 10²², and then so is the division: the reason not to divide step by step.
    let mut scale = 1.0;
    for _ in 0..exponent.unsigned_abs().min(400) {
        scale *= 10.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "only digits beyond the 15th are lost")]
    let size = significand as f64;
    let size = if exponent < 0 { size / scale } else { size * scale };
    if text.starts_with('-') { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_a_catalogue_needs_is_exact(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_u32..=22) {
            let text = format!("{digits}e-{places}");
            prop_assert_eq!(Ok(number(&text)), text.parse());
            let text = format!("{digits}E+{places}");
            prop_assert_eq!(Ok(number(&text)), text.parse());
        }

        #[test]
        fn a_coordinate_is_exact(degrees in -180..180, places in "[0-9]{0,11}") {
            let text = format!("{degrees}.{places}0");
            prop_assert_eq!(Ok(number(&text)), text.parse());
        }

        #[test]
        fn any_number_is_nearly_exact(expected in any::<f64>()) {
            let text = format!("{expected:e}");
            prop_assert!((number(&text) - expected).abs() <= expected.abs() * 1e-14 + 1e-290);
        }
    }

    #[test]
    fn digits_without_end_do_no_harm() {
        let [zeros, nines] = ["0", "9"].map(|digit| digit.repeat(1000));
        for (text, expected) in [
            ("0", 0.0),
            (&*format!("0.{zeros}1"), 0.0),
            (&*format!("36.{zeros}"), 36.0),
            (&*format!("0.{nines}"), 1.0),
            (&*format!("1{zeros}e-1000"), 1.0),
            (&*format!("0e{nines}"), 0.0),
            (&*format!("1e-{nines}"), 0.0),
        ] {
            assert!((number(text) - expected).abs() < 1e-14, "{text}");
        }
        assert!(number(&nines).is_infinite());
        assert!(number(&format!("1e{nines}")).is_infinite());
    }
}
