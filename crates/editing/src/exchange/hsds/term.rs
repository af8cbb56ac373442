//! Our own `link_type`s in `attributes`, for data without an HSDS field. Codes are taxonomy terms
//! with the label that families see, so that other programs can show them.

use super::ids::{Ids, shared};
use super::model::{Attribute, TaxonomyTerm};
use crate::import::topic::label;
use catalogue::{Ags, Place};

/// The name of our taxonomy, and the prefix of our `link_type`s.
pub const TAXONOMY: &str = "angebotsfinder";

macro_rules! terms {
    ($($(#[$meta:meta])* $name:ident = $key:literal, $about:literal;)+) => {
        /// The subject of an attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Term { $($(#[$meta])* $name,)+ }

        impl Term {
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in `link_type`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// Its description, in German.
            fn about(self) -> &'static str {
                match self { $(Self::$name => $about,)+ }
            }
        }
    };
}

terms! {
    /// Our id, from which the UUID is derived.
    Id = "id", "Kennung";
    Summary = "summary", "Kurzbeschreibung";
    Topic = "topic", "Thema";
    Situation = "situation", "Anlass";
    Keyword = "keyword", "Suchwort";
    LifePhase = "life_phase", "Lebensphase";
    Audience = "audience", "Zielgruppe";
    Format = "format", "Form";
    Registration = "registration", "Anmeldung";
    Availability = "availability", "Plätze";
    AvailabilityNote = "availability_note", "Plätze, in Worten";
    AvailabilityChecked = "availability_checked", "Plätze, Stand";
    Pregnancy = "pregnancy", "Für Schwangere";
    Anonymous = "anonymous", "Anonym";
    Sensitive = "sensitive", "Vertraulich";
    Universal = "universal", "Für alle";
    Free = "free", "Kostenlos";
    Assurer = "assurer", "Geprüft von";
    /// The municipality that contains a location, or that is an area.
    Place = "place", "Gemeinde";
    HideAddress = "hide_address", "Adresse geheim";
    StepFree = "step_free", "Stufenlos";
    AccessibleToilet = "accessible_toilet", "Behinderten-WC";
    Parking = "parking", "Parken";
    /// A language tag that is more specific than an ISO 639 code.
    LanguageTag = "language_tag", "Sprache";
}

impl Term {
    /// The complete `link_type`.
    pub fn link_type(self) -> String {
        [TAXONOMY, ":", self.key()].concat()
    }
}

/// The attributes of an object being built.
pub struct Attributes<'a> {
    ids: &'a Ids,
    entity: &'static str,
    path: String,
    list: Vec<Attribute>,
}

impl<'a> Attributes<'a> {
    /// For the object at this path, in the table `entity`.
    pub fn new(ids: &'a Ids, entity: &'static str, path: &str) -> Self {
        Self { ids, entity, path: path.to_owned(), list: Vec::new() }
    }

    /// Adds a text.
    pub fn text(&mut self, term: Term, value: &str) {
        self.push(term, value, None);
    }

    /// Adds a boolean, if known.
    pub fn flag(&mut self, term: Term, value: Option<bool>) {
        if let Some(value) = value {
            self.text(term, if value { "true" } else { "false" });
        }
    }

    /// Adds a code of a closed list; `labels` is the prefix of its label keys.
    pub fn code(&mut self, term: Term, code: &str, labels: &str) {
        let name = match label(labels, &code.replace('_', "-")) {
            "" => code,
            label => label,
        };
        self.labelled(term, code, name);
    }

    /// Adds a code with its label.
    pub fn labelled(&mut self, term: Term, code: &str, label: &str) {
        let id = shared(&[term.key(), "/", code].concat());
        self.named(term, code, (id, code, label));
    }

    /// Adds a municipality, with its key.
    pub fn place(&mut self, place: &Place) {
        let key = place.ags.as_ref().map(Ags::as_str).unwrap_or_default();
        let id = self.ids.of(&["places/", place.id.as_str()].concat());
        self.named(Term::Place, key, (id, place.id.as_str(), &place.name));
    }

    fn named(&mut self, term: Term, value: &str, (id, code, name): (String, &str, &str)) {
        let term_of = TaxonomyTerm {
            id,
            code: code.to_owned(),
            name: name.to_owned(),
            description: term.about().to_owned(),
            taxonomy: TAXONOMY.to_owned(),
        };
        self.push(term, value, Some(term_of));
    }

    fn push(&mut self, term: Term, value: &str, taxonomy_term: Option<TaxonomyTerm>) {
        let code = taxonomy_term.as_ref().map(|term| term.code.as_str()).unwrap_or_default();
        let id = self.ids.of(&[&self.path, "/", term.key(), "/", code].concat());
        if self.list.iter().any(|other| other.id == id) {
            return;
        }
        self.list.push(Attribute {
            id,
            link_type: term.link_type(),
            link_entity: self.entity.to_owned(),
            value: value.to_owned(),
            taxonomy_term,
        });
    }

    pub fn finish(self) -> Vec<Attribute> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::Term;

    #[test]
    fn no_two_terms_share_a_key() {
        for (at, term) in Term::ALL.iter().enumerate() {
            assert!(Term::ALL[..at].iter().all(|other| other.key() != term.key()), "{term:?}");
        }
    }
}
