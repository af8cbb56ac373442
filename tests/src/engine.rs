//! The engines of the browsers that families have.

use std::fmt;

/// A browser's engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Of Chrome, Edge, Samsung Internet, … The only one that can be made to believe another
    /// time, a slow line or dark mode.
    #[default]
    Chromium,
    /// Of Firefox.
    Firefox,
    /// Of Safari, and of every browser on an iPhone; here in WebKitGTK's own small browser.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}
