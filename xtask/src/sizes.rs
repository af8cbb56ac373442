//! The size of a file, raw and compressed for transfer.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// Bytes of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// Uncompressed.
    pub raw: usize,
    /// As sent by a host that compresses with gzip.
    pub gzip: usize,
    /// As sent by a host that compresses with Brotli.
    pub brotli: usize,
}

impl Sum for Sizes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, sizes| Self {
            raw: sum.raw + sizes.raw,
            gzip: sum.gzip + sizes.gzip,
            brotli: sum.brotli + sizes.brotli,
        })
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for size in [self.raw, self.gzip, self.brotli] {
            write!(f, "{:>10}", grouped(size))?;
        }
        Ok(())
    }
}

/// Formats `1234567` as `1,234,567`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
