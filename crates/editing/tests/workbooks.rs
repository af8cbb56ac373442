//! Workbooks as spreadsheet programs write them: several sheets, dates and times as numbers.

use catalogue::{Date, Frequency, TimeOfDay};
use editing::import::{Import, import, read_tables};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::io::Write;

fn imported(bytes: &[u8]) -> Import {
    let sheets = read_tables("x", bytes).expect("a workbook");
    import(&sheets, Date::new(2026, 11, 22).expect("a day"))
}

fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (number, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(row.iter()) {
            sheet.write_string(number, column, *cell).expect("a cell");
        }
    }
}

/// Sheets in an order in which each refers to later ones.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let time = Format::new().set_num_format("hh:mm");
    let sheet = workbook.add_worksheet().set_name("Termine").expect("a name");
    rows(
        sheet,
        &[
            &["Angebot", "Datum", "Von", "Bis", "Ort"],
            &["Familientag"],
            &["familientag", "Di 9-10 Uhr"],
            &["Unbekannt"],
        ],
    );
    sheet
        .write_datetime_with_format(
            1,
            1,
            ExcelDateTime::parse_from_str("2026-12-08").expect("a date"),
            &date,
        )
        .expect("a cell");
    sheet
        .write_datetime_with_format(
            1,
            2,
            ExcelDateTime::parse_from_str("10:00").expect("a time"),
            &time,
        )
        .expect("a cell");
    sheet
        .write_datetime_with_format(
            1,
            3,
            ExcelDateTime::parse_from_str("14:30").expect("a time"),
            &time,
        )
        .expect("a cell");
    sheet.write_string(1, 4, "Rathaus | Bürgerhaus").expect("a cell");
    let sheet = workbook.add_worksheet().set_name("Angebote").expect("a name");
    rows(
        sheet,
        &[
            &["Name", "Träger", "Veranstaltungsort", "Stand", "Kosten", "Einzugsgebiet"],
            &["Familientag", "Kreis", "Rathaus"],
        ],
    );
    sheet
        .write_datetime_with_format(
            1,
            3,
            ExcelDateTime::parse_from_str("2026-10-01").expect("a date"),
            &date,
        )
        .expect("a cell");
    sheet.write_number(1, 4, 2.5).expect("a cell");
    sheet.write_string(1, 5, "Neudorf").expect("a cell");
    let sheet = workbook.add_worksheet().set_name("Orte").expect("a name");
    rows(
        sheet,
        &[
            &["Name", "Straße", "PLZ", "Ort", "Barrierefrei"],
            &["Rathaus", "Am Markt 1", "", "Neudorf", "ja"],
        ],
    );
    sheet.write_number(1, 2, 7743).expect("a cell");
    let sheet = workbook.add_worksheet().set_name("Träger").expect("a name");
    rows(sheet, &[&[], &["", "Name", "Telefon"], &["", "Kreis", "030 23125-100"]]);
    let sheet = workbook.add_worksheet().set_name("Gemeinden").expect("a name");
    rows(
        sheet,
        &[&["Gemeinde", "AGS", "PLZ", "Teil von"], &["Neudorf", "", "07743", "Beispielkreis"]],
    );
    sheet.write_number(1, 1, 6_636_003).expect("a cell");
    let sheet = workbook.add_worksheet().set_name("Listen").expect("a name");
    rows(sheet, &[&["ja", "nein"]]);
    workbook.save_to_buffer().expect("memory")
}

#[test]
fn sheets_go_together_whatever_their_order() {
    let Import { catalogue, findings, rows } = imported(&workbook());
    assert_eq!((rows.rows, rows.offers, rows.dates, rows.left_out), (7, 1, 2, 1));
    let offer = &catalogue.offers[0];
    let organization = catalogue.organization(offer.organization.as_ref().expect("one"));
    assert_eq!(organization.map(|each| each.phones.len()), Some(1));
    let location = catalogue.location(&offer.locations[0]).expect("a location");
    let address = location.address.as_ref().expect("an address");
    assert_eq!(address.postal_code.as_deref(), Some("07743"));
    assert_eq!(location.place, Some(catalogue.places[0].id.clone()));
    assert_eq!(catalogue.places[0].ags.as_ref().map(catalogue::Ags::as_str), Some("06636003"));
    assert_eq!(catalogue.places[0].part_of, Some(catalogue.places[1].id.clone()));
    assert_eq!(
        offer.service_areas,
        [catalogue::ServiceArea::Place(catalogue.places[0].id.clone())]
    );
    let places: Vec<_> = findings.iter().map(|finding| finding.position.to_string()).collect();
    assert_eq!(places, ["Termine A4", "Orte C2", "Gemeinden B2"]);
}

#[test]
fn dates_times_and_prices_may_be_numbers() {
    let catalogue = imported(&workbook()).catalogue;
    let offer = &catalogue.offers[0];
    assert_eq!(offer.assured_date, Date::new(2026, 10, 1));
    assert_eq!(offer.cost.as_ref().and_then(|cost| cost.amount_cents), Some(250));
    let [once, elsewhere, weekly] = offer.schedules.as_slice() else { panic!("three rules") };
    assert_eq!((once.freq, once.dtstart), (Frequency::Once, Date::new(2026, 12, 8)));
    assert_eq!((once.opens_at, once.closes_at), (TimeOfDay::new(10, 0), TimeOfDay::new(14, 30)));
    assert_eq!(once.location, Some(catalogue.locations[1].id.clone()));
    assert_eq!(elsewhere.location, Some(catalogue.locations[0].id.clone()));
    assert_eq!(weekly.freq, Frequency::Weekly);
}

#[test]
fn an_ods_is_read_as_an_xlsx() {
    let cell = |text: &&str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let cells = |row: &[&str]| row.iter().map(cell).collect::<Vec<_>>().concat();
    let row = |inner: String| format!("<table:table-row>{inner}</table:table-row>");
    let date = r#"<table:table-cell office:value-type="date" office:date-value="2026-10-01"><text:p>01.10.2026</text:p></table:table-cell>"#;
    let time = r#"<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>"#;
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Angebote">{}{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        row(cells(&["Name", "Alter", "Termine", "Stand", "Von"])),
        row(cells(&["Elterncafé", "0-3", "Di"]) + date + time),
    );
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in
        [("mimetype", mimetype), ("META-INF/manifest.xml", manifest), ("content.xml", &content)]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    let import = imported(&archive.finish().expect("memory").into_inner());
    assert_eq!(import.findings, []);
    let offer = &import.catalogue.offers[0];
    assert_eq!(offer.assured_date, Date::new(2026, 10, 1));
    assert_eq!(offer.ages.len(), 1);
    assert_eq!(offer.schedules[0].opens_at, TimeOfDay::new(14, 30));
}
