//! A single row of a sheet, and the findings about its cells.

use super::header::Header;
use super::{Column, Finding, Position, Sheet, SheetKind, yes_no};
use catalogue::Severity;

/// A row being read.
pub(super) struct Row<'a> {
    pub sheet: &'a Sheet,
    pub header: &'a Header,
    pub kind: SheetKind,
    /// Its index in the sheet, from 0.
    pub number: usize,
    pub findings: &'a mut Vec<Finding>,
    /// Unreadable texts, to be kept in the offer or location as written.
    pub kept: Vec<String>,
}

/// Whether the text is a placeholder for an empty cell.
fn is_placeholder(text: &str) -> bool {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    matches!(
        plain.as_str(),
        "-" | "–"
            | "—"
            | "--"
            | "/"
            | "?"
            | "k.a."
            | "k.a"
            | "ka"
            | "n/a"
            | "keineangabe"
            | "unbekannt"
    )
}

impl Row<'_> {
    /// The trimmed text of a column; several columns of that name form a list. Empty if the column
    /// is missing, or contains "k. A." or the like.
    pub fn text(&self, column: Column) -> String {
        let cells = self.header.columns.iter().filter(|(known, _)| *known == column);
        let texts = cells.map(|(_, at)| self.sheet.cell(self.number, *at).replace('\u{a0}', " "));
        texts
            .filter(|text| !text.is_empty() && !is_placeholder(text))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    /// The text, unless it is empty.
    pub fn stated(&self, column: Column) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    /// The text as a single line.
    pub fn line(&self, column: Column) -> Option<String> {
        let text = self.stated(column)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn find(
        &mut self,
        severity: Severity,
        column: Option<Column>,
        what: String,
        help: &str,
        rows: usize,
    ) {
        let stated = |at: usize| !self.sheet.cell(self.number, at).is_empty();
        let mut places = self.header.columns.iter().filter(|(known, _)| Some(*known) == column);
        let first = places.clone().next();
        let place = places.find(|(_, at)| stated(*at)).or(first);
        let position = Position {
            sheet: self.sheet.name.clone(),
            row: Some(self.number),
            column: place.map(|(_, at)| *at),
        };
        let help = help.to_owned();
        self.findings.push(Finding { severity, position, what, help, rows_left_out: rows });
    }

    /// Reports something that was read, but may have been meant differently.
    pub fn ask(&mut self, column: Column, what: String, help: &str) {
        self.find(Severity::Hint, Some(column), what, help, 0);
    }

    /// Reports an unreadable text. The caller must keep the text.
    pub fn unread(&mut self, column: Column, text: &str, help: &str) {
        let kept = match self.kind {
            SheetKind::Offers | SheetKind::Dates | SheetKind::Translations => {
                "Der Text steht jetzt in Worten beim Angebot."
            }
            SheetKind::Locations => "Der Text steht jetzt in Worten beim Ort.",
            SheetKind::Organizations | SheetKind::Places => "Der Text fehlt jetzt im Katalog.",
        };
        let what = format!("„{}“: „{text}“ ließ sich nicht lesen. {kept}", column.title());
        self.find(Severity::Warning, Some(column), what, help, 0);
    }

    /// Reports an unreadable text, and keeps it for the description.
    pub fn keep(&mut self, column: Column, text: &str, help: &str) {
        self.unread(column, text, help);
        self.keep_quietly(column, text);
    }

    /// Keeps a text for the description without reporting it.
    pub fn keep_quietly(&mut self, column: Column, text: &str) {
        self.kept.push(format!(
            "{}: {}",
            column.title(),
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        ));
    }

    /// Reports that the row is missing from the catalogue.
    pub fn leave_out(&mut self, column: Column, what: String, help: &str) {
        self.find(Severity::Error, Some(column), what, help, 1);
    }

    /// A boolean; any other text is kept.
    pub fn flag(&mut self, column: Column) -> Option<bool> {
        let text = self.stated(column)?;
        let flag = yes_no::read(&text);
        if flag.is_none() {
            self.keep(column, &text, "Schreiben Sie ja oder nein.");
        }
        flag
    }

    /// A boolean for which a wrong "no" would do harm: unreadable values count as "yes".
    pub fn safeguard(&mut self, column: Column) -> Option<bool> {
        let text = self.stated(column)?;
        let answer = yes_no::read(&text);
        if answer.is_none() {
            let what =
                format!("„{}“: „{text}“ wurde zur Sicherheit als Ja gelesen.", column.title());
            self.ask(column, what, "Schreiben Sie ja oder nein.");
        }
        answer.or(Some(true))
    }
}
