//! Open locations at a secret address.

use super::address::Forms;
use catalogue::{Id, Location};
use std::collections::{BTreeSet, HashMap};

/// An open location with the address of a secret one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameAddress {
    /// The index of the open location's catalogue.
    pub catalogue: usize,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The index of the secret.
    pub secret: usize,
}

/// Open locations with the address or the coordinates of a secret one.
pub(super) fn same_addresses(
    hidden: &[(usize, &Location)],
    secrets: &[Forms],
    open: &[(usize, &Location)],
    others: &[Forms],
) -> Vec<SameAddress> {
    let mut by_form: HashMap<&String, BTreeSet<usize>> = HashMap::new();
    for (secret, forms) in secrets.iter().enumerate() {
        for form in forms.houses.iter().chain(&forms.streets) {
            by_form.entry(form).or_default().insert(secret);
        }
    }
    let mut by_coordinates: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (secret, (_, location)) in hidden.iter().enumerate() {
        if let Some(coordinates) = metres(location) {
            by_coordinates.entry(coordinates).or_default().push(secret);
        }
    }
    let mut same = Vec::new();
    for ((catalogue, location), forms) in open.iter().zip(others) {
        let candidates = forms.houses.iter().chain(&forms.streets);
        let candidates: BTreeSet<usize> =
            candidates.filter_map(|form| by_form.get(form)).flatten().copied().collect();
        let is_same = |secret: &usize| secrets[*secret].is_same_house(forms);
        let at_house = candidates.into_iter().filter(is_same);
        let at_coordinates = metres(location).and_then(|key| by_coordinates.get(&key));
        let all: BTreeSet<usize> =
            at_house.chain(at_coordinates.into_iter().flatten().copied()).collect();
        same.extend(all.into_iter().map(|secret| SameAddress {
            catalogue: *catalogue,
            id: location.id.clone(),
            name: location.name.clone(),
            secret,
        }));
    }
    same
}

/// Coordinates in ten-thousandths of a degree, 11 metres; `None` if they are less precise.
#[expect(clippy::cast_possible_truncation, reason = "at most 180 degrees")]
fn metres(location: &Location) -> Option<(i64, i64)> {
    let (latitude, longitude) = location.latitude.zip(location.longitude)?;
    let times = |by: f64| ((latitude * by).round() as i64, (longitude * by).round() as i64);
    let millionths = times(1e6);
    let is_rough = millionths.0 % 1000 == 0 && millionths.1 % 1000 == 0;
    (!is_rough).then(|| times(1e4))
}
