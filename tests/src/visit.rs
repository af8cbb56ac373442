//! Who visits, with what, and what the server makes of it: everything that is settled before
//! the page loads.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, PageLoadStrategy};
use xtask::server::{Reply, Server};

use crate::chromedriver::Chromedriver;
use crate::dist;
use crate::media::MediaFeature;
use crate::page::Page;
use crate::throttle::Throttle;

/// The language that needs no asking for.
const GERMAN: &str = "de";
const FIXED_CLOCK: &str = include_str!("visit/fixed_clock.js");

/// Keeps Chromium from doing anything but showing the page.
const FLAGS: [&str; 11] = [
    "--headless=new",
    // Tests run as root in containers, where Chromium's sandbox cannot start.
    "--no-sandbox",
    // Containers give 64 MB of shared memory, too little for a page of 10,000 offers.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    // Scrollbars take width away only in headless windows; phones lay them over the page.
    "--hide-scrollbars",
];

/// A visit in preparation. Every setting has a default; see the crate's description.
#[derive(Debug, Clone)]
pub struct Visit {
    site: Option<PathBuf>,
    mount: String,
    replies: Vec<(String, Reply)>,
    size: (u32, u32),
    lang: String,
    interface: String,
    timezone: String,
    now: String,
    text_size: u32,
    media: Vec<MediaFeature>,
    throttle: Option<Throttle>,
    scripts: Vec<String>,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            site: None,
            mount: String::new(),
            replies: Vec::new(),
            size: (360, 740),
            lang: "de-DE".to_owned(),
            interface: GERMAN.to_owned(),
            timezone: "Europe/Berlin".to_owned(),
            now: "2026-11-24T10:30".to_owned(),
            text_size: 100,
            media: Vec::new(),
            throttle: None,
            scripts: Vec::new(),
        }
    }
}

impl Visit {
    /// A German-speaking visitor with a phone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Visits these files instead of the built widget.
    #[must_use]
    pub fn site(mut self, directory: impl Into<PathBuf>) -> Self {
        self.site = Some(directory.into());
        self
    }

    /// The site lies below this path of the server.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        path.clone_into(&mut self.mount);
        self
    }

    /// The server answers this path (`/katalog.json`) so from the start. To change it later:
    /// [`Page::server`].
    #[must_use]
    pub fn reply(mut self, path: &str, reply: Reply) -> Self {
        self.replies.push((path.to_owned(), reply));
        self
    }

    /// Width and height of the window's inside, in CSS pixels.
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

    /// The device's time zone, a name of the IANA database.
    #[must_use]
    pub fn timezone(mut self, name: &str) -> Self {
        name.clone_into(&mut self.timezone);
        self
    }

    /// The time at which the clock stands still, in the device's time zone: `2026-11-24T10:30`.
    /// Only the clock: timers and `performance.now()` go on.
    #[must_use]
    pub fn now(mut self, local_time: &str) -> Self {
        local_time.clone_into(&mut self.now);
        self
    }

    /// The text size set in the browser, in per cent.
    #[must_use]
    pub fn text_size(mut self, percent: u32) -> Self {
        self.text_size = percent;
        self
    }

    /// What else is set on the device. May be called several times.
    #[must_use]
    pub fn media(mut self, feature: MediaFeature) -> Self {
        self.media.push(feature);
        self
    }

    /// A slower device and line than this computer.
    #[must_use]
    pub fn throttle(mut self, throttle: Throttle) -> Self {
        self.throttle = Some(throttle);
        self
    }

    /// Runs this script in each document before the document's own scripts.
    #[must_use]
    pub fn script(mut self, source: impl Into<String>) -> Self {
        self.scripts.push(source.into());
        self
    }

    /// Opens a path of the site, or a whole address, and waits until the HTML has been read. Scripts, and with them
    /// the widget, may still be on their way.
    ///
    /// # Errors
    ///
    /// When the site, the browser or the page cannot be had.
    pub async fn open(self, path: &str) -> Result<Page> {
        let page = self.start(path).await?;
        page.wait_until(
            "the HTML has been read",
            "return location.protocol !== 'data:' && document.readyState !== 'loading'",
        )
        .await?;
        Ok(page)
    }

    /// Starts to open a path and waits for nothing: for measuring, where every question to
    /// the page costs it time.
    ///
    /// # Errors
    ///
    /// When the site or the browser cannot be had.
    pub async fn start(self, path: &str) -> Result<Page> {
        let site = match &self.site {
            Some(directory) => directory.clone(),
            None => dist::directory()?,
        };
        let server = Server::builder(site).below(&self.mount).start().await?;
        for (path, reply) in &self.replies {
            server.set(path, reply.clone());
        }
        let profile = TempDir::new().context("cannot make a folder for the browser's profile")?;
        let chromedriver = Chromedriver::start(&self.timezone).await?;
        let driver = WebDriver::new(chromedriver.url(), self.capabilities(&profile)?)
            .await
            .context("cannot start Chromium")?;
        let page = Page::new(driver, chromedriver, profile, server, &self.interface);
        self.prepare(&page).await.context("cannot set up the browser")?;
        if self.interface == GERMAN {
            page.go_to(path).await?;
        } else {
            let separator = if path.contains('?') { '&' } else { '?' };
            page.go_to(&format!("{path}{separator}lang={}", self.interface)).await?;
        }
        Ok(page)
    }

    fn capabilities(&self, profile: &TempDir) -> Result<ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        for flag in FLAGS {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--lang={}", self.lang))?;
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        capabilities.add_experimental_option(
            "prefs",
            json!({
                "intl.accept_languages": self.lang,
                // Chromium's own default is 16 pixels.
                "webkit.webprefs.default_font_size": 16 * self.text_size / 100,
            }),
        )?;
        // Waiting is up to the helpers: a stalled file must not stall the test.
        capabilities.set_page_load_strategy(PageLoadStrategy::None)?;
        capabilities.set("goog:loggingPrefs", json!({"browser": "ALL"}))?;
        Ok(capabilities)
    }

    /// Everything that DevTools sets for the page, whatever it navigates to.
    async fn prepare(&self, page: &Page) -> Result<()> {
        let (width, height) = self.size;
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        )
        .await?;
        let features: Vec<_> = self
            .media
            .iter()
            .filter_map(|feature| feature.query())
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        let printed = self.media.contains(&MediaFeature::Print);
        let medium = if printed { "print" } else { "" };
        page.devtools("Emulation.setEmulatedMedia", json!({"media": medium, "features": features}))
            .await?;
        let clock = FIXED_CLOCK.replace("LOCAL_TIME", &json!(self.now).to_string());
        for source in self.scripts.iter().chain([&clock]) {
            page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source}))
                .await?;
        }
        if let Some(throttle) = self.throttle {
            // Without it the next command is accepted and does nothing.
            page.devtools("Network.enable", json!({})).await?;
            page.devtools(
                "Network.emulateNetworkConditions",
                json!({
                    "offline": false,
                    "latency": throttle.latency,
                    "downloadThroughput": throttle.download,
                    "uploadThroughput": throttle.upload,
                }),
            )
            .await?;
            page.devtools("Emulation.setCPUThrottlingRate", json!({"rate": throttle.cpu})).await?;
        }
        Ok(())
    }
}
