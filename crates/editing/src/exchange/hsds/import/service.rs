//! HSDS services as offers.

use super::Reader;
use super::attributes::Ours;
use super::contact::{add, contacts, email, phones, url};
use super::cost::cost;
use super::language::languages;
use super::node::Node;
use super::notes::Notes;
use super::schedule::schedule;
use crate::exchange::hsds::term::Term;
use crate::import::slug::slug;
use catalogue::{
    AgeRange, Availability, DEFAULT_SITUATIONS, Date, Format, Id, Months, Offer, Severity,
    Situation, Status, successors,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// The keys of a service that are read.
const KNOWN: &[&str] = &[
    "name",
    "description",
    "url",
    "email",
    "status",
    "interpretation_services",
    "application_process",
    "fees_description",
    "fees",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "assured_date",
    "assurer_email",
    "alert",
    "phones",
    "schedules",
    "service_areas",
    "service_at_locations",
    "languages",
    "organization",
    "cost_options",
    "required_documents",
    "contacts",
    "attributes",
];

impl<'v> Reader<'v> {
    pub fn service(&mut self, node: &Node<'v>, name: String) -> Offer {
        let notes = &mut self.notes;
        let ours = Ours::of(node, notes);
        let own = ours.text(Term::Id).and_then(|id| Id::new(&id));
        let id = self.offers.give(own.unwrap_or_else(|| slug(&name)));
        let mut kept = Vec::new();
        let mut offer = Offer::new(id, name);
        texts(&mut offer, node, &ours, notes);
        offer.status = status(node, notes);
        offer.ages = ages(node, notes, &mut kept).into_iter().collect();
        classification(&mut offer, &ours, notes);
        offer.languages = languages(node, notes);
        offer.cost = cost(node, &ours, notes);
        offer.phones = phones(node, notes, &mut kept);
        offer.email = email(node, notes, &mut kept);
        offer.url = url(node, "url", notes, &mut kept);
        offer.assured_date = node.day("assured_date", notes);
        let assurer = ours.text(Term::Assurer);
        offer.assurer = assurer.or_else(|| node.text("assurer_email", notes));
        for document in node.list("required_documents", notes) {
            offer.required_documents.extend(document.text("document", notes));
            document.rest("required_document", &["document", "attributes"], notes);
        }
        let (numbers, mail) = contacts(node, notes, &mut kept);
        add(&mut offer.phones, numbers);
        offer.email = offer.email.or(mail);
        node.rest("service", KNOWN, notes);
        if let Some(organization) = node.node("organization", notes) {
            offer.organization = self.organization(&organization);
        }
        offer.service_areas = self.areas(node, &mut kept);
        self.when_and_where(node, &mut offer, &mut kept);
        if !kept.is_empty() {
            let parts = offer.description.into_iter().chain([kept.join("\n")]);
            offer.description = Some(parts.collect::<Vec<_>>().join("\n\n"));
        }
        offer
    }

    fn when_and_where(&mut self, node: &Node<'v>, offer: &mut Offer, kept: &mut Vec<String>) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let uuid = |node: &Node<'v>| node.object.get("id").and_then(Value::as_str);
        for here in node.list("service_at_locations", &mut self.notes) {
            here.rest(
                "service_at_location",
                &["description", "contacts", "phones", "schedules", "location", "attributes"],
                &mut self.notes,
            );
            let location = here.node("location", &mut self.notes);
            let location = location.and_then(|location| self.venue(&location, offer, kept));
            if let Some(id) = location.clone().filter(|id| !offer.locations.contains(id)) {
                offer.locations.push(id);
            }
            let notes = &mut self.notes;
            Ours::of(&here, notes);
            kept.extend(here.text("description", notes));
            let direct = phones(&here, notes, kept);
            add(&mut offer.phones, direct);
            let (numbers, mail) = contacts(&here, notes, kept);
            add(&mut offer.phones, numbers);
            offer.email = offer.email.take().or(mail);
            for each in here.list("schedules", notes) {
                seen.extend(uuid(&each));
                let rule = schedule(&each, location.as_ref(), notes, kept);
                offer.schedules.extend(rule);
            }
        }
        for each in node.list("schedules", &mut self.notes) {
            // The same schedule at a location is more specific.
            if uuid(&each).is_none_or(|id| !seen.contains(id)) {
                offer.schedules.extend(schedule(&each, None, &mut self.notes, kept));
            }
        }
    }

    /// A physical location; one that is virtual or only a postal address is not a venue.
    fn venue(&mut self, node: &Node<'v>, offer: &mut Offer, kept: &mut Vec<String>) -> Option<Id> {
        let kind = node.text("location_type", &mut self.notes).unwrap_or_default();
        match kind.to_lowercase().as_str() {
            "virtual" => {
                if !offer.formats.contains(&Format::Online) {
                    offer.formats.push(Format::Online);
                }
                let url = url(node, "url", &mut self.notes, kept);
                let is_new = url.is_some() && offer.url.is_some() && offer.url != url;
                if let Some(url) = url.as_ref().filter(|_| is_new) {
                    kept.push(format!("Online: {}", url.as_str()));
                }
                offer.url = offer.url.take().or(url);
                node.rest(
                    "location",
                    &["location_type", "url", "name", "attributes"],
                    &mut self.notes,
                );
                None
            }
            "postal" => {
                let what =
                    "Eine reine Postanschrift ist kein Treffpunkt. Sie wurde nicht übernommen.";
                let help = "Tragen Sie im Katalog ein, wo das Angebot stattfindet.";
                self.notes.sum(Severity::Hint, &node.pointer, what.to_owned(), help);
                None
            }
            _ => self.location(node),
        }
    }
}

fn texts(offer: &mut Offer, node: &Node, ours: &Ours, notes: &mut Notes) {
    let mut text = |key| node.text(key, notes);
    offer.summary = ours.text(Term::Summary);
    offer.description = text("description").and_then(|description| {
        // Our own export puts the summary in front of the description.
        let summary = offer.summary.as_deref().unwrap_or_default();
        let rest = description.strip_prefix(summary).unwrap_or(&description).trim();
        (!rest.is_empty()).then(|| rest.to_owned())
    });
    offer.interpretation_services = text("interpretation_services");
    offer.application_process = text("application_process");
    offer.eligibility_description = text("eligibility_description");
    offer.alert = text("alert");
}

fn status(node: &Node, notes: &mut Notes) -> Status {
    let pointer = node.at("status");
    let Some(word) = node.text("status", notes) else {
        let what = "Zu einem Angebot steht nicht, ob es besteht („status“). Es gilt als aktiv.";
        let help = "Prüfen Sie, ob es das Angebot gibt.";
        notes.sum(Severity::Warning, &node.pointer, what.to_owned(), help);
        return Status::Active;
    };
    match word.to_lowercase().as_str() {
        "active" => Status::Active,
        "temporarily closed" => Status::Paused,
        "defunct" => Status::Ended,
        "inactive" => {
            let what = "„inactive“ wurde als „pausiert“ gelesen.".to_owned();
            let help = "Gibt es das Angebot nicht mehr, tragen Sie bei „status“ ended ein.";
            notes.sum(Severity::Hint, &pointer, what, help);
            Status::Paused
        }
        _ => {
            let what =
                format!("„{word}“ ist bei „status“ nicht bekannt. Das Angebot gilt als aktiv.");
            notes.sum(Severity::Warning, &pointer, what, "Prüfen Sie, ob es das Angebot gibt.");
            Status::Active
        }
    }
}

/// The ages: HSDS counts whole years, both ends inclusive. Fractions of years become months.
fn ages(node: &Node, notes: &mut Notes, kept: &mut Vec<String>) -> Option<AgeRange> {
    let least = node.number("minimum_age", notes);
    let most = node.number("maximum_age", notes);
    if least.is_none() && most.is_none() {
        return None;
    }
    let end = most.map(|years| if years.fract() == 0.0 { years + 1.0 } else { years });
    let range = months(least.unwrap_or(0.0), f64::floor).and_then(|from| {
        // Beyond the highest age of a catalogue there is no limit.
        let to = end.filter(|years| *years <= 99.0).map(|years| months(years, f64::ceil));
        match to {
            Some(to) => AgeRange::new(from, Some(to?)),
            None => AgeRange::new(from, None),
        }
    });
    if range.is_none() {
        let said = |age: Option<f64>| age.map_or("?".to_owned(), |age| age.to_string());
        let said = format!("Alter: {} bis {}", said(least), said(most));
        let what = format!("„{said}“ ließ sich nicht lesen. Es steht jetzt in der Beschreibung.");
        let help = "Tragen Sie das Alter im Katalog ein.";
        notes.find(Severity::Warning, &node.at("minimum_age"), what, help, 0);
        kept.push(said);
    }
    range
}

fn months(years: f64, round: fn(f64) -> f64) -> Option<Months> {
    let months = round(years * 12.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range")]
    (0.0..=f64::from(Months::LIMIT.0)).contains(&months).then_some(Months(months as u16))
}

/// Data that our own export has put into attributes.
fn classification(offer: &mut Offer, ours: &Ours, notes: &mut Notes) {
    offer.topics = ours.codes(Term::Topic, notes);
    let situations = ours.read(Term::Situation, notes, |id| {
        let is_known = DEFAULT_SITUATIONS.iter().any(|known| known.id == id);
        Id::new(id).filter(|_| is_known || !successors(id).is_empty())
    });
    offer.situations = Situation::current(&situations, &Situation::defaults());
    offer.keywords = ours.read(Term::Keyword, notes, |keyword| {
        Some(keyword.to_owned()).filter(|keyword| !keyword.trim().is_empty())
    });
    offer.life_phases = ours.codes(Term::LifePhase, notes);
    offer.audience = ours.codes(Term::Audience, notes);
    offer.formats = ours.codes(Term::Format, notes);
    offer.registration = ours.codes(Term::Registration, notes).into_iter().next();
    let status = ours.codes(Term::Availability, notes).into_iter().next();
    offer.availability = status.map(|status| Availability {
        status,
        note: ours.text(Term::AvailabilityNote),
        checked: ours.read(Term::AvailabilityChecked, notes, Date::parse).into_iter().next(),
    });
    offer.pregnancy = ours.flag(Term::Pregnancy, notes);
    offer.anonymous = ours.flag(Term::Anonymous, notes).unwrap_or(false);
    offer.sensitive = ours.safeguard(Term::Sensitive, notes).unwrap_or(false);
    offer.universal = ours.flag(Term::Universal, notes).unwrap_or(false);
}
