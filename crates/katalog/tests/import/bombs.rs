//! Decompression bombs: rejected in German, quickly, and without using much memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::Desk;

/// More memory than any table needs, in bytes.
const MEMORY: u64 = 600 << 20;
/// More time than any table needs in an unoptimised build.
const TIME: Duration = Duration::from_mins(2);

/// The output and exit code of a run.
struct Told {
    text: String,
    code: Option<i32>,
}

/// Imports a file within [`MEMORY`] and [`TIME`]. `name` sets the file type.
fn import(name: &str, bytes: &[u8]) -> (Told, Desk) {
    let desk = Desk::new();
    desk.put(name, bytes);
    let start = Instant::now();
    let errors = std::fs::File::create(desk.path("errors")).expect("a file");
    let output = std::fs::File::create(desk.path("output")).expect("a file");
    let mut run = Command::new(env!("CARGO_BIN_EXE_katalog"))
        .args(["import", name, "-o", "neu.json", "--today", "2026-11-22"])
        .current_dir(desk.path(""))
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .expect("katalog runs");
    let ended = run.wait4().expect("it ends");
    let text = desk.text("output") + &desk.text("errors");
    assert!(start.elapsed() < TIME, "{name}: {:?}", start.elapsed());
    assert!(ended.rusage.maxrss < MEMORY, "{name}: {} bytes", ended.rusage.maxrss);
    assert!(!text.contains("memory allocation") && !text.contains("panicked"), "{name}: {text}");
    (Told { text, code: ended.status.code() }, desk)
}

/// Imports a file that must be rejected for this reason.
fn refused(name: &str, bytes: &[u8], why: &str) {
    let (Told { text, code }, desk) = import(name, bytes);
    assert_eq!(code, Some(2), "{name}: {text}");
    assert!(text.contains(&format!("„{name}“: ")) && text.contains(why), "{name}: {text}");
    assert!(!desk.path("neu.json").exists());
}

/// Imports a file whose offer is read despite the extra content; returns the output.
fn read(name: &str, bytes: &[u8]) -> String {
    let (Told { text, code }, desk) = import(name, bytes);
    assert!(code.is_some_and(|code| code < 2), "{name}: {text}");
    assert!(desk.text("neu.json").contains("Elterncafé"), "{name}: {text}");
    text
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("memory");
        archive.write_all(part).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFER: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>Elterncafé</t></is></c></row>"#;

/// An xlsx file with `sheets` sheets of these rows, and additional parts.
fn xlsx(sheets: usize, rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut list, mut targets) = (String::new(), String::new());
    for number in 1..=sheets {
        let name = if number == 1 { "Angebote".to_owned() } else { format!("Blatt{number}") };
        let _ = write!(list, r#"<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>"#);
        let _ = write!(
            targets,
            r#"<Relationship Id="r{number}" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet.xml"/>"#
        );
    }
    let package = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let workbook = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>{list}</sheets></workbook>"#
    );
    let targets = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{targets}</Relationships>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", targets.as_bytes()),
        ("xl/worksheets/sheet.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    archive(&parts)
}

/// An ods file with these rows after its offer.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Angebote"><table:table-row>{}</table:table-row><table:table-row>{}</table:table-row>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        cell("", "Name"),
        cell("", "Elterncafé"),
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn cell(more: &str, text: &str) -> String {
    format!(
        r#"<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>"#
    )
}

const FAR: &str = r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;

#[test]
fn a_cell_at_the_far_end_is_told_and_the_rest_is_read() {
    let said = read("weit.xlsx", &xlsx(1, &[OFFER, FAR].concat(), &[]));
    assert!(said.contains("Angebote XFD1048576"), "{said}");
    // As LibreOffice writes it: empty rows as one row that is repeated a million times.
    let empty = r#"<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let far = format!(
        r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{}</table:table-row>"#,
        cell("", "x")
    );
    let said = read("weit.ods", &ods(&[empty, &far].concat()));
    assert!(said.contains("Angebote XFD1048576"), "{said}");
    read("leer.ods", &ods(empty));
    let styled = r#"<row r="1048576"><c r="XFD1048576" s="1"/></row>"#;
    let said = read("leer.xlsx", &xlsx(1, &[OFFER, styled].concat(), &[]));
    assert!(!said.contains("1048576"), "{said}");
}

#[test]
fn cells_at_the_far_end_of_many_sheets_or_rows_are_refused() {
    let why = "sind es mehr Zellen oder mehr Text, als ein Katalog braucht.";
    refused("blaetter.xlsx", &xlsx(90, FAR, &[]), why);
    let mut rows = String::new();
    for row in 1..=2_000 {
        let _ = write!(rows, r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#);
    }
    refused("breit.xlsx", &xlsx(1, &rows, &[]), why);
    refused(
        "nirgends.xlsx",
        &xlsx(1, r#"<row><c r="A4294967295"><v>1</v></c></row>"#, &[]),
        "öffnen",
    );
    refused("zuviele.xlsx", &xlsx(2_000, OFFER, &[]), "mehr als 100 Blätter");
}

#[test]
fn rows_and_cells_that_are_there_a_million_times_are_refused() {
    let many = r#" table:number-columns-repeated="16384""#;
    let row = format!(
        r#"<table:table-row table:number-rows-repeated="1048574">{}</table:table-row>"#,
        cell(many, "x")
    );
    refused("alles.ods", &ods(&row), "sind es mehr Zellen");
    let row = row.replace(many, "");
    refused("unten.ods", &ods(&row), "mehr als 100000 Zeilen");
    let row = row.replace("1048574", &usize::MAX.to_string());
    refused("ohne-ende.ods", &ods(&row), "öffnen");
    let mut rows = String::new();
    for _ in 0..150_000 {
        rows.push_str("<row><c><v>1</v></c></row>");
    }
    refused("zeilen.xlsx", &xlsx(1, &rows, &[]), "mehr als 100000 Zeilen");
}

#[test]
fn texts_that_grow_are_refused() {
    let spaces = cell("", r#"<text:s text:c="3000000000"/>"#);
    let row = format!("<table:table-row>{spaces}</table:table-row>");
    refused("leerzeichen.ods", &ods(&row), "„Angebote A3“ steht ein Text mit mehr als");
    let strings = |text: &str| format!(r#"<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>"#);
    let mut rows = String::new();
    for _ in 0..2_000 {
        rows.push_str(r#"<row><c t="s"><v>0</v></c></row>"#);
    }
    let with_strings =
        |strings: &str| xlsx(1, &rows, &[("xl/sharedStrings.xml", strings.as_bytes())]);
    let long = with_strings(&strings(&"x".repeat(1 << 20)));
    refused("lang.xlsx", &long, "„Angebote A1“ steht ein Text mit mehr als");
    let shared = with_strings(&strings(&"x".repeat(90_000)));
    refused("geteilt.xlsx", &shared, "sind es mehr Zellen oder mehr Text");
    let huge = with_strings(&strings(&"x".repeat(110 << 20)));
    assert!(huge.len() < 1 << 20, "still small: {}", huge.len());
    refused("riesig.xlsx", &huge, "Ausgepackt ist die Datei größer als 100 MB.");
    // Its header declares a small size.
    let mut lying = huge;
    let size = u32::try_from((110 << 20) + strings("").len()).expect("a size").to_le_bytes();
    let places: Vec<usize> =
        lying.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    refused("luegt.xlsx", &lying, "ie Datei");
    let claims = with_strings(&format!(
        r#"<sst xmlns="{MAIN}" uniqueCount="1000000000000"><si><t>x</t></si></sst>"#
    ));
    refused("behauptet.xlsx", &claims, "öffnen");
}

#[test]
fn what_a_workbook_has_lists_of_has_an_end() {
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><cellXfs>{}</cellXfs></styleSheet>"#,
        "<xf/>".repeat(200_000)
    );
    let file = xlsx(1, OFFER, &[("xl/styles.xml", styles.as_bytes())]);
    refused("formate.xlsx", &file, "mehr als 100000 Formate oder Namen");
    let names: Vec<String> = (0..6_000).map(|number| format!("{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    refused("teile.xlsx", &xlsx(1, OFFER, &parts), "mehr als 5000 Teilen");
}

#[test]
fn what_is_not_whole_is_refused_and_not_waited_for() {
    let whole = ods("");
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\"><table:table-row>";
    for content in [content, &content.replace("<table:table-row>", ""), "", "x", "<a>"] {
        let file = archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", b"<manifest:manifest>"),
            ("content.xml", content.as_bytes()),
        ]);
        refused("halb.ods", &file, "öffnen");
    }
    for part in ["xl/worksheets/sheet.xml", "xl/styles.xml", "xl/sharedStrings.xml"] {
        let half = format!(r#"<worksheet xmlns="{MAIN}"><sheetData><row><c><is>"#);
        let mut parts = vec![(part, half.as_bytes())];
        if part != "xl/worksheets/sheet.xml" {
            parts.push(("xl/worksheets/_rels/sheet.xml.rels", b"<Relationships>"));
            // No part of it is read, but the offer is.
            read("halb.xlsx", &xlsx(1, OFFER, &parts));
        }
    }
    refused("halb.zip", &whole[..whole.len() / 2], "öffnen");
    refused("alt.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 of Excel before 2007", "als .xlsx");
}

#[test]
fn texts_of_millions_of_lines_or_cells_are_refused() {
    refused("zeilen.csv", &b"x\n".repeat(5_000_000), "mehr als 1000000 Zeilen");
    refused("zellen.csv", &b";".repeat(20_000_000), "mehr als 5000000 Zellen");
    refused("reihen.csv", &b"x\n".repeat(150_000), "mehr als 100000 Zeilen");
    let long = ["Name\n", &"x".repeat(200_000)].concat();
    refused("lang.csv", long.as_bytes(), "„lang A2“ steht ein Text mit mehr als 100000 Zeichen");
}
