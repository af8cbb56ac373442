//! Numbers and tables, formatted for `docs/benchmarks.md`.

use xtask::sizes::grouped;

/// A Markdown table. The first column is text, all others are numbers.
pub fn table(header: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let aligned = |at| if at == 0 { "---" } else { "--:" };
    let ruler: Vec<String> = (0..header.len()).map(|at| aligned(at).to_owned()).collect();
    let rows = rows.into_iter().map(|row| line(&row));
    [line(header), line(&ruler)].into_iter().chain(rows).collect()
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Milliseconds, rounded to their significant digits.
pub fn milliseconds(time: f64) -> String {
    match time {
        _ if time.is_nan() => "–".to_owned(),
        _ if time < 0.1 => format!("{time:.3}"),
        _ if time < 10.0 => format!("{time:.2}"),
        _ if time < 100.0 => format!("{time:.1}"),
        _ => grouped(whole(time)),
    }
}

/// The same, or a dash if nothing was measured.
pub fn milliseconds_if_any(time: Option<f64>) -> String {
    milliseconds(time.unwrap_or(f64::NAN))
}

/// Formats bytes as megabytes.
pub fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1_000_000.0)
}

/// Rounds to the nearest whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times and sizes are small"
)]
pub fn whole(number: f64) -> usize {
    number.round().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{milliseconds, milliseconds_if_any, table};

    #[test]
    fn small_times_have_more_digits() {
        let shown = [0.0123, 0.5, 12.34, 1234.5].map(milliseconds);
        assert_eq!(shown, ["0.012", "0.50", "12.3", "1,235"]);
        assert_eq!(milliseconds_if_any(None), "–");
    }

    #[test]
    fn a_table_is_a_line_for_each_row() {
        let rows = [vec!["a".to_owned(), "1".to_owned()]];
        assert_eq!(
            table(&["what", "ms"].map(ToOwned::to_owned), rows),
            "| what | ms |\n| --- | --: |\n| a | 1 |\n"
        );
    }
}
