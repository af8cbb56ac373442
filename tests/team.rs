//! The mode for professionals who search together with a family, on a device that the next family
//! uses as well.

mod clearing;
mod keys;
mod searching;

use anyhow::Result;
use browser_tests::{Page, Visit};

/// A tablet in landscape.
const TABLET: (u32, u32) = (1024, 768);

/// Opens the mode.
async fn team(visit: Visit) -> Result<Page> {
    let page = visit.open("?modus=team").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("team").await?;
    Ok(page)
}

fn tablet() -> Visit {
    let (width, height) = TABLET;
    Visit::new().size(width, height)
}
