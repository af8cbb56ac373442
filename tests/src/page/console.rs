//! What the browser complains about.

use std::fmt;

use anyhow::Result;

use super::Page;

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleMessage {
    /// `SEVERE` for errors, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// Who wrote it: `javascript`, `console-api`, `network`, `security`, …
    pub source: String,
    /// With the address and the line it came from.
    pub text: String,
}

impl fmt::Display for ConsoleMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.level, self.source, self.text)
    }
}

impl Page {
    /// Errors and warnings since the last call, of whatever source. A file that could not be
    /// loaded is one too (`source` is `network`): a test that breaks files has to allow for it.
    ///
    /// # Errors
    ///
    /// When the browser keeps no log.
    pub async fn console_errors(&self) -> Result<Vec<ConsoleMessage>> {
        self.ensure_chromium("log of its console")?;
        let log = self.driver.browser_log().await?;
        Ok(log
            .into_iter()
            .filter(|entry| ["SEVERE", "WARNING"].contains(&entry.level.as_str()))
            .map(|entry| ConsoleMessage {
                level: entry.level,
                source: entry.source.unwrap_or_default(),
                text: entry.message,
            })
            .collect())
    }
}
