//! Forms of help that matter to families, besides topic and age.

use matching::{Filters, FormatFilter};

/// What makes an offer accessible to those who need it most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Home visits and outreach.
    ComesToYou,
    /// By phone or on the web.
    Remote,
    /// Free of charge.
    Free,
    /// Drop-in, without registration.
    NoRegistration,
    /// Step-free, or no travel at all.
    StepFree,
}

impl Form {
    /// All forms, in display order.
    pub const ALL: [Self; 5] =
        [Self::ComesToYou, Self::Remote, Self::Free, Self::NoRegistration, Self::StepFree];

    /// The filters of families who look for this form.
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

    /// The heading.
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
