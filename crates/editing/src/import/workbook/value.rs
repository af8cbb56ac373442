//! Cell values as text.

use calamine::{Data, ExcelDateTime};
use catalogue::{Date, TimeOfDay};

/// The value of a cell as text.
pub fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::DateTimeIso(moment) => moment.replacen('T', " ", 1),
        Data::DurationIso(duration) => clock(duration).unwrap_or_else(|| duration.clone()),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::Bool(yes) => if *yes { "ja" } else { "nein" }.into(),
        Data::DateTime(moment) => date_time(moment),
        Data::Error(error) => error.to_string(),
        #[expect(unreachable_patterns, reason = "calamine may add variants")]
        other => other.to_string(),
    }
}

/// `14:30` for `PT14H30M00S`, the ods format of a time.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    TimeOfDay::new(hours.parse().ok()?, minutes.parse().ok()?).map(|time| time.to_string())
}

/// `2026-12-08`, `14:30` or both: Excel counts days since 30 December 1899.
fn date_time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    // Due to rounding, a table may store 14:30 as half a second less.
    let minutes = u16::from(hour) * 60 + u16::from(minute) + u16::from(second >= 30);
    let part = |minutes| u8::try_from(minutes).unwrap_or(u8::MAX);
    let time =
        TimeOfDay::new(part(minutes / 60), part(minutes % 60)).unwrap_or(TimeOfDay::MIDNIGHT);
    match Date::new(year, month, day) {
        Some(date) if moment.as_f64() >= 1.0 && time == TimeOfDay::MIDNIGHT => date.to_string(),
        Some(date) if moment.as_f64() >= 1.0 => format!("{date} {time}"),
        _ => time.to_string(),
    }
}
