//! Where offers take place.

use crate::Id;
use crate::record::record;

record! {
    /// A postal address.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Address {
        /// Street and number.
        pub address_1: Option<String>,
        /// Five digits.
        #[schemars(with = "Option<crate::shape::PostalCode>")]
        pub postal_code: Option<String>,
        /// Town.
        pub city: Option<String>,
    }
}

record! {
    /// What people with a disability or a pram need to know.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Accessibility {
        /// Reached without a step; none = unknown.
        pub step_free: Option<bool>,
        /// An accessible toilet; none = unknown.
        pub accessible_toilet: Option<bool>,
        /// Parking.
        pub parking: Option<String>,
        /// Bus and train.
        pub transit: Option<String>,
        /// Anything else.
        pub note: Option<String>,
    }
}

record! {
    /// A place where something takes place.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Location {
        /// Unique among the locations.
        pub id: Id,
        /// Its name.
        #[schemars(regex(pattern = r"\S"))]
        pub name: String,
        /// Its address: never shown of a hidden location.
        pub address: Option<Address>,
        /// The place of the catalogue in which it lies.
        pub place: Option<Id>,
        /// Degrees north, WGS 84: never shown of a hidden location.
        #[schemars(range(min = -90, max = 90))]
        pub latitude: Option<f64>,
        /// Degrees east, WGS 84: never shown of a hidden location.
        #[schemars(range(min = -180, max = 180))]
        pub longitude: Option<f64>,
        /// What is known about accessibility.
        pub accessibility: Option<Accessibility>,
        /// Nobody must learn where this is, as with a women's shelter; none = nobody has decided,
        /// and it is hidden as soon as a sensitive offer names it.
        pub hide_address: Option<bool>,
        /// A note to whoever edits this: never published, never shown.
        #[editors]
        pub editor_note: Option<String>,
        /// Whether a sensitive offer names it, see [`crate::Catalogue::shield`]. Not in the file.
        #[serde(skip)]
        pub is_sensitive: bool,
    }
}

impl Location {
    /// Whether this location must stay hidden: either someone has decided so, or it is undecided
    /// and a sensitive offer names it.
    pub fn is_hidden(&self) -> bool {
        self.hide_address.unwrap_or(self.is_sensitive)
    }

    /// The address, unless it must stay hidden.
    pub fn public_address(&self) -> Option<&Address> {
        self.address.as_ref().filter(|_| !self.is_hidden())
    }

    /// Whether its name names this organization, too: "Haus Linde" is that of "Haus Linde e. V.".
    pub fn says_whose_it_is(&self, organization: &str) -> bool {
        let form = organization.strip_prefix(&self.name).map(str::trim);
        self.name.starts_with(organization)
            || form.is_some_and(|form| matches!(form, "e. V." | "e.V." | "gGmbH" | "GmbH"))
    }

    /// Latitude and longitude in degrees, unless they must stay hidden.
    pub fn public_coordinates(&self) -> Option<(f64, f64)> {
        let coordinates = self.latitude.zip(self.longitude);
        coordinates.filter(|_| !self.is_hidden())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(hide_address: Option<bool>) -> Location {
        Location {
            id: Id::new("frauenhaus").expect("a slug"),
            name: "Frauenhaus".into(),
            address: Some(Address::default()),
            place: None,
            latitude: Some(51.3),
            longitude: Some(9.9),
            accessibility: None,
            hide_address,
            editor_note: None,
            is_sensitive: false,
        }
    }

    #[test]
    fn a_hidden_address_cannot_be_found_by_its_coordinates_either() {
        assert_eq!(location(Some(true)).public_address(), None);
        assert_eq!(location(Some(true)).public_coordinates(), None);
    }

    #[test]
    fn what_is_sensitive_and_undecided_is_hidden() {
        let hidden =
            |hide_address| Location { is_sensitive: true, ..location(hide_address) }.is_hidden();
        assert!(hidden(None) && hidden(Some(true)));
        assert!(!hidden(Some(false)) && !location(None).is_hidden());
    }

    #[test]
    fn an_address_is_public_unless_it_is_hidden() {
        assert!(location(Some(false)).public_address().is_some());
        assert_eq!(location(Some(false)).public_coordinates(), Some((51.3, 9.9)));
        let half = Location { longitude: None, ..location(Some(false)) };
        assert_eq!(half.public_coordinates(), None);
    }

    #[test]
    fn a_name_says_whose_a_place_is_up_to_the_legal_form() {
        let house = Location { name: "Haus Linde".into(), ..location(None) };
        let says = |organization| house.says_whose_it_is(organization);
        assert!(says("Haus Linde") && says("Haus Linde e. V.") && says("Haus"));
        assert!(!says("Haus Linde des Kreises") && !says("Verein"));
    }
}
