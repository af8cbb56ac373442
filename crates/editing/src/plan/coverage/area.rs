//! What families find in one place.

use super::cell::{Cell, Level};
use super::entry::{Entry, Kind};
use super::expected::is_topic_expected;
use super::form::Form;
use super::language::LANGUAGES;
use super::offers::{Found, Offer, Offers};
use super::way::Way;
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
    /// The offers that each of the `cells` counts.
    pub lists: Vec<Vec<Entry>>,
    /// The local offers for families here, as indices into [`super::Coverage::offers`].
    pub local: Vec<usize>,
    /// The `local` ones by each of [`Way::ALL`].
    pub ways: [Vec<usize>; Way::ALL.len()],
    /// The matching offers of the state and the nation, as indices into
    /// [`super::Coverage::offers`].
    pub wide: Vec<usize>,
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

    /// The local offers that families here reach in this way.
    pub fn by(&self, way: Way) -> &[usize] {
        &self.ways[way as usize]
    }

    /// Calls `tell` with every offer in any list, with some several times.
    pub(super) fn all_numbers(&self, mut tell: impl FnMut(usize)) {
        self.lists.iter().flatten().for_each(|entry| tell(entry.offer));
        self.local.iter().chain(&self.wide).for_each(|offer| tell(*offer));
    }

    /// Gives the offers in all lists these numbers, and sorts the lists.
    pub(super) fn renumber(&mut self, numbers: &[usize]) {
        for list in &mut self.lists {
            for entry in list.iter_mut() {
                entry.offer = numbers[entry.offer];
            }
            list.sort_unstable();
        }
        for list in self.ways.iter_mut().chain([&mut self.local, &mut self.wide]) {
            for offer in list.iter_mut() {
                *offer = numbers[*offer];
            }
            list.sort_unstable();
        }
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
        lists: vec![Vec::new(); offers.topics.len() * columns],
        ..Area::default()
    };
    for offer in offers.find(id, None).fits.into_iter().filter(|offer| !offer.is_paused) {
        if !offer.is_local() {
            area.wide.push(offer.at);
            continue;
        }
        area.local.push(offer.at);
        area.ways[Way::to(offer, id) as usize].push(offer.at);
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
        for (row, (cell, list)) in cells(offers, &found).into_iter().enumerate() {
            let is_expected = is_topic_expected(offers.topics[row], *phase);
            area.cells[row * columns + column] = Cell { is_expected, ..cell };
            area.lists[row * columns + column] = list;
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

/// The cells of all topics, and the offers that they count.
fn cells(offers: &Offers, found: &Found) -> Vec<(Cell, Vec<Entry>)> {
    let mut cells = vec![(Cell::default(), Vec::new()); offers.topics.len()];
    let mut organizations: Vec<Vec<&Id>> = vec![Vec::new(); cells.len()];
    let fits = found.fits.iter().map(|offer| (offer, true));
    let all = fits.chain(found.may_fit.iter().map(|offer| (offer, false)));
    for (offer, is_certain) in all {
        let kind = match (offer.is_local(), offer.is_paused) {
            (false, false) if is_certain => Kind::Wide,
            (false, _) => continue,
            (true, true) => Kind::Paused,
            (true, false) if !is_certain => Kind::Unclear,
            (true, false) => Kind::Fits,
        };
        for row in &offer.topics {
            let (cell, list) = &mut cells[*row];
            list.push(Entry { kind, offer: offer.at });
            match kind {
                Kind::Wide => cell.wide += 1,
                Kind::Paused => cell.paused += 1,
                Kind::Unclear => cell.unclear += 1,
                Kind::Fits => {
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
    for ((cell, _), mut ids) in cells.iter_mut().zip(organizations) {
        ids.sort_unstable();
        ids.dedup();
        cell.organizations += ids.len();
    }
    cells
}
