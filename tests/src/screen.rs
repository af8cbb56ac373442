//! A virtual screen (Xvfb), for a browser that cannot run without one.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const START: Duration = Duration::from_secs(20);

/// A running screen, terminated on drop.
#[derive(Debug)]
pub(crate) struct Screen {
    process: Child,
    display: String,
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Not killed: it removes its lock and its socket from `/tmp` before exiting.
        let id = self.process.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        let _ = id.map(|id| kill_process(id, Signal::TERM));
    }
}

impl Screen {
    /// Starts a screen with room for a window of this size.
    pub async fn start(width: u32, height: u32) -> Result<Self> {
        let mut process = Command::new("Xvfb")
            // It picks a free display, and writes its number when it is ready.
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .args(["-screen", "0", &format!("{width}x{height}x24")])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context(
                "cannot start Xvfb; `cargo xtask test` installs it on Debian, elsewhere install \
                 Xvfb",
            )?;
        let output = process.stdout.take().context("invariant: stdout is piped")?;
        let mut screen = Self { process, display: String::new() };
        let mut lines = BufReader::new(output).lines();
        let number = timeout(START, lines.next_line())
            .await
            .with_context(|| format!("Xvfb did not start within {START:?}"))??
            .context("Xvfb did not start")?;
        screen.display = format!(":{number}");
        Ok(screen)
    }

    /// The value of the environment variable `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }
}
