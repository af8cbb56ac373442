//! The value of a number that is written as in JSON.

/// The number, exactly as long as it is written with at most 15 digits and an exponent of at
/// most two; what is beyond that may be wrong in its last digits. Infinite when it is huge.
///
/// Why not `str::parse`: exact for every number, it would be 2 kB (brotli) of the widget.
pub(super) fn number(text: &str) -> f64 {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let mut exponent = whole(exponent);
    let mut significand = 0_u64;
    let mut step = 0;
    for byte in mantissa.bytes() {
        match byte {
            b'.' => step = 1,
            // Digits behind these do not change the value, only its size.
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
    let mut scale = 1.0;
    for _ in 0..exponent.unsigned_abs().min(400) {
        scale *= 10.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "what is lost is beyond 15 digits")]
    let size = significand as f64;
    let size = if exponent < 0 { size / scale } else { size * scale };
    if text.starts_with('-') { -size } else { size }
}

/// A whole number; one that is too large for every use is smaller than it should be.
fn whole(text: &str) -> i32 {
    let mut number = 0;
    for byte in text.bytes().filter(u8::is_ascii_digit) {
        number = (number * 10 + i32::from(byte - b'0')).min(1_000_000);
    }
    if text.starts_with('-') { -number } else { number }
}
