//! The states of the widget that everything looks at: axe, the keyboard, 320 pixels, dark and
//! forced colours, the pictures. A new screen is added here, once.

use std::pin::Pin;

use anyhow::{Result, bail};

use crate::{Page, Visit};

/// A named state and the way to it.
pub struct Example {
    /// As in file names: `results-for-a-baby`.
    pub name: &'static str,
    reach: fn(Visit) -> Way,
}

type Way = Pin<Box<dyn Future<Output = Result<Page>>>>;

/// All states, in the order in which a family meets them.
pub const EXAMPLES: &[Example] =
    &[Example { name: "for-whom", reach: |visit| Box::pin(for_whom(visit)) }];

async fn for_whom(visit: Visit) -> Result<Page> {
    let page = visit.open("index.html").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    Ok(page)
}

impl Example {
    /// Goes to the state, as this visitor.
    ///
    /// # Errors
    ///
    /// When the way there is blocked.
    pub async fn reach(&self, visit: Visit) -> Result<Page> {
        (self.reach)(visit).await
    }
}

/// Reaches every state as this visitor and checks it.
///
/// # Errors
///
/// When states cannot be reached or a check fails: all of them, each with its reason.
pub async fn each(visit: Visit, check: impl AsyncFn(&Example, &Page) -> Result<()>) -> Result<()> {
    let mut failures = Vec::new();
    for example in EXAMPLES {
        let result = match example.reach(visit.clone()).await {
            Ok(page) => check(example, &page).await,
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            failures.push(format!("{}: {error:#}", example.name));
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    bail!("{} of {} states fail\n{}", failures.len(), EXAMPLES.len(), failures.join("\n"))
}
