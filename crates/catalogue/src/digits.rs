//! Numbers in texts of a fixed shape.

/// The number that these digits write; none when there is none, or something else. One that
/// is too large for every use is smaller than it should be.
///
/// Why not `str::parse`: it is compiled anew for every type.
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
