//! Tables as text: CSV, as spreadsheet programs and editors write it.

use super::{Sheet, SheetKind, header};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The number of rows used to detect the separator.
const SAMPLE: usize = 20;

/// The sheet in a CSV file, separated by `;`, `,` or tabs: the separator is the one that yields the
/// most recognised columns, and among equals the widest row. UTF-8, UTF-16 with a byte order mark,
/// or else Windows-1252.
///
/// ```
/// use editing::import::read_csv;
/// let sheet = read_csv("Angebote", "\u{feff}Name;Kosten\nElterncafé;\"0; wirklich\"".as_bytes());
/// assert_eq!(sheet.cell(1, 1), "0; wirklich");
/// ```
pub fn read_csv(name: &str, bytes: &[u8]) -> Sheet {
    let text = decode(bytes);
    let (separator, text) = match text.strip_prefix("sep=") {
        // Excel's separator line, which it does not display.
        Some(rest) => (rest.bytes().next(), rest.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text.as_str()),
    };
    let kind = SheetKind::of(name).unwrap_or(SheetKind::Offers);
    let separator = separator.unwrap_or_else(|| {
        let score = |separator: &u8| {
            let sample = Sheet { name: String::new(), rows: rows(text, *separator, SAMPLE) };
            let known = header::find(&sample, kind).map_or(0, |header| header.columns.len());
            (known, sample.rows.iter().map(Vec::len).max())
        };
        b",\t;".iter().copied().max_by_key(score).unwrap_or(b';')
    });
    Sheet { name: name.to_owned(), rows: rows(text, separator, usize::MAX) }
}

/// Decodes the text, with line endings as `\n`.
fn decode(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let guess = || if str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    let (text, ..) = encoding.unwrap_or_else(guess).decode(bytes);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The rows as numbered by a spreadsheet: the CSV reader skips empty lines, a spreadsheet does not.
fn rows(text: &str, separator: u8, limit: usize) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while rows.len() < limit {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        // UTF-8 text in memory causes no errors, so this is the end.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        let before = text.as_bytes().get(start..).unwrap_or_default();
        let empty = before.iter().take_while(|byte| **byte == b'\n').count();
        rows.extend(std::iter::repeat_n(Vec::new(), empty));
        rows.push(record.iter().map(|cell| shown(cell).to_owned()).collect());
    }
    rows
}

/// Whether a spreadsheet would evaluate the text as a formula.
pub(crate) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The text as displayed by a spreadsheet: a leading apostrophe prevents evaluation.
fn shown(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_separator_is_found() {
        for text in [
            "Name;Alter\nA, b und c;3",
            "Name,Alter\n\"A, b und c\",3",
            "Name\tAlter\nA, b und c\t3",
        ] {
            let sheet = read_csv("x", text.as_bytes());
            assert_eq!((sheet.cell(1, 0), sheet.cell(1, 1)), ("A, b und c", "3"), "{text}");
        }
        let sheet = read_csv("x", b"sep=;\nName;Alter\nA;3");
        assert_eq!(sheet.cell(0, 1), "Alter");
    }

    #[test]
    fn the_encoding_is_found() {
        let (windows, ..) = WINDOWS_1252.encode("Name;Träger\nCafé;Müller – Söhne");
        for bytes in [windows.as_ref(), "\u{feff}Name;Träger\nCafé;Müller – Söhne".as_bytes()]
        {
            let sheet = read_csv("x", bytes);
            assert_eq!(sheet.cell(0, 0), "Name");
            assert_eq!(sheet.cell(1, 1), "Müller – Söhne");
        }
        let wide = "\u{feff}Name;Träger".encode_utf16().flat_map(u16::to_le_bytes);
        assert_eq!(read_csv("x", &wide.collect::<Vec<_>>()).cell(0, 1), "Träger");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let text = "\r\nName;Alter\r\n\r\n\r\n\"zwei\r\nZeilen\";1\r\n\r\nB;2\r\n";
        let sheet = read_csv("x", text.as_bytes());
        assert_eq!(sheet.cell(1, 0), "Name");
        assert_eq!(sheet.cell(4, 0), "zwei\nZeilen");
        assert_eq!(sheet.cell(6, 0), "B");
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(
            cells in proptest::collection::vec(proptest::collection::vec("[a-zß ;,\"\n]{1,8}", 3), 1..8)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            writer.write_record(["Name", "Alter", "Kosten"]).expect("memory");
            for row in &cells {
                writer.write_record(row).expect("memory");
            }
            let sheet = read_csv("x", &writer.into_inner().expect("memory"));
            prop_assert_eq!(&sheet.rows[1..], &cells[..]);
        }

        #[test]
        fn no_bytes_are_too_odd(bytes: Vec<u8>) {
            read_csv("x", &bytes);
        }
    }
}
