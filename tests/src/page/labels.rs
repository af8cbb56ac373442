//! The accessible names of controls.

use anyhow::Result;

use super::Page;

impl Page {
    /// Controls whose name lacks their visible text (WCAG 2.5.3).
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
    pub async fn label_problems(&self) -> Result<Vec<String>> {
        self.call(include_str!("labels.js"), Vec::new()).await
    }
}
