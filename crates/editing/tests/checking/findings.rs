//! All findings: what is wrong, where, and how to fix it.

use crate::{snapshot, today};
use catalogue::{Date, Severity};
use editing::check::{Code, Finding, check};
use std::collections::BTreeSet;

/// A catalogue with every mistake once.
fn broken() -> String {
    include_str!("broken.json")
        .replace("LONG-SUMMARY", "Hier sind Sie sicher. ".repeat(8).trim())
        .replace("LONG-DESCRIPTION", "Hier sind Sie sicher. ".repeat(100).trim())
        .replace("\"MANY-DAYS\"", &vec!["1"; 63].join(", "))
}

/// Need a network; covered by the tests of `katalog`.
const ON_THE_WEB: [Code; 3] = [Code::DeadLink, Code::MovedLink, Code::UncheckedLink];

#[test]
fn every_finding_says_what_is_wrong_where_and_how_to_mend_it() {
    let mut findings = check(broken().as_bytes(), today()).findings;
    let colorless = format!(
        r#"{{"schema_version": "1.0", "name": "K", "theme": {{"accent_color": "grau"}}, "offers": [{LINE}]}}"#
    );
    let divided = format!(
        r#"{{"schema_version": "1.0", "name": "K", "files": {{"texts": "k.json"}}, "offers": [{LINE}]}}"#
    );
    let others = [&colorless, &divided, "{ \"offers\": [", "[]", "{ \"schema_version\": \"2.0\" }"];
    for other in others {
        findings.extend(check(other.as_bytes(), today()).findings);
    }
    // Before Christmas, one more.
    let christmas = Date::parse("2026-12-20").expect("a day");
    let holidays = check(broken().as_bytes(), christmas).findings.into_iter();
    findings.extend(holidays.filter(|finding| finding.code == Code::HolidaysUnsaid));
    let found: BTreeSet<Code> = findings.iter().map(|each| each.code).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, ON_THE_WEB.iter().collect::<Vec<_>>());
    let said: Vec<String> = findings.iter().map(said).collect();
    snapshot::assert_current("tests/checking/findings.txt", &said.join("\n"));
}

fn said(finding: &Finding) -> String {
    let Finding { severity, code, what, help, entry, pointer, line, column } = finding;
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let entry = entry
        .as_ref()
        .map(|entry| format!(" in {} {} „{}“", entry.list, text(&entry.id), text(&entry.name)));
    let (code, entry) = (code.as_str(), entry.unwrap_or_default());
    format!("{severity:?} {code} at {line}:{column} \"{pointer}\"{entry}\n  {what}\n  {help}\n")
}

#[test]
fn the_worst_comes_first_and_equals_in_the_order_of_the_file() {
    let findings = check(broken().as_bytes(), today()).findings;
    let place = |each: &Finding| (std::cmp::Reverse(each.severity), each.line, each.column);
    assert!(findings.is_sorted_by_key(place));
    assert_eq!(findings.first().map(|each| each.severity), Some(Severity::Error));
}

#[test]
fn a_report_counts_what_families_can_find() {
    let report = check(broken().as_bytes(), today());
    assert_eq!((report.offers, report.left_out, report.is_readable), (6, 3, true));
    let report = check(b"<html>", today());
    assert_eq!((report.offers, report.count(Severity::Error), report.is_readable), (0, 1, false));
}

/// The codes for a catalogue with these offers, limited to findings about them.
fn codes(offers: &str, others: &str) -> Vec<&'static str> {
    let json =
        format!(r#"{{"schema_version": "1.0", "name": "Kreis", {others} "offers": [{offers}]}}"#);
    let report = check(json.as_bytes(), today());
    let codes = report.findings.iter().map(|each| each.code.as_str());
    // Not what these tests are about.
    let others = ["no-summary", "never-checked", "helpline-without-hours", "holidays-unsaid"];
    codes.filter(|code| !others.contains(code)).collect()
}

#[test]
fn somebody_with_a_phone_must_be_there_for_everyone() {
    let phone = r#""phones": [{"number": "112"}]"#;
    let universal =
        |more: &str| codes(&format!(r#"{{"id": "a", "name": "A", "universal": true{more}}}"#), "");
    assert_eq!(universal(&format!(", {phone}")), [""; 0]);
    assert_eq!(universal(""), ["no-universal-offer"]);
    assert_eq!(universal(&format!(r#", "status": "ended", {phone}"#)), ["no-universal-offer"]);
    assert_eq!(universal(&format!(r#", "status": "paused", {phone}"#)), ["no-universal-offer"]);
    let parents = format!(r#", "audience": ["parent"], {phone}"#);
    assert_eq!(universal(&parents), ["no-universal-offer"], "nobody for young people");
    let professional = format!(r#", "audience": ["professional"], {phone}"#);
    assert_eq!(universal(&professional), ["no-universal-offer"]);
    let organization = format!(r#""organizations": [{{"id": "o", "name": "O", {phone}}}],"#);
    let offer = r#"{"id": "a", "name": "A", "universal": true, "organization": "o"}"#;
    assert_eq!(codes(offer, &organization), [""; 0], "its organization has one");
}

#[test]
fn somebody_must_be_there_for_everyone_wherever_they_live() {
    let places = r#""places": [{"id": "k", "name": "Kreis", "ags": "06636"},
        {"id": "a", "name": "Adorf", "part_of": "k"}, {"id": "b", "name": "Bdorf", "part_of": "k"}],"#;
    let offer = |areas: &str, more: &str| {
        format!(
            r#"{{"id": "o{}", "name": "O", "universal": true, "phones": [{{"number": "112"}}],
               "service_areas": [{areas}]{more}}}"#,
            areas.len()
        )
    };
    let found = |offers: &str, others: &str| {
        let json = format!(
            r#"{{"schema_version": "1.0", "name": "K", {places} {others} "offers": [{offers}]}}"#
        );
        let report = check(json.as_bytes(), today());
        let code = Code::NoUniversalOffer;
        let found = report.findings.into_iter().find(|finding| finding.code == code);
        found.map(|finding| (finding.severity, finding.what))
    };
    let missing = |names: &str| {
        let what =
            format!("Kein Angebot mit Telefonnummer ist für alle da, die hier wohnen: {names}.");
        (Severity::Error, what)
    };
    for areas in ["", r#""06""#, r#""k""#, r#""a", "b""#] {
        assert_eq!(found(&offer(areas, ""), ""), None, "{areas}");
    }
    assert_eq!(found(&offer(r#""a""#, ""), ""), Some(missing("Bdorf")));
    assert_eq!(found(&offer(r#""16""#, ""), ""), Some(missing("Adorf, Bdorf")));
    let both = |more| [offer(r#""a""#, ""), offer(r#""16", "b""#, more)].join(",");
    assert_eq!(found(&both(""), ""), None, "two of them serve all");
    let paused = found(&both(r#", "status": "paused""#), "");
    assert_eq!(paused, Some(missing("Bdorf")), "one pauses");
    let severity = found(&offer(r#""a""#, ""), r#""includes": ["bund.json"],"#).map(|each| each.0);
    assert_eq!(severity, Some(Severity::Hint), "an include may help");
}

/// The findings with this code, as pointers, of a catalogue with these keys.
fn pointers(code: Code, catalogue: &str) -> Vec<String> {
    let json = format!(r#"{{"schema_version": "1.0", {catalogue}}}"#);
    let findings = check(json.as_bytes(), today()).findings;
    let findings = findings.into_iter().filter(|finding| finding.code == code);
    findings.map(|finding| finding.pointer).collect()
}

#[test]
fn unfinished_texts_are_found_wherever_families_read_them() {
    const TEXTS: [&str; 31] = [
        "/name",
        "/publisher/name",
        "/places/0/name",
        "/situations/0/label",
        "/organizations/0/name",
        "/organizations/0/phones/0/description",
        "/organizations/0/phones/0/hours/0/note",
        "/locations/0/name",
        "/locations/0/address/address_1",
        "/locations/0/address/city",
        "/locations/0/accessibility/parking",
        "/locations/0/accessibility/transit",
        "/locations/0/accessibility/note",
        "/offers/0/name",
        "/offers/0/summary",
        "/offers/0/description",
        "/offers/0/eligibility_description",
        "/offers/0/interpretation_services",
        "/offers/0/cost/note",
        "/offers/0/application_process",
        "/offers/0/keywords/0",
        "/offers/0/required_documents/1",
        "/offers/0/schedules/0/note",
        "/offers/0/availability/note",
        "/offers/0/assurer",
        "/offers/0/alert",
        "/offers/0/phones/0/description",
        "/offers/0/translations/tr/name",
        "/offers/0/translations/tr/description",
        "/offers/0/translations/tr/required_documents/0",
        "/offers/0/translations/tr/alert",
    ];
    let clean = serde_json::json!({
        "schema_version": "1.0", "name": "Kreis", "publisher": {"name": "Büro"},
        "places": [{"id": "p", "name": "Ort"}],
        "situations": [{"id": "todo", "topic": "geld", "label": "Geld"}],
        "organizations": [{"id": "todo", "name": "Träger", "editor_note": "TODO", "email": "todo@xxx.example",
            "phones": [{"number": "+493023125100", "description": "Büro",
                "hours": [{"freq": "WEEKLY", "byday": ["MO"], "note": "Mittags"}]}]}],
        "locations": [{"id": "xxx", "name": "Haus", "editor_note": "TODO", "hide_address": false,
            "address": {"address_1": "Markt 1", "city": "Ort"},
            "accessibility": {"parking": "Hof", "transit": "Bus", "note": "Rampe"}}],
        "offers": [{"id": "todo", "name": "Angebot", "summary": "Kurz.", "description": "Lang.",
            "organization": "todo", "locations": ["xxx"], "situations": ["todo"], "editor_note": "TODO",
            "url": "https://www.xxx.example/todo", "eligibility_description": "Alle",
            "interpretation_services": "Auf Wunsch", "cost": {"note": "Frei"},
            "application_process": "Rufen Sie an.", "keywords": ["Treff"], "required_documents": ["Pass", "Decke"],
            "phones": [{"number": "+493023125101", "description": "Telefon"}],
            "schedules": [{"freq": "WEEKLY", "byday": ["MO"], "location": "xxx", "note": "Mit Tee"}],
            "availability": {"status": "open", "note": "Ab März"}, "assurer": "Büro", "alert": "Neu",
            "translations": {"tr": {"name": "Ad", "description": "Metin", "required_documents": ["Belge"],
                "alert": "Yeni"}}}]
    });
    let unfinished = |catalogue: &serde_json::Value| {
        let findings = check(catalogue.to_string().as_bytes(), today()).findings;
        let code = Code::UnfinishedText;
        let findings = findings.into_iter().filter(|finding| finding.code == code);
        findings.map(|finding| finding.pointer).collect::<Vec<_>>()
    };
    assert_eq!(unfinished(&clean), [""; 0], "neither ids nor addresses nor notes");
    for text in TEXTS {
        let mut catalogue = clean.clone();
        *catalogue.pointer_mut(text).expect(text) = "TODO".into();
        assert_eq!(unfinished(&catalogue), [text]);
    }
}

#[test]
fn an_alert_is_old_once_its_day_is_over_or_nobody_has_checked_it() {
    let found = |alert: &str, more: &str| {
        let offers = format!(
            r#""name": "K", "offers": [{{"id": "a", "name": "A", "alert": "{alert}"{more}}}]"#
        );
        !pointers(Code::OldAlert, &offers).is_empty()
    };
    let checked = |day: &str| format!(r#", "assured_date": "{day}""#);
    assert!(!found("Neue Nummer", &checked("2026-08-22")));
    assert!(found("Neue Nummer", &checked("2026-08-21")));
    assert!(!found("Neue Nummer", ""), "nobody knows");
    assert!(!found("Wieder im April 2027", &checked("2026-05-01")), "not over yet");
    assert!(found("Am 20.11.2026 geschlossen", &checked("2026-11-19")), "over");
    assert!(!found("Am 22.11.2026 geschlossen", &checked("2026-11-19")), "today");
    assert!(!found("Neue Nummer", r#", "status": "ended", "assured_date": "2026-01-01""#));
}

#[test]
fn a_helpline_says_when_somebody_answers() {
    const HOURS: &str = r#", "hours": [{"freq": "WEEKLY", "byday": ["MO"], "opens_at": "09:00"}]"#;
    let found = |offer: &str, hours: &str, others: &str| {
        pointers(
            Code::HelplineWithoutHours,
            &format!(
                r#""name": "K", {others} "offers": [{{"id": "a", "name": "A", {offer},
                   "phones": [{{"number": "112"{hours}}}]}}]"#
            ),
        )
    };
    let places = r#""places": [{"id": "p", "name": "P"}],"#;
    let phone = r#""formats": ["phone"]"#;
    assert_eq!(found(r#""universal": true"#, "", places), ["/offers/0/phones/0"]);
    assert_eq!(found(r#""universal": true"#, HOURS, ""), [""; 0]);
    assert_eq!(found(phone, "", ""), ["/offers/0/phones/0"], "nation-wide");
    assert_eq!(found(phone, "", places), [""; 0], "an office of the district");
    assert_eq!(found(r#""formats": ["onsite"]"#, "", ""), [""; 0]);
    assert_eq!(found(r#""universal": true, "status": "ended""#, "", ""), [""; 0]);
    assert_eq!(found(r#""universal": true, "audience": ["professional"]"#, "", ""), [""; 0]);
    let organization = r#""name": "K", "organizations": [{"id": "o", "name": "O", "phones": [{"number": "112"}]}],
        "offers": [{"id": "a", "name": "A", "universal": true, "organization": "o"}]"#;
    let found = pointers(Code::HelplineWithoutHours, organization);
    assert_eq!(found, ["/organizations/0/phones/0"]);
}

#[test]
fn what_holds_on_public_holidays_is_asked_once() {
    let on = |today: &str, offers: &[String]| {
        let offers = offers.join(",");
        let json = format!(
            r#"{{"schema_version": "1.0", "name": "K",
               "places": [{{"id": "p", "name": "P", "ags": "06636003"}}], "offers": [{offers}]}}"#
        );
        let findings = check(json.as_bytes(), Date::parse(today).expect(today)).findings;
        let findings = findings.into_iter().filter(|each| each.code == Code::HolidaysUnsaid);
        findings.map(|finding| finding.pointer).collect::<Vec<_>>()
    };
    let offer = |id: &str, rule: &str| {
        format!(
            r#"{{"id": "{id}", "name": "{id}", "schedules": [{{"opens_at": "09:00", "closes_at": "12:00", {rule}}}]}}"#
        )
    };
    let found = |offers: &[String]| on("2026-12-20", offers);
    let fridays = r#""freq": "WEEKLY", "byday": ["FR"]"#;
    let phone = format!(
        r#"{{"id": "t", "name": "T", "phones": [{{"number": "112", "hours": [{{{fridays}, "opens_at": "09:00"}}]}}]}}"#
    );
    assert_eq!(found(&[offer("a", fridays)]), ["/offers"]);
    assert_eq!(on("2026-11-22", &[offer("a", fridays)]), [""; 0], "Christmas is far");
    assert_eq!(on("2026-11-26", &[offer("a", fridays)]), ["/offers"], "Christmas is near");
    assert_eq!(found(&[phone]), ["/offers"], "hours of a phone");
    let many: Vec<String> = ["a", "b", "c"].map(|id| offer(id, fridays)).into();
    assert_eq!(found(&many).len(), 1, "one for all");
    for said in [
        r#""freq": "WEEKLY", "byday": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]"#.to_owned(),
        r#""freq": "ONCE", "dtstart": "2026-12-25""#.to_owned(),
        format!(r#"{fridays}, "until": "2026-12-21""#),
        // Christmas and New Year.
        format!(r#"{fridays}, "except_dates": ["2026-12-25", "2027-01-01"]"#),
        format!(
            r#"{fridays}, "except_dates": ["2026-12-25"], "extra_dates": [{{"date": "2027-01-01"}}]"#
        ),
    ] {
        assert_eq!(found(&[offer("a", &said)]), [""; 0], "{said}");
    }
}

const LINE: &str = r#"{"id": "a", "name": "A", "universal": true,
    "phones": [{"number": "112"}], "summary": "Hilfe.", "assured_date": "2026-11-01"}"#;

#[test]
fn whoever_has_decided_that_an_address_may_be_seen_is_not_asked_again() {
    let with = |location: &str| {
        let location = format!(
            r#""locations": [{{"id": "o", "name": "O", "address": {{"city": "Stadt"}}{location}}}],"#
        );
        let offer = r#"{"id": "b", "name": "B", "sensitive": true, "locations": ["o"]}"#;
        codes(&format!("{LINE}, {offer}"), &location)
    };
    assert_eq!(with(""), ["sensitive-address"]);
    assert_eq!(with(r#", "hide_address": false"#), [""; 0]);
    assert_eq!(with(r#", "hide_address": true"#), ["secret-address"]);
}

#[test]
fn every_location_that_a_sensitive_offer_names_needs_a_decision() {
    let with = |offer: &str, location: &str| {
        let lists = format!(
            r#""organizations": [{{"id": "t", "name": "T", "phones": [{{"number": "112",
                "hours": [{{"freq": "WEEKLY", "byday": ["MO"], "location": "o"}}]}}]}}],
               "locations": [{{"id": "o", "name": "O"{location}}}],"#
        );
        let offer = format!(r#"{{"id": "b", "name": "B", "sensitive": true, {offer}}}"#);
        codes(&format!("{LINE}, {offer}"), &lists)
    };
    for offer in [
        r#""locations": ["o"]"#,
        r#""locations": ["o"], "audience": ["professional"]"#,
        r#""locations": ["o"], "status": "ended""#,
        r#""schedules": [{"freq": "WEEKLY", "byday": ["MO"], "location": "o"}]"#,
        r#""schedules": [{"freq": "ONCE", "extra_dates": [{"date": "2026-12-01", "location": "o"}]}]"#,
        r#""phones": [{"number": "112", "hours": [{"freq": "WEEKLY", "byday": ["MO"], "location": "o"}]}]"#,
        r#""organization": "t""#,
    ] {
        for location in ["", r#", "latitude": 51.1"#, r#", "accessibility": {"transit": "Bus 1"}"#]
        {
            let found = with(offer, location);
            assert_eq!(found, ["sensitive-address"], "{offer} {location}");
        }
        assert_eq!(with(offer, r#", "hide_address": true"#), [""; 0], "{offer}");
    }
}

#[test]
fn whatever_tells_the_way_to_a_secret_address_should_not_be_in_the_file() {
    let with = |location: &str| {
        let location = format!(
            r#""locations": [{{"id": "o", "name": "O", "hide_address": true, {location}}}],"#
        );
        codes(LINE, &location)
    };
    for way in [
        r#""address": {"city": "Stadt"}"#,
        r#""latitude": 51.1"#,
        r#""longitude": 9.8"#,
        r#""accessibility": {"parking": "Hof"}"#,
        r#""accessibility": {"transit": "Bus 1"}"#,
        r#""accessibility": {"note": "Bitte klingeln"}"#,
    ] {
        assert_eq!(with(way), ["secret-address"], "{way}");
    }
    let harmless = r#""accessibility": {"step_free": true, "accessible_toilet": true}"#;
    assert_eq!(with(harmless), [""; 0]);
}

#[test]
fn an_offer_that_is_over_or_pauses_needs_no_new_dates() {
    let with = |status: &str, schedule: &str| {
        let offer = format!(
            r#"{{"id": "b", "name": "B", "status": "{status}", "schedules": [{schedule}]}}"#
        );
        codes(&format!("{LINE}, {offer}"), "")
    };
    let past = r#"{"freq": "ONCE", "dtstart": "2026-11-21"}"#;
    let today = r#"{"freq": "ONCE", "dtstart": "2026-11-22"}"#;
    assert_eq!(with("active", past), ["dates-past"]);
    assert_eq!(with("ended", past), [""; 0]);
    assert_eq!(with("paused", past), [""; 0]);
    assert_eq!(with("active", today), [""; 0]);
    assert_eq!(with("active", &format!("{past}, {today}")), [""; 0], "one is enough");
}

#[test]
fn an_accent_colour_is_held_against_the_ground_that_it_stands_on() {
    let with = |color: &str, scheme: &str| {
        let theme =
            format!(r#""theme": {{"accent_color": "{color}", "color_scheme": "{scheme}"}},"#);
        codes(LINE, &theme)
    };
    assert_eq!(with("#ffdd00", "auto"), ["accent-contrast"]);
    assert_eq!(with("#ffdd00", "dark"), [""; 0]);
    assert_eq!(with("#005a9c", "light"), [""; 0]);
    assert_eq!(with("#005a9c", "dark"), ["accent-contrast"]);
}

#[test]
fn months_settle_an_age_that_the_text_leaves_open() {
    let with = |ages: &str| {
        let offer = format!(
            r#"{{"id": "b", "name": "B", "summary": "Bis 3 Jahre.", "description": "bis 3 Jahre", {ages}
                "assured_date": "2026-11-01"}}"#
        );
        let json =
            format!(r#"{{"schema_version": "1.0", "name": "K", "offers": [{LINE}, {offer}]}}"#);
        let findings = check(json.as_bytes(), today()).findings;
        let unclear = findings.into_iter().filter(|each| each.code == Code::UnclearAge);
        unclear.map(|each| each.severity).collect::<Vec<_>>()
    };
    assert_eq!(with(""), [Severity::Warning]);
    assert_eq!(with(r#""ages": [{"from_months": 0, "to_months": 60}],"#), [Severity::Warning]);
    assert_eq!(with(r#""ages": [{"from_months": 0, "to_months": 36}],"#), [Severity::Hint]);
    assert_eq!(with(r#""ages": [{"from_months": 0, "to_months": 48}],"#), [Severity::Hint]);
}

#[test]
fn a_safeguard_that_is_misspelt_or_stands_elsewhere_is_an_error_and_another_slip_a_warning() {
    let location = |key: &str| {
        let list = format!(r#""locations": [{{"id": "o", "name": "O", {key}: true}}],"#);
        codes(LINE, &list)
    };
    for key in
        ["hideAddress", "hide-address", "HIDE_ADDRESS", "hide_adress", "sensitiv", "audience"]
    {
        assert_eq!(location(&format!("\"{key}\"")), ["misspelt-safeguard"], "{key}");
    }
    assert_eq!(location(r#""hide\u005fadress""#), ["misspelt-safeguard"], "also with escapes");
    for key in ["adress", "adresss", "Latitude", "longitud"] {
        assert_eq!(location(&format!("\"{key}\"")), ["misspelt-key"], "{key}");
    }
    for key in ["note_intern", "farbe", "x"] {
        assert_eq!(location(&format!("\"{key}\"")), ["unknown-key"], "{key}");
    }
    assert_eq!(location("\"$schema\""), [""; 0]);
    let links =
        |key: &str| codes(LINE, &format!(r#""links": {{"{key}": "https://dwd.example/"}},"#));
    assert_eq!(links("exi"), ["misspelt-safeguard"]);
    assert_eq!(links("Exit"), ["misspelt-safeguard"]);
    assert_eq!(links("edition"), ["unknown-key"]);
}

#[test]
fn a_column_that_no_offer_should_have_is_told_once() {
    let offers = [
        LINE,
        r#"{"id": "b", "name": "B", "intern": 1}"#,
        r#"{"id": "c", "name": "C", "intern": 2}"#,
    ];
    assert_eq!(codes(&offers.join(", "), ""), ["unknown-key"]);
    let within = r#"{"id": "b", "name": "B", "translations": {"tr": {"nam": "B"}}, "cost": {"freee": true}}"#;
    assert_eq!(codes(&[LINE, within].join(", "), ""), ["misspelt-key", "misspelt-key"]);
}

#[test]
fn the_way_out_leads_to_a_page_of_somebody_else() {
    let with = |exit: &str| {
        let others = format!(
            r#""publisher": {{"url": "https://www.kreis.example/a"}}, "links": {{"exit": "{exit}"}},"#
        );
        codes(LINE, &others)
    };
    assert_eq!(with("https://wetter.example/"), [""; 0]);
    for exit in [
        "http://wetter.example/",
        "https://kreis.example",
        "https://www.kreis.example.:443/x",
        "https://familien.kreis.example/",
        "https://a@wetter.example/",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "/start",
    ] {
        assert_eq!(with(exit), ["bad-exit"], "{exit}");
    }
}
