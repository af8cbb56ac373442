//! The rows of the sheets: which column contains what.

use super::names::Names;
use super::{ages, cost, phones, schedules};
use crate::import::{Column, Sheet, SheetKind, assumed_sensitive, code_word, topic};
use crate::wording::phrase::language;
use catalogue::{
    Accessibility, Address, Catalogue, Location, Offer, Organization, Place, Schedule, ServiceArea,
    Situation, Translation,
};

/// The maximum number of rules in an offer's cell; more are easier to maintain in rows of their
/// own.
const RULES_IN_CELL: usize = 3;

/// All sheets, in the order in which editors use them.
pub(super) fn sheets(catalogue: &Catalogue) -> Vec<Sheet> {
    let writer = Writer {
        situations: catalogue.situations(),
        places: Names::new(catalogue.places.iter().map(|each| (&each.id, each.name.as_str()))),
        organizations: Names::new(
            catalogue.organizations.iter().map(|each| (&each.id, each.name.as_str())),
        ),
        locations: Names::new(
            catalogue.locations.iter().map(|each| (&each.id, each.name.as_str())),
        ),
        offers: Names::new(catalogue.offers.iter().map(|each| (&each.id, each.name.as_str()))),
    };
    SheetKind::SHEETS.into_iter().map(|kind| writer.sheet(kind, catalogue)).collect()
}

struct Writer<'a> {
    situations: Vec<Situation>,
    places: Names<'a>,
    organizations: Names<'a>,
    locations: Names<'a>,
    offers: Names<'a>,
}

fn row(kind: SheetKind, cell: impl Fn(Column) -> String) -> Vec<String> {
    kind.columns().map(cell).collect()
}

fn or_empty(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn yes(yes: bool) -> String {
    if yes { "ja".into() } else { String::new() }
}

fn yes_no(answer: Option<bool>) -> String {
    answer.map_or("", |yes| if yes { "ja" } else { "nein" }).into()
}

fn joined<S: AsRef<str>>(texts: impl Iterator<Item = S>) -> String {
    texts.map(|text| text.as_ref().to_owned()).collect::<Vec<_>>().join(" | ")
}

/// A list of free texts: a trailing `|` keeps a single one from being split at its semicolons.
fn list(texts: &[String]) -> String {
    match texts {
        [only] if only.contains([';', '\n']) => [only, " |"].concat(),
        texts => joined(texts.iter()),
    }
}

fn degrees(degrees: Option<f64>) -> String {
    degrees.map(|degrees| degrees.to_string().replace('.', ",")).unwrap_or_default()
}

fn words<T: code_word::CodeWord>(codes: &[T]) -> String {
    joined(codes.iter().map(|code| code_word::name(*code)))
}

impl<'a> Writer<'a> {
    fn sheet(&self, kind: SheetKind, catalogue: &'a Catalogue) -> Sheet {
        let header = kind.columns().map(|column| column.title().to_owned()).collect();
        let mut rows = vec![header];
        match kind {
            SheetKind::Offers => rows.extend(
                catalogue.offers.iter().map(|offer| row(kind, |column| self.offer(offer, column))),
            ),
            SheetKind::Dates => {
                for offer in catalogue.offers.iter().filter(|offer| times(offer).is_none()) {
                    rows.extend(offer.schedules.iter().filter_map(|rule| self.date(offer, rule)));
                }
            }
            SheetKind::Locations => rows.extend(
                catalogue
                    .locations
                    .iter()
                    .map(|each| row(kind, |column| self.location(each, column))),
            ),
            SheetKind::Organizations => rows.extend(
                catalogue
                    .organizations
                    .iter()
                    .map(|each| row(kind, |column| organization(each, column))),
            ),
            SheetKind::Places => rows.extend(
                catalogue.places.iter().map(|place| row(kind, |column| self.place(place, column))),
            ),
            SheetKind::Translations => {
                for offer in &catalogue.offers {
                    rows.extend(offer.translations.iter().map(|(tag, texts)| {
                        row(kind, |column| self.translation(offer, tag, texts, column))
                    }));
                }
            }
        }
        Sheet { name: kind.title().to_owned(), rows }
    }

    fn offer(&self, offer: &'a Offer, column: Column) -> String {
        match column {
            Column::Id => offer.id.to_string(),
            Column::Name => offer.name.clone(),
            Column::Summary => or_empty(offer.summary.as_deref()),
            Column::Description => or_empty(offer.description.as_deref()),
            Column::Organization => {
                or_empty(offer.organization.as_ref().map(|id| self.organizations.of(id)))
            }
            Column::Venue => joined(offer.locations.iter().map(|id| self.locations.of(id))),
            Column::Status if offer.status == catalogue::Status::Active => String::new(),
            Column::Status => code_word::name(offer.status).into(),
            Column::Ages => ages::text(&offer.ages),
            Column::Pregnancy => yes_no(offer.pregnancy),
            Column::LifePhases => {
                joined(offer.life_phases.iter().map(|phase| topic::life_phase_label(*phase)))
            }
            Column::Audience => words(&offer.audience),
            Column::Topics => joined(offer.topics.iter().map(|each| topic::topic_label(*each))),
            Column::Situations => {
                let listed = Situation::current(&offer.situations, &self.situations);
                joined(listed.iter().map(|id| self.situation(id)))
            }
            Column::Keywords => list(&offer.keywords),
            Column::Eligibility => or_empty(offer.eligibility_description.as_deref()),
            Column::ServiceArea => joined(offer.service_areas.iter().map(|area| match area {
                ServiceArea::Ags(key) => key.as_str(),
                ServiceArea::Place(id) => self.places.of(id),
            })),
            Column::Languages => joined(offer.languages.iter().map(|tag| language(tag))),
            Column::Interpretation => or_empty(offer.interpretation_services.as_deref()),
            Column::Cost => offer.cost.as_ref().map(cost::text).unwrap_or_default(),
            Column::Registration => words(offer.registration.as_slice()),
            Column::Application => or_empty(offer.application_process.as_deref()),
            Column::FirstContact => or_empty(offer.first_contact.as_deref()),
            Column::ResponseTime => or_empty(offer.response_time.as_deref()),
            Column::Documents => list(&offer.required_documents),
            Column::Formats => words(&offer.formats),
            Column::Anonymous => yes(offer.anonymous),
            Column::Sensitive => self.sensitive(offer),
            Column::Universal => yes(offer.universal),
            Column::Phone => phones::text(&offer.phones),
            Column::PhoneHours => phones::hours(&offer.phones),
            Column::Email => or_empty(offer.email.as_deref()),
            Column::Url => or_empty(offer.url.as_ref().map(catalogue::Url::as_str)),
            Column::Times => times(offer).unwrap_or_default(),
            Column::Availability => availability(offer),
            Column::Assured => offer.assured_date.map(schedules::date).unwrap_or_default(),
            Column::Assurer => or_empty(offer.assurer.as_deref()),
            Column::Alert => or_empty(offer.alert.as_deref()),
            Column::EditorNote => or_empty(offer.editor_note.as_deref()),
            _ => String::new(),
        }
    }

    /// The name of a situation, unless another one has the same name.
    fn situation<'s>(&'s self, id: &'s catalogue::Id) -> &'s str {
        let label = |each: &Situation| topic::situation_label(each).to_owned();
        let own = self.situations.iter().find(|each| each.id == *id);
        let Some(own) = own else { return id.as_str() };
        let is_only = self.situations.iter().filter(|each| label(each) == label(own)).count() == 1;
        let text = topic::situation_label(own);
        if is_only && !text.contains(['|', ';', '\n']) { text } else { id.as_str() }
    }

    /// An offer that is assumed to be sensitive is, unless its row says otherwise.
    fn sensitive(&self, offer: &Offer) -> String {
        let is_assumed = assumed_sensitive(offer, &self.situations).is_some();
        match (offer.sensitive, is_assumed) {
            (true, _) => "ja".into(),
            (false, true) => "nein".into(),
            (false, false) => String::new(),
        }
    }

    /// The row of a rule; `None` if it cannot be put into words.
    fn date(&self, offer: &'a Offer, rule: &'a Schedule) -> Option<Vec<String>> {
        let text = schedules::text(rule)?;
        Some(row(SheetKind::Dates, |column| match column {
            Column::Offer => self.offers.of(&offer.id).to_owned(),
            Column::Venue => or_empty(rule.location.as_ref().map(|id| self.locations.of(id))),
            Column::Times => text.clone(),
            Column::Except => joined(rule.except_dates.iter().copied().map(schedules::date)),
            Column::TimeNote => or_empty(rule.note.as_deref()),
            _ => String::new(),
        }))
    }

    fn location(&self, location: &'a Location, column: Column) -> String {
        let address = |part: fn(&Address) -> &Option<String>| {
            or_empty(location.address.as_ref().and_then(|address| part(address).as_deref()))
        };
        let access = location.accessibility.as_ref();
        let access_text = |part: fn(&Accessibility) -> &Option<String>| {
            or_empty(access.and_then(|access| part(access).as_deref()))
        };
        match column {
            Column::Id => location.id.to_string(),
            Column::Name => location.name.clone(),
            Column::Street => address(|address| &address.address_1),
            Column::PostalCode => address(|address| &address.postal_code),
            Column::City => address(|address| &address.city),
            Column::Municipality => or_empty(location.place.as_ref().map(|id| self.places.of(id))),
            Column::HideAddress => yes_no(location.hide_address),
            Column::StepFree => yes_no(access.and_then(|access| access.step_free)),
            Column::Toilet => yes_no(access.and_then(|access| access.accessible_toilet)),
            Column::Parking => access_text(|access| &access.parking),
            Column::Transit => access_text(|access| &access.transit),
            Column::AccessNote => access_text(|access| &access.note),
            Column::Latitude => degrees(location.latitude),
            Column::Longitude => degrees(location.longitude),
            Column::EditorNote => or_empty(location.editor_note.as_deref()),
            _ => String::new(),
        }
    }

    fn place(&self, place: &'a Place, column: Column) -> String {
        match column {
            Column::Id => place.id.to_string(),
            Column::Name => place.name.clone(),
            Column::PostalCode => joined(place.postal_codes.iter()),
            Column::Latitude => degrees(place.latitude),
            Column::Longitude => degrees(place.longitude),
            Column::Ags => or_empty(place.ags.as_ref().map(catalogue::Ags::as_str)),
            Column::PartOf => or_empty(place.part_of.as_ref().map(|id| self.places.of(id))),
            _ => String::new(),
        }
    }

    fn translation(
        &self,
        offer: &'a Offer,
        tag: &str,
        texts: &Translation,
        column: Column,
    ) -> String {
        match column {
            Column::Offer => self.offers.of(&offer.id).to_owned(),
            Column::Language => language(tag).to_owned(),
            Column::Name => or_empty(texts.name.as_deref()),
            Column::Summary => or_empty(texts.summary.as_deref()),
            Column::Description => or_empty(texts.description.as_deref()),
            Column::Eligibility => or_empty(texts.eligibility_description.as_deref()),
            Column::Application => or_empty(texts.application_process.as_deref()),
            Column::FirstContact => or_empty(texts.first_contact.as_deref()),
            Column::ResponseTime => or_empty(texts.response_time.as_deref()),
            Column::Documents => list(&texts.required_documents),
            Column::Alert => or_empty(texts.alert.as_deref()),
            _ => String::new(),
        }
    }
}

fn organization(organization: &Organization, column: Column) -> String {
    match column {
        Column::Id => organization.id.to_string(),
        Column::Name => organization.name.clone(),
        Column::Phone => phones::text(&organization.phones),
        Column::PhoneHours => phones::hours(&organization.phones),
        Column::Email => or_empty(organization.email.as_deref()),
        Column::Url => or_empty(organization.url.as_ref().map(catalogue::Url::as_str)),
        Column::EditorNote => or_empty(organization.editor_note.as_deref()),
        _ => String::new(),
    }
}

/// The rules of an offer in one cell; `None` if they need rows of their own.
fn times(offer: &Offer) -> Option<String> {
    if offer.schedules.len() > RULES_IN_CELL {
        return None;
    }
    schedules::cell(&offer.schedules)
}

fn availability(offer: &Offer) -> String {
    let Some(availability) = &offer.availability else { return String::new() };
    let word = code_word::name(availability.status);
    match &availability.note {
        // A text for families may contain it already.
        Some(note)
            if code_word::read(note).0.first() == Some(&availability.status)
                && code_word::beside::<catalogue::AvailabilityStatus>(note).as_ref()
                    == Some(note) =>
        {
            note.clone()
        }
        Some(note) => [word, ", ", note].concat(),
        None => word.into(),
    }
}
