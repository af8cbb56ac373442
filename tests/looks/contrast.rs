//! Contrast according to WCAG 2.2, and hue according to OKLab, implemented independently so that
//! they can reveal a mistake in the widget's.

use anyhow::{Context, Result};

/// Red, green and blue, each 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// `#rrggbb`, or `#rgb`.
    pub fn parse(text: &str) -> Result<Self> {
        let digits = text.strip_prefix('#').context("no #")?;
        let number = u32::from_str_radix(digits, 16)?;
        let [_, red, green, blue] = number.to_be_bytes();
        match digits.len() {
            6 => Ok(Self([red, green, blue])),
            3 => Ok(Self([green & 15, blue >> 4, blue & 15].map(|digit| digit * 17))),
            _ => anyhow::bail!("{text} is not a colour"),
        }
    }

    pub fn of(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self([red, green, blue])
    }

    pub fn text(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    pub fn is_grey(self) -> bool {
        let [red, green, blue] = self.0;
        red == green && green == blue
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// From 1 (none) to 21 (black and white).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Chroma, and hue in degrees, which is meaningless if there is hardly any chroma.
    pub fn chroma_and_hue(self) -> (f64, f64) {
        const TO_CONES: [[f64; 3]; 3] = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        const TO_A_AND_B: [[f64; 3]; 2] = [
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ];
        let product = |row: [f64; 3], column: [f64; 3]| -> f64 {
            row.iter().zip(column).map(|(one, other)| one * other).sum()
        };
        let cones = TO_CONES.map(|row| product(row, self.linear()).cbrt());
        let [a, b] = TO_A_AND_B.map(|row| product(row, cones));
        (a.hypot(b), b.atan2(a).to_degrees())
    }
}
