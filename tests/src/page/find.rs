//! Finding elements by what a person sees.

use anyhow::Result;
use serde_json::json;
use thirtyfour::WebElement;

use super::{Page, called};

const FIND: &str = include_str!("find.js");

impl Page {
    /// The first visible element of the selector, or the only one with this text.
    pub(super) async fn find(&self, css: &str, text: Option<&str>) -> Result<Option<WebElement>> {
        let found = self.driver.execute(called(FIND), vec![json!(css), json!(text)]).await?;
        if found.json().is_null() {
            return Ok(None);
        }
        Ok(Some(found.element()?))
    }
}
