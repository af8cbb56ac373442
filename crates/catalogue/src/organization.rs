//! Who offers something, and how to reach them.

use crate::{Id, PhoneNumber, Schedule, Url};

/// A phone number and when somebody answers it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Phone {
    /// What to dial.
    pub number: PhoneNumber,
    /// Whose phone it is.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<String>,
    /// Languages spoken there (BCP 47).
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Vec::is_empty"),
        schemars(with = "Vec<crate::schema::Language>")
    )]
    pub languages: Vec<String>,
    /// When it is answered; empty = unknown.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub hours: Vec<Schedule>,
}

/// Who is responsible for an offer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Organization {
    /// Unique among the organizations.
    pub id: Id,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pub name: String,
    /// Its website.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
    pub url: Option<Url>,
    /// Its e-mail address.
    #[cfg_attr(
        feature = "schema",
        serde(default, skip_serializing_if = "Option::is_none"),
        schemars(with = "Option<crate::schema::Email>")
    )]
    pub email: Option<String>,
    /// Its phones.
    #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub phones: Vec<Phone>,
}
