//! Places whose tables hardly differ.

use super::{Area, Cell, Coverage, Level, Thin};
use catalogue::Topic;

/// Up to this many rows, a table is told as its difference from another.
pub const DIFFERENT_ROWS: usize = 2;

/// An earlier place with nearly the same table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its index in [`Coverage::places`]; its own table is told in full.
    pub place: usize,
    /// The rows that differ, at most [`DIFFERENT_ROWS`].
    pub except: Vec<Topic>,
    /// Whether the other rows also count the same offers, and not just as many.
    pub is_same_offers: bool,
}

impl Coverage {
    /// For each place, the earlier one that it is most like; `None` if its table is told in full.
    pub fn alike(&self) -> Vec<Option<Alike>> {
        let mut told: Vec<Option<Alike>> = Vec::new();
        for area in &self.places {
            let in_full = told.iter().enumerate().filter(|(_, alike)| alike.is_none());
            let like = in_full.map(|(place, _)| compare(self, place, area));
            let best = like.min_by_key(|alike| (alike.except.len(), !alike.is_same_offers));
            let is_short = |alike: &Alike| {
                alike.except.len() <= DIFFERENT_ROWS && alike.except.len() < self.topics.len()
            };
            told.push(best.filter(is_short));
        }
        told
    }
}

fn compare(coverage: &Coverage, place: usize, area: &Area) -> Alike {
    let other = &coverage.places[place];
    let columns = coverage.phases.len();
    let mut except = Vec::new();
    let mut is_same_offers = true;
    for (row, topic) in coverage.topics.iter().enumerate() {
        let cells = row * columns..(row + 1) * columns;
        let told = |area: &Area| area.cells[cells.clone()].iter().map(shown).collect::<Vec<_>>();
        if told(area) == told(other) {
            is_same_offers &= area.lists[cells.clone()] == other.lists[cells.clone()];
        } else {
            except.push(*topic);
        }
    }
    Alike { place, except, is_same_offers }
}

/// What a table tells of a cell.
fn shown(cell: &Cell) -> (Level, usize, usize, Vec<Thin>) {
    let level = cell.level();
    let thin = if level == Level::Thin { cell.thin() } else { Vec::new() };
    (level, cell.local, cell.wide, thin)
}
