//! ods, read cell by cell: calamine allocates every cell up to the last one before it returns the
//! first, and a row may declare that it is repeated a million times.

use std::num::NonZeroUsize;

use calamine::Data;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::budget::{Budget, CELL, SHEETS};
use super::grid::Grid;
use super::value::text;
use crate::import::{NotATable, Sheet};

/// The part of the archive that contains the sheets.
pub const CONTENT: &str = "content.xml";

/// The sheets in [`CONTENT`].
///
/// # Errors
///
/// When it contains none, or too much.
pub fn sheets(content: &[u8]) -> Result<Vec<Sheet>, NotATable> {
    let mut events = Events(Reader::from_reader(content));
    let mut budget = Budget::new();
    let mut sheets = Vec::new();
    let mut is_spreadsheet = false;
    loop {
        match events.next()? {
            Event::Start(element) if element.name().as_ref() == "office:spreadsheet" => {
                is_spreadsheet = true;
            }
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                if sheets.len() == SHEETS {
                    let what = format!("Die Datei hat mehr als {SHEETS} Blätter.");
                    return Err(NotATable::TooLarge(what));
                }
                let name = attribute(&element, "table:name").unwrap_or_default();
                let mut grid = Grid::new(&name, &mut budget);
                events.read_table(&mut grid)?;
                sheets.push(grid.finish());
            }
            Event::Eof if is_spreadsheet => return Ok(sheets),
            Event::Eof => return Err(NotATable::Unopenable),
            _ => {}
        }
    }
}

/// The XML events of the part; invalid XML means that the file cannot be opened.
struct Events<'a>(Reader<&'a [u8]>);

impl<'a> Events<'a> {
    fn next(&mut self) -> Result<Event<'a>, NotATable> {
        self.0.read_event().map_err(|_| NotATable::Unopenable)
    }

    /// Reads the rows of a table up to its end.
    fn read_table(&mut self, grid: &mut Grid) -> Result<(), NotATable> {
        let mut row = 0_usize;
        loop {
            match self.next()? {
                Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                    let times = repeated(&element, "table:number-rows-repeated");
                    let cells = self.read_row()?;
                    // A row without texts uses no budget, however often it is repeated.
                    if !cells.is_empty() {
                        for row in row..row.saturating_add(times) {
                            for Cell { column, times, text } in &cells {
                                for column in *column..column.saturating_add(*times) {
                                    grid.put(row, column, text)?;
                                }
                            }
                        }
                    }
                    row = row.saturating_add(times);
                }
                Event::Empty(element) if element.name().as_ref() == "table:table-row" => {
                    row = row.saturating_add(repeated(&element, "table:number-rows-repeated"));
                }
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(NotATable::Unopenable),
                _ => {}
            }
        }
    }

    /// The non-empty cells of a row.
    fn read_row(&mut self) -> Result<Vec<Cell>, NotATable> {
        let mut cells = Vec::new();
        let mut column = 0_usize;
        loop {
            let (element, is_empty) = match self.next()? {
                Event::Start(element) => (element, false),
                Event::Empty(element) => (element, true),
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(cells);
                }
                Event::Eof => return Err(NotATable::Unopenable),
                _ => continue,
            };
            if !matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                continue;
            }
            let times = repeated(&element, "table:number-columns-repeated");
            let shown = if is_empty { String::new() } else { self.read_cell(&element)? };
            let text = value(&element).map_or(shown, |value| text(&value));
            if !text.is_empty() {
                cells.push(Cell { column, times, text });
            }
            column = column.saturating_add(times);
        }
    }

    /// The visible paragraphs of a cell, up to its end.
    fn read_cell(&mut self, cell: &BytesStart) -> Result<String, NotATable> {
        let mut shown = String::new();
        let mut paragraphs = 0_usize;
        // The nesting depth within elements that are not the cell's own text: a comment, a picture,
        // another table.
        let mut aside = 0_usize;
        loop {
            let event = self.next()?;
            match &event {
                Event::Start(element) if aside > 0 || is_aside(element) => aside += 1,
                Event::End(_) if aside > 0 => aside -= 1,
                Event::Eof => return Err(NotATable::Unopenable),
                _ if aside > 0 => {}
                Event::End(element) if element.name() == cell.name() => return Ok(shown),
                Event::Text(text) => shown.push_str(&text.xml10_content()),
                Event::CData(text) => shown.push_str(&text.xml10_content()),
                Event::GeneralRef(entity) => shown.push(letter(entity)?),
                Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                    "text:p" => {
                        if paragraphs > 0 {
                            shown.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:s" => {
                        let spaces = repeated(element, "text:c").min(CELL + 4);
                        shown.extend(std::iter::repeat_n(' ', spaces));
                    }
                    "text:tab" => shown.push('\t'),
                    "text:line-break" => shown.push('\n'),
                    _ => {}
                },
                _ => {}
            }
            // Too long already, whatever follows. A character has at most four bytes.
            shown.truncate(shown.floor_char_boundary(CELL + 4));
        }
    }
}

/// A text that fills one or more cells of a row.
struct Cell {
    /// The first of these columns, from 0.
    column: usize,
    /// The number of these cells.
    times: usize,
    text: String,
}

/// The value of a cell, if it differs from the displayed text.
fn value(cell: &BytesStart) -> Option<Data> {
    let kind = attribute(cell, "office:value-type")?;
    if attribute(cell, "calcext:value-type").as_deref() == Some("error") {
        return None;
    }
    Some(match kind.as_str() {
        "float" | "currency" | "percentage" => {
            Data::Float(attribute(cell, "office:value")?.parse().ok()?)
        }
        "date" => Data::DateTimeIso(attribute(cell, "office:date-value")?),
        "time" => Data::DurationIso(attribute(cell, "office:time-value")?),
        "boolean" => {
            Data::Bool(attribute(cell, "office:boolean-value")?.eq_ignore_ascii_case("true"))
        }
        "string" => Data::String(attribute(cell, "office:string-value")?),
        _ => return None,
    })
}

fn is_aside(element: &BytesStart) -> bool {
    let name = element.name();
    let name = name.as_ref();
    matches!(name, "office:annotation" | "table:table") || name.starts_with("draw:")
}

/// The character that an entity represents.
fn letter(entity: &BytesRef) -> Result<char, NotATable> {
    let named = || match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    };
    let letter = entity.resolve_char_ref().map_err(|_| NotATable::Unopenable)?;
    letter.or_else(named).ok_or(NotATable::Unopenable)
}

/// The number of repetitions: 1, unless an attribute says otherwise.
fn repeated(element: &BytesStart, name: &str) -> usize {
    let times = attribute(element, name).and_then(|times| times.parse().ok());
    times.map_or(1, NonZeroUsize::get)
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}
