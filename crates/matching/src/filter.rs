//! Filters on the results page.

use catalogue::Weekday;

/// What the family filters by. Within a facet any of the chosen options is enough; an
/// offer has to pass every facet. An offer that does not say is *unknown*: it moves from
/// [`crate::Section::Fits`] to [`crate::Section::MayFit`] and is never excluded. Universal
/// offers are not filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Languages spoken (BCP 47, as the offers spell them).
    pub languages: Vec<String>,
    /// Only what costs nothing.
    pub free: bool,
    /// Only what needs no registration.
    pub no_registration: bool,
    /// Forms of help.
    pub formats: Vec<FormatFilter>,
    /// Only what is reached without a step, or needs no way at all.
    pub step_free: bool,
    /// Days of the week on which there is a date within [`Filters::WEEKDAY_WINDOW`] days.
    pub weekdays: Vec<Weekday>,
}

impl Filters {
    /// How far ahead the weekday filter looks, in days from today.
    pub const WEEKDAY_WINDOW: i32 = 31;
}

/// Forms of help to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatFilter {
    /// Comes to the family: home visits and outreach.
    ComesToYou,
    /// On the web.
    Online,
    /// By phone.
    Phone,
}

impl FormatFilter {
    /// Every form, in the order in which people are shown them.
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
}
