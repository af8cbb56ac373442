//! The calendar file, parsed by an independent parser and expanded by an independent RRULE library.

#[path = "../../catalogue/tests/strategies/rules.rs"]
mod rules;

use catalogue::{
    CalendarEvent, Catalogue, Date, Holidays, Id, Moment, Occurrence, Offer, Schedule, Status,
    TimeOfDay, calendar_file,
};
use editing::exchange::calendar::calendar;
use icalendar::{Calendar, CalendarComponent, Component, Event, EventLike};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn id(text: &str) -> Id {
    Id::new(text).expect("a slug")
}

fn with(schedules: Vec<Schedule>) -> Catalogue {
    let offer = Offer { schedules, ..Offer::new(id("elterncafe"), "Elterncafé".into()) };
    Catalogue { name: "Kreis".into(), offers: vec![offer], ..Catalogue::default() }
}

fn demo() -> Catalogue {
    let bytes = include_bytes!("../../../public/katalog.json");
    catalogue::read(bytes).expect("a catalogue").catalogue
}

fn parsed(file: &str) -> Calendar {
    file.parse().expect("a calendar")
}

fn events(calendar: &Calendar) -> impl Iterator<Item = &Event> {
    calendar.components.iter().filter_map(CalendarComponent::as_event)
}

/// The dates and times of an event before `end`.
fn moments(event: &Event, end: Date) -> Vec<(Date, Option<TimeOfDay>)> {
    let start = event.property_value("DTSTART").expect("a beginning");
    let date = |text: &str| day(&[&text[..4], "-", &text[4..6], "-", &text[6..8]].concat());
    let time = start.get(9..13).map(|time| [&time[..2], ":", &time[2..]].concat());
    let time = time.and_then(|time| TimeOfDay::parse(&time));
    if event.property_value("RRULE").is_none() {
        assert_eq!(event.multi_properties().get("EXDATE"), None);
        return vec![(date(start), time)];
    }
    let all = event.get_recurrence().expect("a rule").all(3000).dates;
    // Some rules continue beyond the range of our dates.
    let days = all.iter().map(|moment| moment.format("%Y-%m-%d").to_string());
    days.take_while(|each| *each < end.to_string()).map(|each| (day(&each), time)).collect()
}

/// Schedules with some of the extra dates at a different time.
fn any_schedule() -> impl Strategy<Value = Schedule> {
    (rules::rule(), any::<[bool; 4]>()).prop_map(|(mut rule, moved)| {
        rule.opens_at = TimeOfDay::new(14, 30);
        rule.closes_at = TimeOfDay::new(16, 0);
        for (extra, _) in rule.extra_dates.iter_mut().zip(moved).filter(|(_, moved)| *moved) {
            extra.opens_at = TimeOfDay::new(9, 0);
        }
        rule
    })
}

/// Not on a public holiday that the schedule does not mention, as far ahead as anybody looks.
fn is_told(date: &Occurrence, since: Date) -> bool {
    let horizon = since.plus_days(catalogue::budget::HORIZON_DAYS);
    date.date >= horizon || date.is_certain(Holidays::of(&Catalogue::default()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_date_of_a_schedule_is_in_the_calendar_and_no_other(schedule in any_schedule()) {
        let since = day("2020-01-01");
        let end = schedule.dtstart.expect("a first day").plus_days(1200);
        let expected: BTreeSet<_> = schedule
            .occurrences(since, end, usize::MAX)
            .into_iter()
            .filter(|date| is_told(date, since))
            .map(|date| (date.date, date.opens_at))
            .collect();
        let calendar = parsed(&calendar(&with(vec![schedule]), since));
        let found: Vec<_> = events(&calendar).flat_map(|event| moments(event, end)).collect();
        prop_assert_eq!(found.len(), found.iter().collect::<BTreeSet<_>>().len(), "twice");
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn lines_are_short_and_identifiers_unique(name in "\\PC{0,200}", rules in prop::collection::vec(any_schedule(), 0..5)) {
        let mut catalogue = with(rules);
        catalogue.offers[0].name.clone_from(&name);
        let file = calendar(&catalogue, day("2020-01-01"));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let calendar = parsed(&file);
        let uids: Vec<_> = events(&calendar).filter_map(Component::get_uid).collect();
        prop_assert_eq!(uids.len(), uids.iter().collect::<BTreeSet<_>>().len());
    }
}

#[test]
fn all_open_dates_of_the_demo_are_in_it_and_nothing_that_is_sensitive() {
    let demo = demo();
    let file = calendar(&demo, day("2026-11-22"));
    let calendar = parsed(&file);
    let titles: BTreeSet<_> = events(&calendar).filter_map(Component::get_summary).collect();
    assert!(titles.len() > 20, "{}", titles.len());
    for offer in &demo.offers {
        let now = Moment { date: day("2026-11-22"), time: TimeOfDay::MIDNIGHT };
        let has_dates = !offer.next_dates(now, 1).is_empty();
        let is_open = offer.status == Status::Active
            && !offer.sensitive
            && !offer.is_for_professionals_only();
        let expected = is_open && has_dates;
        assert_eq!(titles.contains(offer.name.as_str()), expected, "{}", offer.id);
    }
}

#[test]
fn the_day_of_publishing_is_the_catalogues_own() {
    let demo = demo();
    let published = demo.published.expect("a day").to_string().replace('-', "");
    let file = calendar(&demo, day("2026-11-22"));
    assert!(file.contains(&format!("DTSTAMP:{published}T000000Z\r\n")));
    assert_eq!(file, calendar(&demo, day("2026-11-23")), "the day makes no difference");
}

#[test]
fn an_event_keeps_its_identifier_wherever_its_rule_stands_and_whenever_it_is_published() {
    let rule = |weekday: &str| {
        let json = format!(
            r#"{{"schema_version": "1.0", "offers": [{{"id": "a", "name": "A", "schedules":
            [{{"freq": "WEEKLY", "byday": ["{weekday}"], "opens_at": "10:00"}}]}}]}}"#
        );
        let read = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
        read.offers[0].schedules[0].clone()
    };
    let uids = |rules: Vec<Schedule>, today: &str| -> BTreeSet<String> {
        let calendar = parsed(&calendar(&with(rules), day(today)));
        events(&calendar).filter_map(|event| event.get_uid().map(str::to_owned)).collect()
    };
    let both = uids(vec![rule("MO"), rule("TU")], "2026-11-22");
    assert_eq!(both.len(), 2);
    assert_eq!(both, uids(vec![rule("TU"), rule("MO")], "2027-01-31"));
}

#[test]
fn events_that_begin_together_are_told_apart_and_notes_are_kept() {
    let json = r#"{"schema_version": "1.0", "offers": [{"id": "a", "name": "A", "schedules": [
        {"freq": "ONCE", "dtstart": "2026-12-01", "opens_at": "10:00", "closes_at": "11:00", "note": "für Eltern"},
        {"freq": "ONCE", "dtstart": "2026-12-01", "opens_at": "10:00", "closes_at": "12:00", "note": "für Kinder"},
        {"freq": "ONCE", "dtstart": "2026-12-01", "opens_at": "14:00", "closes_at": "15:00"},
        {"freq": "ONCE", "dtstart": "2026-12-01", "opens_at": "10:00", "closes_at": "11:00", "note": "im Garten"}]}]}"#;
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    let calendar = parsed(&calendar(&catalogue, day("2026-11-22")));
    let told: Vec<_> = events(&calendar)
        .map(|event| {
            let uid = event.get_uid().expect("an id");
            (uid, event.get_description().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("a-2026-12-01-10.00@angebotsfinder", "für Eltern\nim Garten"),
            ("a-2026-12-01-10.00-12.00@angebotsfinder", "für Kinder"),
            ("a-2026-12-01-14.00@angebotsfinder", ""),
        ]
    );
}

#[test]
fn an_extra_date_on_the_day_from_which_a_rule_counts_is_not_lost() {
    let json = r#"{"schema_version": "1.0", "offers": [{"id": "a", "name": "A", "schedules": [
        {"freq": "WEEKLY", "byday": ["SU"], "dtstart": "2026-11-23", "until": "2026-11-29",
         "opens_at": "10:00", "extra_dates": [{"date": "2026-11-23"}]}]}]}"#;
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    let calendar = parsed(&calendar(&catalogue, day("2026-11-22")));
    let uids: BTreeSet<_> = events(&calendar).filter_map(Component::get_uid).collect();
    assert_eq!(
        uids,
        BTreeSet::from(["a-2026-11-23-10.00@angebotsfinder", "a-2026-11-29-10.00@angebotsfinder"])
    );
}

#[test]
fn nobody_is_sent_to_a_closed_door_on_a_public_holiday() {
    let file = |more: &str| {
        let json = format!(
            r#"{{"schema_version": "1.0", "places": [{{"id": "p", "name": "P", "ags": "06636"}}],
               "offers": [{{"id": "a", "name": "A", "schedules":
               [{{"freq": "WEEKLY", "byday": ["FR"], "opens_at": "10:00"{more}}}]}}]}}"#
        );
        calendar(
            &catalogue::read(json.as_bytes()).expect("a catalogue").catalogue,
            day("2026-11-22"),
        )
    };
    let christmas = "EXDATE;TZID=Europe/Berlin:20261225T100000\r\n";
    assert!(file("").contains(christmas));
    let held = file(r#", "extra_dates": [{"date": "2026-12-25"}]"#);
    assert!(held.contains("DTSTART;TZID=Europe/Berlin:20261225T100000\r\n"), "it is held then");
}

#[test]
fn a_date_that_moves_to_another_venue_is_an_event_of_its_own_there() {
    let json = r#"{ "schema_version": "1.0", "name": "Kreis",
        "locations": [
            {"id": "haus", "name": "Haus", "address": {"address_1": "Weg 1", "city": "Au"}},
            {"id": "geheim", "name": "Geheim", "hide_address": true}],
        "offers": [{"id": "a", "name": "A, B; C", "schedules": [{
            "freq": "MONTHLY", "byday": ["2TU"], "dtstart": "2026-12-01", "opens_at": "22:00",
            "closes_at": "02:00", "location": "geheim",
            "extra_dates": [{"date": "2026-12-08", "location": "haus"}]}]}]}"#;
    let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
    let file = calendar(&catalogue, day("2026-11-22"));
    let [rule, moved] = &events(&parsed(&file)).cloned().collect::<Vec<_>>()[..] else {
        panic!("two events: {file}")
    };
    assert_eq!(rule.property_value("LOCATION"), None, "the location must stay secret");
    assert!(file.contains("EXDATE;TZID=Europe/Berlin:20261208T220000\r\n"));
    assert_eq!(moved.get_location(), Some("Haus, Weg 1, Au"));
    assert_eq!(moved.get_summary(), Some("A, B; C"));
    assert!(file.contains("DTEND;TZID=Europe/Berlin:20261209T020000\r\n"));
}

#[test]
fn a_reminder_lasts_all_day_and_the_same_one_has_the_same_uid() {
    let reminder = |day: &str| CalendarEvent {
        uid: "turnen-way@angebotsfinder".into(),
        summary: "Bald passend: Turnen; für Kinder, die laufen".into(),
        date: Date::parse(day).expect("a day"),
        opens_at: None,
        closes_at: None,
        location: None,
        description: Some("ab etwa April 2028".into()),
        reminds: true,
    };
    let files = ["2028-02-29", "2028-03-01"].map(|day| calendar_file(&[reminder(day)], 0.0));
    let uids = files.each_ref().map(|file| {
        assert!(file.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n"), "{file}");
        let calendar = parsed(file);
        let event = events(&calendar).next().expect("an event");
        assert_eq!(event.get_summary(), Some("Bald passend: Turnen; für Kinder, die laufen"));
        let start = event.properties().get("DTSTART").expect("a beginning");
        assert_eq!(start.params().get("VALUE").expect("a kind").value(), "DATE");
        assert_eq!(event.property_value("DTEND"), None);
        event.get_uid().map(str::to_owned)
    });
    assert_eq!(uids[0], uids[1]);
    assert!(files[0].contains("DTSTART;VALUE=DATE:20280229\r\n"), "{}", files[0]);
}
