//! How families reach an offer: in their own place, or from there.

use super::form::Form;
use super::offers::Offer;
use catalogue::Id;

/// What counts as being in the place itself.
pub const HERE: &str = "„Am Ort“ ist, was im Ort selbst stattfindet und für Familien von dort ist; \
                        geschützte Adressen zählen nicht dazu.";

/// What counts as being within reach.
pub const REACHABLE: &str = "„Erreichbar“ ist alles, was Familien von dort nutzen können: was am Ort \
                             ist, nach Hause kommt, am Telefon oder online geht, und was anderswo ist \
                             und auch für sie gedacht, zum Beispiel für das ganze Gebiet.";

/// The easiest way in which families of a place reach a local offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It takes place in their own place.
    Here,
    /// Not there, but it comes to them.
    ComesToYou,
    /// Neither, but by phone or on the web.
    Remote,
    /// None of these: elsewhere, or the catalogue does not reveal where.
    Elsewhere,
}

impl Way {
    /// All ways, the easiest first.
    pub const ALL: [Self; 4] = [Self::Here, Self::ComesToYou, Self::Remote, Self::Elsewhere];

    /// How families of this place reach it. Whoever names no place is in none.
    pub fn to(offer: &Offer, place: Option<&Id>) -> Self {
        let has = |form| Form::ALL.iter().zip(offer.forms).any(|(each, has)| *each == form && has);
        if place.is_some_and(|place| offer.sites.contains(place)) {
            Self::Here
        } else if has(Form::ComesToYou) {
            Self::ComesToYou
        } else if has(Form::Remote) {
            Self::Remote
        } else {
            Self::Elsewhere
        }
    }

    /// The heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Here => "am Ort",
            Self::ComesToYou => "kommt nach Hause",
            Self::Remote => "Telefon oder online",
            Self::Elsewhere => "anderswo",
        }
    }
}
