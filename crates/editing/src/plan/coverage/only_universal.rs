//! Answers for which there are only the universal offers.

use super::expected::is_situation_expected;
use super::labels::situation_label;
use super::offers::Offers;
use catalogue::LifePhase;
use std::cmp::Reverse;

/// A situation in which some families find only the universal offers: neither the municipality, nor
/// the state, nor the nation has a matching or possibly matching offer about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyUniversal {
    /// The situation, in parents' words.
    pub situation: String,
    /// The number of affected answers: life phases times places.
    pub answers: usize,
    /// The affected families and places; phases with the same places are grouped.
    pub families: Vec<Where>,
}

/// Families of these phases in these places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// The life phases.
    pub phases: Vec<LifePhase>,
    /// Indices into [`super::Coverage::places`]; empty = wherever they live.
    pub places: Vec<usize>,
}

/// Collects the results while counting.
pub struct Found {
    /// For each situation and phase, the places without help.
    without: Vec<Vec<Vec<usize>>>,
    places: usize,
}

impl Found {
    pub fn new(offers: &Offers, places: usize) -> Self {
        Self {
            without: vec![vec![Vec::new(); offers.phases.len()]; offers.situations.len()],
            places,
        }
    }

    /// Records an answer. `place`: the index of the place, if there are any; `helps`: the number of
    /// offers for each situation.
    pub fn note(
        &mut self,
        offers: &Offers,
        place: Option<usize>,
        phase: LifePhase,
        helps: &[usize],
    ) {
        let Some(column) = offers.phases.iter().position(|each| *each == phase) else { return };
        for (number, situation) in offers.situations.iter().enumerate() {
            if helps[number] == 0 && is_situation_expected(situation, phase) {
                self.without[number][column].push(place.unwrap_or(0));
            }
        }
    }

    /// By situation, the one with the most affected answers first.
    pub fn finish(self, offers: &Offers) -> Vec<OnlyUniversal> {
        let mut all = Vec::new();
        for (situation, columns) in offers.situations.iter().zip(self.without) {
            let answers = columns.iter().map(Vec::len).sum();
            let mut families: Vec<Where> = Vec::new();
            for (phase, mut places) in offers.phases.iter().zip(columns) {
                if places.is_empty() {
                    continue;
                }
                if places.len() >= self.places {
                    places.clear();
                }
                match families.iter_mut().find(|each| each.places == places) {
                    Some(same) => same.phases.push(*phase),
                    None => families.push(Where { phases: vec![*phase], places }),
                }
            }
            if answers > 0 {
                let situation = situation_label(situation);
                all.push(OnlyUniversal { situation, answers, families });
            }
        }
        all.sort_by_key(|each| Reverse(each.answers));
        all
    }
}
