//! Where an offer stands within its section.

use crate::Reach;
use crate::criteria::area::Home;
use crate::distance::{FARTHEST, Point};
use catalogue::{AvailabilityStatus, Catalogue, Format, Location, Offer, Registration};

/// What the order asks of an offer, apart from what was ticked.
pub(crate) struct Rank {
    reach: Reach,
    /// It comes to the family: to their home, to where they are, by phone or on the web.
    comes: bool,
    /// The places where it takes place, unless they must stay hidden.
    pub sites: Vec<u32>,
    /// Whether somebody can be called.
    pub has_phone: bool,
    /// Where exactly, as far as it is known.
    points: Vec<Point>,
    /// Whether it is not available soon, costs something, and needs a registration: lowest first.
    effort: u64,
}

impl Rank {
    /// `has_date`: one within [`crate::next_days`]' days that count as soon; `locations`: the offer's.
    pub fn of(
        catalogue: &Catalogue,
        offer: &Offer,
        has_date: bool,
        locations: &[&Location],
        sites: Vec<u32>,
    ) -> Self {
        let comes = |format: &Format| !matches!(format, Format::OnSite | Format::Group);
        let is_full = |room: &catalogue::Availability| room.status == AvailabilityStatus::Full;
        let is_full = offer.availability.as_ref().is_some_and(is_full);
        let phones = catalogue.contact(offer).phones;
        let answered = phones.iter().any(|phone| !phone.hours.is_empty());
        let soon = !is_full && (has_date || answered);
        let bit = |better: bool| u64::from(!better);
        Self {
            reach: Reach::of(offer),
            comes: offer.formats.iter().any(comes),
            sites,
            has_phone: !phones.is_empty(),
            points: Point::of_all(locations),
            effort: bit(soon) * 4
                + bit(offer.is_free() == Some(true)) * 2
                + bit(offer.registration == Some(Registration::None)),
        }
    }

    /// Whether it takes place in the family's own place.
    pub fn is_in(&self, home: &Home) -> bool {
        self.sites.iter().any(|site| home.holds(*site))
    }

    /// The straight line from here to the nearest of its locations, in whole kilometres; `None` if
    /// that is not known or must stay hidden.
    pub fn kilometres(&self, from: Point) -> Option<u16> {
        let mut nearest = None;
        for point in &self.points {
            let distance = point.kilometres(from);
            nearest = Some(nearest.map_or(distance, |nearest: u16| nearest.min(distance)));
        }
        nearest
    }

    /// From near to far: near, elsewhere in the catalogue's area by distance, the region, the
    /// country.
    fn reach(&self, home: Option<&Home>) -> (u64, u16) {
        match (self.reach, home) {
            (Reach::National, _) => (3, 0),
            (Reach::Regional, _) => (2, 0),
            (Reach::Local, Some(home)) if !self.comes && !self.is_in(home) => {
                let known = home.point().and_then(|home| self.kilometres(home));
                (1, known.unwrap_or(FARTHEST))
            }
            (Reach::Local, _) => (0, 0),
        }
    }
}

/// What the order asks of the answers.
pub(crate) struct Relevance {
    /// How many of the ticked situations it meets.
    pub met: u32,
    /// Whether it speaks German or the preferred language, or does not say.
    pub is_understood: bool,
    /// Whether it answers now, where that matters.
    pub is_reachable: bool,
    /// For how many of the people it certainly is.
    pub people: u32,
    /// [`crate::criteria::situation::Situations::breadth`], if a situation was ticked.
    pub breadth: u32,
    /// Whether the preferred language is spoken.
    pub speaks: bool,
}

/// The sort key of an offer, lowest first.
pub(crate) fn key(rank: &Rank, relevance: &Relevance, home: Option<&Home>) -> u64 {
    let mut key = 0;
    // Each field gets more bits than a catalogue that is read within its budgets can use up.
    let mut next = |bits: u32, value: u64| key = key << bits | value.min((1 << bits) - 1);
    let (reach, kilometres) = rank.reach(home);
    next(12, u64::from(4095 - relevance.met.min(4095)));
    next(1, u64::from(!relevance.is_understood));
    next(1, u64::from(!relevance.is_reachable));
    next(12, u64::from(4095 - relevance.people.min(4095)));
    next(12, u64::from(relevance.breadth));
    next(2, reach);
    next(10, u64::from(kilometres));
    next(3, rank.effort);
    next(1, u64::from(!relevance.speaks));
    key
}
