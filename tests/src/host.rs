//! Somebody's page with the widget in it: two servers, and to a browser two sites.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::WebElement;
use xtask::server::{Reply, Server};

use crate::{Page, Visit, dist};

/// Where the host's page lies on its server.
const PATH: &str = "gemeinde.html";
/// The frames of the widget in the order of the page, those of elements first: they stand in
/// shadows.
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
/// Of which number of CSS pixels heights are multiples: of a question, and of what follows (docs/embedding.md).
pub const STEPS: [f64; 2] = [256.0, 4096.0];

/// A host's page in a browser, and the widget's server.
pub struct Host {
    /// The host's page; helpers look into the frame that was entered last.
    pub page: Page,
    /// The server of the widget.
    pub widget: Server,
}

impl Host {
    /// Opens a page with this content, in which `{widget}` stands for the address of the
    /// widget's folder.
    ///
    /// # Errors
    ///
    /// When the servers, the browser or the page cannot be had.
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
        let html = format!(
            "<!doctype html><html lang=de><meta charset=utf-8>\
             <meta name=viewport content='width=device-width, initial-scale=1'>\
             <title>Gemeinde</title><link rel=icon href='data:,'>{}",
            content.replace("{widget}", &address(&widget))
        );
        let page = visit.reply(&format!("/{PATH}"), Reply::HostPage(html)).open(PATH).await?;
        Ok(Self { page, widget })
    }

    /// The address of the widget's folder.
    pub fn address(&self) -> String {
        address(&self.widget)
    }

    /// Goes into the first frame and waits until the widget is ready.
    ///
    /// # Errors
    ///
    /// When it is not there after 20 seconds.
    pub async fn enter(&self) -> Result<()> {
        self.enter_nth(0).await
    }

    /// The same for the frame of this number.
    ///
    /// # Errors
    ///
    /// When it is not there after 20 seconds.
    pub async fn enter_nth(&self, number: usize) -> Result<()> {
        // In whatever language. Entered anew for each look: a frame that has gone on from its
        // empty beginning is another one to WebKit's driver.
        let is_ready = async || {
            self.enter_frame(number).await?;
            Ok(self.page.eval::<bool>(READY).await?.then_some(()))
        };
        self.page.until("the widget in the frame is ready", is_ready).await
    }

    /// Goes into the frame of this number, whatever is in it.
    ///
    /// # Errors
    ///
    /// When it is not there after 20 seconds.
    pub async fn enter_frame(&self, number: usize) -> Result<()> {
        let what = format!("frame {number} is there");
        self.page.enter_found_frame(&what, async || self.frame(number).await).await
    }

    /// The frame of this number in the host's page.
    async fn frame(&self, number: usize) -> Result<Option<WebElement>> {
        let found = self.page.driver().execute(FRAMES, vec![json!(number)]).await?;
        if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
    }

    /// Waits until the frame is as high as what it shows, up to the next step, goes into it, and gives
    /// that height in CSS pixels. Behind the questions it may be higher: it only grows there.
    ///
    /// # Errors
    ///
    /// When it is not after 20 seconds.
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
            ensure!(outside >= least && fits, "it has {outside} pixels for {inside}");
            Ok(Some(outside))
        };
        self.page.until("the frame is as high as its content", fits).await
    }

    /// How far below the edge of the host's window the heading of the first frame stands, and
    /// how far the host has scrolled, both in CSS pixels. Leaves the frame.
    ///
    /// # Errors
    ///
    /// When there is no heading.
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

    /// Waits until that heading can be seen.
    ///
    /// # Errors
    ///
    /// When it cannot after 20 seconds.
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

fn address(widget: &Server) -> String {
    // To a browser `localhost` is another site than the address it stands for.
    widget.url("").replace("127.0.0.1", "localhost")
}
