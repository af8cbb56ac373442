//! The ZIP archive of a workbook: everything is counted before it is read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::budget::{PARTS, STYLES, UNPACKED};
use crate::import::NotATable;

/// The parts of an archive by name, limited to well-formed XML.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// Unpacks an archive. Parts that are not XML are skipped: a catalogue needs nothing from them.
///
/// # Errors
///
/// When it cannot be unpacked, or unpacks to too much. The sizes it declares are not trusted.
pub fn parts(bytes: &[u8]) -> Result<Parts, NotATable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotATable::Unopenable)?;
    if archive.len() > PARTS {
        return Err(NotATable::TooLarge(format!("Die Datei besteht aus mehr als {PARTS} Teilen.")));
    }
    let mut left = UNPACKED;
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| NotATable::Unopenable)?;
        let name = file.name().map_err(|_| NotATable::Unopenable)?.into_owned();
        let mut part = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        file.take(most).read_to_end(&mut part).map_err(|_| NotATable::Unopenable)?;
        left = left.checked_sub(part.len()).ok_or_else(|| {
            NotATable::TooLarge(format!(
                "Ausgepackt ist die Datei größer als {} MB.",
                UNPACKED >> 20
            ))
        })?;
        if is_whole(&part)? {
            parts.insert(name, part);
        }
    }
    Ok(parts)
}

/// Whether a part is XML in which every element is closed: some readers loop forever on an unclosed
/// element.
///
/// # Errors
///
/// When it has more of something than any table needs.
fn is_whole(part: &[u8]) -> Result<bool, NotATable> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    let (mut depth, mut elements, mut styles) = (0_usize, 0_usize, 0_usize);
    loop {
        buffer.clear();
        let element = match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                element
            }
            Ok(Event::Empty(element)) => element,
            Ok(Event::End(_)) => {
                let Some(around) = depth.checked_sub(1) else { return Ok(false) };
                depth = around;
                continue;
            }
            Ok(Event::Eof) => return Ok(depth == 0 && elements > 0),
            Ok(_) => continue,
            Err(_) => return Ok(false),
        };
        elements += 1;
        if claims_too_much(&element, part.len()) {
            return Ok(false);
        }
        styles += usize::from(is_listed(element.local_name().as_ref()));
        if styles > STYLES {
            return Err(NotATable::TooLarge(format!(
                "Die Datei hat mehr als {STYLES} Formate oder Namen."
            )));
        }
    }
}

/// Elements that workbook readers collect in a list.
fn is_listed(name: &str) -> bool {
    matches!(
        name,
        "xf" | "font"
            | "fill"
            | "border"
            | "numFmt"
            | "dxf"
            | "cellStyle"
            | "sheet"
            | "definedName"
            | "Relationship"
    )
}

/// Whether a list of shared strings declares more entries than there are bytes: readers allocate
/// that many.
fn claims_too_much(element: &BytesStart, bytes: usize) -> bool {
    element.local_name().as_ref() == "sst"
        && element.attributes().flatten().any(|attribute| {
            attribute.key.local_name().as_ref() == "uniqueCount"
                && attribute.value.trim().parse().is_ok_and(|count: u128| count > bytes as u128)
        })
}
