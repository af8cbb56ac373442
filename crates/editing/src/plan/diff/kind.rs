//! The kinds of changes.

/// The kind of a change, the most serious for families first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The offer was removed.
    Gone,
    /// It is now paused.
    Paused,
    /// Other dates.
    Dates,
    /// Another place or address.
    Place,
    /// Another phone, e-mail address or website.
    Contact,
    /// Another way to take part, or another number of free places.
    Registration,
    /// Another price.
    Cost,
    /// Other ages, other families, another area.
    ForWhom,
    /// It is active again.
    Back,
    /// The offer is new.
    New,
    /// Another name, organization or id.
    Name,
    /// Anything else that families read.
    Details,
    /// Only the date of its last verification.
    Checked,
}

impl Kind {
    /// All kinds, the most serious first.
    pub const ALL: [Self; 13] = [
        Self::Gone,
        Self::Paused,
        Self::Dates,
        Self::Place,
        Self::Contact,
        Self::Registration,
        Self::Cost,
        Self::ForWhom,
        Self::Back,
        Self::New,
        Self::Name,
        Self::Details,
        Self::Checked,
    ];

    /// The stable code for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Paused => "paused",
            Self::Dates => "dates",
            Self::Place => "place",
            Self::Contact => "contact",
            Self::Registration => "registration",
            Self::Cost => "cost",
            Self::ForWhom => "for-whom",
            Self::Back => "back",
            Self::New => "new",
            Self::Name => "name",
            Self::Details => "details",
            Self::Checked => "checked",
        }
    }

    /// The heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Gone => "Gibt es nicht mehr",
            Self::Paused => "Macht Pause",
            Self::Dates => "Andere Termine",
            Self::Place => "Anderer Ort",
            Self::Contact => "Anders zu erreichen",
            Self::Registration => "Andere Anmeldung",
            Self::Cost => "Anderer Preis",
            Self::ForWhom => "Für andere Familien",
            Self::Back => "Findet wieder statt",
            Self::New => "Neu",
            Self::Name => "Anderer Name oder Träger",
            Self::Details => "Andere Angaben",
            Self::Checked => "Nur neu geprüft",
        }
    }
}
