//! `katalog template` as editors run it, and what a filled-in template leads to.

#[path = "../support/desk.rs"]
mod desk;

use std::fs;

use desk::{Desk, complained, said};
use editing::exchange::template::workbook;
use editing::import::{Sheet, SheetKind, read_csv};

#[test]
fn the_template_is_ready_to_be_filled_in() {
    let desk = Desk::new();
    let output = desk.run("template");
    assert_eq!(output.status.code(), Some(0));
    assert!(complained(&output).contains("Danach: katalog import vorlage.xlsx"));
    let import = desk.run("import vorlage.xlsx");
    let said = said(&import);
    assert!(said.starts_with("vorlage.xlsx: keine Zeilen.\n"), "{said}");
    assert!(said.contains("Ihr erstes Angebot"), "{said}");
}

#[test]
fn a_template_that_is_filled_in_is_never_written_over() {
    let desk = Desk::new();
    desk.put("vorlage.xlsx", "Arbeit");
    let output = desk.run("template");
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("gibt es schon"), "{}", complained(&output));
    assert_eq!(desk.text("vorlage.xlsx"), "Arbeit");
    assert_eq!(desk.run("template -o zweite.xlsx").status.code(), Some(0));
}

/// The template with the handbook's five offers, as a spreadsheet program saves it.
fn filled() -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/neu");
    let mut sheets = Vec::new();
    for kind in SheetKind::SHEETS {
        let file = format!("{folder}/{}.csv", kind.title());
        let typed = fs::read(file).map(|bytes| read_csv(kind.title(), &bytes)).unwrap_or_default();
        let header: Vec<String> = kind.columns().map(|column| column.title().to_owned()).collect();
        let at = |title: &String| typed.rows.first()?.iter().position(|other| other == title);
        let cell = |row, title| at(title).map_or("", |at| typed.cell(row, at)).to_owned();
        let row = |row| header.iter().map(|title| cell(row, title)).collect();
        let mut rows = vec![header.clone()];
        rows.extend((1..typed.rows.len()).map(row));
        sheets.push(Sheet { name: kind.title().into(), rows });
    }
    workbook(&sheets).expect("a workbook")
}

#[test]
fn a_newcomer_gets_from_the_template_to_a_published_site_with_five_offers() {
    let desk = Desk::new();
    desk.put("vorlage.xlsx", filled());
    let import = desk.run("import vorlage.xlsx --today 2026-11-22");
    assert_eq!(
        said(&import),
        "\
vorlage.xlsx: 14 Zeilen. Daraus wurden 5 Angebote, 2 Termine, 3 Orte, 3 Träger, 1 Gemeinde. \
Keine Zeile fehlt im Katalog.
katalog.json: keine Fehler, keine Warnungen, keine Hinweise. Familien finden 5 Angebote.

Der Katalog ist fertig zum Veröffentlichen.
"
    );
    assert_eq!(desk.run("check katalog.json --today 2026-11-22").status.code(), Some(0));

    desk.put("dist/index.html", include_str!("../../../../index.html"));
    let publish = desk.run("publish katalog.json --widget dist --out site --today 2026-11-22");
    assert_eq!(publish.status.code(), Some(0), "{}", complained(&publish));
    let list = desk.text("site/alle-angebote.html");
    for name in ["Familienbüro", "Elterncafé", "Geburtsvorbereitung", "Hausaufgabenhilfe"] {
        assert!(list.contains(name), "{name}");
    }

    let handbook = include_str!("../../../../docs/handbuch/vom-blatt-zum-katalog.md");
    for step in [import, publish] {
        assert!(handbook.contains(&said(&step)), "the handbook shows this output");
    }
}
