//! Screenshots, for people to look at and for detecting changes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;

use super::Page;
use crate::engine::Engine;
use crate::project;

impl Page {
    /// Takes a screenshot of the whole page, including what is below the fold (in other engines
    /// than Chromium: only of the viewport), into `target/screenshots/<name>.png`.
    ///
    /// # Errors
    ///
    /// If the style sheets are not there after 20 seconds, or it cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        self.wait_for_styles().await?;
        self.screenshot_as_it_is(name).await
    }

    /// The same, without waiting for anything that is still loading.
    pub(super) async fn screenshot_as_it_is(&self, name: &str) -> Result<PathBuf> {
        let picture = match self.engine {
            Engine::Chromium => self.whole_page().await?,
            Engine::Firefox | Engine::WebKit => self.driver.screenshot_as_png().await?,
        };

        let directory = project::path("target/screenshots");
        let path = directory.join(format!("{name}.png"));
        fs::create_dir_all(&directory)
            .and_then(|()| fs::write(&path, picture))
            .with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }

    async fn whole_page(&self) -> Result<Vec<u8>> {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        let clip = json!({
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1,
        });
        self.picture(&clip).await
    }

    /// The PNG of a rectangle of the page.
    pub(super) async fn picture(&self, clip: &Value) -> Result<Vec<u8>> {
        let parameters = json!({"captureBeyondViewport": true, "clip": clip});
        let answer = self.devtools("Page.captureScreenshot", parameters).await?;
        let data = answer["data"].as_str().context("the browser gave no picture")?;
        Ok(base64_decode(data)?)
    }
}
