//! Who visits, with what, and how the server responds: everything that is decided before the page
//! loads.

mod browser;
mod chromium;
mod firefox;
mod open;
mod webkit;
mod window;

use std::path::PathBuf;

use xtask::server::Reply;

use crate::engine::Engine;
use crate::media::MediaFeature;
use crate::throttle::Throttle;

/// The default language, which needs no parameter.
const GERMAN: &str = "de";

/// A visit in preparation. Every setting has a default; see the crate's documentation.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Visit {
    engine: Engine,
    site: Option<PathBuf>,
    mount: String,
    replies: Vec<(String, Reply)>,
    uncached: bool,
    silent_about_caching: bool,
    size: (u32, u32),
    lang: String,
    interface: String,
    timezone: String,
    now: Option<String>,
    text_size: u32,
    media: Vec<MediaFeature>,
    throttle: Option<Throttle>,
    javascript: bool,
    scripts: Vec<String>,
    whole_browser: bool,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            engine: Engine::default(),
            site: None,
            mount: String::new(),
            replies: Vec::new(),
            uncached: false,
            silent_about_caching: false,
            size: (360, 740),
            lang: "de-DE".to_owned(),
            interface: GERMAN.to_owned(),
            timezone: "Europe/Berlin".to_owned(),
            now: None,
            text_size: 100,
            media: Vec::new(),
            throttle: None,
            javascript: true,
            scripts: Vec::new(),
            whole_browser: false,
        }
    }
}

impl Visit {
    /// A German-speaking visitor with a phone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Visits with a browser of this engine. Engines other than Chromium use the real date and
    /// time.
    #[must_use]
    pub fn engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// Visits these files instead of the built widget.
    #[must_use]
    pub fn site(mut self, directory: impl Into<PathBuf>) -> Self {
        self.site = Some(directory.into());
        self
    }

    /// Serves the site below this path.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        path.clone_into(&mut self.mount);
        self
    }

    /// Makes the server answer this path (`/katalog.json`) like this from the start. To change it
    /// later, use [`crate::Page::server`].
    #[must_use]
    pub fn reply(mut self, path: &str, reply: Reply) -> Self {
        self.replies.push((path.to_owned(), reply));
        self
    }

    /// Disables the browser's cache.
    #[must_use]
    pub fn uncached(mut self) -> Self {
        self.uncached = true;
        self
    }

    /// Lets the server say nothing about caching, as on plain web space.
    #[must_use]
    pub fn silent_about_caching(mut self) -> Self {
        self.silent_about_caching = true;
        self
    }

    /// Width and height of the viewport, in CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// The browser's only language, a BCP 47 tag.
    #[must_use]
    pub fn lang(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.lang);
        self
    }

    /// The language that the address asks for (`?lang=`), a BCP 47 tag.
    #[must_use]
    pub fn interface(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.interface);
        self
    }

    /// The device's time zone, a name from the IANA database.
    #[must_use]
    pub fn timezone(mut self, name: &str) -> Self {
        name.clone_into(&mut self.timezone);
        self
    }

    /// Freezes the clock at this time, in the device's time zone: `2026-11-24T10:30`. Only the
    /// clock: timers and `performance.now()` keep running. Only in Chromium, like the settings
    /// below.
    #[must_use]
    pub fn now(mut self, local_time: &str) -> Self {
        self.now = Some(local_time.to_owned());
        self
    }

    /// The browser's text size, in per cent.
    #[must_use]
    pub fn text_size(mut self, percent: u32) -> Self {
        self.text_size = percent;
        self
    }

    /// Further device settings. May be called several times.
    #[must_use]
    pub fn media(mut self, feature: MediaFeature) -> Self {
        self.media.push(feature);
        self
    }

    /// A slower device and connection than this computer's.
    #[must_use]
    pub fn throttle(mut self, throttle: Throttle) -> Self {
        self.throttle = Some(throttle);
        self
    }

    /// Disables JavaScript in pages, as some people and offices do.
    #[must_use]
    pub fn without_javascript(mut self) -> Self {
        self.javascript = false;
        self
    }

    /// Uses the full Chromium, including its own error pages. By default, its headless shell is used where
    /// it is installed.
    #[must_use]
    pub fn whole_browser(mut self) -> Self {
        self.whole_browser = true;
        self
    }

    /// Runs this script in each document before the document's own scripts.
    #[must_use]
    pub fn script(mut self, source: impl Into<String>) -> Self {
        self.scripts.push(source.into());
        self
    }
}
