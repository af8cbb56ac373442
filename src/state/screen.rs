//! Screens and lists.

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first question.
    ForWhom,
    /// The second question.
    Place,
    /// The third question.
    Situation,
    /// The offers that fit.
    Results,
    /// One offer, by its position in the catalogue.
    Offer(usize),
    /// Every offer, with a search field.
    AllOffers,
    /// What fits each child now, and what comes next.
    Way,
    /// The remembered offers, and how to hand them over.
    Remembered,
    /// All questions beside the results, for professionals who search together with a family.
    Team,
}

impl Screen {
    /// The start screen.
    pub fn first(team: bool) -> Self {
        if team { Self::Team } else { Self::ForWhom }
    }

    /// Whether it belongs to the third part of the program.
    pub fn is_of_details(self) -> bool {
        match self {
            Self::ForWhom | Self::Place | Self::Situation | Self::Results => false,
            Self::Offer(_) | Self::AllOffers | Self::Way | Self::Remembered | Self::Team => true,
        }
    }

    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::ForWhom => "for-whom",
            Self::Place => "place",
            Self::Situation => "situation",
            Self::Results => "results",
            Self::Offer(_) => "offer",
            Self::AllOffers => "all-offers",
            Self::Way => "way",
            Self::Remembered => "remembered",
            Self::Team => "team",
        }
    }
}

/// A list of offers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum List {
    Fits,
    MayFit,
    OtherTopics,
    Guides,
    Helplines,
    NearMisses,
    Search,
}

/// Lists with the positions of their offers in the catalogue.
pub type Lists = Vec<(List, Vec<usize>)>;

impl List {
    const ALL: [Self; 7] = [
        Self::Fits,
        Self::MayFit,
        Self::OtherTopics,
        Self::Guides,
        Self::Helplines,
        Self::NearMisses,
        Self::Search,
    ];

    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::MayFit => "may-fit",
            Self::OtherTopics => "other-topics",
            Self::Guides => "guides",
            Self::Helplines => "helplines",
            Self::NearMisses => "near-misses",
            Self::Search => "search",
        }
    }

    /// How many offers it shows per page. One that stands among others is short.
    fn page(self) -> usize {
        match self {
            Self::Fits => 4,
            _ => 12,
        }
    }
}

/// How many offers each list shows.
pub struct Shown([usize; List::ALL.len()]);

impl Shown {
    /// How many offers a list shows.
    pub fn of(&self, list: List) -> usize {
        self.0[list as usize]
    }

    /// How many of the offers that a list does not show yet come with its next page.
    pub fn left(&self, list: List, offers: usize) -> usize {
        offers.saturating_sub(self.of(list)).min(list.page())
    }

    /// Shows one more page of a list.
    pub fn add_page(&mut self, list: List) {
        self.0[list as usize] += list.page();
    }

    /// Goes back to the first page of a list.
    pub fn begin(&mut self, list: List) {
        self.0[list as usize] = list.page();
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self(List::ALL.map(List::page))
    }
}
