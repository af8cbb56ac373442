//! The engines of families' browsers.

use std::fmt;

/// A browser's engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Used by Chrome, Edge, Samsung Internet, … The only one in which tests can emulate the time,
    /// a slow connection or dark mode.
    #[default]
    Chromium,
    /// Used by Firefox.
    Firefox,
    /// Used by Safari, and by every browser on an iPhone; here in WebKitGTK's MiniBrowser.
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
