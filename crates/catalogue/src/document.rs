//! The catalogue as a whole.

use crate::{
    Files, Id, LifePhase, Location, Offer, Organization, Place, Situation, TextMap, Theme, Url,
    record::record, sort::sort_values,
};

/// The major version of the format that this crate reads.
pub const SCHEMA_MAJOR: &str = "1";

record! {
    /// Who publishes a catalogue.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Publisher {
        /// Name.
        pub name: Option<String>,
        /// Website.
        #[editors]
        pub url: Option<Url>,
        /// E-mail address.
        #[schemars(with = "Option<crate::shape::Email>")]
        pub email: Option<String>,
        /// Phone number.
        #[editors]
        pub phone: Option<crate::PhoneNumber>,
    }
}

record! {
    /// Pages that a publisher has to link to.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Links {
        /// Imprint.
        pub imprint: Option<Url>,
        /// Privacy notice.
        pub privacy: Option<Url>,
        /// Accessibility statement.
        pub accessibility: Option<Url>,
        /// Where to send feedback and report barriers.
        pub feedback: Option<Url>,
        /// Where the quick exit leads: a page of another site that nobody wonders about.
        #[schemars(with = "Option<crate::shape::Exit>")]
        pub exit: Option<Url>,
    }
}

record! {
    /// What a municipality publishes: version 1 of the format.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Catalogue {
        /// Version of this format, `1.0`.
        #[schemars(regex(pattern = r"^1(\.|$)"))]
        pub schema_version: String,
        /// The catalogue's own id.
        pub id: Option<Id>,
        /// The catalogue's name, such as the district's.
        #[schemars(regex(pattern = r"\S"))]
        pub name: String,
        /// Who publishes it.
        pub publisher: Option<Publisher>,
        /// Licence of the data (SPDX).
        #[editors]
        pub license: Option<String>,
        /// When it was published.
        #[editors]
        pub published: Option<crate::Date>,
        /// Made up: the widget says so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub demo: bool,
        /// Pages to link to.
        pub links: Option<Links>,
        /// Languages of its texts (BCP 47).
        #[schemars(with = "Vec<crate::shape::Language>")]
        pub languages: Vec<String>,
        /// Further catalogues to include, relative to this one's address: the state's, the
        /// nation-wide one.
        pub includes: Vec<String>,
        /// The files with the texts that are not in this one; none = they are in it. `katalog publish`
        /// writes them.
        pub files: Option<Files>,
        /// Places to choose from.
        pub places: Vec<Place>,
        /// Life phases that it serves; empty = all.
        pub life_phases: Vec<LifePhase>,
        /// By which day, `MM-DD`, a child must have turned six to start school in that year: the rule of
        /// the state, so usually of an included catalogue.
        #[schemars(with = "Option<crate::shape::Cutoff>")]
        pub school_cutoff: Option<String>,
        /// Its own list of situations; empty = the default list.
        pub situations: Vec<Situation>,
        /// Who offers something.
        pub organizations: Vec<Organization>,
        /// Where something takes place.
        pub locations: Vec<Location>,
        /// The offers.
        #[required]
        pub offers: Vec<Offer>,
        /// How it looks at home.
        pub theme: Option<Theme>,
    }
}

impl Catalogue {
    /// Sorts the lists that are looked up by id.
    pub(crate) fn sort(&mut self) {
        sort_values(&mut self.organizations, |a, b| a.id.cmp(&b.id));
        sort_values(&mut self.locations, |a, b| a.id.cmp(&b.id));
    }

    /// Removes what editors note for each other: nobody else must read it.
    #[cfg(feature = "schema")]
    pub fn drop_editor_notes(&mut self) {
        let notes = self.offers.iter_mut().map(|each| &mut each.editor_note);
        let notes = notes.chain(self.organizations.iter_mut().map(|each| &mut each.editor_note));
        let notes = notes.chain(self.locations.iter_mut().map(|each| &mut each.editor_note));
        notes.for_each(|note| *note = None);
    }

    /// The organization with this id. Organizations must be sorted by id, as [`crate::read()`]
    /// leaves them.
    pub fn organization(&self, id: &Id) -> Option<&Organization> {
        find(&self.organizations, id, |each| &each.id)
    }

    /// The location with this id. Locations must be sorted by id, as [`crate::read()`] leaves them.
    pub fn location(&self, id: &Id) -> Option<&Location> {
        find(&self.locations, id, |each| &each.id)
    }

    /// The place with this id.
    pub fn place(&self, id: &Id) -> Option<&Place> {
        self.places.iter().find(|each| each.id == *id)
    }

    /// The index of the offer with this id.
    pub fn offer_index(&self, id: &Id) -> Option<usize> {
        self.offers.iter().position(|each| each.id == *id)
    }

    /// The situations to ask about: the catalogue's own, or the default ones.
    pub fn situations(&self) -> Vec<Situation> {
        if self.situations.is_empty() {
            return Situation::defaults();
        }
        self.situations.clone()
    }

    /// The life phases to ask about.
    pub fn life_phases(&self) -> &[LifePhase] {
        use crate::Code;
        if self.life_phases.is_empty() {
            return LifePhase::ALL;
        }
        &self.life_phases
    }

    /// The places that a family can choose: all except outermost places that have parts, such as
    /// the district itself.
    pub fn home_places(&self) -> Vec<&Place> {
        let mut wholes = TextMap::new();
        for id in self.places.iter().filter_map(|place| place.part_of.as_ref()) {
            wholes.get_or_insert(id.as_str(), 0);
        }
        let mut places = Vec::new();
        for place in &self.places {
            if place.part_of.is_some() || wholes.get(place.id.as_str()).is_none() {
                places.push(place);
            }
        }
        places
    }

    /// Whether families can live in different places.
    pub fn asks_for_place(&self) -> bool {
        self.home_places().len() > 1
    }

    /// The places' indices by id.
    pub fn place_numbers(&self) -> TextMap {
        let mut numbers = TextMap::new();
        for (place, number) in self.places.iter().zip(0..) {
            numbers.get_or_insert(place.id.as_str(), number);
        }
        numbers
    }

    /// The place and all that contain it, innermost first. Terminates even if two places are part
    /// of each other in the catalogue.
    pub fn place_with_ancestors(&self, id: &Id) -> Vec<&Place> {
        let mut chain: Vec<&Place> = Vec::new();
        let mut next = self.place(id);
        while let Some(place) = next {
            if chain.iter().any(|each| each.id == place.id) {
                break;
            }
            chain.push(place);
            next = place.part_of.as_ref().and_then(|id| self.place(id));
        }
        chain
    }
}

/// Looks up an id in a list sorted by id (as the reader leaves it).
pub(crate) fn find<'a, T>(sorted: &'a [T], id: &Id, id_of: fn(&T) -> &Id) -> Option<&'a T> {
    let at = sorted.binary_search_by(|each| id_of(each).cmp(id)).ok()?;
    sorted.get(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places, each with the one that contains it.
    fn with_places(places: &[(&str, Option<&str>)]) -> Catalogue {
        let place = |(name, part_of): &(&str, Option<&str>)| Place {
            id: Id::new(name).expect("a slug"),
            name: (*name).into(),
            ags: None,
            postal_codes: Vec::new(),
            latitude: None,
            longitude: None,
            part_of: part_of.and_then(Id::new),
        };
        Catalogue { places: places.iter().map(place).collect(), ..Catalogue::default() }
    }

    #[test]
    fn families_choose_among_all_places_but_a_district_that_has_parts() {
        let kreis = ("kreis", None);
        let (stadt, dorf) = (("stadt", Some("kreis")), ("dorf", Some("stadt")));
        let nachbarstadt = ("nachbarstadt", None);
        for (places, homes) in [
            (&[][..], &[][..]),
            (&[kreis], &["kreis"]),
            (&[kreis, stadt], &["stadt"]),
            (&[kreis, stadt, dorf, nachbarstadt], &["stadt", "dorf", "nachbarstadt"]),
        ] {
            let catalogue = with_places(places);
            let names: Vec<_> = catalogue.home_places().iter().map(|place| &*place.name).collect();
            assert_eq!(names, homes);
            assert_eq!(catalogue.asks_for_place(), homes.len() > 1, "{homes:?}");
        }
    }

    #[test]
    fn a_catalogue_without_phases_and_situations_of_its_own_asks_for_all() {
        use crate::Code;
        let all = Catalogue::default();
        assert_eq!(all.life_phases(), LifePhase::ALL);
        assert_eq!(all.situations(), Situation::defaults());
        let situation = Situation::defaults().remove(3);
        let own = Catalogue {
            life_phases: vec![LifePhase::Baby],
            situations: vec![situation.clone()],
            ..all
        };
        assert_eq!(own.life_phases(), [LifePhase::Baby]);
        assert_eq!(own.situations(), [situation]);
    }
}
