//! Waiting for a state. There is no helper that waits for a fixed time.

use std::fmt::Write;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow};
use thirtyfour::WebElement;
use tokio::time::{sleep, timeout};

use super::Page;

/// Longer than anything takes on a busy computer with two cores.
const DEADLINE: Duration = Duration::from_secs(20);
/// The polling interval.
const PAUSE: Duration = Duration::from_millis(25);
/// Longer than polling the page takes. If a page moves to another process meanwhile, as on Back to
/// another site, WebKit's driver never answers.
pub(super) const LOOK: Duration = Duration::from_secs(3);
/// After these frames, everything that a tap or a key triggers is done and painted: its tasks run
/// between the frames.
const FRAMES: &str = "
    const frame = () => new Promise(requestAnimationFrame);
    return frame().then(frame).then(frame).then(frame).then(() => null)";
/// Cards below a phone's fold follow the first ones, and lines the cards.
const FIRST_PAGES: &str =
    "return document.querySelector('.filters') && [...document.querySelectorAll('[data-section]')].every((section) => {
    const cards = section.querySelectorAll('.card, .line').length;
    const head = section.querySelector('.section-head');
    return !head || cards >= Math.min(4, parseInt(head.textContent.match(/\\d+/)));
})";
/// Enough of a failed page's text to tell which page it is, and of a line of its console.
const EXCERPT: usize = 400;

impl Page {
    /// Polls until the probe returns something. A probe's error counts as "not yet": between two
    /// documents there is nothing to ask.
    ///
    /// # Errors
    ///
    /// If it has not happened after 20 seconds; `what` completes "waited until …".
    pub async fn until<T>(
        &self,
        what: &str,
        mut probe: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let problem = match probe().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if Instant::now() >= deadline {
                return Err(self.gave_up(what, problem).await);
            }
            sleep(PAUSE).await;
        }
    }

    /// The same for read-only probes, which can be abandoned and repeated.
    async fn until_seen<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        self.until(what, async || timeout(LOOK, look()).await.context("no answer")?).await
    }

    /// Waits until a script (a function's body) returns `true`.
    ///
    /// # Errors
    ///
    /// If it has not happened after 20 seconds.
    pub async fn wait_until(&self, what: &str, script: &str) -> Result<()> {
        self.until_seen(what, async || Ok(self.eval::<bool>(script).await?.then_some(()))).await
    }

    /// Waits for a visible element and returns the first one.
    ///
    /// # Errors
    ///
    /// If there is none after 20 seconds.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        let what = format!("`{css}` is visible");
        self.until_seen(&what, async || self.find(css, None).await).await
    }

    /// Waits for a visible element that contains this text (see [`Page::click_text`]).
    ///
    /// # Errors
    ///
    /// If there is none after 20 seconds, or several.
    pub async fn wait_for_text(&self, css: &str, text: &str) -> Result<WebElement> {
        let what = format!("`{css}` with the text „{text}“ is visible");
        self.until_seen(&what, async || self.find(css, Some(text)).await).await
    }

    /// Waits until no such element is visible.
    ///
    /// # Errors
    ///
    /// If one still is after 20 seconds.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        let what = format!("`{css}` is gone");
        self.until_seen(&what, async || Ok(self.find(css, None).await?.is_none().then_some(())))
            .await
    }

    /// Waits until every style sheet has been loaded: before that, the layout is not final.
    ///
    /// # Errors
    ///
    /// If one is missing after 20 seconds.
    pub async fn wait_for_styles(&self) -> Result<()> {
        self.wait_until(
            "the style sheets have been read",
            "return [...document.querySelectorAll('link[rel~=stylesheet]')].every(({ sheet }) => sheet)",
        )
        .await
    }

    /// Waits until the widget has taken over the static HTML, is in the visit's language and has
    /// read its catalogue.
    ///
    /// # Errors
    ///
    /// If it has not after 20 seconds.
    pub async fn wait_for_catalogue(&self) -> Result<()> {
        self.wait_for_catalogue_in(&self.interface).await
    }

    /// The same for a page whose address asks for another language than the visit, a BCP 47 tag.
    ///
    /// # Errors
    ///
    /// If it has not after 20 seconds.
    pub async fn wait_for_catalogue_in(&self, tag: &str) -> Result<()> {
        self.wait_until_it_speaks(tag).await?;
        self.wait_until(
            "the widget has read its catalogue",
            "return performance.getEntriesByName('angebotsfinder:catalogue-ready').length > 0",
        )
        .await
    }

    /// Waits for a screen of the widget, with everything on it: `for-whom`, `place`, `situation`,
    /// `results`, …
    ///
    /// # Errors
    ///
    /// If it is not there after 20 seconds.
    pub async fn wait_for_screen(&self, name: &str) -> Result<()> {
        self.wait_for(&format!("[data-screen={name:?}]:not(:has([aria-busy], .loading))")).await?;
        Ok(())
    }

    /// Waits until every list of the results has its first page of cards.
    ///
    /// # Errors
    ///
    /// If one has not after 20 seconds.
    pub async fn wait_for_lists(&self) -> Result<()> {
        self.wait_until("every list has its first page", FIRST_PAGES).await
    }

    /// Lets the page finish whatever has been triggered: for tests of what does *not* happen. What
    /// does happen is a state, which one of the other helpers waits for.
    ///
    /// # Errors
    ///
    /// If the page is gone.
    pub async fn let_it_act(&self) -> Result<()> {
        self.eval(FRAMES).await
    }

    /// The error of a wait, with everything that helps to find the cause.
    async fn gave_up(&self, what: &str, problem: Option<Error>) -> Error {
        let mut account = format!("waited {} s in vain until {what}", DEADLINE.as_secs());
        // Anything unavailable is left out: the page itself may be what is broken.
        if let Some(problem) = problem {
            let _ = write!(account, "\n  in the end: {problem:#}");
        }
        if let Ok(url) = self.url().await {
            let _ = write!(account, "\n  at: {url}");
        }
        if let Ok(text) = self.eval::<String>("return document.body.innerText").await {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(account, "\n  the page shows: {}", excerpt(&text));
        }
        for message in self.console_errors().await.unwrap_or_default() {
            let _ = write!(account, "\n  console: {}", excerpt(&message.to_string()));
        }
        // libtest names a test's thread after the test.
        let current = thread::current();
        let test = current.name().unwrap_or("page").replace("::", "-");
        if let Ok(picture) = self.screenshot_as_it_is(&format!("failed-{test}")).await {
            let _ = write!(account, "\n  picture: {}", picture.display());
        }
        anyhow!(account)
    }
}

fn excerpt(text: &str) -> String {
    text.chars().take(EXCERPT).collect()
}
