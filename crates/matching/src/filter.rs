//! Filters on the results page.

use crate::Verdict;
use catalogue::Weekday;

/// The filters a family has set. Within a facet, any of the chosen options is enough; an offer has
/// to pass every facet. An offer that does not say is *unknown*: it moves from
/// [`crate::Section::Fits`] to [`crate::Section::MayFit`] and is never excluded. Universal offers
/// are not filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Languages spoken (BCP 47, as the offers spell them).
    pub languages: Vec<String>,
    /// Only offers that are free of charge.
    pub free: bool,
    /// Only offers that need no registration.
    pub no_registration: bool,
    /// Forms of help.
    pub formats: Vec<FormatFilter>,
    /// Only offers with step-free access, or that need no travel at all.
    pub step_free: bool,
    /// Weekdays with a date within [`Filters::WEEKDAY_WINDOW`] days.
    pub weekdays: Vec<Weekday>,
    /// Only offers that can be called now. For each of the catalogue's offers, in their order,
    /// whether somebody answers one of its phones: the caller knows the moment. `None`: any offer.
    pub reachable: Option<Vec<Verdict>>,
}

impl Filters {
    /// How far ahead the weekday filter looks, in days from today.
    pub const WEEKDAY_WINDOW: i32 = 31;

    /// How many options are chosen.
    pub fn active(&self) -> usize {
        self.languages.len()
            + self.formats.len()
            + self.weekdays.len()
            + usize::from(self.free)
            + usize::from(self.no_registration)
            + usize::from(self.step_free)
            + usize::from(self.reachable.is_some())
    }
}

/// Forms of help to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatFilter {
    /// Comes to the family: home visits and outreach.
    ComesToYou,
    /// Online.
    Online,
    /// By phone.
    Phone,
}

impl FormatFilter {
    /// Every form, in display order.
    pub const ALL: [Self; 3] = [Self::ComesToYou, Self::Online, Self::Phone];
}

/// A group of filter options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// [`Filters::languages`].
    Language,
    /// [`Filters::free`].
    Free,
    /// [`Filters::no_registration`].
    NoRegistration,
    /// [`Filters::formats`].
    Format,
    /// [`Filters::step_free`].
    StepFree,
    /// [`Filters::weekdays`].
    Weekday,
    /// [`Filters::reachable`].
    Reachable,
}
