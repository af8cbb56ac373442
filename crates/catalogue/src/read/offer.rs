//! Reads offers.

use super::cursor::Cursor;
use super::known::List;
use super::notes::Notes;
use super::schedule::schedules;
use super::shape::language_tag;
use crate::{AgeRange, Availability, Cost, Id, Months, Offer, Phone, Problem, Status, Translation};

pub(super) fn offer(cursor: &mut Cursor<impl Notes>, id: Id) -> Option<Offer> {
    let name = cursor.name()?;
    Some(Offer {
        id,
        name,
        summary: cursor.short_text("summary", Offer::SUMMARY_LIMIT),
        description: cursor.text("description"),
        organization: cursor.reference("organization", List::Organizations),
        locations: cursor.references("locations", List::Locations),
        status: cursor.code("status").unwrap_or(Status::Active),
        ages: ages(cursor),
        pregnancy: cursor.flag("pregnancy"),
        life_phases: cursor.codes("life_phases"),
        audience: cursor.codes("audience"),
        topics: cursor.codes("topics"),
        situations: cursor.references("situations", List::Situations),
        keywords: cursor.texts("keywords"),
        eligibility_description: cursor.text("eligibility_description"),
        service_areas: cursor.service_areas("service_areas"),
        languages: cursor.languages("languages"),
        interpretation_services: cursor.text("interpretation_services"),
        cost: cursor.object("cost", cost),
        registration: cursor.code("registration"),
        application_process: cursor.text("application_process"),
        first_contact: cursor.text("first_contact"),
        response_time: cursor.text("response_time"),
        required_documents: cursor.texts("required_documents"),
        formats: cursor.codes("formats"),
        anonymous: cursor.flag("anonymous").unwrap_or(false),
        sensitive: cursor.safeguard("sensitive").unwrap_or(false),
        universal: cursor.flag("universal").unwrap_or(false),
        phones: phones(cursor),
        email: cursor.email("email"),
        url: cursor.url("url"),
        schedules: schedules(cursor, "schedules"),
        availability: cursor.object("availability", availability).flatten(),
        assured_date: cursor.date("assured_date"),
        assurer: cursor.text("assurer"),
        alert: cursor.text("alert"),
        #[cfg(feature = "schema")]
        editor_note: cursor.text("editor_note"),
        translations: translations(cursor),
        layer: 0,
    })
}

fn ages(cursor: &mut Cursor<impl Notes>) -> Vec<AgeRange> {
    cursor.objects("ages", |cursor| {
        let limit = i32::from(Months::LIMIT.0);
        let from = cursor.whole("from_months", 0, limit);
        let to = cursor.whole("to_months", 1, limit);
        // A limit that is present but unreadable must not widen the range.
        let unreadable = |key, limit: Option<i32>| limit.is_none() && cursor.is_stated(key);
        if unreadable("from_months", from) || unreadable("to_months", to) {
            return None;
        }
        let months = |number: i32| Months(u16::try_from(number).unwrap_or(u16::MAX));
        let range = AgeRange::new(months(from.unwrap_or(0)), to.map(months));
        if range.is_none() {
            cursor.warn(|| Problem::EmptyAgeRange);
        }
        range
    })
}

fn cost(cursor: &mut Cursor<impl Notes>) -> Cost {
    let cents = cursor.whole("amount_cents", 0, Cost::CENTS_LIMIT);
    Cost {
        free: cursor.flag("free"),
        amount_cents: cents.and_then(|cents| u32::try_from(cents).ok()),
        note: cursor.text("note"),
    }
}

fn availability(cursor: &mut Cursor<impl Notes>) -> Option<Availability> {
    Some(Availability {
        status: cursor.needed("status", |cursor| cursor.code("status"))?,
        note: cursor.text("note"),
        checked: cursor.date("checked"),
    })
}

pub(super) fn phones(cursor: &mut Cursor<impl Notes>) -> Vec<Phone> {
    cursor.objects("phones", |cursor| {
        Some(Phone {
            number: cursor.needed("number", |cursor| cursor.phone_number("number"))?,
            description: cursor.text("description"),
            languages: cursor.languages("languages"),
            hours: schedules(cursor, "hours"),
        })
    })
}

fn translations(cursor: &mut Cursor<impl Notes>) -> Vec<(String, Translation)> {
    cursor.map("translations", |cursor, tag| {
        let Some(tag) = language_tag(tag) else {
            cursor.warn(|| Problem::BadLanguage(tag.to_owned()));
            return None;
        };
        let translation = Translation {
            name: cursor.text("name"),
            summary: cursor.text("summary"),
            description: cursor.text("description"),
            eligibility_description: cursor.text("eligibility_description"),
            application_process: cursor.text("application_process"),
            first_contact: cursor.text("first_contact"),
            response_time: cursor.text("response_time"),
            required_documents: cursor.texts("required_documents"),
            alert: cursor.text("alert"),
        };
        Some((tag, translation))
    })
}
