//! The languages of the widget.

use anyhow::Result;

use super::Page;

impl Page {
    /// Waits until the widget is in the language that the visit asked for.
    ///
    /// # Errors
    ///
    /// If it does not after 20 seconds.
    pub async fn wait_for_language(&self) -> Result<()> {
        self.wait_until_it_speaks(&self.interface).await
    }

    /// Waits until the widget is in this language, a BCP 47 tag.
    ///
    /// # Errors
    ///
    /// If it does not after 20 seconds.
    pub async fn wait_until_it_speaks(&self, tag: &str) -> Result<()> {
        self.wait_for(&format!("html[lang={tag:?}]")).await?;
        Ok(())
    }

    /// Taps a language in the menu, opening the menu first if it is closed.
    ///
    /// # Errors
    ///
    /// If the menu or the language cannot be tapped within 20 seconds.
    pub async fn tap_language(&self, tag: &str) -> Result<()> {
        let choice = format!(".language button[lang={tag:?}]");
        if self.find(&choice, None).await?.is_none() {
            self.click(".language summary").await?;
        }
        self.click(&choice).await
    }
}
