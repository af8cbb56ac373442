use super::*;
use catalogue::{ByDay, Code, Frequency, Schedule, TimeOfDay, Weekday};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

/// `WEEKLY TU 14:00-16:00`: a compact form of the rules, joined together.
fn rules(text: &str) -> String {
    let times = read(text, today());
    let mut rules: Vec<String> = times.schedules.iter().map(short).collect();
    rules.extend(times.unread.iter().map(|unread| format!("?{}", unread.text)));
    rules.extend(times.notes.iter().map(|note| format!("!{note}")));
    rules.join(" + ")
}

fn short(rule: &Schedule) -> String {
    let mut parts = vec![rule.freq.code().to_owned()];
    if rule.interval > 1 {
        parts[0] = format!("{}/{}", rule.freq.code(), rule.interval);
    }
    for by in &rule.byday {
        let nth = by.nth.map(|nth| nth.to_string()).unwrap_or_default();
        parts.push([&nth, by.weekday.code()].concat());
    }
    parts.extend(rule.bymonthday.iter().map(|day| format!("{day}.")));
    for (word, date) in [("from", rule.dtstart), ("until", rule.until)] {
        parts.extend(date.map(|date| format!("{word} {date}")));
    }
    let time = |time: Option<TimeOfDay>| time.map(|time| time.to_string()).unwrap_or_default();
    if rule.opens_at.or(rule.closes_at).is_some() {
        parts.push(format!("{}-{}", time(rule.opens_at), time(rule.closes_at)));
    }
    parts.extend(rule.except_dates.iter().map(|date| format!("not {date}")));
    parts.extend(rule.note.iter().map(|note| format!("({note})")));
    parts.join(" ")
}

#[test]
fn times_are_read_as_people_write_them() {
    for (text, expected) in [
        ("Di 14–16 Uhr", "WEEKLY TU 14:00-16:00"),
        ("dienstags 14.00 - 16.30", "WEEKLY TU 14:00-16:30"),
        ("Dienstag von 14 Uhr bis 16 Uhr 30", "WEEKLY TU 14:00-16:30"),
        ("Mo-Fr 8-12 Uhr", "WEEKLY MO TU WE TH FR 08:00-12:00"),
        ("Mo.–Do., 8:00–12:00", "WEEKLY MO TU WE TH 08:00-12:00"),
        ("Mo, Mi und Fr 9-12", "WEEKLY MO WE FR 09:00-12:00"),
        ("Mo 9-12 und 14-16 Uhr", "WEEKLY MO 09:00-12:00 + WEEKLY MO 14:00-16:00"),
        ("Mo 9-12, Di 14-16 Uhr", "WEEKLY MO 09:00-12:00 + WEEKLY TU 14:00-16:00"),
        ("Mo 9-12 Uhr | Di ab 14 Uhr", "WEEKLY MO 09:00-12:00 + WEEKLY TU 14:00-"),
        ("Fr bis 12 Uhr", "WEEKLY FR -12:00"),
        ("jeden 1. Donnerstag im Monat 10:00", "MONTHLY 1TH 10:00-"),
        ("jeden letzten Fr", "MONTHLY -1FR"),
        ("erster Dienstag im Monat, 15 Uhr", "MONTHLY 1TU 15:00-"),
        ("1. und 3. Mittwoch im Monat 15-17 Uhr", "MONTHLY 1WE 3WE 15:00-17:00"),
        ("14-tägig mittwochs ab 07.01.2026, 15–17 Uhr", "WEEKLY/2 WE from 2026-01-07 15:00-17:00"),
        ("alle 3 Wochen Mo ab 5.1.26", "WEEKLY/3 MO from 2026-01-05"),
        (
            "alle 2 Monate am 1. Sa ab 05.12.2026, 9:30–12 Uhr",
            "MONTHLY/2 1SA from 2026-12-05 09:30-12:00",
        ),
        ("am 15. im Monat 10 Uhr", "MONTHLY 15. 10:00-"),
        ("jeden 5. und 20. im Monat 19–21 Uhr", "MONTHLY 5. 20. 19:00-21:00"),
        ("am 08.12.2026, 10–14 Uhr", "ONCE from 2026-12-08 10:00-14:00"),
        ("Di, 8. Dezember 2026, 10 Uhr", "ONCE from 2026-12-08 10:00-"),
        (
            "8.12. und 12.1., 10-14 Uhr",
            "ONCE from 2026-12-08 10:00-14:00 + ONCE from 2027-01-12 10:00-14:00",
        ),
        ("2026-12-08 10:00", "ONCE from 2026-12-08 10:00-"),
        (
            "Di 10-11 Uhr vom 12.01.2027 bis 30.03.2027",
            "WEEKLY TU from 2027-01-12 until 2027-03-30 10:00-11:00",
        ),
        ("täglich 8 bis 18 Uhr", "WEEKLY MO TU WE TH FR SA SU 08:00-18:00"),
        ("rund um die Uhr", "WEEKLY MO TU WE TH FR SA SU 00:00-24:00"),
        ("24/7", "WEEKLY MO TU WE TH FR SA SU 00:00-24:00"),
        ("werktags 8–12 Uhr", "WEEKLY MO TU WE TH FR 08:00-12:00"),
        ("nach Vereinbarung", "!nach Vereinbarung"),
        ("Mo 9-12 Uhr und nach Vereinbarung", "WEEKLY MO 09:00-12:00 (nach Vereinbarung)"),
        ("Di 14–16 Uhr, außer in den Ferien", "WEEKLY TU 14:00-16:00 (außer in den Ferien)"),
        ("Di 14–16 Uhr (nicht in den Ferien)", "WEEKLY TU 14:00-16:00 (nicht in den Ferien)"),
        ("Di 14–16 Uhr im Gemeindehaus", "WEEKLY TU 14:00-16:00 (im Gemeindehaus)"),
        ("Di 10 Uhr, Beginn: 12.01.2027", "WEEKLY TU from 2027-01-12 10:00-"),
        ("Di, Beginn 10 Uhr, Ende 12 Uhr", "WEEKLY TU 10:00-12:00"),
        (
            "Di 14–16 Uhr, in den Ferien geschlossen",
            "WEEKLY TU 14:00-16:00 (in den Ferien geschlossen)",
        ),
        ("Mo–Fr 8–12 Uhr, außer Mi", "WEEKLY MO TU TH FR 08:00-12:00 (außer Mi)"),
        (
            "Di 14–16 Uhr, außer am 24.12.2026",
            "WEEKLY TU 14:00-16:00 not 2026-12-24 (außer am 24.12.2026)",
        ),
    ] {
        assert_eq!(rules(text), expected, "{text}");
    }
}

#[test]
fn half_a_rule_is_no_rule() {
    for text in [
        "14–16 Uhr",
        "Di 14",
        "monatlich dienstags",
        "Gruppe A: Di 14–16 Uhr",
        "nicht Di 14–16 Uhr",
        "Di 14–16 Uhr fällt aus",
        "Di 14–16 Uhr, von Oktober bis März",
        "Di 14–16 Uhr, 2x im Monat",
        "alle 2 Monate Di 14 Uhr ab 01.12.2026",
        "Di, 15. im Monat",
        "alle 6000 Wochen Di ab 01.12.2026",
        "alle 0 Monate am 1. Di ab 01.12.2026",
        "Di 14–16 Uhr außer 1. Di im Monat",
        "Di 14–16 Uhr ab 3 Jahren",
        "Di 14–16 Uhr, nur in geraden Wochen",
        "Di 14–16 Uhr (Mi 10–12 Uhr für Babys)",
        "Mo–Fr außer Mi 8–12 Uhr",
        "Di 14–16 Uhr ab Januar",
        "30.02.2026",
        "08.12.2026 bis 12.12.2026",
        "wann Sie wollen",
        "Di 25 Uhr",
    ] {
        assert_eq!(rules(text), format!("?{text}"), "{text}");
    }
}

#[test]
fn why_it_is_no_rule_is_said() {
    let why = |text| read(text, today()).unread.first().map(|unread| unread.why);
    assert_eq!(why("14-tägig mittwochs"), Some(Why::NeedsStart));
    assert_eq!(why("14-tägig mittwochs ab 07.01.2027"), Some(Why::OtherWeekday));
    assert_eq!(why("jeden 2. Dienstag, 10 Uhr"), Some(Why::SecondOrEveryOther));
    assert_eq!(why("Mo, 08.12.2026, 10 Uhr"), Some(Why::OtherWeekday));
}

#[test]
fn what_was_assumed_is_said() {
    let doubts = |text| read(text, today()).doubts;
    let date = Date::new(2027, 1, 12).expect("a day");
    assert_eq!(doubts("am 12.1., 10 Uhr"), [Doubt::AssumedYear(date)]);
    assert_eq!(doubts("werktags 8–12 Uhr"), [Doubt::Workdays]);
    assert_eq!(doubts("Di 14–16 Uhr"), []);
}

const NAMES: [[&str; 3]; 7] = [
    ["Mo", "montags", "Montag"],
    ["Di.", "dienstags", "Dienstag"],
    ["Mi", "mittwochs", "MITTWOCH"],
    ["Do", "donnerstags", "Donnerstag"],
    ["Fr", "freitags", "Freitag"],
    ["Sa", "sonnabends", "Samstag"],
    ["So", "sonntags", "Sonntag"],
];

proptest! {
    #[test]
    fn any_weekly_rule_is_read_in_every_spelling(
        day in 0usize..7, name in 0usize..3, opens in 0u8..23, minute in 0u8..60, long in 1u8..4, dash in "( - |–|-| bis )"
    ) {
        let closes = (opens + long).min(24);
        let mut rule = Schedule::new(Frequency::Weekly);
        rule.byday = vec![ByDay { nth: None, weekday: Weekday::ALL[day] }];
        (rule.opens_at, rule.closes_at) = (TimeOfDay::new(opens, minute), TimeOfDay::new(closes, 0));
        let day = NAMES[day][name];
        for text in [
            format!("{day} {opens}:{minute:02}{dash}{closes} Uhr"),
            format!("jeden {day}, {opens:02}.{minute:02}{dash}{closes}.00 Uhr"),
            format!("{day} von {opens}.{minute:02} Uhr bis {closes}:00 Uhr"),
        ] {
            prop_assert_eq!(read(&text, today()).schedules, vec![rule.clone()], "{}", text);
        }
    }

    #[test]
    fn no_part_is_lost_and_every_rule_has_days(
        text in "((Mo|Di|bis|ab|am|und|,|-|;|1\\.|Uhr|14|10:30|8\\.12\\.2026|im Monat|14-tägig|alle 2 Monate|außer|x|\\(|\\)) ?){0,9}"
    ) {
        let times = read(&text, today());
        let said = text.split(';').filter(|part| !part.trim().is_empty()).count();
        prop_assert!(times.schedules.len() + times.unread.len() + times.notes.len() >= said);
        for rule in &times.schedules {
            let has_days = !rule.byday.is_empty() || !rule.bymonthday.is_empty();
            prop_assert!(has_days || rule.dtstart.is_some());
            prop_assert!(rule.interval == 1 || rule.dtstart.is_some());
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,60}") {
        read(&text, today());
    }
}
