//! Changes of an offer, field by field.

use super::words::{ages, all, areas, codes, cost, now_and_before, registration, room};
use super::{change::Change, entry::Entry, kind::Kind};
use super::{dates, venue};
use catalogue::{Accessibility, Availability, Date, Offer, Phone, Status, Url};

/// Compares all fields of an offer that is in both catalogues.
pub fn compare(old: Entry, new: Entry, today: Date, changes: &mut Vec<Change>) {
    let before = changes.len();
    let mut add = |kind, what: Option<String>| {
        changes.extend(what.map(|what| new.change(kind, what)));
    };
    add(Kind::Paused, pauses(old.offer, new.offer));
    add(Kind::Back, pauses(new.offer, old.offer).map(|_| "findet wieder statt.".to_owned()));
    add(Kind::Dates, dates::compare(old, new, today));
    add(Kind::Place, venue::compare(old, new));
    add(Kind::Contact, contact(old, new));
    add(Kind::Registration, taking_part(old.offer, new.offer));
    add(Kind::Cost, price(old.offer, new.offer));
    add(Kind::ForWhom, for_whom(old, new));
    add(Kind::Name, name(old, new));
    add(Kind::Details, details(old, new, today));
    if changes.len() == before && is_checked_anew(old.offer, new.offer) {
        changes.push(new.change(Kind::Checked, "ist neu geprüft.".to_owned()));
    }
}

fn pauses(old: &Offer, new: &Offer) -> Option<String> {
    let pauses = old.status == Status::Active && new.status == Status::Paused;
    pauses.then(|| "macht Pause.".to_owned())
}

/// Contact details, either the offer's own or its organization's.
fn contact(old: Entry, new: Entry) -> Option<String> {
    let (before, after) = (old.catalogue.contact(old.offer), new.catalogue.contact(new.offer));
    let numbers = |phones: &[Phone]| -> Vec<String> {
        phones.iter().map(|phone| phone.number.to_display()).collect()
    };
    let one = |text: Option<&str>| text.map(str::to_owned).into_iter().collect::<Vec<_>>();
    let ways = [
        ("Telefon", numbers(before.phones), numbers(after.phones)),
        ("E-Mail", one(before.email), one(after.email)),
        ("Website", one(before.url.map(Url::as_str)), one(after.url.map(Url::as_str))),
    ];
    let sentences = ways.into_iter().filter(|(_, before, after)| before != after);
    sentences_of(sentences.map(|(way, before, after)| {
        format!("{way} {}", now_and_before(&all(&after), &all(&before)))
    }))
}

fn taking_part(old: &Offer, new: &Offer) -> Option<String> {
    let mut sentences = Vec::new();
    if old.registration != new.registration {
        let [before, after] = [old, new].map(|offer| registration(offer.registration));
        sentences.push(now_and_before(after, before));
    }
    if old.application_process != new.application_process {
        sentences.push("Wie Familien sich anmelden, ist anders beschrieben.".to_owned());
    }
    if (&old.first_contact, &old.response_time) != (&new.first_contact, &new.response_time) {
        sentences.push("Was dann passiert, ist anders beschrieben.".to_owned());
    }
    let status = |offer: &Offer| offer.availability.as_ref().map(|each| each.status);
    let note = |offer: &Offer| offer.availability.as_ref().and_then(|each| each.note.clone());
    if status(old) != status(new) {
        let [before, after] = [old, new].map(|offer| room(status(offer)));
        sentences.push(format!("Freie Plätze: {}", now_and_before(after, before)));
    } else if note(old) != note(new) {
        sentences.push("Zu den freien Plätzen steht etwas anderes da.".to_owned());
    }
    sentences_of(sentences.into_iter())
}

fn price(old: &Offer, new: &Offer) -> Option<String> {
    if old.cost == new.cost {
        return None;
    }
    let [before, after] = [old, new].map(|offer| cost(offer.cost.as_ref()));
    (before != after).then(|| now_and_before(&after, &before))
}

fn for_whom(old: Entry, new: Entry) -> Option<String> {
    let (before, after) = (old.offer, new.offer);
    let mut sentences = Vec::new();
    if before.ages != after.ages {
        let what = now_and_before(&ages(&after.ages), &ages(&before.ages));
        sentences.push(format!("Alter: {what}"));
    }
    if before.pregnancy != after.pregnancy {
        let word = |pregnancy| match pregnancy {
            Some(true) => "ja",
            Some(false) => "nein",
            None => "keine Angabe",
        };
        let what = now_and_before(word(after.pregnancy), word(before.pregnancy));
        sentences.push(format!("In der Schwangerschaft: {what}"));
    }
    if before.service_areas != after.service_areas {
        let (now, before) = (areas(new), areas(old));
        if now != before {
            sentences.push(format!("Für Familien aus: {}", now_and_before(&now, &before)));
        }
    }
    if codes(&before.life_phases) != codes(&after.life_phases)
        || codes(&before.audience) != codes(&after.audience)
        || before.eligibility_description != after.eligibility_description
    {
        sentences.push("Für wen es ist, ist anders beschrieben.".to_owned());
    }
    sentences_of(sentences.into_iter())
}

fn name(old: Entry, new: Entry) -> Option<String> {
    let mut sentences = Vec::new();
    if old.offer.name != new.offer.name {
        sentences.push(format!("hieß bisher „{}“.", old.offer.name));
    }
    if old.organization() != new.organization() {
        let word = |entry: Entry| entry.organization().unwrap_or("keine Angabe").to_owned();
        sentences.push(format!("Träger: {}", now_and_before(&word(new), &word(old))));
    }
    if old.offer.id != new.offer.id {
        sentences.push(format!(
            "Die Kennung ist neu (bisher „{}“): Alte Links und Merkzettel führen nicht mehr hin.",
            old.offer.id
        ));
    }
    sentences_of(sentences.into_iter())
}

/// Other changes, by field name only. Every field is listed here or above: a new one does not
/// compile until it is handled.
fn details(old: Entry, new: Entry, today: Date) -> Option<String> {
    let Offer {
        id: _,
        name: _,
        organization: _,
        locations: _,
        status: _,
        ages: _,
        pregnancy: _,
        life_phases: _,
        audience: _,
        eligibility_description: _,
        service_areas: _,
        cost: _,
        registration: _,
        application_process: _,
        first_contact: _,
        response_time: _,
        email: _,
        url: _,
        schedules: _,
        availability: _,
        assured_date: _,
        assurer: _,
        layer: _,
        summary,
        description,
        topics,
        situations,
        keywords,
        languages,
        interpretation_services,
        required_documents,
        formats,
        anonymous,
        sensitive,
        universal,
        phones: _,
        alert,
        editor_note: _,
        translations,
    } = old.offer;
    let other = new.offer;
    let is_same = |one: &[String], other: &[String]| {
        let [mut one, mut other] = [one, other].map(<[String]>::to_vec);
        one.sort_unstable();
        other.sort_unstable();
        one == other
    };
    let ids = |ids: &[catalogue::Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let fields = [
        ("der Hinweis", *alert != other.alert),
        ("die Kurzbeschreibung", *summary != other.summary),
        ("die Beschreibung", *description != other.description),
        ("was Familien mitbringen", *required_documents != other.required_documents),
        ("die Form", codes(formats) != codes(&other.formats)),
        ("die Sprachen", !is_same(languages, &other.languages)),
        ("das Dolmetschen", *interpretation_services != other.interpretation_services),
        ("die Barrierefreiheit", accessibility(old) != accessibility(new)),
        ("die Telefonzeiten", are_phones_answered_otherwise(old, new)),
        ("der Hinweis zu den Terminen", dates::notes(old, today) != dates::notes(new, today)),
        ("die Themen", codes(topics) != codes(&other.topics)),
        ("die Lebenslagen", !is_same(&ids(situations), &ids(&other.situations))),
        ("die Suchwörter", !is_same(keywords, &other.keywords)),
        ("ob es ohne Namen geht", *anonymous != other.anonymous),
        ("ob es heikel ist", *sensitive != other.sensitive),
        ("ob es für alle ist", *universal != other.universal),
        ("die Übersetzungen", *translations != other.translations),
    ];
    let changed: Vec<&str> =
        fields.into_iter().filter(|(_, is_changed)| *is_changed).map(|(name, _)| name).collect();
    (!changed.is_empty()).then(|| format!("Geändert: {}.", changed.join(", ")))
}

/// Whether the same numbers have other hours, languages or descriptions.
fn are_phones_answered_otherwise(old: Entry, new: Entry) -> bool {
    let [before, after] = [old, new].map(|entry| entry.catalogue.contact(entry.offer).phones);
    let same_numbers =
        before.iter().map(|phone| &phone.number).eq(after.iter().map(|phone| &phone.number));
    same_numbers && before != after
}

/// The accessibility details of its locations.
fn accessibility(entry: Entry<'_>) -> Vec<&Accessibility> {
    let locations = entry.offer.locations.iter().filter_map(|id| entry.catalogue.location(id));
    locations.filter_map(|location| location.accessibility.as_ref()).collect()
}

fn is_checked_anew(old: &Offer, new: &Offer) -> bool {
    let checked =
        |availability: &Option<Availability>| availability.as_ref().and_then(|each| each.checked);
    old.assured_date != new.assured_date
        || old.assurer != new.assurer
        || checked(&old.availability) != checked(&new.availability)
}

fn sentences_of(sentences: impl Iterator<Item = String>) -> Option<String> {
    let sentences: Vec<String> = sentences.collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
