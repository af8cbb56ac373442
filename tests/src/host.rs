//! A host's page with the widget in it: two servers, which the browser treats as two sites.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::WebElement;
use xtask::server::{Reply, Server};

use crate::{Page, Visit, dist};

/// The host page's path on its server.
const PATH: &str = "gemeinde.html";
/// The widget's frames in page order, those of custom elements first: they are in shadow roots.
const FRAMES: &str = "
    const made = [...document.querySelectorAll('angebots-finder')]
        .map((each) => each.shadowRoot?.querySelector('iframe'));
    const plain = [...document.querySelectorAll('iframe')];
    return [...made, ...plain][arguments[0]] ?? null;";
const READY: &str =
    "return performance.getEntriesByName('angebotsfinder:catalogue-ready').length > 0";
const OUTSIDE: &str = "return arguments[0].clientHeight";
const CONTENT: &str = "return [document.documentElement.getBoundingClientRect().height,
    ['for-whom', 'place', 'situation'].includes(document.querySelector('main').dataset.screen)]";
/// Heights are multiples of these numbers of CSS pixels: during the questions, and afterwards
/// (docs/embedding.md).
pub const STEPS: [f64; 2] = [256.0, 4096.0];

/// A host's page in a browser, and the widget's server.
pub struct Host {
    /// The host's page; helpers act in the frame that was entered last.
    pub page: Page,
    /// The widget's server.
    pub widget: Server,
}

impl Host {
    /// Opens a page with this content, in which `{widget}` is replaced by the address of the
    /// widget's folder.
    ///
    /// # Errors
    ///
    /// If the servers, the browser or the page cannot be started.
    pub async fn open(visit: Visit, content: &str) -> Result<Self> {
        Self::open_with(visit, content, &[]).await
    }

    /// The same, where the widget's server gives these replies.
    ///
    /// # Errors
    ///
    /// As for [`Host::open`].
    pub async fn open_with(visit: Visit, content: &str, replies: &[(&str, Reply)]) -> Result<Self> {
        let widget = Server::builder(dist::directory()?).open_to_all().start().await?;
        for (path, reply) in replies {
            widget.set(path, reply.clone());
        }
        let host_page = host_page(content, &widget);
        let page = visit.reply(&format!("/{PATH}"), host_page).open(PATH).await?;
        Ok(Self { page, widget })
    }

    /// Opens a page with another content in the same browser.
    ///
    /// # Errors
    ///
    /// If it is not there after 20 seconds.
    pub async fn reopen(&self, content: &str) -> Result<()> {
        self.page.server().set(&format!("/{PATH}"), host_page(content, &self.widget));
        self.page.leave_frames().await?;
        self.page.go_to_anew(PATH).await
    }

    /// The address of the widget's folder.
    pub fn address(&self) -> String {
        address(&self.widget)
    }

    /// Enters the first frame and waits until the widget is ready.
    ///
    /// # Errors
    ///
    /// If it is not there after 20 seconds.
    pub async fn enter(&self) -> Result<()> {
        self.enter_nth(0).await
    }

    /// The same for the frame with this number.
    ///
    /// # Errors
    ///
    /// If it is not there after 20 seconds.
    pub async fn enter_nth(&self, number: usize) -> Result<()> {
        // In whatever language. Entered again for each poll: WebKit's driver treats a frame that
        // has navigated away from its empty initial document as another one.
        let is_ready = async || {
            self.enter_frame(number).await?;
            Ok(self.page.eval::<bool>(READY).await?.then_some(()))
        };
        self.page.until("the widget in the frame is ready", is_ready).await
    }

    /// Enters the frame with this number, whatever is in it.
    ///
    /// # Errors
    ///
    /// If it is not there after 20 seconds.
    pub async fn enter_frame(&self, number: usize) -> Result<()> {
        let what = format!("frame {number} is there");
        self.page.enter_found_frame(&what, async || self.frame(number).await).await
    }

    /// The frame with this number in the host's page.
    async fn frame(&self, number: usize) -> Result<Option<WebElement>> {
        let found = self.page.driver().execute(FRAMES, vec![json!(number)]).await?;
        if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
    }

    /// Waits until the frame is as high as its content, rounded up to the next step, enters it, and
    /// returns that height in CSS pixels. After the questions it may be higher: there it only
    /// grows.
    ///
    /// # Errors
    ///
    /// If it is not after 20 seconds.
    pub async fn fitting_height(&self, number: usize) -> Result<f64> {
        let fits = async || {
            self.page.leave_frames().await?;
            let Some(frame) = self.frame(number).await? else {
                return Ok(None);
            };
            let outside: f64 =
                self.page.driver().execute(OUTSIDE, vec![frame.to_json()?]).await?.convert()?;
            frame.enter_frame().await?;
            let (inside, is_question): (f64, bool) = self.page.eval(CONTENT).await?;
            let [fine, coarse] = STEPS;
            let step = if is_question { fine } else { coarse };
            let least = (inside / step).ceil() * step;
            let fits = if is_question { outside <= least } else { outside % step == 0.0 };
            ensure!(outside >= least && fits, "it is {outside} pixels high, its content {inside}");
            Ok(Some(outside))
        };
        self.page.until("the frame is as high as its content", fits).await
    }

    /// The distance of the first frame's heading from the top of the host's window, and the host's
    /// scroll position, both in CSS pixels. Leaves the frame.
    ///
    /// # Errors
    ///
    /// If there is no heading.
    pub async fn heading(&self) -> Result<(f64, f64)> {
        self.enter().await?;
        let inside: f64 = self
            .page
            .eval("return document.querySelector('main h1').getBoundingClientRect().top")
            .await?;
        self.page.leave_frames().await?;
        let (frame, scrolled): (f64, f64) = self
            .page
            .eval(
                "const element = document.querySelector('angebots-finder');
                 return [element.getBoundingClientRect().top, scrollY]",
            )
            .await?;
        Ok((frame + inside, scrolled))
    }

    /// Waits until that heading is visible.
    ///
    /// # Errors
    ///
    /// If it cannot after 20 seconds.
    pub async fn heading_comes_into_sight(&self) -> Result<()> {
        let in_sight = async || {
            let (top, _) = self.heading().await?;
            let height: f64 = self.page.eval("return innerHeight").await?;
            ensure!((0.0..height).contains(&top), "it is at {top} of {height}");
            Ok(Some(()))
        };
        self.page.until("the heading is in sight", in_sight).await
    }
}

/// A page with this content, in which `{widget}` is replaced by the address of the widget's folder.
fn host_page(content: &str, widget: &Server) -> Reply {
    Reply::HostPage(format!(
        "<!doctype html><html lang=de><meta charset=utf-8>\
         <meta name=viewport content='width=device-width, initial-scale=1'>\
         <title>Gemeinde</title><link rel=icon href='data:,'>{}",
        content.replace("{widget}", &address(widget))
    ))
}

fn address(widget: &Server) -> String {
    // For a browser, `localhost` is another site than the address it resolves to.
    widget.url("").replace("127.0.0.1", "localhost")
}
