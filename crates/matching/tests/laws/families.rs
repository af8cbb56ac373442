//! Realistic families and offers, and what the page says about them.

use crate::generate::{day_and_catalogue, id, person};
use crate::oracle::Oracle;
use catalogue::{
    Ags, Catalogue, Date, LifePhase, Moment, Months, ServiceArea, TimeOfDay, Weekday, YearMonth,
};
use matching::{
    Answers, Change, Doubt, Explanation, Facet, Filters, Index, Miss, Person, PersonDoubt,
    PersonMiss, Reason, SearchIndex, SearchTexts, Section, Viewer, Whereabouts,
};
use proptest::prelude::*;

const PLACES: &str = r#"
    { "id": "werra-meissner", "name": "Werra-Meißner-Kreis", "ags": "06636" },
    { "id": "witzenhausen", "name": "Witzenhausen", "ags": "06636016", "part_of": "werra-meissner",
      "latitude": 51.341, "longitude": 9.855 },
    { "id": "eschwege", "name": "Eschwege", "ags": "06636003", "part_of": "werra-meissner" }"#;
const LOCATIONS: &str = r#"
    { "id": "familienzentrum", "name": "Familienzentrum", "place": "witzenhausen" },
    { "id": "nebenan", "name": "Dorfladen", "latitude": 51.3, "longitude": 9.85 },
    { "id": "mehrgenerationenhaus", "name": "Mehrgenerationenhaus", "place": "eschwege",
      "latitude": 51.187, "longitude": 10.053 },
    { "id": "frauenhaus", "name": "Frauenhaus", "place": "witzenhausen", "hide_address": true,
      "latitude": 51.34, "longitude": 9.85 }"#;

fn today() -> Date {
    Date::new(2026, 11, 20).expect("a day")
}

/// The offers are JSON, as an editor would write them.
fn catalogue(offers: &str) -> Catalogue {
    let json = format!(
        r#"{{ "schema_version": "1.0", "name": "Beispielkreis",
              "places": [{PLACES}], "locations": [{LOCATIONS}], "offers": [{offers}] }}"#
    );
    let reading = catalogue::read(json.as_bytes()).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
    reading.catalogue
}

fn in_phase(phase: LifePhase) -> Person {
    Person::Phase { phase, birth: None }
}

fn born(phase: LifePhase, year: u16, month: u8) -> Person {
    let birth = YearMonth::new(year, month);
    assert!(birth.is_some());
    Person::Phase { phase, birth }
}

fn with(people: &[Person]) -> Answers {
    Answers { people: people.to_vec(), ..Answers::default() }
}

fn living_in(place: &str) -> Answers {
    Answers { place: Some(id(place)), ..Answers::default() }
}

fn because_of(situation: &str) -> Answers {
    Answers { situations: vec![id(situation)], ..Answers::default() }
}

/// The explanation of a single offer.
fn explain(offer: &str, answers: &Answers) -> Explanation {
    let index = Index::new(&catalogue(offer), today(), Viewer::Family);
    index.explain(0, answers, &Filters::default(), None)
}

/// The ids in the section "fits".
fn fitting(catalogue: &Catalogue, answers: &Answers, wish: Option<&str>) -> Vec<String> {
    let results =
        Index::new(catalogue, today(), Viewer::Family).results(answers, &Filters::default(), wish);
    results.fits.into_iter().map(|at| catalogue.offers[at].id.to_string()).collect()
}

#[test]
fn what_takes_place_around_the_corner_for_another_town_is_not_praised_for_being_near() {
    let offer = r#"{ "id": "rat", "name": "Rat", "service_areas": ["eschwege"],
        "locations": ["familienzentrum"] }"#;
    assert_eq!(explain(offer, &living_in("witzenhausen")).reasons, []);
}

const FROM_THREE: &str = r#"{ "id": "turnen", "name": "Kinderturnen", "ages": [{ "from_months": 36 }],
    "service_areas": ["witzenhausen"] }"#;

#[test]
fn from_three_years_and_the_child_is_younger() {
    let baby = explain(FROM_THREE, &with(&[in_phase(LifePhase::Baby)]));
    assert_eq!(baby.section, Some(Section::NearMiss));
    let why = PersonMiss::TooYoung { from: Months::from_years(3) };
    assert_eq!(baby.misses, [Miss::Person { index: 0, why }]);
    assert_eq!(baby.changes, [Change::Person(in_phase(LifePhase::Kindergarten))]);
}

#[test]
fn up_to_three_years_and_the_child_is_older() {
    let offer =
        r#"{ "id": "krabbelgruppe", "name": "Krabbelgruppe", "ages": [{ "to_months": 36 }] }"#;
    let schoolchild = explain(offer, &with(&[in_phase(LifePhase::PrimarySchool)]));
    let why = PersonMiss::TooOld { to: Months::from_years(3) };
    assert_eq!(schoolchild.misses, [Miss::Person { index: 0, why }]);
    // The phase closest to the child's, not the first one that fits.
    assert_eq!(schoolchild.changes, [Change::Person(in_phase(LifePhase::Toddler))]);
}

#[test]
fn only_in_witzenhausen() {
    let elsewhere = explain(FROM_THREE, &living_in("eschwege"));
    assert_eq!(elsewhere.section, Some(Section::NearMiss));
    let areas = vec![ServiceArea::Place(id("witzenhausen"))];
    assert_eq!(elsewhere.misses, [Miss::OnlyIn(areas)]);
    assert_eq!(elsewhere.changes, [Change::Place(id("witzenhausen"))]);
}

#[test]
fn two_misses_need_two_other_answers() {
    let mut answers = living_in("eschwege");
    answers.people.push(in_phase(LifePhase::Baby));
    let far = explain(FROM_THREE, &answers);
    assert_eq!(far.section, None);
    assert_eq!(far.misses.len(), 2);
    let both =
        [Change::Person(in_phase(LifePhase::Kindergarten)), Change::Place(id("witzenhausen"))];
    assert_eq!(far.changes, both);
    let changed = both.iter().fold(answers, |answers, change| answers.with(change));
    assert_eq!(explain(FROM_THREE, &changed).section, Some(Section::Fits));
}

#[test]
fn advice_that_comes_to_eschwege_once_a_month() {
    let offer = r#"{ "id": "tag-der-familienleistungen", "name": "Tag der Familienleistungen",
        "topics": ["geld"], "audience": ["parent"], "ages": [{ "from_months": 0, "to_months": 300 }],
        "service_areas": ["06636"], "cost": { "free": true }, "registration": "none",
        "formats": ["outreach"], "schedules": [
            { "freq": "MONTHLY", "byday": ["2TU"], "location": "familienzentrum", "dtstart": "2026-01-01" },
            { "freq": "ONCE", "dtstart": "2026-12-15", "location": "mehrgenerationenhaus" }] }"#;
    let answers = Answers {
        people: vec![in_phase(LifePhase::PrimarySchool)],
        place: Some(id("eschwege")),
        situations: vec![id("geld-reicht-nicht"), id("hilfe-bei-antrag")],
    };
    let explanation = explain(offer, &answers);
    assert_eq!(explanation.section, Some(Section::Fits));
    let reasons = [
        Reason::Person(0),
        Reason::Situation(id("geld-reicht-nicht")),
        Reason::Situation(id("hilfe-bei-antrag")),
        Reason::TakesPlaceIn(id("eschwege")),
        Reason::Free,
        Reason::NoRegistration,
        Reason::ComesToYou,
    ];
    assert_eq!(explanation.reasons, reasons);
    assert_eq!(explanation.changes, []);
}

#[test]
fn an_offer_of_the_district_serves_each_of_its_towns() {
    let offer = r#"{ "id": "beratung", "name": "Familienberatung", "service_areas": ["06636"] }"#;
    let reasons = explain(offer, &living_in("eschwege")).reasons;
    assert_eq!(reasons, [Reason::Serves(id("werra-meissner"))]);
    let offer = r#"{ "id": "beratung", "name": "Familienberatung", "service_areas": ["06636", "eschwege"] }"#;
    let reasons = explain(offer, &living_in("eschwege")).reasons;
    assert_eq!(reasons, [Reason::Serves(id("eschwege"))]);
    let offer = r#"{ "id": "beratung", "name": "Familienberatung", "service_areas": ["06633"] }"#;
    let other = explain(offer, &living_in("eschwege"));
    let key = Ags::new("06633").expect("a key");
    assert_eq!(other.misses, [Miss::OnlyIn(vec![ServiceArea::Ags(key)])]);
    // No place of this catalogue would help.
    assert_eq!(other.changes, [Change::SkipPlace]);
}

#[test]
fn a_part_of_the_familys_place_may_be_theirs() {
    let family = explain(FROM_THREE, &living_in("werra-meissner"));
    assert_eq!(family.section, Some(Section::MayFit));
    assert_eq!(family.doubts, [Doubt::Area(vec![ServiceArea::Place(id("witzenhausen"))])]);
}

#[test]
fn a_municipality_in_the_familys_district_may_be_theirs() {
    let offer = r#"{ "id": "krabbeln", "name": "Krabbelgruppe", "service_areas": ["06636003"] }"#;
    let family = explain(offer, &living_in("werra-meissner"));
    assert_eq!(family.section, Some(Section::MayFit));
    let key = Ags::new("06636003").expect("a key");
    assert_eq!(family.doubts, [Doubt::Area(vec![ServiceArea::Ags(key)])]);
}

#[test]
fn of_several_children_one_is_enough_and_each_that_fits_is_named() {
    let offer = r#"{ "id": "lernhilfe", "name": "Lernhilfe",
        "ages": [{ "from_months": 72, "to_months": 192 }] }"#;
    let children = [
        in_phase(LifePhase::Baby),
        in_phase(LifePhase::PrimarySchool),
        in_phase(LifePhase::SecondarySchool),
    ];
    let family = explain(offer, &with(&children));
    assert_eq!(family.section, Some(Section::Fits));
    assert_eq!(family.reasons, [Reason::Person(1), Reason::Person(2)]);
    assert_eq!(family.misses, []);
}

#[test]
fn the_month_of_birth_makes_the_age_exact() {
    let offer =
        r#"{ "id": "fruehe-hilfen", "name": "Frühe Hilfen", "ages": [{ "to_months": 36 }] }"#;
    let of = |year, month| explain(offer, &with(&[born(LifePhase::Toddler, year, month)]));
    // Turns three this month: it depends on the day.
    let doubt = Doubt::Person { index: 0, why: PersonDoubt::AgeAtTheEdge };
    assert_eq!(of(2023, 11).doubts, [doubt]);
    assert_eq!(of(2023, 12).section, Some(Section::Fits));
    assert_eq!(of(2023, 10).section, Some(Section::NearMiss));
    // Not born yet, even though the parents chose a phase: a newborn.
    assert_eq!(of(2027, 2).section, Some(Section::Fits));
}

#[test]
fn school_status_decides_not_age() {
    let offer = r#"{ "id": "hort", "name": "Hort", "life_phases": ["grundschule"] }"#;
    let of = |person| explain(offer, &with(&[person]));
    assert_eq!(of(in_phase(LifePhase::PrimarySchool)).section, Some(Section::Fits));
    // Eleven and a half, still at primary school.
    let old = born(LifePhase::PrimarySchool, 2015, 5);
    assert_eq!(of(old).section, Some(Section::Fits));
    // Six, still in day care: uncertain.
    let why = PersonDoubt::MadeForPhases(vec![LifePhase::PrimarySchool]);
    for person in [in_phase(LifePhase::Kindergarten), born(LifePhase::Kindergarten, 2020, 10)] {
        assert_eq!(of(person).section, Some(Section::MayFit));
        assert_eq!(of(person).doubts, [Doubt::Person { index: 0, why: why.clone() }]);
    }
    let why = PersonMiss::OtherLifePhase(vec![LifePhase::PrimarySchool]);
    assert_eq!(of(in_phase(LifePhase::Baby)).misses, [Miss::Person { index: 0, why }]);
}

#[test]
fn nothing_stated_is_no_reason_to_leave_it_out() {
    let offer = r#"{ "id": "treff", "name": "Offener Treff" }"#;
    for (person, why) in [
        (in_phase(LifePhase::Baby), PersonDoubt::AgesNotStated),
        (in_phase(LifePhase::Pregnancy), PersonDoubt::PregnancyNotStated),
        (Person::Parent, PersonDoubt::AdultsNotStated),
        (Person::Relative, PersonDoubt::AdultsNotStated),
        (Person::Myself, PersonDoubt::AudienceNotStated),
    ] {
        let explanation = explain(offer, &with(&[person]));
        assert_eq!(explanation.section, Some(Section::MayFit));
        assert_eq!(explanation.doubts, [Doubt::Person { index: 0, why }]);
    }
}

#[test]
fn pregnancy_is_no_age() {
    let midwife =
        r#"{ "id": "geburtsvorbereitung", "name": "Geburtsvorbereitung", "pregnancy": true }"#;
    let expecting = with(&[in_phase(LifePhase::Pregnancy)]);
    assert_eq!(explain(midwife, &expecting).section, Some(Section::Fits));
    let baby = explain(midwife, &with(&[in_phase(LifePhase::Baby)]));
    assert_eq!(baby.misses, [Miss::Person { index: 0, why: PersonMiss::PregnancyOnly }]);
    let swimming = r#"{ "id": "schwimmen", "name": "Babyschwimmen", "pregnancy": false,
        "ages": [{ "from_months": 3, "to_months": 12 }] }"#;
    let expecting = explain(swimming, &expecting);
    assert_eq!(expecting.misses, [Miss::Person { index: 0, why: PersonMiss::NotInPregnancy }]);
    assert_eq!(expecting.changes, [Change::Person(in_phase(LifePhase::Baby))]);
}

#[test]
fn young_people_find_what_they_may_use_by_themselves() {
    let for_parents = r#"{ "id": "kurs", "name": "Elternkurs", "audience": ["parent"] }"#;
    let why = PersonMiss::NotForYoungPeopleAlone;
    let myself = explain(for_parents, &with(&[Person::Myself]));
    assert_eq!(myself.misses, [Miss::Person { index: 0, why }]);
    let for_youth = r#"{ "id": "jugendhaus", "name": "Jugendhaus", "audience": ["child"],
        "ages": [{ "from_months": 144, "to_months": 216 }] }"#;
    assert_eq!(explain(for_youth, &with(&[Person::Myself])).section, Some(Section::Fits));
}

#[test]
fn adults_find_what_is_for_parents_or_families_whatever_the_age_of_the_children() {
    for adult in [Person::Parent, Person::Relative] {
        let of = |facts: &str| {
            let offer = format!(r#"{{ "id": "x", "name": "X", {facts} }}"#);
            explain(&offer, &with(&[adult]))
        };
        for audience in ["parent", "family"] {
            let facts = format!(
                r#""audience": ["child", "{audience}"], "ages": [{{ "from_months": 144 }}]"#
            );
            assert_eq!(of(&facts).section, Some(Section::Fits), "{audience}");
        }
        let for_children = of(r#""audience": ["child"]"#);
        let why = PersonMiss::NotForAdults;
        assert_eq!(for_children.misses, [Miss::Person { index: 0, why }]);
        let for_pregnancy = of(r#""audience": ["parent"], "life_phases": ["schwangerschaft"]"#);
        let why = PersonMiss::PregnancyOnly;
        assert_eq!(for_pregnancy.misses, [Miss::Person { index: 0, why }]);
    }
}

/// An offer that lists a split situation helps in each of its successors as it helped in the split
/// one; and an answer that names the split one means all of them.
#[test]
fn what_lists_a_split_situation_meets_its_successors() {
    for (split, into) in catalogue::SPLIT_SITUATIONS {
        let offers = format!(
            r#"{{ "id": "alt", "name": "Alt", "situations": ["{split}"] }},
               {{ "id": "neu", "name": "Neu", "situations": ["{}"] }},
               {{ "id": "anders", "name": "Anders", "situations": ["wohnung"] }}"#,
            into[0],
        );
        let index = |offers: &str, situations: &str| {
            let json = format!(
                r#"{{ "schema_version": "1.0", "situations": [{situations}], "offers": [{offers}] }}"#
            );
            let reading = catalogue::read(json.as_bytes()).expect("a catalogue");
            assert_eq!(reading.left_out, 0);
            Index::new(&reading.catalogue, today(), Viewer::Family)
        };
        let fits = |index: &Index, situation: &str| {
            let mut fits = index.results(&because_of(situation), &Filters::default(), None).fits;
            fits.sort_unstable();
            fits
        };
        let by_default = index(&offers, "");
        assert_eq!(fits(&by_default, into[0]), [0, 1]);
        for successor in &into[1..] {
            assert_eq!(fits(&by_default, successor), [0], "{successor}");
        }
        assert_eq!(fits(&by_default, split), [0, 1]);
        // A list that still has the split one keeps it.
        let own = format!(
            r#"{{ "id": "{split}", "topic": "erziehung", "label": "Wie bisher" }},
               {{ "id": "{}", "topic": "erziehung", "label": "Neu" }}"#,
            into[0],
        );
        let own = index(&offers, &own);
        assert_eq!(fits(&own, split), [0]);
        assert_eq!(fits(&own, into[0]), [1]);
    }
}

#[test]
fn a_pause_is_a_near_miss_that_no_answer_mends() {
    let offer = r#"{ "id": "cafe", "name": "Elterncafé", "status": "paused" }"#;
    let paused = explain(offer, &Answers::default());
    assert_eq!(paused.section, Some(Section::NearMiss));
    assert_eq!(paused.misses, [Miss::Paused]);
    assert_eq!(paused.changes, []);
}

#[test]
fn a_child_that_withdraws_leads_to_advice() {
    let offers = catalogue(
        r#"{ "id": "beratung", "name": "Familienberatungsstelle", "topics": ["erziehung", "entwicklung"] },
           { "id": "logopaedie", "name": "Sprachförderung", "topics": ["entwicklung"],
             "situations": ["entwicklung-sprechen"] },
           { "id": "wohngeld", "name": "Wohngeldstelle", "topics": ["wohnen"] }"#,
    );
    let answers = because_of("zieht-sich-zurueck");
    let results =
        Index::new(&offers, today(), Viewer::Family).results(&answers, &Filters::default(), None);
    assert_eq!(results.fits, [0]);
    // One that lists other situations of the topic may fit; other topics stay within reach.
    assert_eq!(results.may_fit, [1]);
    assert_eq!(results.other_topics, [2]);
}

#[test]
fn an_included_offer_made_for_another_list_of_situations_is_found_by_its_topic() {
    let json = r#"{ "schema_version": "1.0", "name": "Beispielkreis",
        "situations": [{ "id": "wenig-geld", "topic": "geld" }], "offers": [] }"#;
    let mut own = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    own.include(catalogue(
        r#"{ "id": "kindergeld", "name": "Kindergeld", "topics": ["geld"],
             "situations": ["hilfe-bei-antrag"] }"#,
    ));
    let explanation = Index::new(&own, today(), Viewer::Family).explain(
        0,
        &because_of("wenig-geld"),
        &Filters::default(),
        None,
    );
    assert_eq!(explanation.section, Some(Section::Fits));
    assert_eq!(explanation.reasons, [Reason::Situation(id("wenig-geld"))]);
}

#[test]
fn nobody_learns_where_a_shelter_is() {
    let shelter =
        catalogue(r#"{ "id": "schutz", "name": "Schutz und Hilfe", "locations": ["frauenhaus"] }"#);
    let index = Index::new(&shelter, today(), Viewer::Family);
    let answers = living_in("witzenhausen");
    let explanation = index.explain(0, &answers, &Filters::default(), None);
    assert_eq!(explanation.section, Some(Section::Fits));
    assert_eq!(explanation.reasons, []);
    let search = SearchIndex::new(&shelter, Viewer::Family, SearchTexts::default());
    assert!(search.search("Witzenhausen").is_empty());
    assert_eq!(search.search("Schutz"), [0]);
}

#[test]
fn what_is_for_everyone_in_another_state_helps_nobody_here() {
    let catalogue = catalogue(
        r#"{ "id": "gift-hessen", "name": "Giftnotruf Hessen", "universal": true, "service_areas": ["06"] },
           { "id": "gift-thueringen", "name": "Giftnotruf Thüringen", "universal": true, "service_areas": ["16"] },
           { "id": "eschwege", "name": "Büro in Eschwege", "universal": true, "service_areas": ["eschwege"] },
           { "id": "telefon", "name": "Sorgentelefon", "universal": true },
           { "id": "landesgeld", "name": "Landesgeld", "service_areas": ["16"] }"#,
    );
    let index = Index::new(&catalogue, today(), Viewer::Family);
    let always = |answers: &Answers| {
        let results = index.results(answers, &Filters::default(), None);
        let mut ids: Vec<_> = results
            .guides
            .into_iter()
            .chain(results.helplines)
            .map(|at| catalogue.offers[at].id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(always(&living_in("witzenhausen")), ["gift-hessen", "telefon"]);
    // Somewhere in the district: perhaps in Eschwege.
    assert_eq!(always(&living_in("werra-meissner")), ["eschwege", "gift-hessen", "telefon"]);
    let all = ["eschwege", "gift-hessen", "gift-thueringen", "telefon"];
    assert_eq!(always(&Answers::default()), all);
    assert_eq!(always(&with(&[in_phase(LifePhase::Baby)])), all);

    let elsewhere = Miss::OnlyIn(vec![ServiceArea::Ags(Ags::new("16").expect("a key"))]);
    for offer in ["gift-thueringen", "landesgeld"] {
        let at = catalogue.offer_index(&id(offer)).expect("an offer");
        let why = index.explain(at, &living_in("witzenhausen"), &Filters::default(), None);
        assert_eq!(why.misses, std::slice::from_ref(&elsewhere), "{offer}");
    }
}

#[test]
fn near_and_easy_offers_come_first() {
    let mut offers = catalogue(
        r#"{ "id": "bund", "name": "A: im ganzen Land" },
           { "id": "land", "name": "B: in Hessen", "service_areas": ["06"] },
           { "id": "geprueft", "name": "C: geprüft", "assured_date": "2026-01-10" },
           { "id": "bald", "name": "D: bald", "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-19" }] },
           { "id": "spaeter", "name": "E: später", "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-20" }] },
           { "id": "ukrainisch", "name": "F: Ukrainisch", "languages": ["de", "uk"] },
           { "id": "kommt", "name": "G: kommt", "formats": ["home_visit"] },
           { "id": "ohne-anmeldung", "name": "H: einfach kommen", "registration": "none" },
           { "id": "kostenlos", "name": "I: kostenlos", "cost": { "amount_cents": 0 } },
           { "id": "geld", "name": "J: mit Gebühr", "topics": ["geld"], "cost": { "free": false } }"#,
    );
    offers.offers[0].layer = 2;
    let order = |wish| fitting(&offers, &Answers::default(), wish);
    let expected = |middle: &[&'static str]| {
        [&["bald", "kostenlos", "ohne-anmeldung"], middle, &["land", "bund"]].concat()
    };
    let rest = ["geprueft", "spaeter", "ukrainisch", "kommt", "geld"];
    assert_eq!(order(None), expected(&rest));
    let rest = ["ukrainisch", "geprueft", "spaeter", "kommt", "geld"];
    assert_eq!(order(Some("uk")), expected(&rest));
    assert_eq!(order(Some("xx")), order(None));
    // Meeting a situation ranks before everything else.
    let results = Index::new(&offers, today(), Viewer::Family).results(
        &because_of("geld-reicht-nicht"),
        &Filters::default(),
        None,
    );
    assert_eq!(results.fits, [9]);
    assert_eq!(results.other_topics.len(), 9);
}

#[test]
fn what_is_near_comes_first_and_of_what_is_far_the_nearest() {
    let offers = catalogue(
        r#"{ "id": "fern", "name": "A: anderswo", "locations": ["mehrgenerationenhaus"] },
           { "id": "unbekannt", "name": "B: irgendwo" },
           { "id": "geheim", "name": "C: an einem geheimen Ort", "locations": ["frauenhaus"] },
           { "id": "mobil", "name": "D: kommt nach Hause", "formats": ["home_visit"],
             "locations": ["mehrgenerationenhaus"] },
           { "id": "telefon", "name": "E: am Telefon", "formats": ["phone"] },
           { "id": "hier", "name": "F: im Ort", "locations": ["familienzentrum"] },
           { "id": "nebenan", "name": "G: im Nachbarort", "locations": ["nebenan"] }"#,
    );
    let order = fitting(&offers, &living_in("witzenhausen"), None);
    assert_eq!(order, ["mobil", "telefon", "hier", "nebenan", "fern", "unbekannt", "geheim"]);

    let index = Index::new(&offers, today(), Viewer::Family);
    let whereabouts = |offer: &str| {
        let at = offers.offer_index(&id(offer)).expect("an offer");
        let Whereabouts { place, kilometres, comes_to_you } =
            index.whereabouts(at, Some(&id("witzenhausen")));
        assert_eq!(comes_to_you, offer == "mobil");
        (place.map(|place| place.to_string()), kilometres)
    };
    assert_eq!(whereabouts("hier"), (Some("witzenhausen".to_owned()), None));
    assert_eq!(whereabouts("nebenan"), (None, Some(5)));
    assert_eq!(whereabouts("fern"), (Some("eschwege".to_owned()), Some(22)));
    assert_eq!(whereabouts("mobil"), whereabouts("fern"));
    for nowhere in ["unbekannt", "geheim"] {
        assert_eq!(whereabouts(nowhere), (None, None));
    }
}

#[test]
fn the_next_date_is_the_one_in_the_familys_place_or_at_the_nearest() {
    let offers = catalogue(
        r#"{ "id": "tag", "name": "Beratungstag", "schedules": [
            { "freq": "ONCE", "dtstart": "2026-11-25", "location": "mehrgenerationenhaus" },
            { "freq": "ONCE", "dtstart": "2026-12-01", "location": "nebenan" },
            { "freq": "ONCE", "dtstart": "2026-12-15", "location": "familienzentrum" },
            { "freq": "ONCE", "dtstart": "2027-06-01", "location": "mehrgenerationenhaus" }] }"#,
    );
    let index = Index::new(&offers, today(), Viewer::Family);
    let next = |home: Option<&str>, from: &str| {
        let time = TimeOfDay::parse("08:00").expect("a time");
        let now = Moment { date: Date::parse(from).expect("a day"), time };
        let home = home.map(id);
        let date = index.next_date(&offers, &offers.offers[0], home.as_ref(), now);
        date.map(|date| date.date.to_string())
    };
    let home = Some("witzenhausen");
    assert_eq!(next(None, "2026-11-20").as_deref(), Some("2026-11-25"));
    assert_eq!(next(home, "2026-11-20").as_deref(), Some("2026-12-15"));
    assert_eq!(next(Some("eschwege"), "2026-11-20").as_deref(), Some("2026-11-25"));
    // Half a year is too long to wait for one's own town.
    assert_eq!(next(Some("eschwege"), "2026-11-26").as_deref(), Some("2026-12-01"));
    assert_eq!(next(home, "2027-06-02"), None);
}

#[test]
fn who_cannot_be_understood_comes_last() {
    let offers = catalogue(
        r#"{ "id": "ukrainisch", "name": "A", "languages": ["uk"], "cost": { "free": true } },
           { "id": "unbekannt", "name": "B" },
           { "id": "deutsch", "name": "C", "languages": ["tr", "de"] }"#,
    );
    let order = |wish| fitting(&offers, &Answers::default(), wish);
    assert_eq!(order(None), ["unbekannt", "deutsch", "ukrainisch"]);
    assert_eq!(order(Some("ar")), ["unbekannt", "deutsch", "ukrainisch"]);
    assert_eq!(order(Some("uk")), ["ukrainisch", "unbekannt", "deutsch"]);
}

#[test]
fn who_helps_in_just_this_comes_before_who_helps_in_everything() {
    let offers = catalogue(
        r#"{ "id": "alles", "name": "A: für alles", "topics": ["erziehung"] },
           { "id": "vieles", "name": "B: für vieles", "topics": ["erziehung", "belastung"],
             "situations": ["baby-schreit", "streit-zu-hause", "alles-zu-viel"] },
           { "id": "babys", "name": "C: für müde Eltern", "topics": ["erziehung"],
             "situations": ["baby-schreit"], "cost": { "free": false } }"#,
    );
    let order = fitting(&offers, &because_of("baby-schreit"), None);
    assert_eq!(order, ["babys", "vieles", "alles"]);
}

#[test]
fn for_brothers_and_sisters_comes_first_who_is_there_for_all_of_them() {
    let offers = catalogue(
        r#"{ "id": "babys", "name": "A: für Babys", "ages": [{ "to_months": 12 }] },
           { "id": "paten", "name": "B: für alle", "ages": [{ "to_months": 144 }] }"#,
    );
    let two = with(&[in_phase(LifePhase::Baby), in_phase(LifePhase::PrimarySchool)]);
    assert_eq!(fitting(&offers, &two, None), ["paten", "babys"]);
    assert_eq!(fitting(&offers, &with(&[in_phase(LifePhase::Baby)]), None), ["babys", "paten"]);
}

#[test]
fn in_danger_comes_first_who_can_be_reached_now() {
    let offers = catalogue(
        r#"{ "id": "haus", "name": "A: im Ort", "topics": ["sicherheit"] },
           { "id": "telefon", "name": "B: im ganzen Land", "topics": ["sicherheit"] }"#,
    );
    let index = Index::new(&offers, today(), Viewer::Family);
    let order = |situation: &str| {
        let answers = because_of(situation);
        index.results_now(&answers, &Filters::default(), None, &|at| at == 1).fits
    };
    assert_eq!(order("nicht-sicher"), [1, 0]);
    assert_eq!(index.results(&because_of("nicht-sicher"), &Filters::default(), None).fits, [0, 1]);
    assert_eq!(order("streit-zu-hause"), [0usize; 0]);
}

#[test]
fn a_paused_guide_and_a_childrens_helpline_leave_those_whom_they_cannot_help() {
    let offers = catalogue(
        r#"{ "id": "buero", "name": "Familienbüro", "universal": true },
           { "id": "pause", "name": "Wegweiser", "universal": true, "status": "paused" },
           { "id": "eltern", "name": "Elterntelefon", "universal": true, "audience": ["parent"] }"#,
    );
    let index = Index::new(&offers, today(), Viewer::Family);
    let guides = |answers: &Answers| index.results(answers, &Filters::default(), None).guides;
    assert_eq!(guides(&with(&[in_phase(LifePhase::Baby)])), [2, 0]);
    assert_eq!(guides(&with(&[Person::Myself])), [0]);
    let myself = with(&[Person::Myself]);
    let explain = |at| index.explain(at, &myself, &Filters::default(), None);
    let why = PersonMiss::NotForYoungPeopleAlone;
    assert_eq!(explain(2).misses, [Miss::Person { index: 0, why }]);
    assert_eq!(explain(1).misses, [Miss::Paused]);
}

#[test]
fn a_situation_named_twice_counts_once() {
    let offers = catalogue(
        r#"{ "id": "schule", "name": "B: Schule", "topics": ["schule"] },
           { "id": "geld", "name": "A: Geld", "topics": ["geld"] }"#,
    );
    let situations = ["probleme-schule", "geld-reicht-nicht", "probleme-schule"];
    let answers = Answers { situations: situations.map(id).to_vec(), ..Answers::default() };
    assert_eq!(fitting(&offers, &answers, None), ["geld", "schule"]);
}

#[test]
fn the_weekday_filter_looks_a_month_ahead() {
    let offers = catalogue(
        r#"{ "id": "a", "name": "Sonntag in 30 Tagen", "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-20" }] },
           { "id": "b", "name": "Sonntag in 37 Tagen", "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-27" }] },
           { "id": "c", "name": "Montag", "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-07" }] }"#,
    );
    let sundays = Filters { weekdays: vec![Weekday::Sunday], ..Filters::default() };
    let index = Index::new(&offers, today(), Viewer::Family);
    let results = index.results(&Answers::default(), &sundays, None);
    assert_eq!(results.fits, [0]);
    // Its next date is too far away to matter here: unknown, and so not excluded.
    assert_eq!(results.may_fit, [1]);
    let doubts = index.explain(1, &Answers::default(), &sundays, None).doubts;
    assert_eq!(doubts, [Doubt::Filter(Facet::Weekday)]);
    let misses = index.explain(2, &Answers::default(), &sundays, None).misses;
    assert_eq!(misses, [Miss::Filter(Facet::Weekday)]);
}

proptest! {
    #[test]
    fn a_childs_true_age_is_among_the_possible_ones(
        (today, catalogue) in day_and_catalogue(),
        person in person(),
    ) {
        let oracle = Oracle { catalogue: &catalogue, today, viewer: Viewer::Family };
        prop_assert!(oracle.possible_ages(person).is_subset(&oracle.rough_ages(person)));
    }
}
