//! The kind of each possible change.

use crate::{names, read, today};
use catalogue::{
    Audience, Catalogue, Cost, Date, Format, Id, LifePhase, Offer, PhoneNumber, Registration,
    Schedule, ServiceArea, Status, Topic, Translation, Url,
};
use editing::plan::diff::{Diff, Kind, diff};

fn id(text: &str) -> Id {
    Id::new(text).expect("a slug")
}

fn old() -> Catalogue {
    read(include_str!("old.json"))
}

/// The diff after this change to the offer "elterncafe".
fn told(mend: impl FnOnce(&mut Offer)) -> Diff {
    let mut new = old();
    let at = new.offer_index(&id("elterncafe")).expect("an offer");
    mend(&mut new.offers[at]);
    diff(&old(), &new, today())
}

/// Asserts that the change is reported, with this kind and for no other offer.
#[track_caller]
fn is_told(kind: Kind, mend: impl FnOnce(&mut Offer)) {
    let diff = told(mend);
    let told: Vec<_> = diff.changes.iter().map(|each| (each.kind, each.name.as_str())).collect();
    assert_eq!(told, [(kind, "Elterncafé")]);
}

/// Asserts that families see no difference.
#[track_caller]
fn is_not_told(mend: impl FnOnce(&mut Offer)) {
    assert_eq!(told(mend).changes, []);
}

#[test]
fn every_field_that_families_see_is_told_by_its_kind() {
    is_told(Kind::Gone, |offer| offer.status = Status::Ended);
    is_told(Kind::Gone, |offer| offer.audience = vec![Audience::Professional]);
    is_told(Kind::Paused, |offer| offer.status = Status::Paused);
    is_told(Kind::Dates, |offer| offer.schedules.clear());
    is_told(Kind::Place, |offer| offer.locations = vec![id("schule")]);
    is_told(Kind::Contact, |offer| offer.email = Some("cafe@familien.example".into()));
    is_told(Kind::Contact, |offer| offer.url = Url::new("https://familien.example"));
    is_told(Kind::Registration, |offer| offer.registration = Some(Registration::Phone));
    is_told(Kind::Registration, |offer| offer.application_process = Some("Rufen Sie an.".into()));
    is_told(Kind::Registration, |offer| offer.first_contact = Some("Jemand hört zu.".into()));
    is_told(Kind::Registration, |offer| offer.response_time = Some("Zwei Tage.".into()));
    is_told(Kind::Cost, |offer| {
        offer.cost = Some(Cost { amount_cents: Some(100), ..Cost::default() });
    });
    is_told(Kind::ForWhom, |offer| offer.pregnancy = Some(true));
    is_told(Kind::ForWhom, |offer| offer.life_phases = vec![LifePhase::SchoolEntry]);
    is_told(Kind::ForWhom, |offer| offer.audience = vec![Audience::Family]);
    is_told(Kind::ForWhom, |offer| offer.eligibility_description = Some("Für Väter.".into()));
    is_told(Kind::ForWhom, |offer| offer.service_areas = vec![ServiceArea::Place(id("unten"))]);
    is_told(Kind::Name, |offer| offer.id = id("cafe"));
    is_told(Kind::Details, |offer| offer.summary = Some("Kaffee und Kekse.".into()));
    is_told(Kind::Details, |offer| offer.description = Some("Kaffee und Kekse.".into()));
    is_told(Kind::Details, |offer| offer.alert = Some("Heute nicht.".into()));
    is_told(Kind::Details, |offer| offer.topics = vec![Topic::Leisure]);
    is_told(Kind::Details, |offer| offer.situations = vec![id("andere-eltern")]);
    is_told(Kind::Details, |offer| offer.languages = vec!["tr".into()]);
    is_told(Kind::Details, |offer| offer.interpretation_services = Some("Auf Anfrage.".into()));
    is_told(Kind::Details, |offer| offer.required_documents = vec!["Hausschuhe".into()]);
    is_told(Kind::Details, |offer| offer.keywords = vec!["Spielkreis".into()]);
    is_told(Kind::Details, |offer| offer.formats = vec![Format::Group]);
    is_told(Kind::Details, |offer| offer.anonymous = true);
    is_told(Kind::Details, |offer| offer.universal = true);
    is_told(Kind::Details, |offer| {
        offer.translations = vec![("tr".into(), Translation::default())];
    });
    is_told(Kind::Checked, |offer| offer.assured_date = Some(today()));
    is_told(Kind::Checked, |offer| offer.assurer = Some("Jugendamt".into()));
}

#[test]
fn a_note_of_the_editors_changes_nothing_for_families() {
    is_not_told(|offer| offer.editor_note = Some("Zeiten nachfragen.".into()));
}

#[test]
fn a_new_name_is_told_with_the_old_one() {
    let diff = told(|offer| offer.name = "Café für Eltern".to_owned());
    assert_eq!(names(&diff, Kind::Name), ["Café für Eltern"]);
    assert_eq!(diff.changes[0].what, "hieß bisher „Elterncafé“.");
}

#[test]
fn another_organization_is_told_with_its_phone() {
    let diff = told(|offer| offer.organization = Some(id("amt")));
    assert_eq!(diff.changes[0].kind, Kind::Contact);
    assert_eq!(diff.changes[1].kind, Kind::Name);
    assert_eq!(diff.changes[1].what, "Träger: jetzt Jugendamt (bisher Familienverein).");
}

#[test]
fn a_venue_of_dates_that_moves_is_told_once_and_not_of_every_date() {
    let mut old = old();
    let at = old.offer_index(&id("elterncafe")).expect("an offer");
    old.offers[at].schedules[0].location = Some(id("schule"));
    let mut new = old.clone();
    let schule = new.locations.iter_mut().find(|each| each.id == id("schule"));
    schule.expect("a location").address.as_mut().expect("an address").city = Some("Oben".into());
    let diff = diff(&old, &new, today());
    assert_eq!(names(&diff, Kind::Place), ["Elterncafé", "Hausaufgabenhilfe"]);
    assert_eq!(names(&diff, Kind::Dates), [""; 0]);
}

#[test]
fn the_spelling_of_dates_makes_no_difference() {
    is_not_told(|offer| {
        let rule = &mut offer.schedules[0];
        let days = rule.days(today(), Date::MAX, usize::MAX);
        let extra = |date| catalogue::ExtraDate {
            date,
            location: None,
            opens_at: rule.opens_at,
            closes_at: rule.closes_at,
        };
        let extra_dates = days.into_iter().map(extra).collect();
        *rule = Schedule {
            extra_dates,
            until: None,
            dtstart: None,
            ..Schedule::new(catalogue::Frequency::Once)
        };
    });
    is_not_told(|offer| offer.schedules[0].dtstart = Date::new(2026, 11, 1));
}

#[test]
fn a_note_is_told_even_where_no_date_is_known() {
    is_told(Kind::Details, |offer| {
        let note = Some("nach Absprache".to_owned());
        let schedule = Schedule { note, ..Schedule::new(catalogue::Frequency::Once) };
        offer.schedules.push(schedule);
    });
}

#[test]
fn the_order_in_lists_and_the_ids_behind_them_make_no_difference() {
    let mut new = old();
    new.organizations.reverse();
    new.offers.reverse();
    for organization in &mut new.organizations {
        organization.id = id(&format!("x-{}", organization.id));
    }
    new.organizations.sort_by(|a, b| a.id.cmp(&b.id));
    for offer in &mut new.offers {
        offer.organization = offer.organization.as_ref().map(|old| id(&format!("x-{old}")));
    }
    assert_eq!(diff(&old(), &new, today()).changes, []);
}

#[test]
fn an_organizations_new_phone_is_told_of_its_offers_and_said_once() {
    let mut new = old();
    let verein = new.organizations.iter_mut().find(|each| each.id == id("verein"));
    let phones = &mut verein.expect("an organization").phones;
    phones[0].number = PhoneNumber::new("+493023125299").expect("a number");
    let diff = diff(&old(), &new, today());
    let offers = ["Eltern-Kind-Turnen", "Elterncafé", "Hausaufgabenhilfe", "Papa-Samstag"];
    assert_eq!(names(&diff, Kind::Contact), offers);
    assert_eq!(diff.text().matches("030 2312 5299").count(), 1);
}

#[test]
fn a_new_address_is_told_of_every_offer_there() {
    let mut new = old();
    let schule = new.locations.iter_mut().find(|each| each.id == id("schule"));
    let address = schule.expect("a location").address.as_mut().expect("an address");
    address.address_1 = Some("Am Anger 5".into());
    let diff = diff(&old(), &new, today());
    assert_eq!(names(&diff, Kind::Place), ["Hausaufgabenhilfe"]);
    assert!(diff.text().contains(
        "jetzt Grundschule, Am Anger 5, 37201 Unten (bisher Grundschule, Schulweg 2, 37201 Unten)."
    ));
}

#[test]
fn an_id_is_only_taken_for_another_where_there_is_no_doubt() {
    let mut new = old();
    let at = new.offer_index(&id("elterncafe")).expect("an offer");
    let mut twin = new.offers[at].clone();
    twin.id = id("elterncafe-2");
    new.offers[at].id = id("elterncafe-1");
    new.offers.push(twin);
    let diff = diff(&old(), &new, today());
    assert_eq!(names(&diff, Kind::Gone), ["Elterncafé"]);
    assert_eq!(names(&diff, Kind::New), ["Elterncafé", "Elterncafé"]);
}

#[test]
fn no_name_steers_a_terminal_or_breaks_a_line() {
    let diff = told(|offer| offer.name = "Eltern\u{1b}[31mcafé\nBcc: x".to_owned());
    assert!(!diff.text().contains('\u{1b}'));
    assert!(!diff.text().contains("\nBcc"));
}
