//! The printed page.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::support::base64_decode;
use tokio::fs;
use tokio::process::Command;

use super::Page;
use crate::engine::Engine;

/// Ends a page in pdftotext's output.
const FORM_FEED: char = '\u{c}';

impl Page {
    /// Prints the page as its style sheets specify, and reads the sheets of paper: the text of
    /// each, laid out as on paper. Soft hyphens are ignored.
    ///
    /// # Errors
    ///
    /// If the browser cannot print, like WebKit's driver, or pdftotext is missing.
    pub async fn print(&self) -> Result<Vec<String>> {
        self.wait_for_styles().await?;
        let sheet = match self.engine {
            Engine::Firefox => self.driver.print_page(PrintParameters::default()).await?,
            Engine::Chromium | Engine::WebKit => self.print_with_devtools().await?,
        };
        let folder = TempDir::new().context("cannot create a folder for the PDF")?;
        let pdf = folder.path().join("sheet.pdf");
        fs::write(&pdf, sheet).await?;
        let text = text_of(&pdf).await?.replace('\u{ad}', "");
        let sheets = text.strip_suffix(FORM_FEED).unwrap_or(&text).split(FORM_FEED);
        Ok(sheets.map(str::to_owned).collect())
    }

    /// Uses the paper size from the style sheets, which WebDriver's own command ignores.
    async fn print_with_devtools(&self) -> Result<Vec<u8>> {
        let parameters = json!({"preferCSSPageSize": true, "printBackground": false});
        let answer = self.devtools("Page.printToPDF", parameters).await?;
        let data = answer["data"].as_str().context("the browser gave no PDF")?;
        Ok(base64_decode(data)?)
    }
}

async fn text_of(pdf: &Path) -> Result<String> {
    let arguments = [OsStr::new("-layout"), pdf.as_os_str(), OsStr::new("-")];
    let output =
        Command::new("pdftotext").args(arguments).stdin(Stdio::null()).output().await.context(
            "cannot start pdftotext; `cargo xtask test` installs it on Debian, elsewhere \
             install Poppler's tools",
        )?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "pdftotext cannot read the PDF: {complaint}");
    Ok(String::from_utf8(output.stdout)?)
}
