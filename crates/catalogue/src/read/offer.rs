//! Reads offers.

use super::cursor::{Cursor, Object, is_stated};
use super::known::List;
use super::schedule::schedules;
use super::shape::language_tag;
use crate::{AgeRange, Availability, Cost, Id, Months, Offer, Phone, Problem, Status, Translation};

pub(super) fn offer(cursor: &mut Cursor, object: &Object, id: Id) -> Option<Offer> {
    let name = cursor.name(object)?;
    Some(Offer {
        id,
        name,
        summary: cursor.short_text(object, "summary", Offer::SUMMARY_LIMIT),
        description: cursor.text(object, "description"),
        organization: cursor.reference(object, "organization", List::Organizations),
        locations: cursor.references(object, "locations", List::Locations),
        status: cursor.code(object, "status").unwrap_or(Status::Active),
        ages: ages(cursor, object),
        pregnancy: cursor.flag(object, "pregnancy"),
        life_phases: cursor.codes(object, "life_phases"),
        audience: cursor.codes(object, "audience"),
        topics: cursor.codes(object, "topics"),
        situations: cursor.references(object, "situations", List::Situations),
        eligibility_description: cursor.text(object, "eligibility_description"),
        service_areas: cursor.service_areas(object, "service_areas"),
        languages: cursor.languages(object, "languages"),
        interpretation_services: cursor.text(object, "interpretation_services"),
        cost: cursor.object(object, "cost", cost),
        registration: cursor.code(object, "registration"),
        application_process: cursor.text(object, "application_process"),
        required_documents: cursor.texts(object, "required_documents"),
        formats: cursor.codes(object, "formats"),
        anonymous: cursor.flag(object, "anonymous").unwrap_or(false),
        sensitive: cursor.safeguard(object, "sensitive").unwrap_or(false),
        universal: cursor.flag(object, "universal").unwrap_or(false),
        phones: phones(cursor, object),
        email: cursor.email(object, "email"),
        url: cursor.url(object, "url"),
        schedules: schedules(cursor, object, "schedules"),
        availability: cursor.object(object, "availability", availability).flatten(),
        assured_date: cursor.date(object, "assured_date"),
        assurer: cursor.text(object, "assurer"),
        alert: cursor.text(object, "alert"),
        translations: translations(cursor, object),
        layer: 0,
    })
}

fn ages(cursor: &mut Cursor, object: &Object) -> Vec<AgeRange> {
    cursor.objects(object, "ages", |cursor, object| {
        let limit = i32::from(Months::LIMIT.0);
        let from = cursor.whole(object, "from_months", 0, limit);
        let to = cursor.whole(object, "to_months", 1, limit);
        // A limit that is there but unreadable must not widen the range.
        let unreadable = |key, limit: Option<i32>| limit.is_none() && is_stated(object, key);
        if unreadable("from_months", from) || unreadable("to_months", to) {
            return None;
        }
        let months = |number: i32| Months(u16::try_from(number).unwrap_or(u16::MAX));
        let range = AgeRange::new(months(from.unwrap_or(0)), to.map(months));
        if range.is_none() {
            cursor.warn(Problem::EmptyAgeRange);
        }
        range
    })
}

fn cost(cursor: &mut Cursor, object: &Object) -> Cost {
    let cents = cursor.whole(object, "amount_cents", 0, Cost::CENTS_LIMIT);
    Cost {
        free: cursor.flag(object, "free"),
        amount_cents: cents.and_then(|cents| u32::try_from(cents).ok()),
        note: cursor.text(object, "note"),
    }
}

fn availability(cursor: &mut Cursor, object: &Object) -> Option<Availability> {
    Some(Availability {
        status: cursor.needed("status", |cursor| cursor.code(object, "status"))?,
        note: cursor.text(object, "note"),
        checked: cursor.date(object, "checked"),
    })
}

pub(super) fn phones(cursor: &mut Cursor, object: &Object) -> Vec<Phone> {
    cursor.objects(object, "phones", |cursor, object| {
        Some(Phone {
            number: cursor.needed("number", |cursor| cursor.phone_number(object, "number"))?,
            description: cursor.text(object, "description"),
            languages: cursor.languages(object, "languages"),
            hours: schedules(cursor, object, "hours"),
        })
    })
}

fn translations(cursor: &mut Cursor, object: &Object) -> Vec<(String, Translation)> {
    cursor.map(object, "translations", |cursor, tag, object| {
        let Some(tag) = language_tag(tag) else {
            cursor.warn(Problem::BadLanguage(tag.to_owned()));
            return None;
        };
        let translation = Translation {
            name: cursor.text(object, "name"),
            summary: cursor.text(object, "summary"),
            description: cursor.text(object, "description"),
            eligibility_description: cursor.text(object, "eligibility_description"),
            application_process: cursor.text(object, "application_process"),
            required_documents: cursor.texts(object, "required_documents"),
            alert: cursor.text(object, "alert"),
        };
        Some((tag, translation))
    })
}
