//! Pages that scroll in two directions (WCAG 1.4.10).

use anyhow::Result;

use super::Page;

impl Page {
    /// If the page is wider than its window: how wide, and because of which elements.
    ///
    /// # Errors
    ///
    /// If its style sheets are not there after 20 seconds, or the browser fails to answer.
    pub async fn overflow_x(&self) -> Result<Option<String>> {
        self.wait_for_styles().await?;
        self.call(include_str!("overflow.js"), Vec::new()).await
    }
}
