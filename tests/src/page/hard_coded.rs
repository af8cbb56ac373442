//! Hard-coded texts, in the program instead of a locale.

use anyhow::Result;
use serde_json::json;

use super::Page;

impl Page {
    /// Assumes that every text of this language's locale is in brackets (`⟦Weiter⟧`) and returns
    /// the texts, titles and labels that are not, with their elements. Text marked as another
    /// language is exempt, and so are the browser's own names of months, weekdays and languages.
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
    pub async fn hard_coded_texts(&self, tag: &str) -> Result<Vec<String>> {
        self.call(include_str!("hard_coded.js"), vec![json!(tag)]).await
    }
}
