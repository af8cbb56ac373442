//! Waiting for a state. There is no helper that waits for a time.

use std::fmt::Write;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow};
use thirtyfour::WebElement;
use tokio::time::{sleep, timeout};

use super::Page;

/// Longer than anything takes on a busy computer with two cores.
const DEADLINE: Duration = Duration::from_secs(20);
/// Between two looks at the page.
const PAUSE: Duration = Duration::from_millis(25);
/// Longer than a look at the page takes. When a page goes to another process in the middle of one,
/// which is what Back to another site does, WebKit's driver never answers it.
pub(super) const LOOK: Duration = Duration::from_secs(3);
/// Whatever a tap or a key leads to is done and painted by then: tasks that it has begun run between
/// the frames.
const FRAMES: &str = "
    const frame = () => new Promise(requestAnimationFrame);
    return frame().then(frame).then(frame).then(frame).then(() => null)";
/// Cards that a phone does not show yet follow the first ones.
const FIRST_PAGES: &str =
    "return [...document.querySelectorAll('[data-section]')].every((section) => {
    const cards = section.querySelectorAll('.card').length;
    const head = section.querySelector('.section-head');
    return !head || cards >= Math.min(12, parseInt(head.textContent.match(/\\d+/)));
})";
/// As much of a failed page's text as tells which page it is, and of a line of its console.
const EXCERPT: usize = 400;

impl Page {
    /// Asks again and again until the probe gives something. A probe's error counts as "not
    /// yet": between two documents there is nothing to ask.
    ///
    /// # Errors
    ///
    /// When it has not happened after 20 seconds; `what` completes "waited until …".
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

    /// The same for probes that only look, and so can be given up and made anew.
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
    /// When it has not happened after 20 seconds.
    pub async fn wait_until(&self, what: &str, script: &str) -> Result<()> {
        self.until_seen(what, async || Ok(self.eval::<bool>(script).await?.then_some(()))).await
    }

    /// Waits for a visible element and gives the first one.
    ///
    /// # Errors
    ///
    /// When there is none after 20 seconds.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        let what = format!("`{css}` is visible");
        self.until_seen(&what, async || self.find(css, None).await).await
    }

    /// Waits for a visible element with this text in it (see [`Page::click_text`]).
    ///
    /// # Errors
    ///
    /// When there is none after 20 seconds, or several.
    pub async fn wait_for_text(&self, css: &str, text: &str) -> Result<WebElement> {
        let what = format!("`{css}` with the text „{text}“ is visible");
        self.until_seen(&what, async || self.find(css, Some(text)).await).await
    }

    /// Waits until no such element is visible.
    ///
    /// # Errors
    ///
    /// When one still is after 20 seconds.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        let what = format!("`{css}` is gone");
        self.until_seen(&what, async || Ok(self.find(css, None).await?.is_none().then_some(())))
            .await
    }

    /// Waits until every style sheet has been read: before that nothing has its place.
    ///
    /// # Errors
    ///
    /// When one is missing after 20 seconds.
    pub async fn wait_for_styles(&self) -> Result<()> {
        self.wait_until(
            "the style sheets have been read",
            "return [...document.querySelectorAll('link[rel~=stylesheet]')].every(({ sheet }) => sheet)",
        )
        .await
    }

    /// Waits until the widget has taken over from the HTML, speaks the language of the visit
    /// and has read its catalogue.
    ///
    /// # Errors
    ///
    /// When it has not after 20 seconds.
    pub async fn wait_for_catalogue(&self) -> Result<()> {
        self.wait_for_language().await?;
        self.wait_until(
            "the widget has read its catalogue",
            "return performance.getEntriesByName('angebotsfinder:catalogue-ready').length > 0",
        )
        .await
    }

    /// Waits for a screen of the widget, with all that is on it: `for-whom`, `place`, `situation`,
    /// `results`, …
    ///
    /// # Errors
    ///
    /// When it is not there after 20 seconds.
    pub async fn wait_for_screen(&self, name: &str) -> Result<()> {
        self.wait_for(&format!("[data-screen={name:?}]:not(:has([aria-busy], .loading))")).await?;
        Ok(())
    }

    /// Waits until every list of the results has its first page of cards.
    ///
    /// # Errors
    ///
    /// When one has not after 20 seconds.
    pub async fn wait_for_lists(&self) -> Result<()> {
        self.wait_until("every list has its first page", FIRST_PAGES).await
    }

    /// Lets the page do whatever has been set off: for tests of what does *not* happen. What happens
    /// is a state, which one of the other helpers waits for.
    ///
    /// # Errors
    ///
    /// When the page is not there to do it.
    pub async fn let_it_act(&self) -> Result<()> {
        self.eval(FRAMES).await
    }

    /// The error of a wait, with all that helps to see why.
    async fn gave_up(&self, what: &str, problem: Option<Error>) -> Error {
        let mut account = format!("waited {} s in vain until {what}", DEADLINE.as_secs());
        // Whatever of this cannot be had is left out: the page may be what is broken.
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
