//! A person's device settings, as style sheets see them.

/// A media feature that Chromium can emulate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaFeature {
    /// Dark colours are preferred.
    Dark,
    /// The system replaces the page's colours (Windows' contrast themes).
    ForcedColors,
    /// The person prefers reduced motion, because motion makes them ill.
    ReducedMotion,
    /// The page is printed.
    Print,
}

impl MediaFeature {
    /// Name and value in a media query; printing is a media type and has none.
    pub(crate) fn query(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Dark => Some(("prefers-color-scheme", "dark")),
            Self::ForcedColors => Some(("forced-colors", "active")),
            Self::ReducedMotion => Some(("prefers-reduced-motion", "reduce")),
            Self::Print => None,
        }
    }
}
