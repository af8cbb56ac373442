//! Where an offer takes place, seen from a family's place.

use crate::distance::{FARTHEST, Point};
use crate::index::HIDDEN;
use crate::{Facet, Index};
use catalogue::{Catalogue, Id, Moment, Occurrence, Offer};

/// Where an offer takes place, as far as that may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The family's own place, or else the only place where it takes place.
    pub place: Option<Id>,
    /// The straight line from the family's place to the nearest location, in whole kilometres,
    /// rounded up. `None` in the family's own place, or if it is not known.
    pub kilometres: Option<u16>,
    /// Whether it comes to the family: to their home, or to where they are.
    pub comes_to_you: bool,
}

/// How many of an offer's next dates are compared.
const DATES: usize = 8;

/// How far ahead one date may lie behind another to be preferred for its place, in days.
const NEAR_IN_TIME: i32 = 60;

impl Index {
    /// Where the offer at this index of the catalogue's `offers` takes place. A location that must
    /// stay hidden counts for nothing.
    pub fn whereabouts(&self, offer: usize, home: Option<&Id>) -> Whereabouts {
        let at = self.positions.get(offer).copied().unwrap_or(HIDDEN);
        if at == HIDDEN {
            return Whereabouts::default();
        }
        let rank = &self.facts[at as usize].rank;
        let comes_to_you = self.filters.has_first(Facet::Format, at);
        let home = home.and_then(|home| self.places.number(home));
        let home = home.map(|home| self.places.home(home));
        if let Some(home) = home.as_ref().filter(|home| rank.is_in(home)) {
            let place = Some(self.places.id(home.place()).clone());
            return Whereabouts { place, kilometres: None, comes_to_you };
        }
        let only = rank.sites.first().filter(|first| rank.sites.iter().all(|site| site == *first));
        let from = home.and_then(|home| home.point());
        Whereabouts {
            place: only.map(|only| self.places.id(*only).clone()),
            kilometres: from.and_then(|from| rank.kilometres(from)),
            comes_to_you,
        }
    }

    /// The offer's next date in the family's place, else the next one at the nearest location, else
    /// the next one. A date weeks later is not preferred for its place.
    pub fn next_date(
        &self,
        catalogue: &Catalogue,
        offer: &Offer,
        home: Option<&Id>,
        now: Moment,
    ) -> Option<Occurrence> {
        let home = home.and_then(|home| self.places.number(home));
        let home = home.map(|home| self.places.home(home));
        let mut best: Option<(u16, Occurrence)> = None;
        for date in offer.next_dates(now, DATES) {
            let location = date.location.as_ref().and_then(|id| catalogue.location(id));
            let shown = location.filter(|location| !location.is_hidden());
            let remoteness = home.as_ref().map_or(0, |home| {
                let place = shown.and_then(|location| location.place.as_ref());
                let place = place.and_then(|place| self.places.number(place));
                if place.is_some_and(|place| home.holds(place)) {
                    return 0;
                }
                let there = shown.and_then(Point::of);
                let line = there.zip(home.point()).map(|(there, home)| there.kilometres(home));
                line.unwrap_or(FARTHEST).max(1)
            });
            let is_better = best.as_ref().is_none_or(|(least, soonest)| {
                remoteness < *least && date.date <= soonest.date.plus_days(NEAR_IN_TIME)
            });
            if is_better {
                best = Some((remoteness, date));
            }
        }
        best.map(|(_, date)| date)
    }

    /// Which of the ticked situations the offer at this index of the catalogue's `offers` meets.
    pub fn met(&self, offer: usize, situations: &[Id]) -> Vec<Id> {
        let at = self.positions.get(offer).copied().unwrap_or(HIDDEN);
        let mut met = Vec::new();
        if at != HIDDEN {
            for situation in self.situations.numbers(situations) {
                if self.situations.is_met(situation, at) {
                    met.push(self.situations.id(situation).clone());
                }
            }
        }
        met
    }
}
