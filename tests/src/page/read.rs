//! What a person sees, and what a screen reader would say.

use anyhow::Result;
use serde_json::json;

use super::Page;

/// Text as it is read: without soft hyphens, with whitespace normalized.
const WORDS: &str = "const words = (element) =>
  element.innerText.replaceAll('\\u00ad', '').replace(/\\s+/g, ' ').trim();";

impl Page {
    /// The text of the first visible element of the selector, once there is one.
    ///
    /// # Errors
    ///
    /// If there is none after 20 seconds.
    pub async fn text_of(&self, css: &str) -> Result<String> {
        let what = format!("`{css}` is visible");
        self.until(&what, async || Ok(self.texts_of(css).await?.into_iter().next())).await
    }

    /// The texts of all currently visible elements of the selector.
    ///
    /// # Errors
    ///
    /// If the selector is invalid.
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
    /// If there is no such element after 20 seconds.
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
    /// If there is no such element after 20 seconds.
    pub async fn is_checked(&self, css: &str) -> Result<bool> {
        Ok(self.wait_for(css).await?.is_selected().await?)
    }

    /// The focused element's tag and text, `h1 Wo wohnen Sie?`; `body` if nothing is focused.
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
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
