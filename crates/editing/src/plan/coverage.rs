//! Where the gaps of a catalogue are: the Angebotsmatrix for the coordinators of a chain.
//!
//! Counted is what families get when they ask, by the rules of [`matching`]: by life phase, topic
//! and place. What a gap is and what is thin stands at [`Level`] and [`Thin`]; both speak of
//! **local** offers, those of the municipality. What the state and the nation offer is counted
//! beside them, and universal offers only once, because they are for everybody everywhere.

mod area;
mod cell;
mod ending;
mod expected;
mod form;
pub mod html;
mod labels;
mod language;
mod offers;
mod only_universal;
mod summary;
pub mod table;

pub use area::Area;
pub use cell::{Cell, Level, THIN_OFFERS, Thin};
pub use ending::{ENDING_DAYS, End, Ending};
pub use expected::{LIMITED, is_situation_expected, is_topic_expected};
pub use form::Form;
pub use labels::{day_label, end_label, phase_label, situation_label, topic_label};
pub use language::LANGUAGES;
pub use only_universal::{OnlyUniversal, Where};

use catalogue::{Catalogue, Date, LifePhase, Topic};
use offers::Offers;

/// The Angebotsmatrix and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The catalogue's name.
    pub name: String,
    /// The day for which all of this is true.
    pub today: Date,
    /// Whether the offers are made up.
    pub demo: bool,
    /// The life phases that the catalogue serves: the columns of the matrices.
    pub phases: Vec<LifePhase>,
    /// The topics that families are asked for: the rows of the matrices.
    pub topics: Vec<Topic>,
    /// What families find who name no place.
    pub whole: Area,
    /// What they find who name a place that they can choose; empty where there is none to choose.
    pub places: Vec<Area>,
    /// The names of the municipality's own universal offers.
    pub universal: Vec<String>,
    /// How many universal offers of the state and the nation there are.
    pub universal_wide: usize,
    /// The municipality's own offers that end soon, had their last date, or pause.
    pub ending: Vec<Ending>,
    /// The answers for which there is nothing but the universal offers, the most important first.
    pub only_universal: Vec<OnlyUniversal>,
}

/// Counts what families find in a catalogue, on a day.
///
/// `catalogue`: with those that it includes taken in ([`Catalogue::include`]).
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
    let whole = area::count(&offers, None, |phase, helps| {
        // Without places to choose, this is the only answer there is.
        if homes.is_empty() {
            only_universal.note(&offers, None, phase, helps);
        }
    });
    let places = homes.iter().enumerate().map(|(at, place)| {
        area::count(&offers, Some(place), |phase, helps| {
            only_universal.note(&offers, Some(at), phase, helps);
        })
    });
    let places = places.collect();
    Coverage {
        name: catalogue.name.clone(),
        today,
        demo: catalogue.demo,
        whole,
        places,
        universal: offers.universal(),
        universal_wide: offers.universal_wide(),
        ending: ending::all(catalogue, today),
        only_universal: only_universal.finish(&offers),
        phases: offers.phases,
        topics: offers.topics,
    }
}

impl Coverage {
    /// A cell of an area. One that is never filled where the catalogue knows no such phase or
    /// topic.
    pub fn cell(&self, area: &Area, topic: Topic, phase: LifePhase) -> Cell {
        let row = self.topics.iter().position(|each| *each == topic);
        let column = self.phases.iter().position(|each| *each == phase);
        let at = row.zip(column).map(|(row, column)| row * self.phases.len() + column);
        at.and_then(|at| area.cells.get(at)).copied().unwrap_or_default()
    }

    /// The areas in which gaps are counted: the places, or the whole where there are none.
    pub fn areas(&self) -> &[Area] {
        if self.places.is_empty() { std::slice::from_ref(&self.whole) } else { &self.places }
    }

    /// How many cells of all [`Coverage::areas`] are at this level.
    pub fn count(&self, level: Level) -> usize {
        self.areas().iter().map(|area| area.count(level)).sum()
    }

    /// In how many of the [`Coverage::areas`] this cell is at this level.
    pub fn areas_at(&self, level: Level, topic: Topic, phase: LifePhase) -> usize {
        let is_at = |area: &&Area| self.cell(area, topic, phase).level() == level;
        self.areas().iter().filter(is_at).count()
    }
}
