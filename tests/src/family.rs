//! A family that answers the questions as they are asked.

use anyhow::Result;

use crate::{Page, Visit};

/// A family's answers; empty ones are skipped.
#[derive(Debug, Clone, Copy, Default)]
pub struct Family {
    /// The value of an option of the first question.
    pub for_whom: &'static str,
    /// The id of a place.
    pub place: &'static str,
    /// The id of a situation.
    pub situation: &'static str,
}

impl Family {
    /// Opens the widget and answers up to the results.
    ///
    /// # Errors
    ///
    /// If a step on the way there fails.
    pub async fn find(self, visit: Visit) -> Result<Page> {
        let page = visit.open("").await?;
        self.answer(&page).await?;
        Ok(page)
    }

    /// Answers from the first question up to the results.
    ///
    /// # Errors
    ///
    /// If a step on the way there fails.
    pub async fn answer(self, page: &Page) -> Result<()> {
        page.wait_for_catalogue().await?;
        tick(page, "for-whom", self.for_whom).await?;
        page.click("#next").await?;
        page.wait_for_screen("place").await?;
        tick(page, "place", self.place).await?;
        page.click("#next").await?;
        page.wait_for_screen("situation").await?;
        tick(page, "situation", self.situation).await?;
        page.click("#next").await?;
        page.wait_for_screen("results").await
    }
}

async fn tick(page: &Page, question: &str, value: &str) -> Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    page.click_folded(&format!("#{question}-{value}")).await
}
