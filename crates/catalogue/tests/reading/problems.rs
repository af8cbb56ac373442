//! Every kind of mistake: what is wrong, where, and how to fix it.

use crate::{complete_with, read, snapshot};
use catalogue::{Diagnostic, Problem};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Mistakes in an otherwise complete catalogue: where, and what replaces the value there; `None` =
/// nothing.
fn mistakes() -> Vec<(&'static str, Option<Value>)> {
    let long = "Lang ".repeat(40);
    vec![
        ("/name", None),
        ("/offers", None),
        ("/offers/1/name", None),
        ("/organizations/0/phones/0/number", None),
        ("/offers/0/schedules/0/freq", None),
        ("/offers/0/availability/status", None),
        ("/offers/0/name", Some(json!(["Elterncafé"]))),
        ("/offers/0/anonymous", Some(json!("ja"))),
        ("/offers/0/cost", Some(json!("kostenlos"))),
        ("/offers/0/languages", Some(json!("de"))),
        ("/offers/1", Some(json!("hebamme"))),
        ("/offers/1/id", Some(json!("Frühe Hilfen"))),
        ("/offers/1/id", Some(json!(12))),
        ("/offers/1/id", Some(json!("elterncafe"))),
        ("/offers/0/organization", Some(json!("gesundheitsamt"))),
        ("/offers/0/service_areas/0", Some(json!("dorf"))),
        ("/offers/0/service_areas/1", Some(json!(6636))),
        ("/offers/0/status", Some(json!("aktiv"))),
        ("/offers/0/url", Some(json!("javascript:alert(1)"))),
        ("/offers/0/url", Some(json!("www.kreis.example"))),
        ("/offers/0/email", Some(json!("cafe(at)kreis.example"))),
        ("/offers/0/phones/0/number", Some(json!("kommt noch"))),
        ("/offers/0/phones/0/number", Some(json!("030 23125120"))),
        ("/offers/0/assured_date", Some(json!("1.11.2026"))),
        ("/offers/0/assured_date", Some(json!("2026-02-30"))),
        ("/offers/0/schedules/0/opens_at", Some(json!("10 Uhr"))),
        ("/places/1/ags", Some(json!(6_636_003))),
        ("/places/1/postal_codes/0", Some(json!(7743))),
        ("/offers/0/languages/0", Some(json!("Arabisch"))),
        ("/links/exit", Some(json!("http://wetter.example"))),
        ("/school_cutoff", Some(json!("30. Juni"))),
        ("/theme/accent_color", Some(json!("blau"))),
        ("/theme/color_scheme", Some(json!("dunkel"))),
        ("/theme/corner_radius", Some(json!("4px"))),
        ("/theme/corner_radius", Some(json!(99))),
        ("/theme/font_family", Some(json!("Arial;} body { color: red"))),
        ("/theme/logo_url", Some(json!("javascript:alert(1)"))),
        ("/places/1/latitude", Some(json!(951))),
        ("/offers/0/ages/0/from_months", Some(json!("3 Jahre"))),
        ("/offers/0/ages/0/to_months", Some(json!(0))),
        ("/offers/0/ages/0/from_months", Some(json!(36))),
        ("/offers/0/schedules/0/byday/0", Some(json!("DI"))),
        ("/offers/0/schedules/0/bymonthday/0", Some(json!(32))),
        ("/offers/0/schedules/0/freq", Some(json!("WEEKLY"))),
        ("/offers/0/schedules/0/dtstart", None),
        ("/offers/0/schedules/0/until", Some(json!("2026-12-31"))),
        ("/offers/0/summary", Some(json!(long))),
        ("/places/0/part_of", Some(json!("stadt"))),
        ("/offers/0/schedules/0/bymonthday", Some(json!([31]))),
    ]
}

#[test]
fn every_problem_says_what_is_wrong_where_and_how_to_mend_it() {
    let schema = jsonschema::validator_for(&catalogue::json_schema()).expect("a schema");
    let mut entries = Vec::new();
    let mut kinds = BTreeSet::new();
    for (pointer, value) in mistakes() {
        let catalogue = complete_with(pointer, value.clone());
        let diagnostics = read(&catalogue).diagnostics;
        kinds.extend(diagnostics.iter().map(|each| kind(&each.problem)));
        let value = value.map_or_else(|| "nothing".to_owned(), |value| value.to_string());
        let said: String = diagnostics.iter().map(said).collect();
        let fits = if schema.is_valid(&catalogue) { "yes" } else { "no" };
        entries.push(format!("{pointer} = {value}\n{said}  fits the schema: {fits}\n"));
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), (0..KINDS).collect::<Vec<_>>());
    snapshot::assert_current("tests/reading/problems.txt", &entries.join("\n"));
}

fn said(diagnostic: &Diagnostic) -> String {
    let offer = diagnostic.offer.as_ref();
    let offer = offer.map(|id| format!(" in {id}")).unwrap_or_default();
    let severity = diagnostic.severity;
    let pointer = &diagnostic.pointer;
    let (what, help) = (diagnostic.what(), diagnostic.help());
    format!("  {severity:?} at \"{pointer}\"{offer}\n    {what}\n    {help}\n")
}

const KINDS: u8 = 29;

/// A number for each kind of problem: a new kind needs a mistake in the list above.
fn kind(problem: &Problem) -> u8 {
    match problem {
        Problem::Missing { .. } => 0,
        Problem::WrongType { .. } => 1,
        Problem::BadId(_) => 2,
        Problem::DuplicateId(_) => 3,
        Problem::UnknownReference { .. } => 4,
        Problem::UnknownCode { .. } => 5,
        Problem::BadUrl(_) => 6,
        Problem::BadEmail(_) => 7,
        Problem::BadPhone(_) => 8,
        Problem::LocalPhone(_) => 9,
        Problem::BadDate(_) => 10,
        Problem::BadTime(_) => 11,
        Problem::BadAgs(_) => 12,
        Problem::BadPostalCode(_) => 13,
        Problem::BadLanguage(_) => 14,
        Problem::BadColor(_) => 15,
        Problem::OutOfRange { .. } => 16,
        Problem::EmptyAgeRange => 17,
        Problem::BadByDay(_) => 18,
        Problem::OnlyMonthly => 19,
        Problem::ScheduleLacksStart => 20,
        Problem::ScheduleEndsBeforeStart => 21,
        Problem::TooLong { .. } => 22,
        Problem::CircularPlace(_) => 23,
        Problem::BadFonts(_) => 24,
        Problem::BadPicture(_) => 25,
        Problem::NeverTakesPlace => 26,
        Problem::BadExit(_) => 27,
        Problem::BadCutoff(_) => 28,
        // Too large to include here, see tests/budgets.rs.
        Problem::OverBudget(_) => KINDS,
    }
}
