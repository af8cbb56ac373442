//! What can fill the page.

/// What fills the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first question.
    ForWhom,
    /// The second.
    Place,
    /// The third.
    Situation,
    /// What fits.
    Results,
    /// One offer, by its position in the catalogue.
    Offer(usize),
    /// Every offer, with a search field.
    AllOffers,
    /// What was remembered, and how to hand it over.
    Remembered,
    /// All questions beside the results, for professionals with a family beside them.
    Team,
}

impl Screen {
    /// Where everything begins.
    pub fn first(team: bool) -> Self {
        if team { Self::Team } else { Self::ForWhom }
    }

    /// Whether it comes with the third part of the program.
    pub fn is_of_details(self) -> bool {
        matches!(self, Self::Offer(_) | Self::AllOffers | Self::Remembered | Self::Team)
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

/// How many offers a list shows before somebody asks for more.
pub const PAGE: usize = 12;

/// A list that shows one page after the other.
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

    /// Shows one page more of a list.
    pub fn add_page(&mut self, list: List) {
        self.0[list as usize] += PAGE;
    }

    /// Shows the first page of a list.
    pub fn begin(&mut self, list: List) {
        self.0[list as usize] = PAGE;
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self([PAGE; List::COUNT])
    }
}
