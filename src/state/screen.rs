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
            Self::Offer(_) | Self::AllOffers | Self::Remembered | Self::Team => true,
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
            Self::Remembered => "remembered",
            Self::Team => "team",
        }
    }
}

/// How many offers a list shows per page.
pub const PAGE: usize = 12;

/// A list that is shown page by page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum List {
    Fits,
    MayFit,
    Always,
    NearMisses,
    Search,
}

impl List {
    const COUNT: usize = 5;

    /// Its name in the page, for styles and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::MayFit => "may-fit",
            Self::Always => "always",
            Self::NearMisses => "near-misses",
            Self::Search => "search",
        }
    }
}

/// How many offers each list shows.
pub struct Shown([usize; List::COUNT]);

impl Shown {
    /// How many offers a list shows.
    pub fn of(&self, list: List) -> usize {
        self.0[list as usize]
    }

    /// Shows one more page of a list.
    pub fn add_page(&mut self, list: List) {
        self.0[list as usize] += PAGE;
    }

    /// Goes back to the first page of a list.
    pub fn begin(&mut self, list: List) {
        self.0[list as usize] = PAGE;
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self([PAGE; List::COUNT])
    }
}
