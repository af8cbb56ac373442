//! Wall-clock times.

use crate::digits::digits;
use std::fmt;

/// Minutes since midnight on the wall clock in Europe/Berlin, 0 to 1440; 1440 is the midnight at
/// the end of a day (`24:00`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// `00:00`, the midnight at the start of a day.
    pub const MIDNIGHT: Self = Self(0);

    /// The time `hour:minute`, or `None` if there is no such time (`24:00` is valid).
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        let minutes = hour as u16 * 60 + minute as u16;
        if minute < 60 && minutes <= 24 * 60 { Some(Self(minutes)) } else { None }
    }

    /// Reads `HH:MM`; seconds are allowed and ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.as_bytes().split(|byte| *byte == b':');
        let number = |part: Option<&[u8]>| {
            let part = part.filter(|part| part.len() <= 2)?;
            u8::try_from(digits(part)?).ok()
        };
        let (hour, minute) = (number(parts.next())?, number(parts.next())?);
        let seconds = parts.next().map_or(Some(0), |part| number(Some(part)))?;
        let is_time = seconds < 60 && parts.next().is_none();
        if is_time { Self::new(hour, minute) } else { None }
    }

    /// The hour, 0 to 24.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["00:00", "09:05", "23:59", "24:00"] {
            assert_eq!(TimeOfDay::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(TimeOfDay::parse("9:30"), TimeOfDay::new(9, 30));
        assert_eq!(TimeOfDay::parse("09:30:00"), TimeOfDay::new(9, 30));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "", "9", "24:01", "12:60", "12:00:60", "-1:00", "1:2:x", "1:2:3:4", "ab:cd", "+9:00",
            "9:30 Uhr",
        ] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }
}
