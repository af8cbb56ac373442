//! Texts that stand in the program instead of in a list of texts.

use anyhow::Result;
use serde_json::json;

use super::Page;

impl Page {
    /// Given that every text of the list of this language stands in brackets (`⟦Weiter⟧`): the
    /// texts, titles and labels that do not, with their elements. What is marked as another
    /// language may say what it likes, and so may the browser, which knows the names of months,
    /// weekdays and languages.
    ///
    /// # Errors
    ///
    /// When the browser cannot say.
    pub async fn hard_coded_texts(&self, tag: &str) -> Result<Vec<String>> {
        self.call(include_str!("hard_coded.js"), vec![json!(tag)]).await
    }
}
