//! A browser's WebDriver server (chromedriver, geckodriver, WebKitWebDriver): one process per page,
//! each on its own port, so that tests neither wait for nor disturb each other.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::SessionId;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::{descendants, port};

/// Longer than it ever takes on a busy computer with two cores.
const START: Duration = Duration::from_secs(20);
const END: Duration = Duration::from_secs(10);
/// The polling interval while waiting until it listens.
const PAUSE: Duration = Duration::from_millis(10);

/// A running WebDriver server. It and all its descendants are killed on drop.
#[derive(Debug)]
pub(crate) struct DriverProcess {
    port: u16,
    process: Child,
    log: PathBuf,
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        // A browser that failed to start properly, or hangs, survives its driver.
        if let Some(id) = self.process.id() {
            descendants::kill(id);
        }
    }
}

impl DriverProcess {
    /// Starts it and waits until it listens. Its output and the browser's go to a file in `folder`.
    ///
    /// The page's time zone is set by the environment (`TZ`): that applies to every frame and
    /// worker, whereas DevTools' override applies to one page only.
    pub async fn start(mut command: Command, folder: &Path) -> Result<Self> {
        let name = command.as_std().get_program().to_string_lossy().into_owned();
        // With `--port=0` chromedriver takes a port that is free at ::1, and gives up if a
        // connection of a parallel test has the same one at 127.0.0.1.
        let port = port::free()?;
        let log = folder.join("driver.log");
        let output = File::create(&log).context("cannot create the driver's log file")?;
        let process = command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let mut driver = Self { port, process, log };
        timeout(START, driver.listens())
            .await
            .unwrap_or_else(|_| bail!("it was not listening after {START:?}"))
            .with_context(|| format!("{name} did not start; its output:\n{}", driver.messages()))?;
        Ok(driver)
    }

    async fn listens(&mut self) -> Result<()> {
        loop {
            // In this order: after it has exited, another process may listen on its port.
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
            if let Some(status) = self.process.try_wait()? {
                bail!("it exited ({status})");
            }
            if listens {
                return Ok(());
            }
            sleep(PAUSE).await;
        }
    }

    /// The driver's and the browser's output so far.
    pub fn messages(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Closes a session's browser and waits until it is gone.
    ///
    /// Blocking and without thirtyfour, because it is called in `Drop`: there thirtyfour reuses a
    /// connection of the runtime that it blocks, and hangs for two minutes.
    pub fn end_session(&self, id: &SessionId) -> Result<()> {
        self.ask(id, "DELETE", "", &Value::Null)?;
        Ok(())
    }

    /// Sends a session command (`execute/sync`), and returns its value; also blocking.
    pub fn ask(&self, id: &SessionId, method: &str, command: &str, body: &Value) -> Result<Value> {
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        connection.set_read_timeout(Some(END))?;
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let path = format!("/session/{id}/{command}");
        write!(
            connection,
            "{method} {} HTTP/1.1\r\nHost: {}:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            path.trim_end_matches('/'),
            Ipv4Addr::LOCALHOST,
            self.port,
            body.len()
        )?;
        // The connection may stay open after the answer.
        let mut answer = BufReader::new(connection);
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line)?;
            let line = line.trim().to_lowercase();
            if let Some(found) = line.strip_prefix("content-length:") {
                length = found.trim().parse()?;
            }
            if line.is_empty() {
                break;
            }
        }
        let mut json = vec![0; length];
        answer.read_exact(&mut json)?;
        let answer: Value = serde_json::from_slice(&json)
            .with_context(|| String::from_utf8_lossy(&json).into_owned())?;
        let value = &answer["value"];
        // Some errors have no message.
        ensure!(value["error"].is_null(), "{command}: {}: {}", value["error"], value["message"]);
        Ok(value.clone())
    }
}
