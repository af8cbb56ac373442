//! The browser's complaints.

use std::fmt;

use anyhow::Result;

use super::Page;

/// A line of the browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleMessage {
    /// `SEVERE` for errors, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// Its origin: `javascript`, `console-api`, `network`, `security`, …
    pub source: String,
    /// Includes the address and the line that it came from.
    pub text: String,
}

impl fmt::Display for ConsoleMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.level, self.source, self.text)
    }
}

impl Page {
    /// Errors and warnings since the last call, from any source. A file that could not be loaded
    /// counts too (`source` is `network`): a test that breaks files has to allow for it.
    ///
    /// # Errors
    ///
    /// If the browser keeps no log.
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
