//! Offers as HSDS services.

use super::{Writer, unsaid::Unsaid};
use crate::exchange::hsds::model::{
    self, Attribute, CostOption, Language, RequiredDocument, Service, ServiceAtLocation,
};
use crate::exchange::hsds::term::Term;
use crate::exchange::hsds::{email::is_plain, rules::plain, uri::uri};
use catalogue::{
    AgeRange, Audience, Code, DEFAULT_SITUATIONS, Frequency, Id, Months, Offer, Organization,
    Phone, Schedule, Situation, Status, successors,
};

/// The HSDS term for a status.
fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Paused => "temporarily closed",
        Status::Ended => "defunct",
    }
}

/// Plain German for the people who take part; the widget has no text for it.
fn for_whom(audience: Audience) -> &'static str {
    match audience {
        Audience::Parent => "Eltern",
        Audience::Child => "Kinder",
        Audience::Family => "Familien",
        Audience::Professional => "Fachkräfte",
    }
}

/// The ages in whole years, both ends inclusive, widened where necessary; and whether this
/// expresses the ranges completely.
fn years(ages: &[AgeRange]) -> (Option<u16>, Option<u16>, bool) {
    let Some(from) = ages.iter().map(|range| range.from).min() else { return (None, None, true) };
    let to = ages.iter().map(|range| range.to).try_fold(Months(0), |most, to| Some(most.max(to?)));
    let whole = |months: Months| months.whole_years().is_some();
    let exact = ages.len() == 1 && whole(from) && to.is_none_or(whole);
    (Some(from.0 / 12), to.map(|to| to.0.div_ceil(12) - 1), exact)
}

/// Whether a situation is one of the default ones of every catalogue.
fn is_known_situation(id: &Id) -> bool {
    DEFAULT_SITUATIONS.iter().any(|known| known.id == id.as_str())
}

impl Writer<'_> {
    pub fn service(&mut self, offer: &Offer) -> Service {
        let path = format!("offers/{}", offer.id);
        self.note(offer);
        let (minimum_age, maximum_age, exact) = years(&offer.ages);
        if !exact {
            self.unsaid.note(Unsaid::Ages, offer);
        }
        let url = self.allowed(offer, offer.url.is_some(), offer.url.as_ref().and_then(uri));
        let email = offer.email.clone().filter(|email| is_plain(email));
        let email = self.allowed(offer, offer.email.is_some(), email);
        let organization =
            offer.organization.as_ref().and_then(|id| self.catalogue.organization(id));
        let texts = [&offer.summary, &offer.description];
        let description = texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>();
        let (schedules, service_at_locations) = self.when_and_where(offer, &path);
        let documents = offer.required_documents.iter().enumerate();
        let areas = offer.service_areas.iter().enumerate();
        Service {
            id: self.ids.of(&path),
            name: offer.name.clone(),
            description: (!description.is_empty()).then(|| description.join("\n\n")),
            url,
            email,
            status: status(offer.status).to_owned(),
            interpretation_services: offer.interpretation_services.clone(),
            application_process: offer.application_process.clone(),
            fees_description: offer.cost.as_ref().and_then(|cost| cost.note.clone()),
            eligibility_description: offer.eligibility_description.clone(),
            minimum_age,
            maximum_age,
            assured_date: offer.assured_date.map(|day| day.to_string()),
            assurer_email: offer.assurer.clone().filter(|assurer| is_plain(assurer)),
            alert: offer.alert.clone(),
            phones: self.phones(&path, &offer.phones),
            schedules,
            service_areas: areas
                .map(|(at, area)| self.area(&format!("{path}/service_areas/{at}"), area))
                .collect(),
            service_at_locations,
            languages: self.languages(&path, &offer.languages),
            organization: organization.map(|organization| self.organization(offer, organization)),
            cost_options: self.cost(&path, offer),
            required_documents: documents
                .map(|(at, document)| RequiredDocument {
                    id: self.ids.of(&format!("{path}/required_documents/{at}")),
                    document: document.clone(),
                })
                .collect(),
            attributes: self.classification(&path, offer),
        }
    }

    /// Records what the service does not express.
    fn note(&mut self, offer: &Offer) {
        let is_exception = |schedule: &Schedule| {
            !schedule.except_dates.is_empty()
                || (schedule.freq != Frequency::Once && !schedule.extra_dates.is_empty())
        };
        let organization =
            offer.organization.as_ref().and_then(|id| self.catalogue.organization(id));
        let phones = organization.into_iter().flat_map(|each| &each.phones).chain(&offer.phones);
        let own_situation = |id: &Id| !is_known_situation(id) && successors(id.as_str()).is_empty();
        let notes = [
            (!offer.topics.is_empty() || !offer.formats.is_empty(), Unsaid::Attributes),
            (!offer.translations.is_empty(), Unsaid::Translations),
            (offer.first_contact.is_some() || offer.response_time.is_some(), Unsaid::FirstContact),
            (offer.schedules.iter().any(is_exception), Unsaid::Exceptions),
            (phones.into_iter().any(|phone| !phone.hours.is_empty()), Unsaid::PhoneHours),
            (offer.situations.iter().any(own_situation), Unsaid::Situations),
        ];
        for (is_so, what) in notes {
            if is_so {
                self.unsaid.note(what, offer);
            }
        }
    }

    /// The rules without a location, and the locations with their rules.
    fn when_and_where(
        &mut self,
        offer: &Offer,
        path: &str,
    ) -> (Vec<model::Schedule>, Vec<ServiceAtLocation>) {
        let rules: Vec<Schedule> = offer.schedules.iter().flat_map(plain).collect();
        let at = |location: Option<&Id>| -> Vec<&Schedule> {
            rules.iter().filter(|rule| rule.location.as_ref() == location).collect()
        };
        let mut list = Vec::new();
        for id in offer.location_ids() {
            let Some(location) = self.catalogue.location(id) else { continue };
            let path = format!("{path}/service_at_locations/{id}");
            list.push(ServiceAtLocation {
                id: self.ids.of(&path),
                schedules: self.schedules(&path, &at(Some(id))),
                location: Some(self.location(offer, location)),
            });
        }
        (self.schedules(path, &at(None)), list)
    }

    fn organization(&mut self, offer: &Offer, organization: &Organization) -> model::Organization {
        let path = format!("organizations/{}", organization.id);
        let website = organization.url.as_ref().and_then(uri);
        let website = self.allowed(offer, organization.url.is_some(), website);
        let email = organization.email.clone().filter(|email| is_plain(email));
        let email = self.allowed(offer, organization.email.is_some(), email);
        let mut attributes = self.attributes("organization", &path);
        attributes.text(Term::Id, organization.id.as_str());
        let attributes = attributes.finish();
        model::Organization {
            id: self.ids.of(&path),
            name: organization.name.clone(),
            // Required by HSDS, but not part of a catalogue.
            description: organization.name.clone(),
            email,
            website,
            phones: self.phones(&path, &organization.phones),
            attributes,
        }
    }

    fn phones(&self, path: &str, phones: &[Phone]) -> Vec<model::Phone> {
        let phone = |(at, phone): (usize, &Phone)| {
            let path = format!("{path}/phones/{at}");
            model::Phone {
                id: self.ids.of(&path),
                number: phone.number.as_str().to_owned(),
                r#type: "voice".to_owned(),
                description: phone.description.clone(),
                languages: self.languages(&path, &phone.languages),
            }
        };
        phones.iter().enumerate().map(phone).collect()
    }

    fn languages(&self, path: &str, tags: &[String]) -> Vec<Language> {
        let language = |(at, tag): (usize, &String)| {
            let path = format!("{path}/languages/{at}");
            // HSDS only supports ISO 639: `pt`, not `pt-BR`.
            let code = tag.split('-').next().unwrap_or_default();
            let mut attributes = self.attributes("language", &path);
            if code != tag {
                attributes.text(Term::LanguageTag, tag);
            }
            let attributes = attributes.finish();
            Language { id: self.ids.of(&path), code: code.to_owned(), attributes }
        };
        tags.iter().enumerate().map(language).collect()
    }

    fn cost(&self, path: &str, offer: &Offer) -> Vec<CostOption> {
        let Some(cost) = &offer.cost else { return Vec::new() };
        let free = (cost.free == Some(true)).then_some(0);
        let Some(cents) = cost.amount_cents.or(free) else { return Vec::new() };
        vec![CostOption {
            id: self.ids.of(&[path, "/cost_options"].concat()),
            currency: "EUR".to_owned(),
            amount: Some(f64::from(cents) / 100.0),
        }]
    }

    /// Data without an HSDS field.
    fn classification(&self, path: &str, offer: &Offer) -> Vec<Attribute> {
        let mut attributes = self.attributes("service", path);
        attributes.text(Term::Id, offer.id.as_str());
        if let Some(summary) = &offer.summary {
            attributes.text(Term::Summary, summary);
        }
        for topic in &offer.topics {
            attributes.code(Term::Topic, topic.code(), "topic");
        }
        let situations = Situation::current(&offer.situations, &Situation::defaults());
        for id in situations.iter().filter(|id| is_known_situation(id)) {
            attributes.code(Term::Situation, id.as_str(), "situation");
        }
        for keyword in &offer.keywords {
            attributes.labelled(Term::Keyword, keyword, keyword);
        }
        for phase in &offer.life_phases {
            attributes.code(Term::LifePhase, phase.code(), "phase");
        }
        for audience in &offer.audience {
            attributes.labelled(Term::Audience, audience.code(), for_whom(*audience));
        }
        for format in &offer.formats {
            attributes.code(Term::Format, format.code(), "format");
        }
        if let Some(registration) = offer.registration {
            attributes.code(Term::Registration, registration.code(), "registration");
        }
        if let Some(availability) = &offer.availability {
            attributes.code(Term::Availability, availability.status.code(), "availability");
            if let Some(note) = &availability.note {
                attributes.text(Term::AvailabilityNote, note);
            }
            if let Some(checked) = availability.checked {
                attributes.text(Term::AvailabilityChecked, &checked.to_string());
            }
        }
        attributes.flag(Term::Pregnancy, offer.pregnancy);
        attributes.flag(Term::Free, offer.cost.as_ref().and_then(|cost| cost.free));
        let flags = [
            (offer.anonymous, Term::Anonymous),
            (offer.sensitive, Term::Sensitive),
            (offer.universal, Term::Universal),
        ];
        for (_, term) in flags.into_iter().filter(|(flag, _)| *flag) {
            attributes.flag(term, Some(true));
        }
        if let Some(assurer) = &offer.assurer {
            attributes.text(Term::Assurer, assurer);
        }
        attributes.finish()
    }
}
