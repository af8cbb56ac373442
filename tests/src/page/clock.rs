//! The page's clock, which is frozen until a test advances it.

use std::time::Duration;

use anyhow::Result;

use super::Page;

impl Page {
    /// Advances the clock. Timers are unaffected: code that polls the clock notices at its next
    /// poll.
    ///
    /// # Errors
    ///
    /// If the browser refuses, or is not Chromium.
    pub async fn forward_clock(&self, by: Duration) -> Result<()> {
        self.ensure_chromium("clock that can be set")?;
        self.eval(&format!("harnessClock.forward({})", by.as_millis())).await
    }
}
