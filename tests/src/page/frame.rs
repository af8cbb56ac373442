//! Frames: the widget as a municipality's page embeds it.

use anyhow::Result;
use thirtyfour::WebElement;

use super::Page;
use crate::engine::Engine;

impl Page {
    /// Enters the first visible frame of the selector, as soon as its HTML has been parsed: all
    /// further actions and look-ups happen in it. The frame may be cross-origin.
    ///
    /// # Errors
    ///
    /// If that is not possible within 20 seconds.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        let what = format!("the frame `{css}` is there");
        self.enter_found_frame(&what, async || self.find(css, None).await).await
    }

    /// The same for a frame that no selector finds; `what` completes "waited until …".
    pub(crate) async fn enter_found_frame(
        &self,
        what: &str,
        mut find: impl AsyncFnMut() -> Result<Option<WebElement>>,
    ) -> Result<()> {
        self.leave_frames().await?;
        if self.engine == Engine::WebKit {
            // Once a page has been loaded, WebKit's driver forgets the frames it knew, and no
            // longer finds any window.
            self.wait_until(
                "the page around the frame has been loaded",
                "return performance.getEntriesByType('navigation')[0]?.loadEventEnd > 0",
            )
            .await?;
        }
        self.until(what, async || {
            self.leave_frames().await?;
            let Some(frame) = find().await? else {
                return Ok(None);
            };
            frame.enter_frame().await?;
            // A frame that navigates to another site may move to another process, and an early
            // visitor is left behind.
            let has_arrived = "return window !== top && location.protocol.startsWith('http')
                && document.readyState !== 'loading'";
            Ok(self.eval::<bool>(has_arrived).await?.then_some(()))
        })
        .await
    }

    /// Goes back to the page around all frames.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn leave_frames(&self) -> Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }
}
