//! Forms of help that families need, beside topic and age.

use matching::{Filters, FormatFilter};

/// What makes an offer within reach of those who need it most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Home visits and outreach.
    ComesToYou,
    /// By phone or on the web.
    Remote,
    /// Costs nothing.
    Free,
    /// Just come.
    NoRegistration,
    /// Reached without a step, or without a way at all.
    StepFree,
}

impl Form {
    /// Every form, in the order in which people are shown them.
    pub const ALL: [Self; 5] =
        [Self::ComesToYou, Self::Remote, Self::Free, Self::NoRegistration, Self::StepFree];

    /// What families filter by who look for this form.
    pub fn filters(self) -> Filters {
        let mut filters = Filters::default();
        match self {
            Self::ComesToYou => filters.formats = vec![FormatFilter::ComesToYou],
            Self::Remote => filters.formats = vec![FormatFilter::Phone, FormatFilter::Online],
            Self::Free => filters.free = true,
            Self::NoRegistration => filters.no_registration = true,
            Self::StepFree => filters.step_free = true,
        }
        filters
    }

    /// As a heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::ComesToYou => "kommt nach Hause",
            Self::Remote => "Telefon oder online",
            Self::Free => "kostenlos",
            Self::NoRegistration => "ohne Anmeldung",
            Self::StepFree => "ohne Stufen",
        }
    }
}
