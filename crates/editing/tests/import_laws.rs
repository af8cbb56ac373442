//! Properties that hold for any table.

use catalogue::{Date, Severity};
use editing::import::{Column, Counts, Import, Sheet, SheetKind, import};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

/// Cells as editors fill them in, both right and wrong.
const CELLS: &[&str] = &[
    "",
    "",
    "",
    "Elterncafé",
    "Krabbelgruppe",
    "elterncafe",
    "Familienzentrum",
    "Beispielstadt",
    "0-3",
    "3–6 Jahre",
    "ab der 20. SSW",
    "bis 3 Jahre",
    "nach Reife",
    "Di 14–16 Uhr",
    "Di 14–16 Uhr; irgendwann",
    "14-tägig mittwochs",
    "08.12.2026",
    "2026-12-08",
    "10:00",
    "14",
    "nach Vereinbarung",
    "030/23125-100",
    "302-0",
    "Fax 030 23125199",
    "3023125120",
    "kostenlos",
    "2,50 €",
    "Spende",
    "ja",
    "nein",
    "x",
    "vielleicht",
    "Deutsch|Arabisch",
    "Klingonisch",
    "Geld und Anträge",
    "Gesundheid",
    "a|b|c",
    "37213",
    "7743",
    "06636",
    "6636003",
    "Marktplatz 1, 37213 Witzenhausen",
    "cafe@kreis.example",
    "kaputt@",
    "www.kreis.example",
    "51,3415",
    "Englisch",
    "javascript:alert(1)",
    "online",
    "Warteliste",
    "-",
    "k. A.",
    "Name",
    "Kennung",
    "zwei\nZeilen",
    "\u{202e}verkehrt",
    "<b>fett</b>",
    "{\"json\": 1}",
    "ÄÖÜ ß",
    "🎈",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => proptest::sample::select(CELLS).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

/// A sheet with some columns of its kind, an unknown one, and rows that may be longer or shorter.
fn sheet() -> impl Strategy<Value = Sheet> {
    const NAMES: &[&str] = &[
        "Angebote",
        "Termine",
        "Orte",
        "Träger",
        "Gemeinden",
        "Übersetzungen",
        "Tabelle1",
        "Notizen",
        "Listen",
    ];
    proptest::sample::select(NAMES).prop_flat_map(|name| {
        let kind = SheetKind::of(name).unwrap_or(SheetKind::Offers);
        let columns: Vec<Column> =
            Column::ALL.iter().copied().filter(|column| column.sheets().contains(&kind)).collect();
        let count = columns.len();
        let columns = proptest::sample::subsequence(columns, 0..=count);
        let row = || proptest::collection::vec(cell(), 0..14);
        (columns, proptest::collection::vec(row(), 0..2), proptest::collection::vec(row(), 0..8))
            .prop_map(move |(columns, above, below)| {
                let mut header: Vec<String> =
                    columns.iter().map(|column| column.title().to_owned()).collect();
                header.push("Zuständig".into());
                let rows = above.into_iter().chain([header]).chain(below).collect();
                Sheet { name: name.to_owned(), rows }
            })
    })
}

fn accounted_for(import: &Import) -> usize {
    let Counts { offers, dates, locations, organizations, places, translations, .. } = import.rows;
    let left_out: usize = import.findings.iter().map(|finding| finding.rows_left_out).sum();
    offers + dates + locations + organizations + places + translations + left_out
}

proptest! {
    #[test]
    fn no_row_is_lost_without_a_word(sheets in proptest::collection::vec(sheet(), 1..4)) {
        let import = import(&sheets, today());
        prop_assert_eq!(import.rows.rows, accounted_for(&import));
        prop_assert_eq!(import.rows.offers, import.catalogue.offers.len());
        for finding in &import.findings {
            prop_assert!(finding.severity != Severity::Error || finding.rows_left_out > 0);
            prop_assert!(!finding.what.is_empty() && !finding.help.is_empty());
        }
    }

    #[test]
    fn the_reader_takes_every_import(sheets in proptest::collection::vec(sheet(), 1..4)) {
        let import = import(&sheets, today());
        let json = serde_json::to_vec(&import.catalogue).expect("a catalogue is JSON");
        let reading = catalogue::read(&json).expect("a catalogue");
        let worse: Vec<_> =
            reading.diagnostics.iter().filter(|found| found.severity > Severity::Hint).collect();
        prop_assert!(worse.is_empty(), "{:?}", worse);
        prop_assert_eq!(reading.catalogue, import.catalogue);
    }

    #[test]
    fn the_same_table_gives_the_same_catalogue(sheets in proptest::collection::vec(sheet(), 1..3)) {
        prop_assert_eq!(import(&sheets, today()), import(&sheets, today()));
    }

    #[test]
    fn no_word_of_an_offer_is_lost(cells in proptest::collection::vec("[a-zäöü]{6,9}", 8)) {
        use Column::{Ages, Availability, Cost, Formats, Registration, ServiceArea, Times, Topics};
        let columns = [Ages, Times, Cost, Topics, Registration, ServiceArea, Formats, Availability];
        let mut rows = vec![vec!["Name".to_owned()], vec!["Angebot".to_owned()]];
        rows[0].extend(columns.iter().map(|column| column.title().to_owned()));
        rows[1].extend(cells.iter().cloned());
        let import = import(&[Sheet { name: "Angebote".into(), rows }], today());
        let json = serde_json::to_string(&import.catalogue).expect("a catalogue is JSON");
        for (column, cell) in columns.iter().zip(&cells) {
            // By coincidence, a word may be a recognised one.
            let said = json.contains(cell.as_str()) || !import.findings.iter().any(|finding| finding.what.contains(column.title()));
            prop_assert!(said, "{cell}");
        }
    }

    #[test]
    fn a_secret_address_is_told_nowhere_but_where_it_is_hidden(venue in "(|Haus|Haus \\| Hof|online)", code in "(01234|12 34|)") {
        let header = ["Name", "Veranstaltungsort", "Straße", "PLZ", "Stadt", "Adresse geheim"];
        let row = ["Schutz", &venue, "Geheimweg 7", &code, "Verborgen", "ja"];
        let rows = [header, row].map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let mut catalogue = import(&[Sheet { name: "Angebote".into(), rows }], today()).catalogue;
        for location in &mut catalogue.locations {
            prop_assert!(location.is_hidden() && location.public_address().is_none());
            location.address = None;
        }
        let json = serde_json::to_string(&catalogue).expect("a catalogue is JSON").to_lowercase();
        prop_assert!(!json.contains("geheimweg") && !json.contains("verborgen"), "{}", json);
    }
}

#[test]
fn a_place_called_by_digits_is_no_municipality_key() {
    let rows =
        [["Name", "Gemeinde", "Stadt", "Einzugsgebiet"], ["Elterncafé", "37213", "Stadt", "37213"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let offers = import(&[Sheet { name: "Angebote".into(), rows }], today()).catalogue.offers;
    assert!(matches!(offers[0].service_areas.as_slice(), [catalogue::ServiceArea::Place(_)]));
    let json = serde_json::to_string(&offers[0].service_areas).expect("JSON");
    assert_eq!(json, r#"["ort-37213"]"#);
}

#[test]
fn no_place_is_a_part_of_itself() {
    let rows = [["Name", "Teil von"], ["Stadt", "Kreis"], ["Kreis", "Land"], ["Land", "Stadt"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let import = import(&[Sheet { name: "Gemeinden".into(), rows }], today());
    let wholes: Vec<bool> =
        import.catalogue.places.iter().map(|place| place.part_of.is_some()).collect();
    assert_eq!(wholes, [true, true, false]);
    assert_eq!(import.findings[0].position.to_string(), "Gemeinden B4");
}

#[test]
fn an_id_stays_as_it_is_written() {
    let rows = [["Kennung", "Name"], ["a-", "A"], ["Ä b", "B"]];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let import = import(&[Sheet { name: "Angebote".into(), rows }], today());
    let ids: Vec<_> = import.catalogue.offers.iter().map(|offer| offer.id.to_string()).collect();
    assert_eq!(ids, ["a-", "ae-b"]);
    assert_eq!(import.findings[0].position.to_string(), "Angebote A3", "and the other is reported");
}
