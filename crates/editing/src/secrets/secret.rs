//! A secret, and what can be revealed of it.

use catalogue::Id;
use std::collections::BTreeSet;

/// A location whose address is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The index of its catalogue.
    pub catalogue: usize,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// The secrets that a text is about: those of the offers it belongs to.
pub type Own = BTreeSet<usize>;

/// What is revealed of a secret location.
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
    /// Its German name, as a grammatical object.
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

/// The index of a secret, and what is revealed of it.
pub type Told = (usize, Kind);
