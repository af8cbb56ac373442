//! Places that a family can live in.

use crate::{Ags, Id};

/// A municipality, a part of one, or the district that the others are part of.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Place {
    /// Unique among the places.
    pub id: Id,
    /// As people call it.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pub name: String,
    /// The municipality key.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub ags: Option<Ags>,
    /// Postal codes, five digits each; a string, because some begin with 0.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Vec::is_empty"),
        schemars(with = "Vec<crate::schema::PostalCode>")
    )]
    pub postal_codes: Vec<String>,
    /// Degrees north, WGS 84.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Option::is_none"), schemars(range(min = -90, max = 90)))]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Option::is_none"), schemars(range(min = -180, max = 180)))]
    pub longitude: Option<f64>,
    /// The place that this one is a part of.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub part_of: Option<Id>,
}
