//! A secret, and what is told of it.

use catalogue::Id;
use std::collections::BTreeSet;

/// A location whose address is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// In which of the catalogues it is.
    pub catalogue: usize,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// Which secrets a text is about: those of the offers that it belongs to.
pub type Own = BTreeSet<usize>;

/// What is told of a secret location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The street.
    Street,
    /// Street and number.
    House,
    /// Postal code and town.
    Town,
    /// Latitude or longitude.
    Coordinates,
    /// A link to a map.
    Map,
}

impl Kind {
    /// What it is, in German, as an object.
    pub fn words(self) -> &'static str {
        match self {
            Self::Street => "die Straße",
            Self::House => "Straße und Hausnummer",
            Self::Town => "Postleitzahl und Ort",
            Self::Coordinates => "die Koordinaten",
            Self::Map => "einen Karten-Link zum Weg",
        }
    }
}

/// A secret, by its number, and what is told of it.
pub type Told = (usize, Kind);
