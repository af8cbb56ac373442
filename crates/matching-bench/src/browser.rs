//! The steps, exported to a page that measures them with its own clock.

use crate::Desk;
use catalogue::Date;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The same allocator as the widget's.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How many offers a page shows initially.
const SHOWN: usize = 20;

/// A [`Desk`].
#[wasm_bindgen]
pub struct BrowserDesk(Desk);

#[wasm_bindgen]
impl BrowserDesk {
    /// [`Desk::read`]; `today` as in `2026-11-24`.
    ///
    /// # Errors
    ///
    /// When the bytes are not a catalogue, or `today` is not a date.
    pub fn read(bytes: &[u8], today: &str) -> Result<BrowserDesk, JsError> {
        let today = Date::parse(today).ok_or_else(|| JsError::new("no day"))?;
        let desk = Desk::read(bytes, today).map_err(|_| JsError::new("no catalogue"))?;
        Ok(Self(desk))
    }

    /// [`Desk::index`].
    pub fn index(&mut self) {
        self.0.index();
    }

    /// [`Desk::index_words`].
    pub fn index_words(&mut self) {
        self.0.index_words();
    }

    /// [`Desk::add_question`].
    pub fn add_question(&mut self, phase: &str, place: &str, topic: &str) {
        self.0.add_question(phase, place, topic);
    }

    /// Computes all sections; returns how many offers fit, then the ones a page shows initially.
    pub fn ask(&self, question: usize) -> Vec<u32> {
        first(&self.0.results(question).fits)
    }

    /// [`Desk::count`].
    pub fn count(&self, question: usize) -> usize {
        self.0.count(question)
    }

    /// All offers that fit, as indices into the catalogue.
    pub fn fitting(&self, question: usize) -> Vec<u32> {
        self.0.results(question).fits.into_iter().map(number).collect()
    }

    /// Computes all counts next to the filters; returns the sum of some, so that no work is
    /// optimised away.
    pub fn facets(&self, question: usize) -> u32 {
        let facets = self.0.facets(question);
        number(facets.free + facets.step_free + facets.languages.len())
    }

    /// How many offers these words find, then the ones a page shows initially.
    pub fn search(&self, words: &str) -> Vec<u32> {
        first(&self.0.search(words))
    }
}

fn first(offers: &[usize]) -> Vec<u32> {
    let shown = offers.iter().take(SHOWN);
    [offers.len()].iter().chain(shown).copied().map(number).collect()
}

fn number(offers: usize) -> u32 {
    u32::try_from(offers).unwrap_or(u32::MAX)
}
