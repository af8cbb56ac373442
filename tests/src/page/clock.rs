//! The page's clock, which stands still until a test sets it forward.

use std::time::Duration;

use anyhow::Result;

use super::Page;

impl Page {
    /// Sets the clock forward. Timers do not notice: whoever looks at the clock from time to
    /// time sees it with the next look.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or is not Chromium.
    pub async fn forward_clock(&self, by: Duration) -> Result<()> {
        self.ensure_chromium("clock that can be set")?;
        self.eval(&format!("harnessClock.forward({})", by.as_millis())).await
    }
}
