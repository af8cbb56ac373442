//! The window, for browsers that cannot emulate a size.

use anyhow::Result;

use crate::page::Page;

/// Resizes the window so that its viewport has this width and height.
pub(super) async fn fit(page: &Page, (width, height): (u32, u32)) -> Result<()> {
    let what = format!("the window's inside is {width} × {height} pixels");
    let wanted = (i64::from(width), i64::from(height));
    page.until(&what, async || {
        let [inner, outer]: [(i64, i64); 2] =
            page.eval("return [[innerWidth, innerHeight], [outerWidth, outerHeight]]").await?;
        if inner == wanted {
            return Ok(Some(()));
        }
        let new = |outer: i64, wanted: i64, inner: i64| u32::try_from(outer + wanted - inner);
        let width = new(outer.0, wanted.0, inner.0)?;
        let height = new(outer.1, wanted.1, inner.1)?;
        page.driver().set_window_rect(0, 0, width, height).await?;
        Ok(None)
    })
    .await
}
