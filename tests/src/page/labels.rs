//! What controls are called.

use anyhow::Result;

use super::Page;

impl Page {
    /// Controls whose name lacks what is seen on them (WCAG 2.5.3).
    ///
    /// # Errors
    ///
    /// When the browser cannot say.
    pub async fn label_problems(&self) -> Result<Vec<String>> {
        self.call(include_str!("labels.js"), Vec::new()).await
    }
}
