//! What families find in one place.

use super::cell::{Cell, Level};
use super::expected::is_topic_expected;
use super::form::Form;
use super::language::LANGUAGES;
use super::offers::{Found, Offer, Offers};
use catalogue::{Id, LifePhase, Place};

/// The matrix of one place, or of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The place's id; `None` for families who choose no place.
    pub place: Option<Id>,
    /// The place's name; empty if no place is chosen.
    pub name: String,
    /// Row by row: for each topic of the catalogue, its life phases.
    pub cells: Vec<Cell>,
    /// The number of local offers for families here.
    pub local: usize,
    /// How many of the `local` ones take place in this very place; all of them if no place is
    /// chosen.
    pub here: usize,
    /// The number of matching offers of the state and the nation.
    pub wide: usize,
    /// How many of the `local` ones are available in each of [`LANGUAGES`].
    pub languages: [usize; LANGUAGES.len()],
    /// How many of the `local` ones have each of the forms [`Form::ALL`].
    pub forms: [usize; Form::ALL.len()],
    /// For each life phase, how many local offers have each of the forms [`Form::ALL`].
    pub forms_at: Vec<[usize; Form::ALL.len()]>,
}

impl Area {
    /// The number of cells at this level.
    pub fn count(&self, level: Level) -> usize {
        self.cells.iter().filter(|cell| cell.level() == level).count()
    }
}

/// Counts one area. `tell` is called for each phase with the number of offers, from any provider,
/// that help in each of the catalogue's situations.
pub fn count(
    offers: &Offers,
    place: Option<&Place>,
    mut tell: impl FnMut(LifePhase, &[usize]),
) -> Area {
    let id = place.map(|place| &place.id);
    let columns = offers.phases.len();
    let mut area = Area {
        place: id.cloned(),
        name: place.map(|place| place.name.clone()).unwrap_or_default(),
        cells: vec![Cell::default(); offers.topics.len() * columns],
        ..Area::default()
    };
    for offer in offers.find(id, None).fits.into_iter().filter(|offer| !offer.is_paused) {
        if !offer.is_local() {
            area.wide += 1;
            continue;
        }
        area.local += 1;
        area.here += usize::from(id.is_none_or(|place| offer.sites.contains(place)));
        add_forms(&mut area.forms, offer);
        for language in &offer.languages {
            area.languages[*language] += 1;
        }
    }
    for (column, phase) in offers.phases.iter().enumerate() {
        let found = offers.find(id, Some(*phase));
        tell(*phase, &helps(offers, &found));
        let mut forms = [0; Form::ALL.len()];
        let usable = found.fits.iter().filter(|offer| offer.is_local() && !offer.is_paused);
        usable.for_each(|offer| add_forms(&mut forms, offer));
        area.forms_at.push(forms);
        for (row, cell) in cells(offers, &found).into_iter().enumerate() {
            let is_expected = is_topic_expected(offers.topics[row], *phase);
            area.cells[row * columns + column] = Cell { is_expected, ..cell };
        }
    }
    area
}

fn add_forms(forms: &mut [usize; Form::ALL.len()], offer: &Offer) {
    for (count, has) in forms.iter_mut().zip(offer.forms) {
        *count += usize::from(has);
    }
}

/// For each situation, how many offers that fit or may fit help with it, local or not.
fn helps(offers: &Offers, found: &Found) -> Vec<usize> {
    let mut helps = vec![0; offers.situations.len()];
    let all = found.fits.iter().chain(&found.may_fit).filter(|offer| !offer.is_paused);
    for situation in all.flat_map(|offer| &offer.situations) {
        helps[*situation] += 1;
    }
    helps
}

/// The cells of all topics.
fn cells(offers: &Offers, found: &Found) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); offers.topics.len()];
    let mut organizations: Vec<Vec<&Id>> = vec![Vec::new(); cells.len()];
    let fits = found.fits.iter().map(|offer| (offer, true));
    let all = fits.chain(found.may_fit.iter().map(|offer| (offer, false)));
    for (offer, is_certain) in all {
        for row in &offer.topics {
            let cell = &mut cells[*row];
            match (offer.is_local(), offer.is_paused) {
                (false, true) => {}
                (false, false) => cell.wide += usize::from(is_certain),
                (true, true) => cell.paused += 1,
                (true, false) if !is_certain => cell.unclear += 1,
                (true, false) => {
                    cell.local += 1;
                    cell.ending += usize::from(offer.is_ending);
                    cell.outdated += usize::from(offer.is_outdated);
                    cell.doubtful += usize::from(offer.is_ending || offer.is_outdated);
                    match &offer.organization {
                        Some(id) => organizations[*row].push(id),
                        None => cell.organizations += 1,
                    }
                }
            }
        }
    }
    for (cell, mut ids) in cells.iter_mut().zip(organizations) {
        ids.sort_unstable();
        ids.dedup();
        cell.organizations += ids.len();
    }
    cells
}
