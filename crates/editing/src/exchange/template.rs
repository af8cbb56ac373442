//! The workbook that editors fill in.
//!
//! [`template`] is empty, [`workbook`] is the same with the rows of a catalogue's
//! [`tables`](crate::exchange::tables): one sheet per kind of row, drop-downs for fixed words, a
//! header with an explanation in every cell, and a sheet with all explanations.

mod choices;

use crate::import::{Column, Sheet, SheetKind};
use choices::{Choices, LISTS};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, IgnoreError,
    Note, Workbook, Worksheet, XlsxError,
};

/// The last row with drop-downs, from 0.
const LAST_ROW: u32 = 4999;

const BLUE: Color = Color::RGB(0x1F_4E_79);
const DARK_RED: Color = Color::RGB(0x8B_1A_1A);

/// The empty workbook as the bytes of an xlsx file; deterministic.
///
/// # Panics
///
/// Never: it does not depend on any input.
pub fn template() -> Vec<u8> {
    let sheets: Vec<Sheet> = SheetKind::SHEETS
        .into_iter()
        .map(|kind| Sheet { name: kind.title().into(), rows: Vec::new() })
        .collect();
    workbook(&sheets).expect("invariant: its texts fit a cell")
}

/// The workbook with these rows as the bytes of an xlsx file; `None` if a text is too long (more
/// than 32,767 characters) or there are too many rows. The sheets are those of
/// [`tables`](crate::exchange::tables::tables), whose first row is the header.
pub fn workbook(sheets: &[Sheet]) -> Option<Vec<u8>> {
    build(sheets).ok()
}

fn build(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date keeps the output deterministic: an unchanged file should not look changed.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let properties = DocProperties::new().set_title("Angebote für Familien");
    workbook.set_properties(&properties.set_creation_datetime(&created));
    for sheet in sheets {
        let Some(kind) = SheetKind::of(&sheet.name) else { continue };
        write_sheet(workbook.add_worksheet().set_name(kind.title())?, kind, sheet)?;
    }
    explain(workbook.add_worksheet().set_name("Erklärung")?)?;
    write_lists(workbook.add_worksheet().set_name("Listen")?)?;
    workbook.save_to_buffer()
}

fn header(color: Color) -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(color)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// The text format, so that `3-6` is not turned into a day in June and `06636` not into 6636.
fn text() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

/// For long texts: some spreadsheets show those with the text format as `####`.
fn prose() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

fn is_prose(column: Column) -> bool {
    use Column::{Application, Description, Documents, EditorNote, Eligibility, FirstContact};
    matches!(
        column,
        Description | Eligibility | Application | FirstContact | Documents | EditorNote
    )
}

fn width(column: Column) -> f64 {
    use Column::{
        Alert, Email, Id, Name, Offer, Organization, Situations, Summary, Times, Topics, Url, Venue,
    };
    match column {
        _ if is_prose(column) => 44.0,
        Summary | Alert | Topics | Situations | Times => 34.0,
        Name | Offer | Organization | Venue | Url | Email => 28.0,
        Id => 20.0,
        _ => 16.0,
    }
}

fn write_sheet(page: &mut Worksheet, kind: SheetKind, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_row_height(0, 32)?;
    for (at, column) in (0..).zip(kind.columns()) {
        let is_main = column == kind.main_column();
        page.set_column_width(at, width(column))?;
        let format = if is_prose(column) { prose() } else { text() };
        page.set_column_format(at, &format)?;
        let color = if is_main { DARK_RED } else { BLUE };
        page.write_string_with_format(0, at, column.title(), &header(color))?;
        let must = if is_main { "Muss ausgefüllt sein. " } else { "" };
        let note = format!("{must}{}.\n\nZum Beispiel: {}", column.holds(), column.example());
        let height = 60 + 18 * u32::try_from(note.chars().count() / 34).unwrap_or(0);
        let note = Note::new(note).add_author_prefix(false).set_width(260).set_height(height);
        page.insert_note(0, at, &note)?;
        if let Some(choices) = choices::of(column) {
            let validation = DataValidation::new()
                .allow_list_formula(Formula::new(reference(choices)))
                // Several words in one cell, and words not listed, are accepted, too.
                .show_error_message(false);
            page.add_data_validation(1, at, LAST_ROW, at, &validation)?;
        }
        for (row, cells) in (1..).zip(sheet.rows.iter().skip(1)) {
            if let Some(cell) = cells.get(usize::from(at)).filter(|cell| !cell.is_empty()) {
                page.write_string_with_format(row, at, cell, &format)?;
            }
        }
    }
    let last = u16::try_from(kind.columns().count()).unwrap_or(1) - 1;
    page.ignore_error_range(1, 0, LAST_ROW, last, IgnoreError::NumberStoredAsText)?;
    let named = kind.columns().position(|column| column == kind.main_column()).unwrap_or(0);
    page.set_freeze_panes(1, u16::try_from(named).unwrap_or(0) + 1)?;
    Ok(())
}

/// The cell range with the words of a drop-down.
fn reference(choices: Choices) -> String {
    match choices {
        Choices::Words(list) => {
            let column = char::from(b'A' + u8::try_from(list as usize).unwrap_or(0));
            format!("=Listen!${column}$2:${column}${}", list.words().len() + 1)
        }
        Choices::NamesIn(kind) => {
            let at = kind.columns().position(|column| column == Column::Name).unwrap_or(0);
            let column = char::from(b'A' + u8::try_from(at).unwrap_or(0));
            format!("='{}'!${column}$2:${column}${}", kind.title(), LAST_ROW + 1)
        }
    }
}

fn explain(page: &mut Worksheet) -> Result<(), XlsxError> {
    const WORDS: [&str; 6] = [
        "So füllen Sie die Tabelle aus",
        "Jede Zeile im Blatt „Angebote“ ist ein Angebot. Ausgefüllt sein muss nur der Name; was Sie nicht wissen, lassen Sie leer.",
        "Orte und Träger tragen Sie einmal in ihre eigenen Blätter ein. In den Angeboten wählen Sie dann den Namen aus.",
        "Mehrere Werte in einer Zelle trennen Sie mit | , zum Beispiel: Deutsch | Arabisch",
        "Notizen für sich selbst schreiben Sie in eigene Spalten. Spalten, die hier nicht stehen, werden nicht veröffentlicht.",
        "Die Blätter „Erklärung“ und „Listen“ gehören zur Vorlage und werden nicht gelesen.",
    ];
    for (at, width) in (0..).zip([18.0, 26.0, 64.0, 40.0]) {
        page.set_column_width(at, width)?;
    }
    for (row, words) in (0..).zip(WORDS) {
        let format =
            if row == 0 { Format::new().set_bold().set_font_size(14) } else { Format::new() };
        page.write_string_with_format(row, 0, words, &format)?;
    }
    let mut row = 7;
    for (at, title) in (0..).zip(["Blatt", "Spalte", "Was darin steht", "Zum Beispiel"]) {
        page.write_string_with_format(row, at, title, &header(BLUE))?;
    }
    for kind in SheetKind::SHEETS {
        for column in kind.columns() {
            row += 1;
            let cells = [kind.title(), column.title(), column.holds(), column.example()];
            for (at, cell) in (0..).zip(cells) {
                page.write_string_with_format(row, at, cell, &text())?;
            }
        }
    }
    Ok(())
}

fn write_lists(page: &mut Worksheet) -> Result<(), XlsxError> {
    for (at, list) in (0..).zip(LISTS) {
        page.set_column_width(at, 32)?;
        page.write_string_with_format(0, at, list.title(), &header(BLUE))?;
        for (row, word) in (1..).zip(list.words()) {
            page.write_string(row, at, word)?;
        }
    }
    Ok(())
}
