//! What a person sees, and what a screen reader would say.

use anyhow::Result;
use serde_json::json;

use super::Page;

/// Text as one reads it: without soft hyphens, every space the same.
const WORDS: &str = "const words = (element) =>
  element.innerText.replaceAll('\\u00ad', '').replace(/\\s+/g, ' ').trim();";

impl Page {
    /// The text of the first visible element of the selector, once there is one.
    ///
    /// # Errors
    ///
    /// When there is none after 20 seconds.
    pub async fn text_of(&self, css: &str) -> Result<String> {
        let what = format!("`{css}` is visible");
        self.until(&what, async || Ok(self.texts_of(css).await?.into_iter().next())).await
    }

    /// The texts of all elements of the selector that are visible now.
    ///
    /// # Errors
    ///
    /// When the selector is none.
    pub async fn texts_of(&self, css: &str) -> Result<Vec<String>> {
        let script = format!(
            "{WORDS}
            return [...document.querySelectorAll(arguments[0])]
              .filter((element) => element.checkVisibility({{ visibilityProperty: true }}))
              .map(words);"
        );
        self.eval_with(&script, vec![json!(css)]).await
    }

    /// An attribute of the first element of the selector, visible or not.
    ///
    /// # Errors
    ///
    /// When there is no such element after 20 seconds.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let what = format!("there is a `{css}`");
        self.until(&what, async || {
            let found: Option<Vec<Option<String>>> = self
                .eval_with(
                    "const element = document.querySelector(arguments[0]);
                    return element && [element.getAttribute(arguments[1])];",
                    vec![json!(css), json!(name)],
                )
                .await?;
            Ok(found.and_then(|mut attribute| attribute.pop()))
        })
        .await
    }

    /// Whether a checkbox or radio button is ticked.
    ///
    /// # Errors
    ///
    /// When there is no such element after 20 seconds.
    pub async fn is_checked(&self, css: &str) -> Result<bool> {
        Ok(self.wait_for(css).await?.is_selected().await?)
    }

    /// What has the focus: tag and text, `h1 Wo wohnen Sie?`; `body` if nothing has.
    ///
    /// # Errors
    ///
    /// When the browser cannot say.
    pub async fn focused(&self) -> Result<String> {
        let script = format!(
            "{WORDS}
            const element = document.activeElement ?? document.body;
            const tag = element.localName;
            return tag === 'body' ? tag : `${{tag}} ${{words(element)}}`.trim();"
        );
        self.eval(&script).await
    }
}
