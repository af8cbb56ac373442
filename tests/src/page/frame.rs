//! Frames: the widget as a municipality's page embeds it.

use anyhow::Result;

use super::Page;

impl Page {
    /// Goes into the first visible frame of the selector: what follows is done and looked for
    /// there. The frame may be of another site.
    ///
    /// # Errors
    ///
    /// When there is none after 20 seconds.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        Ok(self.wait_for(css).await?.enter_frame().await?)
    }

    /// Goes back to the page around all frames.
    ///
    /// # Errors
    ///
    /// When the browser refuses.
    pub async fn leave_frames(&self) -> Result<()> {
        Ok(self.driver.enter_default_frame().await?)
    }
}
