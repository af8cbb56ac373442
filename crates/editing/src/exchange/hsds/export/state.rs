//! Federal states: HSDS requires one in every address.

use catalogue::{Ags, Catalogue};

/// The states by the first two digits of a municipality key.
const STATES: &[(&str, &str)] = &[
    ("01", "Schleswig-Holstein"),
    ("02", "Hamburg"),
    ("03", "Niedersachsen"),
    ("04", "Bremen"),
    ("05", "Nordrhein-Westfalen"),
    ("06", "Hessen"),
    ("07", "Rheinland-Pfalz"),
    ("08", "Baden-Württemberg"),
    ("09", "Bayern"),
    ("10", "Saarland"),
    ("11", "Berlin"),
    ("12", "Brandenburg"),
    ("13", "Mecklenburg-Vorpommern"),
    ("14", "Sachsen"),
    ("15", "Sachsen-Anhalt"),
    ("16", "Thüringen"),
];

/// The state that contains a municipality.
pub fn of_key(key: &Ags) -> Option<&'static str> {
    STATES.iter().find(|(digits, _)| key.as_str().starts_with(digits)).map(|(_, name)| *name)
}

/// The state that contains all of a catalogue's places with keys; `None` if several or unknown.
pub fn of(catalogue: &Catalogue) -> Option<&'static str> {
    let mut states = catalogue.places.iter().filter_map(|place| of_key(place.ags.as_ref()?));
    let first = states.next()?;
    states.all(|state| state == first).then_some(first)
}
