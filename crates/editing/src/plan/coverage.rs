//! The gaps of a catalogue: the Angebotsmatrix for the coordinators of a prevention chain.
//!
//! It counts what families get as results, by the rules of [`matching`]: by life phase, topic and
//! place. Gaps and thin cells are defined at [`Level`] and [`Thin`]; both only consider **local**
//! offers, those of the municipality. Offers of the state and the nation are counted separately,
//! and universal offers only once, because they are for everyone in their area.

mod alike;
mod area;
mod cell;
mod ending;
mod entry;
mod expected;
mod form;
pub mod html;
mod labels;
mod language;
mod listed;
mod offers;
mod only_universal;
mod shared;
mod summary;
pub mod table;
mod transition;
mod way;

pub use alike::{Alike, DIFFERENT_ROWS};
pub use area::Area;
pub use cell::{Cell, Level, THIN_OFFERS, Thin};
pub use ending::{ENDING_DAYS, End, Ending};
pub use entry::{Entry, Kind};
pub use expected::{LIMITED, is_situation_expected, is_topic_expected};
pub use form::Form;
pub use labels::{day_label, end_label, phase_label, situation_label, topic_label};
pub use language::LANGUAGES;
pub use listed::Listed;
pub use only_universal::{OnlyUniversal, Where};
pub use shared::{Group, Shared};
pub use summary::{AGENDA_POINTS, Agenda, Point};
pub use transition::{Break, Transition};
pub use way::{HERE, REACHABLE, Way};

use catalogue::{Catalogue, Date, LifePhase, Topic};
use offers::Offers;

/// The Angebotsmatrix and related results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The catalogue's name.
    pub name: String,
    /// The date of the report.
    pub today: Date,
    /// Whether the offers are fictitious.
    pub demo: bool,
    /// The life phases that the catalogue serves: the columns of the matrices.
    pub phases: Vec<LifePhase>,
    /// The topics that families can choose: the rows of the matrices.
    pub topics: Vec<Topic>,
    /// The results of families who choose no place.
    pub whole: Area,
    /// The results per selectable place; empty if there are none to choose from.
    pub places: Vec<Area>,
    /// The offers that the areas count, by name.
    pub offers: Vec<Listed>,
    /// The names of the municipality's own universal offers.
    pub universal: Vec<String>,
    /// The number of universal offers of the state and the nation.
    pub universal_wide: usize,
    /// The municipality's own offers that end soon, have had their last date, or are paused.
    pub ending: Vec<Ending>,
    /// The answers for which there are only the universal offers, the most important first.
    pub only_universal: Vec<OnlyUniversal>,
}

/// Computes the coverage of a catalogue on a given day.
///
/// `catalogue`: with its includes merged in ([`Catalogue::include`]).
///
/// ```
/// use editing::plan::coverage::{Level, coverage};
/// let json = r#"{ "schema_version": "1.0", "name": "Beispielkreis", "offers": [
///     { "id": "turnen", "name": "Turnen", "topics": ["gesundheit"], "ages": [{ "from_months": 36 }] }
/// ] }"#;
/// let catalogue = catalogue::read(json.as_bytes())?.catalogue;
/// let today = catalogue::Date::parse("2026-11-22").expect("a day");
/// let coverage = coverage(&catalogue, today);
/// let level = |topic, phase| coverage.cell(&coverage.whole, topic, phase).level();
/// use catalogue::{LifePhase::{Baby, Kindergarten}, Topic::Health};
/// assert_eq!((level(Health, Baby), level(Health, Kindergarten)), (Level::Gap, Level::Thin));
/// # Ok::<(), catalogue::Refusal>(())
/// ```
pub fn coverage(catalogue: &Catalogue, today: Date) -> Coverage {
    let offers = Offers::new(catalogue, today);
    let homes = catalogue.home_places();
    let mut only_universal = only_universal::Found::new(&offers, homes.len());
    let mut whole = area::count(&offers, None, |phase, helps| {
        // Without selectable places, this is the only possible answer.
        if homes.is_empty() {
            only_universal.note(&offers, None, phase, helps);
        }
    });
    let places = homes.iter().enumerate().map(|(at, place)| {
        area::count(&offers, Some(place), |phase, helps| {
            only_universal.note(&offers, Some(at), phase, helps);
        })
    });
    let mut places: Vec<Area> = places.collect();
    let listed = listed::all(catalogue, &offers, today, &mut whole, &mut places);
    Coverage {
        name: catalogue.name.clone(),
        today,
        demo: catalogue.demo,
        whole,
        places,
        offers: listed,
        universal: offers.universal(),
        universal_wide: offers.universal_wide(),
        ending: ending::all(catalogue, today),
        only_universal: only_universal.finish(&offers),
        phases: offers.phases,
        topics: offers.topics,
    }
}

impl Coverage {
    /// A cell of an area; an empty one if the catalogue has no such phase or topic.
    pub fn cell(&self, area: &Area, topic: Topic, phase: LifePhase) -> Cell {
        let at = self.index(topic, phase);
        at.and_then(|at| area.cells.get(at)).copied().unwrap_or_default()
    }

    /// The offers that a cell counts, by kind and name.
    pub fn list<'a>(&self, area: &'a Area, topic: Topic, phase: LifePhase) -> &'a [Entry] {
        let at = self.index(topic, phase);
        at.and_then(|at| area.lists.get(at)).map_or(&[], Vec::as_slice)
    }

    /// How many of a cell's local offers take place in the place itself.
    pub fn here(&self, area: &Area, topic: Topic, phase: LifePhase) -> usize {
        let here = area.by(Way::Here);
        let is_here =
            |entry: &&Entry| entry.kind == Kind::Fits && here.binary_search(&entry.offer).is_ok();
        self.list(area, topic, phase).iter().filter(is_here).count()
    }

    /// Those of these offers that are about a topic, at whatever life phase.
    pub fn about(&self, topic: Topic, offers: &[usize]) -> Vec<usize> {
        let row = self.topics.iter().position(|each| *each == topic);
        let is_about = |at: &&usize| row.is_some_and(|row| self.offers[**at].topics.contains(&row));
        offers.iter().filter(is_about).copied().collect()
    }

    /// The whole and the places: the areas that [`Group::areas`] numbers.
    pub fn all_areas(&self) -> impl Iterator<Item = &Area> {
        std::iter::once(&self.whole).chain(&self.places)
    }

    /// The index of a cell.
    fn index(&self, topic: Topic, phase: LifePhase) -> Option<usize> {
        let row = self.topics.iter().position(|each| *each == topic)?;
        let column = self.phases.iter().position(|each| *each == phase)?;
        Some(row * self.phases.len() + column)
    }

    /// The areas in which gaps are counted: the places, or the whole if there are none.
    pub fn areas(&self) -> &[Area] {
        if self.places.is_empty() { std::slice::from_ref(&self.whole) } else { &self.places }
    }

    /// The number of cells at this level in all [`Coverage::areas`].
    pub fn count(&self, level: Level) -> usize {
        self.areas().iter().map(|area| area.count(level)).sum()
    }

    /// In how many of the [`Coverage::areas`] this cell is at this level.
    pub fn areas_at(&self, level: Level, topic: Topic, phase: LifePhase) -> usize {
        let is_at = |area: &&Area| self.cell(area, topic, phase).level() == level;
        self.areas().iter().filter(is_at).count()
    }
}
