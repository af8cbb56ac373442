//! Round trips between tables and a catalogue: nothing changes that a column can express.

#[path = "../../catalogue/tests/strategies/catalogues.rs"]
mod catalogues;
#[path = "../../catalogue/tests/strategies/rules.rs"]
mod rules;

use catalogue::{Catalogue, Date};
use editing::exchange::tables::{csv, tables};
use editing::import::{Sheet, SheetKind, import, read_csv};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

/// The sheets after writing and reading their files.
fn through_files(sheets: &[Sheet]) -> Vec<Sheet> {
    sheets.iter().map(|sheet| read_csv(&sheet.name, &csv(sheet))).collect()
}

/// Asserts that the sheets are unchanged after importing and exporting them.
fn comes_back(sheets: &[Sheet]) {
    let import = import(&through_files(sheets), today());
    assert_eq!(import.findings, []);
    let written = tables(&import.catalogue);
    assert_eq!(written.unsaid, []);
    for (after, before) in written.sheets.iter().zip(sheets) {
        for (after, before) in after.rows.iter().zip(&before.rows) {
            assert_eq!(after, before);
        }
        assert_eq!(after, before);
    }
}

fn sheet(kind: SheetKind, rows: Vec<Vec<String>>) -> Sheet {
    let header = kind.columns().map(|column| column.title().to_owned()).collect();
    Sheet { name: kind.title().into(), rows: std::iter::once(header).chain(rows).collect() }
}

#[test]
fn a_clean_table_comes_back_as_it_was() {
    let files = [
        include_str!("clean/Angebote.csv"),
        include_str!("clean/Termine.csv"),
        include_str!("clean/Orte.csv"),
        include_str!("clean/Träger.csv"),
        include_str!("clean/Gemeinden.csv"),
        include_str!("clean/Übersetzungen.csv"),
    ];
    let sheets: Vec<Sheet> = SheetKind::SHEETS
        .iter()
        .zip(files)
        .map(|(kind, text)| read_csv(kind.title(), text.as_bytes()))
        .collect();
    comes_back(&sheets);
    for (sheet, text) in sheets.iter().zip(files) {
        let written = String::from_utf8(csv(sheet)).expect("UTF-8");
        assert_eq!(written.replace("\r\n", "\n"), ["\u{feff}", text].concat());
    }
}

/// Cells as the export writes them, by column header.
fn cells(title: &str) -> &'static [&'static str] {
    match title {
        "Kurzbeschreibung" => &["", "Kaffee; Tee und „mehr“", "=Summe(1)", "- mit Strich"],
        "Beschreibung" | "Voraussetzungen" | "So melden Sie sich an" | "Das passiert dann" => {
            &["", "Ein Satz.", "Zwei Absätze.\n\nMit \"Zeichen\"; und | Strich.", "'kurz"]
        }
        "Status" => &["", "pausiert", "beendet"],
        "Alter" => &[
            "",
            "alle",
            "ab 6 Monate",
            "ab 1 Jahr",
            "3–6 Jahre",
            "3 Jahre",
            "bis zum 3. Geburtstag",
            "6–18 Monate",
            "Klasse 1–4",
            "ab Klasse 5",
            "bis zum 1. Geburtstag | 3–6 Jahre",
        ],
        "Für Schwangere" | "Adresse geheim" | "Barrierefrei" | "Behinderten-WC" => {
            &["", "ja", "nein"]
        }
        "Lebensphase" => &["", "Grundschule", "kommt bald in die Schule | Schule und Beruf"],
        "Zielgruppe" => &["", "Eltern", "Eltern | Kinder", "Familien", "Fachkräfte"],
        "Thema" => &["", "Geld und Anträge", "Freizeit, Treffpunkte, Sport | Wohnen und Energie"],
        "Anlass" => {
            &["", "Das Geld reicht nicht", "Mir ist alles zu viel | Hilfe bei Hausaufgaben"]
        }
        "Einzugsgebiet" => &["", "06636", "Beispielstadt", "Beispielstadt | 06636003"],
        "Sprachen" => &["", "Deutsch", "Deutsch | Türkisch | Deutsche Gebärdensprache"],
        "Kosten" => {
            &["", "kostenlos", "2,50 € pro Treffen", "5 €", "kostenpflichtig, nach Einkommen"]
        }
        "Anmeldung" => &["", "ohne Anmeldung", "telefonisch", "per E-Mail", "Vermittlung"],
        "Suchwörter" => &["", "Spielkreis", "Babytreff | Hartz 4, früher"],
        "Mitbringen" => &["", "Decke | Impfpass, gelb", "Geld; Zeit |"],
        "Form" => &["", "vor Ort", "Hausbesuch | aufsuchend", "Telefon | online | Gruppe"],
        "Anonym" | "Für alle" | "Vertraulich" => &["", "ja"],
        "Telefon" => {
            &["", "0800 111 0550", "116 016 (Tag und Nacht)", "112 | 0800 111 0550 (Eltern)"]
        }
        "E-Mail" => &["", "cafe@kreis.example"],
        "Website" => &["", "https://www.kreis.example/seite,12.html"],
        "Termine" => &[
            "",
            "Di 14–16 Uhr",
            "Mo–Fr 8:30–12:00 Uhr | Sa ab 10 Uhr",
            "rund um die Uhr",
            "jeden 1. und 3. Mi im Monat 15–17 Uhr, außer in den Ferien",
            "jeden letzten Fr im Monat ab 15 Uhr",
            "jeden 5. und 20. im Monat 19–21 Uhr",
            "14-tägig Mi ab 06.01.2027, 15–17 Uhr",
            "alle 2 Monate am 2. Di vom 08.12.2026 bis 08.06.2027, 10–14 Uhr",
            "08.12.2026, 10–14 Uhr",
            "Di 10–11 Uhr vom 12.01.2027 bis 30.03.2027",
        ],
        "Plätze" => &["", "frei", "Warteliste, etwa drei Monate"],
        "Stand" => &["", "15.11.2026"],
        "PLZ" => &["", "01234"],
        "Stadt" => &["", "Beispielstadt"],
        "Gemeinde" => &["Beispielstadt"],
        "Breitengrad" => &["51,3415"],
        "Längengrad" => &["-9,5"],
        _ => &["", "ein Text", "Ä, ö & „ß“"],
    }
}

/// A row of this kind with a unique id and name.
fn row(kind: SheetKind, number: usize) -> BoxedStrategy<Vec<String>> {
    let strategies: Vec<BoxedStrategy<String>> = kind
        .columns()
        .map(|column| match column.title() {
            "Kennung" => Just(format!("eintrag-{number}")).boxed(),
            "Name" => Just(format!("Eintrag {number}")).boxed(),
            "Telefonzeiten" => Just(String::new()).boxed(),
            title => select(cells(title)).prop_map(str::to_owned).boxed(),
        })
        .collect();
    strategies.boxed()
}

/// Rows of this kind; those of offers refer to organizations and locations.
fn rows(kind: SheetKind, count: usize) -> BoxedStrategy<Vec<Vec<String>>> {
    (0..count).map(|number| row(kind, number)).collect::<Vec<_>>().boxed()
}

fn clean_sheets() -> impl Strategy<Value = Vec<Sheet>> {
    let counts = (1..4usize, 1..3usize, 1..3usize);
    counts.prop_flat_map(|(offers, locations, organizations)| {
        let picks = proptest::collection::vec(any::<(Index, Index, bool)>(), offers);
        (
            rows(SheetKind::Offers, offers),
            rows(SheetKind::Locations, locations),
            rows(SheetKind::Organizations, organizations),
            picks,
        )
            .prop_map(move |(mut offers, locations, organizations, picks)| {
                let at =
                    |title| SheetKind::Offers.columns().position(|column| column.title() == title);
                let set = |row: &mut Vec<String>, title, text: String| {
                    row[at(title).expect("a column")] = text;
                };
                let mut dates = Vec::new();
                for (row, (organization, location, has_dates)) in offers.iter_mut().zip(picks) {
                    let organization = organization.get(&organizations)[1].clone();
                    set(row, "Träger", organization);
                    set(row, "Veranstaltungsort", String::new());
                    if has_dates {
                        // More rules than fit in a cell.
                        set(row, "Termine", String::new());
                        for day in ["Mo 9–10 Uhr", "Di 9–10 Uhr", "Mi 9–10 Uhr", "Do 9–10 Uhr"]
                        {
                            let location = location.get(&locations)[1].clone();
                            let cells =
                                [&row[1], &location, day, "24.12.2026 | 31.12.2026", "mit Tee"];
                            dates.push(cells.map(str::to_owned).to_vec());
                        }
                    }
                }
                let place = [
                    "beispielstadt",
                    "Beispielstadt",
                    "01234 | 01235",
                    "51,3",
                    "9,8",
                    "06636003",
                    "",
                ];
                vec![
                    sheet(SheetKind::Offers, offers),
                    sheet(SheetKind::Dates, dates),
                    sheet(SheetKind::Locations, locations),
                    sheet(SheetKind::Organizations, organizations),
                    sheet(SheetKind::Places, vec![place.map(str::to_owned).to_vec()]),
                    sheet(SheetKind::Translations, Vec::new()),
                ]
            })
    })
}

proptest! {
    // Each case is a catalogue.
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_clean_table_comes_back_as_it_was(sheets in clean_sheets()) {
        comes_back(&sheets);
    }

    #[test]
    fn every_entry_comes_back_or_is_said_to_be_missing(catalogue in catalogues::catalogue()) {
        let tables = tables(&catalogue);
        let again = import(&through_files(&tables.sheets), today()).catalogue;
        let missing = |sheet| {
            let unsaid = tables.unsaid.iter();
            let rows = unsaid.filter(move |each| each.sheet == sheet && each.what == "die ganze Zeile");
            rows.map(|unsaid| unsaid.entries.len()).sum::<usize>()
        };
        let is_there = |id: &catalogue::Id| again.offers.iter().any(|offer| offer.id == *id);
        let gone = catalogue.offers.iter().filter(|offer| !is_there(&offer.id)).count();
        prop_assert_eq!(gone, missing(SheetKind::Offers));
    }
}

/// A demo catalogue as parsed by the reader.
fn demo(json: &str) -> Catalogue {
    catalogue::read(json.as_bytes()).expect("a catalogue").catalogue
}

#[test]
fn of_the_demo_only_what_no_column_says_is_lost() {
    let demo = demo(include_str!("../../../public/katalog.json"));
    let tables = tables(&demo);
    let unsaid: Vec<_> = tables.unsaid.iter().map(|unsaid| (unsaid.sheet, unsaid.what)).collect();
    assert_eq!(
        unsaid,
        [
            (SheetKind::Offers, "Sprachen oder eigene Zeiten einer Telefonnummer"),
            (SheetKind::Offers, "wann freie Plätze geprüft wurden"),
            (SheetKind::Organizations, "Sprachen oder eigene Zeiten einer Telefonnummer"),
        ]
    );
    let import = editing::import::update(&demo, &through_files(&tables.sheets), today());
    assert_eq!(import.rows.left_out, 0);
    let again = editing::exchange::tables::tables(&import.catalogue);
    assert_eq!(again, tables, "with the catalogue as a base, not even that");
    let checked = |catalogue: &Catalogue| {
        catalogue.offers.iter().filter_map(|each| each.availability.as_ref()?.checked).count()
    };
    assert_eq!(checked(&import.catalogue), checked(&demo));
    assert_eq!(import.catalogue.publisher, demo.publisher);
}

#[test]
fn the_nations_helplines_are_tables_without_a_loss() {
    let tables = tables(&demo(include_str!("../../../public/bund.json")));
    assert_eq!(tables.unsaid, []);
}
