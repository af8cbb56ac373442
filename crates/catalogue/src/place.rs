//! Places that a family can live in.

use crate::{Ags, Id, record::record};

record! {
    /// A municipality, a part of one, or the district that the others are part of.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Place {
        /// Unique among the places.
        pub id: Id,
        /// As people call it.
        #[schemars(regex(pattern = r"\S"))]
        pub name: String,
        /// The municipality key.
        pub ags: Option<Ags>,
        /// Postal codes, five digits each; a string, because some begin with 0.
        #[schemars(with = "Vec<crate::shape::PostalCode>")]
        pub postal_codes: Vec<String>,
        /// Degrees north, WGS 84.
        #[schemars(range(min = -90, max = 90))]
        pub latitude: Option<f64>,
        /// Degrees east, WGS 84.
        #[schemars(range(min = -180, max = 180))]
        pub longitude: Option<f64>,
        /// The place that this one is a part of.
        pub part_of: Option<Id>,
    }
}
