//! The workbook that editors fill in.

use calamine::{Reader, Xlsx};
use catalogue::Date;
use editing::exchange::tables::tables;
use editing::exchange::template::{template, workbook};
use editing::import::{Column, Sheet, SheetKind, import, read_csv, read_tables};
use std::io::Cursor;

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let file = archive.by_name(name).expect("a part");
    std::io::read_to_string(file).expect("UTF-8")
}

#[test]
fn the_empty_template_has_no_offers_and_nothing_to_say() {
    let sheets = read_tables("x", &template()).expect("a workbook");
    let import = import(&sheets, today());
    assert_eq!(import.findings, []);
    assert_eq!((import.rows.rows, import.catalogue.offers.len()), (0, 0));
}

#[test]
fn it_has_a_sheet_for_each_kind_of_row_and_two_that_help() {
    let workbook: Xlsx<_> = Xlsx::new(Cursor::new(template())).expect("a workbook");
    let titles: Vec<&str> = SheetKind::SHEETS.iter().map(|kind| kind.title()).collect();
    let names = workbook.sheet_names();
    assert_eq!(names[..6], titles);
    assert_eq!(names[6..], ["Erklärung", "Listen"]);
}

#[test]
fn it_is_the_same_at_every_call() {
    assert!(template() == template());
}

#[test]
fn every_example_is_read_without_a_word() {
    for kind in SheetKind::SHEETS {
        let row = |cell: fn(Column) -> &'static str| {
            kind.columns().map(|column| cell(column).to_owned()).collect::<Vec<_>>()
        };
        let mut sheets = vec![Sheet {
            name: kind.title().into(),
            rows: vec![row(Column::title), row(Column::example)],
        }];
        if kind != SheetKind::Offers {
            sheets.push(read_csv("Angebote", "Name\nElterncafé".as_bytes()));
        }
        sheets.push(read_csv("Gemeinden", "Name\nWitzenhausen\n".as_bytes()));
        if kind == SheetKind::Places {
            sheets.pop();
        }
        let import = import(&sheets, today());
        assert_eq!(import.findings, [], "{}", kind.title());
        assert_eq!(import.rows.left_out, 0);
    }
}

#[test]
fn the_explanation_names_every_column_with_an_example() {
    let sheets = read_tables("x", &template()).expect("a workbook");
    let explanation = sheets.iter().find(|sheet| sheet.name == "Erklärung").expect("a sheet");
    for kind in SheetKind::SHEETS {
        for column in kind.columns() {
            let row = [kind.title(), column.title(), column.holds(), column.example()];
            assert!(explanation.rows.iter().any(|cells| *cells == row), "{row:?}");
        }
    }
}

#[test]
fn every_word_of_a_drop_down_is_read_without_a_word() {
    let sheets = read_tables("x", &template()).expect("a workbook");
    let lists = sheets.iter().find(|sheet| sheet.name == "Listen").expect("a sheet");
    for (at, title) in lists.rows[0].iter().enumerate() {
        let words = (1..lists.rows.len()).map(|row| lists.cell(row, at));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        assert!(words.len() > 1, "{title}");
        let title = if title == "ja oder nein" { "Anonym" } else { title };
        for word in words {
            let rows = [["Name", title, "Vertraulich"], ["A", word, "ja"]];
            let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
            let import = import(&[Sheet { name: "Angebote".into(), rows }], today());
            assert_eq!(import.findings, [], "{title}: {word}");
        }
    }
}

#[test]
fn drop_downs_offer_the_fixed_words_and_the_names_of_other_sheets() {
    let bytes = template();
    let offers = part(&bytes, "xl/worksheets/sheet1.xml");
    for (column, formula) in [
        ("E", "&apos;Träger&apos;!$B$2:$B$5000"),
        ("F", "&apos;Orte&apos;!$B$2:$B$5000"),
        ("G", "Listen!$B$2:$B$4"),
    ] {
        let formula = formula.replace("&apos;", "'");
        let validation = offers
            .split("<dataValidation ")
            .find(|each| each.contains(&format!("sqref=\"{column}2:{column}5000\"")))
            .expect("a drop-down");
        assert!(validation.replace("&apos;", "'").contains(&formula), "{validation}");
        assert!(!validation.contains("showErrorMessage"), "other words are accepted, too");
    }
    assert_eq!(offers.matches("<dataValidation ").count(), 16);
}

#[test]
fn the_header_stays_in_sight_and_explains_itself() {
    let bytes = template();
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("state=\"frozen\""));
    let notes = part(&bytes, "xl/comments1.xml");
    for column in SheetKind::Offers.columns() {
        assert!(notes.contains(&column.example().replace('&', "&amp;")), "{column:?}");
    }
}

#[test]
fn a_filled_one_becomes_the_same_catalogue_again() {
    let demo = include_str!("../../../public/katalog.json");
    let catalogue = catalogue::read(demo.as_bytes()).expect("a catalogue").catalogue;
    let tables = tables(&catalogue);
    let bytes = workbook(&tables.sheets).expect("a workbook");
    let again = read_tables("x", &bytes).expect("a workbook");
    let from_workbook = import(&again, today());
    assert_eq!(from_workbook.catalogue, import(&tables.sheets, today()).catalogue);
}

#[test]
fn a_text_that_is_too_long_for_a_cell_makes_no_workbook() {
    let rows = vec![vec!["Kennung".into()], vec!["x".repeat(40_000)]];
    assert_eq!(workbook(&[Sheet { name: "Angebote".into(), rows }]), None);
}
