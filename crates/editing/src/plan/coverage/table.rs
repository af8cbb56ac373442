//! The matrix as a spreadsheet table: one row per cell, suitable for pivot tables.

use super::cell::{Level, Thin};
use super::{Area, Coverage, phase_label, topic_label};
use catalogue::{Code, LifePhase, Topic};
use csv::{Terminator, WriterBuilder};

/// The columns.
const HEADER: [&str; 15] = [
    "Ort",
    "Kennung Ort",
    "Lebensphase",
    "Kennung Lebensphase",
    "Thema",
    "Kennung Thema",
    "Einschätzung",
    "Gründe",
    "Angebote",
    "Träger",
    "enden bald",
    "veraltet",
    "vielleicht oder pausiert",
    "überregional",
    "am Ort",
];

/// A CSV file that Excel and LibreOffice open correctly in Germany: `;` as separator, UTF-8 with a
/// byte order mark.
///
/// # Panics
///
/// Never: writing to memory cannot fail.
pub fn csv(coverage: &Coverage) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEADER).expect("invariant: memory");
    for area in coverage.areas() {
        for topic in &coverage.topics {
            for phase in &coverage.phases {
                let row = row(coverage, area, *topic, *phase);
                writer.write_record(&row).expect("invariant: memory");
            }
        }
    }
    writer.into_inner().expect("invariant: memory")
}

fn row(coverage: &Coverage, area: &Area, topic: Topic, phase: LifePhase) -> [String; 15] {
    let cell = coverage.cell(area, topic, phase);
    let here = coverage.here(area, topic, phase);
    let level = cell.level();
    let reasons = if level == Level::Thin { cell.thin() } else { Vec::new() };
    let reasons: Vec<&str> = reasons.into_iter().map(Thin::label).collect();
    let name = if area.name.is_empty() { &coverage.name } else { &area.name };
    [
        harmless(name),
        area.place.as_ref().map(|id| harmless(id.as_str())).unwrap_or_default(),
        phase_label(phase).to_owned(),
        phase.code().to_owned(),
        topic_label(topic).to_owned(),
        topic.code().to_owned(),
        level.label().to_owned(),
        reasons.join(", "),
        cell.local.to_string(),
        cell.organizations.to_string(),
        cell.ending.to_string(),
        cell.outdated.to_string(),
        (cell.unclear + cell.paused).to_string(),
        cell.wide.to_string(),
        // Without places, there is none that an offer could be in.
        area.place.as_ref().map(|_| here.to_string()).unwrap_or_default(),
    ]
}

/// A spreadsheet would evaluate a text that looks like a formula:
/// <https://owasp.org/www-community/attacks/CSV_Injection>.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_name_is_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("Marbenau"), "Marbenau");
    }
}
