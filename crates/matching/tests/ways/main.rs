//! The ways of three families on the demo, as a person reads them: `ways.txt`.

#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use std::fmt::Write;

use catalogue::{Catalogue, Code, Date, Id, LifePhase, SchoolStart, YearMonth};
use matching::{Answers, Chain, End, Index, Person, Traveller, Viewer};

fn demo() -> Catalogue {
    let read = |name: &str| {
        let path = format!("{}/../../public/{name}", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read(&path).expect("the demo catalogue");
        catalogue::read(&file).expect("a catalogue").catalogue
    };
    let mut demo = read("katalog.json");
    demo.include(read("bund.json"));
    demo
}

/// The rule of the demo's state.
fn school() -> Option<SchoolStart> {
    SchoolStart::parse("06-30")
}

fn today() -> Date {
    Date::new(2026, 11, 30).expect("a day")
}

fn month(year: u16, month: u8) -> Option<YearMonth> {
    YearMonth::new(year, month)
}

fn spelled(month: YearMonth) -> String {
    format!("{}-{:02}", month.year(), month.month())
}

fn told(demo: &Catalogue, chain: &Chain) -> String {
    let mut text = String::new();
    let id = |offer: usize| demo.offers[offer].id.as_str();
    for (title, list) in [("now", &chain.now), ("ending", &chain.ending)] {
        let _ = writeln!(text, "  {title}: {}", list.len());
        for each in list {
            let until = match each.until {
                Some(End::Month(last)) => format!(" until {}", spelled(last)),
                Some(End::Date(day)) => format!(" last on {day}"),
                None => String::new(),
            };
            let stays = if each.stays { ", stays" } else { "" };
            let _ = writeln!(text, "    {}{until}{stays}", id(each.offer));
        }
    }
    for stage in &chain.stages {
        let from = stage.from.map_or_else(String::new, |from| format!(" from {}", spelled(from)));
        let (next, staying) = (stage.next.len(), stage.staying);
        let _ = writeln!(text, "  {}{from}: {next} new, {staying} stay", stage.phase.code());
        for next in &stage.next {
            let from =
                next.from.map_or_else(String::new, |from| format!(" from {}", spelled(from)));
            let _ = writeln!(text, "    {}{from}", id(next.offer));
        }
    }
    text
}

#[test]
fn three_families_and_what_comes_next_for_them() {
    let demo = demo();
    let index = Index::new(&demo, today(), Viewer::Family);
    let child = |phase, birth| Person::Phase { phase, birth };
    let way = |answers: &Answers, person, own: Option<YearMonth>| {
        let mut traveller = Traveller::new(person, school());
        traveller.birth = traveller.birth.or(own);
        told(&demo, &index.chain(&demo, answers, &traveller))
    };
    let mut text = String::new();
    let anywhere = Answers::default();

    let expecting = child(LifePhase::Pregnancy, None);
    text += "Expecting a child\n";
    text += &way(&anywhere, expecting, None);
    text += "\nExpecting a child in March 2027\n";
    text += &way(&anywhere, expecting, month(2027, 3));

    let place = Id::new("marbenau");
    let in_marbenau = Answers { place, ..Answers::default() };
    text += "\nIn Marbenau, with a child of 20 months, born in March 2025\n";
    text += &way(&in_marbenau, child(LifePhase::Toddler, month(2025, 3)), None);
    text += "\nand one of 5 years, born in September 2021\n";
    text += &way(&in_marbenau, child(LifePhase::Kindergarten, month(2021, 9)), None);

    text += "\nA young person who was born in October 2011\n";
    text += &way(&anywhere, Person::Myself, month(2011, 10));
    snapshot::assert_current("tests/ways/ways.txt", &text);
}

/// From pregnancy to school, no phase is without anything, and what is said to come does come.
#[test]
fn from_pregnancy_to_school_what_is_said_to_come_fits_in_that_month() {
    let demo = demo();
    let birth = month(2027, 3).expect("a month");
    let expecting = Person::Phase { phase: LifePhase::Pregnancy, birth: Some(birth) };
    let index = Index::new(&demo, today(), Viewer::Family);
    let traveller = Traveller::new(expecting, school());
    let chain = index.chain(&demo, &Answers::default(), &traveller);
    for stage in chain.stages.iter().filter(|stage| stage.phase <= LifePhase::PrimarySchool) {
        assert!(!stage.next.is_empty() || stage.staying > 0, "{:?}", stage.phase);
        for next in &stage.next {
            let from = next.from.and_then(|from| from.day(15)).expect("a month");
            let then = Index::new(&demo, from, Viewer::Family);
            let fits = |phase: &LifePhase| {
                let child = Person::Phase { phase: *phase, birth: Some(birth) };
                let answers = Answers { people: vec![child], ..Answers::default() };
                then.results(&answers, &matching::Filters::default(), None)
                    .fits
                    .contains(&next.offer)
            };
            assert!(LifePhase::ALL.iter().any(fits), "{}", demo.offers[next.offer].id);
        }
    }
}
