//! chromedriver, the WebDriver server of Chromium: one process for each page, on a port of its
//! own, so that tests neither wait for nor disturb each other.

use std::io::{self, BufRead, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use thirtyfour::SessionId;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::port;

/// Longer than it ever takes on a busy computer with two cores.
const START: Duration = Duration::from_secs(20);
const END: Duration = Duration::from_secs(10);

/// A running chromedriver, killed when dropped.
#[derive(Debug)]
pub(crate) struct Chromedriver {
    port: u16,
    _process: Child,
    /// Kept open: chromedriver would be stopped by writing into a closed pipe.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Chromedriver {
    /// Starts it in a time zone (`Europe/Berlin`), which the browser takes over. That holds in
    /// every frame and worker, where DevTools' override would hold in one page only.
    pub async fn start(timezone: &str) -> Result<Self> {
        // Left to itself (`--port=0`) chromedriver takes a port that is free at ::1 and gives up if a
        // connection of a test that runs beside it happens to have the same one at 127.0.0.1.
        let port = port::free()?;
        let mut process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .env("TZ", timezone)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context(
                "cannot start chromedriver; `cargo xtask test` installs it on Debian, \
                 elsewhere install Chromium and chromedriver",
            )?;
        let output = process.stdout.take().context("invariant: stdout is piped")?;
        let mut output = BufReader::new(output).lines();
        timeout(START, started(&mut output))
            .await
            .with_context(|| format!("chromedriver has not started within {START:?}"))??;
        Ok(Self { port, _process: process, _output: output })
    }

    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Closes the browser of a session and waits until it has gone.
    ///
    /// Blocking, by hand and without thirtyfour, because it is for `Drop`: there thirtyfour
    /// reuses a connection of the runtime that it blocks, and hangs for two minutes.
    pub fn end_session(&self, id: &SessionId) -> io::Result<()> {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(END))?;
        write!(
            connection,
            "DELETE /session/{id} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )?;
        // The answer comes once the browser has gone; the connection stays open.
        io::BufReader::new(connection).read_line(&mut String::new())?;
        Ok(())
    }
}

/// Reads up to `ChromeDriver was started successfully on port 35137.`
async fn started(output: &mut Lines<BufReader<ChildStdout>>) -> Result<()> {
    let mut said = Vec::new();
    while let Some(line) = output.next_line().await? {
        if line.contains("started successfully") {
            return Ok(());
        }
        said.push(line);
    }
    bail!("chromedriver did not start; it said:\n{}", said.join("\n"))
}
