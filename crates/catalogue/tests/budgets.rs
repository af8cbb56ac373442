//! No file or link, even a malicious one, keeps a phone busy for long: whatever exceeds a budget is
//! left out, is reported to the editors, and does not affect the other offers.

use catalogue::{
    Budget, ByDay, Catalogue, Code, Date, Diagnostic, Frequency, Id, PieceReader, Problem, Reading,
    Schedule, ServiceArea, Severity, Weekday, budget, offers_by_codes, read, short_code,
};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Generous enough for a debug build on a slow, busy machine: the cases tested here used to take
/// minutes, or never finished.
const PATIENCE: Duration = Duration::from_mins(1);

fn in_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < PATIENCE, "{what}: {:?}", start.elapsed());
    result
}

/// How many bytes arrive at a time.
const CHUNK: usize = 50_000;

fn in_pieces(file: &[u8]) -> Reading<()> {
    let mut reader = PieceReader::new();
    for bytes in file.chunks(CHUNK) {
        reader.push(bytes);
        while reader.read_on() {}
    }
    reader.finish().expect("a catalogue")
}

/// Reads a catalogue at once, like an editor's computer, and in pieces; the results must be equal.
fn reading(what: &str, json: &str) -> Reading {
    let at_once = in_time(what, || read(json.as_bytes()).expect("a catalogue"));
    let in_pieces = in_time(what, || in_pieces(json.as_bytes()));
    assert_eq!(in_pieces.left_out, at_once.left_out, "{what}");
    assert!(in_pieces.catalogue == at_once.catalogue, "{what}");
    at_once
}

/// A catalogue with an offer that has this member, and another offer.
fn offer_with(member: &str) -> String {
    catalogue_with("", &format!(r#"{{"id": "a", "name": "A", {member}}}"#))
}

const GOOD: &str = r#"{"id": "gut", "name": "Gut", "universal": true}"#;

fn catalogue_with(members: &str, offers: &str) -> String {
    let offers = if offers.is_empty() { GOOD.to_owned() } else { format!("{offers}, {GOOD}") };
    format!(r#"{{"schema_version": "1.0", "name": "Kreis", {members} "offers": [{offers}]}}"#)
}

fn repeated(item: &str, count: usize) -> String {
    vec![item; count].join(",")
}

/// The diagnostics about exceeded budgets, each as its severity, its pointer and the budget.
fn exceeded(diagnostics: &[Diagnostic]) -> Vec<(Severity, &str, Budget)> {
    let exceeded = |each: &'_ Diagnostic| match each.problem {
        Problem::OverBudget(budget) => Some((each.severity, budget)),
        _ => None,
    };
    let all = diagnostics.iter().filter_map(|each| {
        exceeded(each).map(|(severity, budget)| (severity, each.pointer.as_str(), budget))
    });
    all.collect()
}

fn ids(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.offers.iter().map(|offer| offer.id.as_str()).collect()
}

#[test]
fn an_offer_with_hundreds_of_thousands_of_list_entries_is_left_out_and_the_others_are_there() {
    let rule = r#"{"freq": "WEEKLY", "byday": ["MO"]}"#;
    let phone = r#"{"number": "112"}"#;
    let rules = repeated(rule, 20_000);
    for (key, list) in [
        ("locations", repeated("\"x\"", 600_000)),
        ("ages", repeated(r#"{"from_months":1}"#, 600_000)),
        ("life_phases", repeated("\"baby\"", 600_000)),
        ("audience", repeated("\"parent\"", 600_000)),
        ("topics", repeated("\"geld\"", 600_000)),
        ("situations", repeated("\"energie\"", 600_000)),
        ("service_areas", repeated("\"06\"", 600_000)),
        ("languages", repeated("\"de\"", 600_000)),
        ("keywords", repeated("\"x\"", 600_000)),
        ("required_documents", repeated("\"x\"", 600_000)),
        ("formats", repeated("\"online\"", 600_000)),
        ("phones", repeated(phone, 100_000)),
        ("schedules", rules.clone()),
        ("x-unknown", repeated("[]", 600_000)),
        // Within the budget for bytes.
        ("topics", repeated("\"geld\"", 20_000)),
        ("x-unknown", repeated("0", 20_000)),
    ] {
        let reading = reading(key, &offer_with(&format!("{key:?}: [{list}]")));
        assert_eq!(ids(&reading.catalogue), ["gut"], "{key}");
        assert_eq!(reading.left_out, 1);
        let found = exceeded(&reading.diagnostics);
        let [(Severity::Error, "/offers/0", Budget::EntryBytes | Budget::Values)] = found[..]
        else {
            panic!("{key}: {found:?}");
        };
    }
    let hours = format!(r#"[{{"number": "112", "hours": [{}]}}]"#, repeated(rule, 301));
    for member in [
        format!("\"schedules\": [{}]", repeated(rule, budget::RULES + 1)),
        format!("\"phones\": {hours}"),
    ] {
        let reading = reading("rules", &offer_with(&member));
        assert_eq!(ids(&reading.catalogue), ["gut"]);
        let expected = [(Severity::Error, "/offers/0", Budget::Rules)];
        assert_eq!(exceeded(&reading.diagnostics), expected);
    }
    let as_many_as_can_be = format!("\"schedules\": [{}]", repeated(rule, budget::RULES));
    assert_eq!(ids(&reading("rules", &offer_with(&as_many_as_can_be)).catalogue), ["a", "gut"]);
}

#[test]
fn an_entry_whose_text_is_endless_is_left_out_in_every_list() {
    let text = "x\\\"]}{[,".repeat(6_000_000);
    let long = format!(r#"{{"id": "lang", "name": "Lang", "x": "{text}"}}"#);
    let long = reading("a text of 48 MB", &catalogue_with("", &long));
    assert_eq!(ids(&long.catalogue), ["gut"]);
    let expected = [(Severity::Error, "/offers/0", Budget::EntryBytes)];
    assert_eq!(exceeded(&long.diagnostics), expected);

    let text = "x".repeat(300_000);
    for (list, more) in [
        ("places", ""),
        ("organizations", ""),
        ("locations", ""),
        ("situations", r#""topic": "geld","#),
    ] {
        let entry = |id: &str, note: &str| {
            format!(r#"{{"id": "{id}", "name": "N", {more} "note": "{note}"}}"#)
        };
        let entries = [entry("a", ""), entry("lang", &text), entry("b", "")].join(" , ");
        let reading = reading(list, &catalogue_with(&format!("{list:?}: [ {entries} ],"), ""));
        let pointer = format!("/{list}/1");
        let expected = [(Severity::Error, pointer.as_str(), Budget::EntryBytes)];
        assert_eq!(exceeded(&reading.diagnostics), expected);
        let catalogue = &reading.catalogue;
        let kept = match list {
            "places" => catalogue.places.len(),
            "organizations" => catalogue.organizations.len(),
            "locations" => catalogue.locations.len(),
            _ => catalogue.situations.len(),
        };
        assert_eq!(kept, 2, "{list}");
    }
}

#[test]
fn a_member_of_the_catalogue_that_is_too_large_is_left_out() {
    let text = "x".repeat(300_000);
    let numbers = repeated("1", 300_000);
    let members = format!(
        r#""license": "{text}", "id": "kreis", "x-history": [[{numbers}], {{"a": "{text}"}}],
            "includes": ["bund.json"],"#
    );
    let reading = reading("members", &catalogue_with(&members, ""));
    let Catalogue { id, license, includes, .. } = &reading.catalogue;
    assert_eq!((id, license), (&Id::new("kreis"), &None));
    assert_eq!(includes, &["bund.json"]);
    let expected = ["/license", "/x-history"].map(|at| (Severity::Error, at, Budget::HeadBytes));
    assert_eq!(exceeded(&reading.diagnostics), expected);
}

#[test]
fn members_without_number_leave_room_for_no_more_than_a_budget() {
    let mut members = String::new();
    for number in 0..500_000 {
        let _ = write!(members, "\"x-{number}\": [],");
    }
    let reading = reading("members", &catalogue_with(&members, ""));
    assert_eq!(ids(&reading.catalogue), ["gut"]);
    assert!(!exceeded(&reading.diagnostics).is_empty());
}

#[test]
fn of_a_list_without_end_the_beginning_is_read() {
    let situation = |number| format!(r#"{{"id": "s-{number}", "topic": "geld", "label": "S"}}"#);
    let situations: Vec<String> = (0..20_000).map(situation).collect();
    let members = format!("\"situations\": [{}],", situations.join(","));
    let reading = reading("situations", &catalogue_with(&members, ""));
    assert_eq!(reading.catalogue.situations.len(), budget::SITUATIONS);
    let expected = [(Severity::Error, "/situations", Budget::Entries(budget::SITUATIONS))];
    assert_eq!(exceeded(&reading.diagnostics), expected);
}

#[test]
fn of_offers_without_end_the_first_ones_are_read_and_the_others_counted() {
    let mut offers = String::new();
    for number in 0..budget::ENTRIES + 10 {
        let _ = write!(offers, r#"{{"id": "a-{number}", "name": "A"}},"#);
    }
    let offers = offers.strip_suffix(',').unwrap_or_default();
    let reading = reading("offers", &catalogue_with("", offers));
    assert_eq!(reading.catalogue.offers.len(), budget::ENTRIES);
    assert_eq!(reading.left_out, 11);
}

#[test]
fn a_rule_with_sixty_thousand_days_is_left_out_and_its_offer_stays() {
    for (key, day) in
        [("extra_dates", r#"{"date":"2027-01-05"}"#), ("except_dates", "\"2027-01-05\"")]
    {
        for count in [budget::DATES + 1, 4000] {
            let dates = repeated(day, count);
            let rule = format!(r#"{{"freq": "WEEKLY", "byday": ["TU"], "{key}": [{dates}]}}"#);
            let reading = reading(key, &offer_with(&format!("\"schedules\": [{rule}]")));
            assert_eq!(ids(&reading.catalogue), ["a", "gut"]);
            assert!(reading.catalogue.offers[0].schedules.is_empty(), "no partial rule");
            let expected = [(Severity::Warning, "/offers/0/schedules/0", Budget::Dates)];
            assert_eq!(exceeded(&reading.diagnostics), expected);
        }
        let dates = repeated(day, 60_000);
        let rule = format!(r#"{{"freq": "WEEKLY", "byday": ["TU"], "{key}": [{dates}]}}"#);
        let reading = reading(key, &offer_with(&format!("\"schedules\": [{rule}]")));
        assert_eq!(ids(&reading.catalogue), ["gut"]);
    }
}

#[test]
fn mistakes_without_end_are_told_up_to_a_number_and_none_is_taken_for_harmless() {
    let mut offers = String::new();
    let unknown = repeated("\"x\"", 9000);
    for number in 0..20 {
        let _ = write!(offers, r#"{{"id": "a-{number}", "name": "A", "topics": [{unknown}]}},"#);
    }
    let reading = reading("mistakes", &catalogue_with("", &format!(r#"{offers} {{"id": "b"}}"#)));
    assert_eq!((reading.catalogue.offers.len(), reading.left_out), (21, 1));
    assert_eq!(reading.diagnostics.len(), budget::FINDINGS + 1);
    assert_eq!(exceeded(&reading.diagnostics), [(Severity::Error, "", Budget::Findings)]);
}

#[test]
fn as_many_days_as_can_be_are_counted_out_at_once() {
    let first = Date::new(2027, 1, 1).expect("a day");
    let days = (0..500).map(|number| format!("{{\"date\": \"{}\"}}", first.plus_days(number)));
    let days: Vec<String> = days.collect();
    let rule = format!(
        r#"{{"freq": "WEEKLY", "byday": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
            "dtstart": "1900-01-01", "count": 10000, "extra_dates": [{}]}}"#,
        days.join(",")
    );
    let offers: Vec<String> = (0..10)
        .map(|number| format!(r#"{{"id": "a-{number}", "name": "A", "schedules": [{rule}]}}"#))
        .collect();
    let reading = reading("dates", &catalogue_with("", &offers.join(",")));
    in_time("next dates", || {
        for offer in &reading.catalogue.offers {
            offer.next_day(first);
            for schedule in &offer.schedules {
                schedule.occurrences(Date::MIN, Date::MAX, usize::MAX);
            }
        }
    });
}

/// Combinations of days that no month has.
const NEVER: [&str; 4] = [
    r#""byday": ["5MO"], "bymonthday": [1]"#,
    r#""byday": ["-1FR"], "bymonthday": [2, 3]"#,
    r#""byday": ["1TU"], "bymonthday": [-1]"#,
    r#""byday": ["2WE"], "bymonthday": [31, 30, 29]"#,
];

#[test]
fn rules_that_never_fall_on_a_day_are_told_and_cost_no_time() {
    let mut offers = String::new();
    for number in 0..100 {
        let never = NEVER[number % NEVER.len()];
        let rule =
            format!(r#"{{"freq": "MONTHLY", "dtstart": "1900-01-01", "count": 1, {never}}}"#);
        let rules = repeated(&rule, 200);
        let _ = write!(offers, r#"{{"id": "a-{number}", "name": "A", "schedules": [{rules}]}},"#);
    }
    let offers = offers.strip_suffix(',').unwrap_or_default();
    let reading = reading("rules", &catalogue_with("", offers));
    assert_eq!(reading.catalogue.offers.len(), 101);
    let today = Date::new(2026, 11, 24).expect("a day");
    in_time("days", || {
        for offer in &reading.catalogue.offers {
            assert_eq!(offer.next_day(today), None);
            let first = offer.schedules.iter().take(10);
            let days = first.map(|each| each.days(Date::MIN, Date::MAX, 1));
            assert!(days.into_iter().all(|days| days.is_empty()));
        }
    });
    let never = reading.diagnostics.iter().filter(|each| each.problem == Problem::NeverTakesPlace);
    assert_eq!(never.count(), 20_000);
}

#[test]
fn rules_that_hardly_ever_fall_on_a_day_are_counted_out_at_once() {
    // The 29th of February if it is a Monday; and the 30th of February, because of the interval.
    let schedule = |interval, byday: &[&str], bymonthday: &[i8]| Schedule {
        interval,
        byday: byday.iter().filter_map(|day| ByDay::parse(day)).collect(),
        bymonthday: bymonthday.to_vec(),
        dtstart: Date::new(1900, 2, 1),
        count: Some(Schedule::COUNT_LIMIT),
        ..Schedule::new(Frequency::Monthly)
    };
    let rare = schedule(12, &["MO"], &[29]);
    let never = schedule(12, &[], &[30]);
    let days: Vec<String> =
        rare.days(Date::MIN, Date::MAX, 9).iter().map(ToString::to_string).collect();
    assert_eq!(days[..2], ["1904-02-29", "1932-02-29"]);
    in_time("2,000 rules", || {
        for _ in 0..2000 {
            assert_eq!(never.days(Date::MIN, Date::MAX, 1), []);
            assert_eq!(rare.days(Date::MIN, Date::MAX, usize::MAX).len(), 11);
        }
    });
}

#[test]
fn a_rule_that_names_days_over_and_over_is_left_out() {
    for (key, day, count) in
        [("byday", "\"5MO\"", budget::RULE_DAYS + 1), ("bymonthday", "-1", 5000)]
    {
        let days = repeated(day, count);
        let rule = format!(r#"{{"freq": "MONTHLY", "{key}": [{days}]}}"#);
        let reading = reading(key, &offer_with(&format!("\"schedules\": [{rule}]")));
        assert!(reading.catalogue.offers[0].schedules.is_empty());
        let expected = [(Severity::Warning, "/offers/0/schedules/0", Budget::RuleDays)];
        assert_eq!(exceeded(&reading.diagnostics), expected);
    }
}

/// Nested places, each a part of the one before it.
fn nested(places: usize) -> String {
    let mut list = String::from(r#"{"id": "p0", "name": "P", "ags": "06"}"#);
    for number in 1..places {
        let whole = number - 1;
        let _ = write!(list, r#", {{"id": "p{number}", "name": "P", "part_of": "p{whole}"}}"#);
    }
    format!("\"places\": [{list}],")
}

#[test]
fn places_that_lie_too_deep_in_each_other_stand_for_themselves() {
    let offer = r#"{"id": "a", "name": "A", "service_areas": ["p7"]}"#;
    let reading = reading("places", &catalogue_with(&nested(20_000), offer));
    let catalogue = &reading.catalogue;
    assert_eq!(catalogue.places.len(), 20_000);
    let deepest = in_time("ways up", || {
        let places = catalogue.places.iter().rev().step_by(100);
        places.map(|place| catalogue.place_with_ancestors(&place.id).len()).max()
    });
    assert!(deepest <= Some(budget::PLACE_DEPTH + 1), "{deepest:?}");
    let found = exceeded(&reading.diagnostics);
    assert_eq!(found.len(), 20_000 / (budget::PLACE_DEPTH + 1));
    let pointer = format!("/places/{}/part_of", budget::PLACE_DEPTH + 1);
    assert_eq!(found[0], (Severity::Warning, pointer.as_str(), Budget::PlaceDepth));

    // Deeper than any real place.
    let deep = read(catalogue_with(&nested(budget::PLACE_DEPTH + 1), "").as_bytes());
    assert_eq!(deep.map(|reading| reading.diagnostics.len()), Ok(0));
}

#[test]
fn an_included_catalogue_with_many_places_is_taken_over_at_once() {
    let mut offers = String::new();
    for number in 0..5000 {
        let area = if number % 2 == 0 { "" } else { r#", "service_areas": ["p19999"]"# };
        let _ = write!(offers, r#"{{"id": "a-{number}", "name": "A"{area}}},"#);
    }
    let offers = offers.strip_suffix(',').unwrap_or_default();
    let included = read(catalogue_with(&nested(20_000), offers).as_bytes()).expect("a catalogue");
    let mut own = Catalogue::default();
    in_time("nested places", || own.include(included.catalogue));
    assert_eq!(own.offers.len(), 5001);

    let mut places = String::new();
    for number in 0..20_000 {
        let key = 6_000_000 + number * 7;
        let _ = write!(places, r#"{{"id": "p{number}", "name": "P", "ags": "0{key}"}},"#);
    }
    let places = places.strip_suffix(',').unwrap_or_default();
    let json = catalogue_with(&format!("\"places\": [{places}],"), offers);
    let included = read(json.as_bytes()).expect("a catalogue");
    let mut own = Catalogue::default();
    in_time("outermost places", || own.include(included.catalogue));
    let key = catalogue::Ags::new("06").map(ServiceArea::Ags);
    assert_eq!(own.offers[0].service_areas.first(), key.as_ref(), "the state of all its places");
    assert_eq!(own.offers[0].service_areas.len(), 1);
}

#[test]
fn names_that_are_taken_over_and_over_are_not_tried_for_ever() {
    let mut locations = String::new();
    for number in 2..30_000 {
        let _ = write!(locations, r#"{{"id": "land-{number}--a", "name": "L"}},"#);
    }
    let members = format!(r#""locations": [{locations} {{"id": "land--a", "name": "L"}}],"#);
    let mut own = read(catalogue_with(&members, "").as_bytes()).expect("a catalogue").catalogue;
    let included = r#"{"schema_version": "1.0", "id": "land", "name": "Land", "offers": [],
        "locations": [{"id": "b", "name": "L"}]}"#;
    let included = read(included.as_bytes()).expect("a catalogue").catalogue;
    in_time("scopes", || own.include(included));
    let renamed = format!("land-{}--b", budget::CATALOGUES + 1);
    assert!(own.location(&Id::new(&renamed).expect("a slug")).is_some());
}

#[test]
fn a_link_with_hundreds_of_thousands_of_codes_opens_at_once() {
    let mut offers = String::new();
    for number in 0..10_000 {
        let _ = write!(offers, r#"{{"id": "a-{number}", "name": "A"}},"#);
    }
    let offers = offers.strip_suffix(',').unwrap_or_default();
    let catalogue = read(catalogue_with("", offers).as_bytes()).expect("a catalogue").catalogue;
    let known: String =
        catalogue.offers.iter().take(400).map(|each| short_code(&each.id)).collect();
    let unknown = "AAAAAA".repeat(300_000);
    let (found, missing) =
        in_time("codes", || offers_by_codes(&catalogue, &[known.as_str(), &unknown].concat()));
    assert_eq!(found, (0..400).collect::<Vec<_>>());
    assert_eq!(missing, budget::LINK_OFFERS - 400);
}

#[test]
fn deep_double_and_crowded_objects_cost_no_more_than_others() {
    let deep = format!("\"x\": {}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(ids(&reading("depth", &offer_with(&deep)).catalogue), ["a", "gut"]);
    let too_deep = format!("\"x\": {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(in_time("depth", || read(offer_with(&too_deep).as_bytes())).is_err());

    let twice = repeated("\"name\": \"B\"", 20_000);
    assert_eq!(ids(&reading("keys", &offer_with(&twice)).catalogue), ["gut"]);
    let twice = repeated("\"name\": \"B\"", 9000);
    let mut offers = String::new();
    for number in 0..50 {
        let _ = write!(offers, r#"{{"id": "a-{number}", {twice}}},"#);
    }
    let offers = offers.strip_suffix(',').unwrap_or_default();
    assert_eq!(reading("keys", &catalogue_with("", offers)).catalogue.offers.len(), 51);

    let mut languages = String::new();
    for first in 'a'..='z' {
        for second in 'a'..='z' {
            for third in 'a'..='o' {
                let _ = write!(languages, r#""{first}{second}{third}": {{"name": "N"}},"#);
            }
        }
    }
    let languages = format!("\"translations\": {{{languages} \"de\": {{}}}}");
    assert_eq!(ids(&reading("languages", &offer_with(&languages)).catalogue), ["gut"]);
}

#[test]
fn a_number_with_millions_of_digits_is_read_at_once() {
    let digits = "9".repeat(5_000_000);
    for number in [format!("0.{digits}"), format!("1e-{digits}"), format!("0e{digits}")] {
        let members = format!(r#""x": {number},"#);
        let reading = in_time("digits", || in_pieces(catalogue_with(&members, "").as_bytes()));
        assert_eq!(ids(&reading.catalogue), ["gut"]);
    }
}

#[test]
fn space_without_end_is_passed_in_pieces() {
    let space = " \n".repeat(5_000_000);
    let json = catalogue_with(&space, &format!("{space}{GOOD}{space}"));
    let json = json.replace("\"gut\"", &format!("{space}\"gut\""));
    // White space counts inside an entry, but not around it.
    let reading = in_time("space", || in_pieces(json.as_bytes()));
    assert_eq!(reading.left_out, 2);
}

/// A slow, naive version that checks each day individually.
fn is_named(schedule: &Schedule, day: Date) -> bool {
    let length = i32::from(day.year_month().days());
    let (place, from_end) = (i32::from(day.day()), i32::from(day.day()) - length - 1);
    let by_day = schedule.byday.iter().any(|by| {
        by.weekday == day.weekday()
            && match by.nth.map(i32::from) {
                None => true,
                Some(nth) if nth > 0 => nth == (place - 1) / 7 + 1,
                Some(nth) => nth == (from_end + 1) / 7 - 1,
            }
    });
    let by_place = schedule.bymonthday.iter().any(|by| [place, from_end].contains(&i32::from(*by)));
    (schedule.byday.is_empty() || by_day) && (schedule.bymonthday.is_empty() || by_place)
}

mod laws {
    use super::*;
    use proptest::prelude::*;
    use proptest::{collection::vec, sample::select};

    /// Any combination of days in a monthly rule.
    fn monthly() -> impl Strategy<Value = Schedule> {
        let nth = select(&[-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5][..]);
        let by_day = (nth, select(Weekday::ALL))
            .prop_map(|(nth, weekday)| ByDay { nth: Some(nth).filter(|nth| *nth != 0), weekday });
        let by_place = prop_oneof![-31..=-1_i8, 1..=31_i8];
        (vec(by_day, 0..5), vec(by_place, 0..5))
            .prop_filter("names a day", |(byday, places)| byday.len() + places.len() > 0)
            .prop_map(|(byday, bymonthday)| Schedule {
                byday,
                bymonthday,
                ..Schedule::new(Frequency::Monthly)
            })
    }

    fn json(schedule: &Schedule) -> String {
        let nth = |by: &ByDay| by.nth.map(|nth| nth.to_string()).unwrap_or_default();
        let by_day: Vec<String> = schedule
            .byday
            .iter()
            .map(|by| format!("\"{}{}\"", nth(by), by.weekday.code()))
            .collect();
        let by_place: Vec<String> = schedule.bymonthday.iter().map(ToString::to_string).collect();
        let (by_day, by_place) = (by_day.join(","), by_place.join(","));
        offer_with(&format!(
            r#""schedules": [{{"freq": "MONTHLY", "byday": [{by_day}], "bymonthday": [{by_place}]}}]"#
        ))
    }

    proptest! {
        #[test]
        fn a_rule_gives_the_days_that_say_so_of_themselves(rule in monthly(), from in 0..100_000) {
            let from = Date::from_days(from);
            let to = from.plus_days(800);
            let all = (from.to_days()..to.to_days()).map(Date::from_days);
            let expected: Vec<Date> = all.filter(|day| is_named(&rule, *day)).collect();
            prop_assert_eq!(rule.days(from, to, usize::MAX), expected);
        }

        #[test]
        fn editors_hear_of_a_rule_when_it_never_falls_on_a_day_and_only_then(rule in monthly()) {
            let diagnostics = read(json(&rule).as_bytes()).expect("a catalogue").diagnostics;
            let is_told = diagnostics.iter().any(|each| each.problem == Problem::NeverTakesPlace);
            let falls = !rule.days(Date::MIN, Date::MAX, 1).is_empty();
            prop_assert_eq!(is_told, !falls, "{:?}", rule);
        }

        #[test]
        fn however_it_is_cut_what_is_too_large_is_left_out_alone(
            size in (budget::ENTRY_BYTES - 40)..(budget::ENTRY_BYTES + 40),
            escape: bool,
            chunk in select(&[1000, 50_000, 130_000, 262_144, 1_000_000][..]),
        ) {
            let letter = if escape { "\\n" } else { "nn" };
            let text = letter.repeat(size / 2);
            let offers = format!(r#"{{"id": "a", "name": "A", "x": "{text}" }} , {{"id": "b", "name": "B"}}"#);
            let json = catalogue_with("", &offers);
            let at_once = read(json.as_bytes()).expect("a catalogue");
            let mut reader = PieceReader::new();
            for bytes in json.as_bytes().chunks(chunk) {
                reader.push(bytes);
                while reader.read_on() {}
            }
            let in_pieces = reader.finish().expect("a catalogue");
            prop_assert_eq!(in_pieces.left_out, at_once.left_out);
            prop_assert!(in_pieces.catalogue == at_once.catalogue);
        }
    }
}
