//! What a phone's camera reads.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Page;

impl Page {
    /// Reads the QR code in the first element of the selector, from a screenshot of the element.
    ///
    /// # Errors
    ///
    /// If there is no such element after 20 seconds, or no code in it that can be read.
    pub async fn scan(&self, css: &str) -> Result<String> {
        self.wait_for(css).await?;
        let clip: Value = self
            .eval_with(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();
                return {
                  x: box.left + scrollX, y: box.top + scrollY,
                  width: box.width, height: box.height, scale: 1,
                };",
                vec![json!(css)],
            )
            .await?;
        let picture = image::load_from_memory(&self.picture(&clip).await?)?;
        let mut prepared = rqrr::PreparedImage::prepare(picture.to_luma8());
        let codes = prepared.detect_grids();
        let code = codes.first().with_context(|| format!("`{css}` shows no QR code"))?;
        let (_, text) = code.decode().with_context(|| format!("`{css}` cannot be read"))?;
        Ok(text)
    }
}
