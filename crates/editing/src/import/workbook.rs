//! Workbooks: xlsx, ods and xls.

use super::Sheet;
use calamine::{Data, ExcelDateTime, Reader, open_workbook_auto_from_rs};
use catalogue::{Date, TimeOfDay};
use std::io::Cursor;

/// The sheets of a workbook; none when it cannot be opened.
pub(super) fn sheets(bytes: &[u8]) -> Option<Vec<Sheet>> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let mut sheets = Vec::new();
    for (name, range) in workbook.worksheets() {
        let (top, left) = range.start().unwrap_or_default();
        // Rows and columns are counted from the sheet's corner, not from the first cell in use.
        let mut rows = vec![Vec::new(); usize::try_from(top).unwrap_or(0)];
        for cells in range.rows() {
            let mut row = vec![String::new(); usize::try_from(left).unwrap_or(0)];
            row.extend(cells.iter().map(text));
            rows.push(row);
        }
        sheets.push(Sheet { name, rows });
    }
    Some(sheets)
}

/// What stands in a cell, as text.
fn text(cell: &Data) -> String {
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
        #[expect(unreachable_patterns, reason = "calamine may learn further kinds")]
        other => other.to_string(),
    }
}

/// `14:30` for `PT14H30M00S`, as an ods writes a time.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    TimeOfDay::new(hours.parse().ok()?, minutes.parse().ok()?).map(|time| time.to_string())
}

/// `2026-12-08`, `14:30` or both: Excel's days since 30 December 1899.
fn date_time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    // Half a second short of a minute is how a table rounds 14:30.
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
