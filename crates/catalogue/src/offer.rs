//! Offers: what families look for.

use crate::{
    AgeRange, Date, Id, LifePhase, Phone, Schedule, ServiceArea, Topic, Url, code::codes,
    phone_number::is_emergency, record::record,
};

codes! {
    /// Whether an offer exists.
    Status {
        /// It takes place.
        Active = "active",
        /// It pauses and will be back.
        Paused = "paused",
        /// It is no more.
        Ended = "ended",
    }
}

codes! {
    /// Who takes part.
    Audience {
        /// Parents and those who bring up a child.
        Parent = "parent",
        /// Children and young people themselves.
        Child = "child",
        /// Both together.
        Family = "family",
        /// People who work with families: not shown to families.
        Professional = "professional",
    }
}

codes! {
    /// How to take part.
    Registration {
        /// Just come.
        None = "none",
        /// Call first.
        Phone = "phone",
        /// A form on the web.
        Online = "online",
        /// Write an e-mail.
        Email = "email",
        /// Somebody has to refer the family.
        Referral = "referral",
    }
}

codes! {
    /// In which form help comes.
    Format {
        /// At a location.
        OnSite = "onsite",
        /// At the family's home.
        HomeVisit = "home_visit",
        /// Where families are anyway.
        Outreach = "outreach",
        /// By phone.
        Phone = "phone",
        /// On the web.
        Online = "online",
        /// In a group.
        Group = "group",
    }
}

codes! {
    /// Whether there is room.
    AvailabilityStatus {
        /// There is room.
        Open = "open",
        /// A few places are left.
        Few = "few",
        /// A waiting list.
        Waitlist = "waitlist",
        /// No room.
        Full = "full",
    }
}

record! {
    /// What it costs.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Cost {
        /// Costs nothing; none = not stated.
        pub free: Option<bool>,
        /// The price in euro cents.
        #[schemars(range(max = Cost::CENTS_LIMIT))]
        pub amount_cents: Option<u32>,
        /// Such as "Ermäßigung mit Familienpass".
        pub note: Option<String>,
    }
}

record! {
    /// Free places, if known.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Availability {
        /// Whether there is room.
        pub status: AvailabilityStatus,
        /// Such as "ab März".
        pub note: Option<String>,
        /// When somebody last looked.
        pub checked: Option<Date>,
    }
}

record! {
    /// Texts of an offer in another language; a text that is missing falls back to German.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Translation {
        /// Name.
        pub name: Option<String>,
        /// One sentence.
        pub summary: Option<String>,
        /// Paragraphs.
        pub description: Option<String>,
        /// Who may come.
        pub eligibility_description: Option<String>,
        /// How to register.
        pub application_process: Option<String>,
        /// What happens when somebody gets in touch.
        pub first_contact: Option<String>,
        /// How long an answer takes.
        pub response_time: Option<String>,
        /// What to bring.
        pub required_documents: Vec<String>,
        /// Short notice.
        pub alert: Option<String>,
    }
}

record! {
    /// Something that supports families.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Offer {
        /// Unique among the offers.
        pub id: Id,
        /// A distinct, short name.
        #[schemars(regex(pattern = r"\S"))]
        pub name: String,
        /// One sentence, at most [`Offer::SUMMARY_LIMIT`] characters.
        #[schemars(length(max = Offer::SUMMARY_LIMIT))]
        pub summary: Option<String>,
        /// Plain text; an empty line parts paragraphs.
        pub description: Option<String>,
        /// Who is responsible.
        pub organization: Option<Id>,
        /// Where it takes place.
        pub locations: Vec<Id>,
        /// Whether it takes place.
        #[serde(default = "active")]
        pub status: Status,
        /// Ages that it is for; empty = no limit is known.
        pub ages: Vec<AgeRange>,
        /// Whether it is for pregnant women and expecting families; none = unknown.
        pub pregnancy: Option<bool>,
        /// Only where months cannot say it, such as the start of school.
        pub life_phases: Vec<LifePhase>,
        /// Who takes part; empty = unknown.
        pub audience: Vec<Audience>,
        /// What it is about.
        pub topics: Vec<Topic>,
        /// Situations that it helps in; empty = all of its topics.
        pub situations: Vec<Id>,
        /// Words that families may search for, and that no other text has: "Hartz IV".
        pub keywords: Vec<String>,
        /// Who may come, in words.
        pub eligibility_description: Option<String>,
        /// The areas that it serves; empty = everybody in the catalogue's area.
        pub service_areas: Vec<ServiceArea>,
        /// Languages spoken without an interpreter (BCP 47); empty = unknown.
        #[schemars(with = "Vec<crate::shape::Language>")]
        pub languages: Vec<String>,
        /// What interpretation there is.
        pub interpretation_services: Option<String>,
        /// What it costs; none = not stated.
        pub cost: Option<Cost>,
        /// How to take part; none = not stated.
        pub registration: Option<Registration>,
        /// How to register, in words.
        pub application_process: Option<String>,
        /// What happens when somebody gets in touch: who answers, whether it is confidential.
        pub first_contact: Option<String>,
        /// How long it takes until there is an answer or an appointment, in words.
        pub response_time: Option<String>,
        /// What to bring.
        pub required_documents: Vec<String>,
        /// In which forms help comes; empty = unknown.
        pub formats: Vec<Format>,
        /// Nobody has to give a name.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub anonymous: bool,
        /// Looking at it must leave no trace on the device.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub sensitive: bool,
        /// For everyone, always offered.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub universal: bool,
        /// Its own phones; empty = the organization's.
        pub phones: Vec<Phone>,
        /// Its own e-mail address; none = the organization's.
        #[schemars(with = "Option<crate::shape::Email>")]
        pub email: Option<String>,
        /// Its own website; none = the organization's.
        pub url: Option<Url>,
        /// When it takes place.
        pub schedules: Vec<Schedule>,
        /// Free places, if known.
        pub availability: Option<Availability>,
        /// When all of this was last checked.
        pub assured_date: Option<Date>,
        /// The office that checked.
        pub assurer: Option<String>,
        /// A short notice shown on top.
        pub alert: Option<String>,
        /// A note to whoever edits this: never published, never shown.
        #[editors]
        pub editor_note: Option<String>,
        /// Texts in other languages, by BCP 47 tag, sorted by it.
        #[serde(serialize_with = "crate::record::as_map")]
        #[schemars(with = "std::collections::BTreeMap<String, Translation>")]
        pub translations: Vec<(String, Translation)>,
        /// How many catalogues away it was included: 0 = the municipality's own. Not in the file.
        #[serde(skip)]
        pub layer: u8,
    }
}

#[cfg(feature = "schema")]
fn active() -> Status {
    Status::Active
}

impl Cost {
    /// A million euros, in cents.
    pub(crate) const CENTS_LIMIT: i32 = 100_000_000;
}

impl Offer {
    /// The texts in a language (BCP 47); `None` if there is no translation.
    pub fn translation(&self, language: &str) -> Option<&Translation> {
        self.translations.iter().find(|(tag, _)| tag == language).map(|(_, texts)| texts)
    }

    /// The longest summary that fits on a card, in characters.
    pub const SUMMARY_LIMIT: usize = 160;

    /// How many days a check counts as fresh: a year.
    pub const FRESH_DAYS: i32 = 365;

    /// An active offer with all other fields unset.
    pub fn new(id: Id, name: String) -> Self {
        Self {
            id,
            name,
            summary: None,
            description: None,
            organization: None,
            locations: Vec::new(),
            status: Status::Active,
            ages: Vec::new(),
            pregnancy: None,
            life_phases: Vec::new(),
            audience: Vec::new(),
            topics: Vec::new(),
            situations: Vec::new(),
            keywords: Vec::new(),
            eligibility_description: None,
            service_areas: Vec::new(),
            languages: Vec::new(),
            interpretation_services: None,
            cost: None,
            registration: None,
            application_process: None,
            first_contact: None,
            response_time: None,
            required_documents: Vec::new(),
            formats: Vec::new(),
            anonymous: false,
            sensitive: false,
            universal: false,
            phones: Vec::new(),
            email: None,
            url: None,
            schedules: Vec::new(),
            availability: None,
            assured_date: None,
            assurer: None,
            alert: None,
            #[cfg(feature = "schema")]
            editor_note: None,
            translations: Vec::new(),
            layer: 0,
        }
    }

    /// Whether it is free of charge; `None` if not stated.
    pub fn is_free(&self) -> Option<bool> {
        let cost = self.cost.as_ref()?;
        cost.free.or(cost.amount_cents.map(|cents| cents == 0))
    }

    /// Whether the last check is so long ago that people had better call first; `None` if it is
    /// unknown when that was.
    pub fn is_stale(&self, today: Date) -> Option<bool> {
        self.assured_date.map(|checked| checked < today.plus_days(-Self::FRESH_DAYS))
    }

    /// Whether whoever calls says its name: not that of what is sensitive, which others could hear, and
    /// what is there for everybody needs no subject.
    pub fn is_named_aloud(&self) -> bool {
        !self.sensitive && !self.universal
    }

    /// Whether it is one of the emergency numbers, about which there is nothing to say or to plan.
    pub fn is_emergency(&self) -> bool {
        self.phones.iter().any(|phone| is_emergency(phone.number.as_str()))
    }

    /// Whether it is a further helpline, for those who speak this language: of an included
    /// catalogue, free of charge, by phone only, and not in German.
    pub fn is_helpline_in(&self, language: &str) -> bool {
        let speaks = |language: &str| self.languages.iter().any(|each| each == language);
        self.layer > 0
            && self.formats == [Format::Phone]
            && self.is_free() == Some(true)
            && speaks(language)
            && !speaks("de")
    }

    /// Whether it is only for people who work with families.
    pub fn is_for_professionals_only(&self) -> bool {
        !self.audience.is_empty()
            && self.audience.iter().all(|each| *each == Audience::Professional)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer() -> Offer {
        Offer::new(Id::new("elterncafe").expect("a slug"), "Elterncafé".into())
    }

    #[test]
    fn a_price_of_nothing_is_free_and_no_price_is_unknown() {
        let is_free = |free, amount_cents| {
            let cost = Cost { free, amount_cents, note: None };
            let cost = Some(cost);
            Offer { cost, ..offer() }.is_free()
        };
        assert_eq!(offer().is_free(), None);
        assert_eq!(is_free(None, None), None);
        assert_eq!(is_free(None, Some(0)), Some(true));
        assert_eq!(is_free(None, Some(500)), Some(false));
        assert_eq!(is_free(Some(true), Some(500)), Some(true));
    }

    #[test]
    fn a_language_has_its_own_texts_or_none() {
        let texts = |name: &str| Translation { name: Some(name.into()), ..Translation::default() };
        let translations =
            vec![("tr".into(), texts("Ebeveyn kafesi")), ("uk".into(), texts("Кафе для батьків"))];
        let offer = Offer { translations, ..offer() };
        assert_eq!(offer.translation("uk"), Some(&texts("Кафе для батьків")));
        assert_eq!(offer.translation("ar"), None);
    }

    #[test]
    fn what_was_checked_more_than_a_year_ago_is_stale() {
        let today = Date::new(2026, 11, 22).expect("a day");
        let checked = |days: i32| {
            let assured_date = Some(today.plus_days(-days));
            Offer { assured_date, ..offer() }.is_stale(today)
        };
        assert_eq!(offer().is_stale(today), None);
        assert_eq!(checked(0), Some(false));
        assert_eq!(checked(Offer::FRESH_DAYS), Some(false));
        assert_eq!(checked(Offer::FRESH_DAYS + 1), Some(true));
    }

    #[test]
    fn an_offer_is_for_professionals_only_when_it_names_nobody_else() {
        let only = |audience: &[Audience]| {
            let audience = audience.to_vec();
            Offer { audience, ..offer() }.is_for_professionals_only()
        };
        assert!(only(&[Audience::Professional]));
        assert!(!only(&[Audience::Professional, Audience::Parent]));
        assert!(!only(&[]));
    }
}
