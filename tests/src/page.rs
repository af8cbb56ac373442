//! An open page: what a person could do with it and see of it. One file per concern.

mod act;
mod axe;
mod clock;
mod console;
mod find;
mod frame;
mod hard_coded;
mod keyboard;
mod labels;
mod language;
mod looked;
mod media;
mod overflow;
mod paper;
mod qr;
mod read;
mod screenshot;
mod storage;
mod traces;
mod wait;

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::time::timeout;
use xtask::server::{LoggedRequest, Server};

use crate::driver_process::DriverProcess;
use crate::engine::Engine;
use crate::screen::Screen;

pub use axe::Violation;
pub use console::ConsoleMessage;
pub use storage::Storage;

/// Longer than WebKit takes for any script of these tests. A script that is running while the page
/// moves to another process never gets an answer.
const ANSWER: Duration = Duration::from_secs(8);

/// A page in its own browser. Both are closed on drop, even after a panic.
///
/// On drop it fails the test if the visit has left any traces ([`Page::traces`]).
///
/// All helpers fail with an `anyhow` error that contains what was waited for, what the page shows
/// instead and the path of a screenshot.
#[derive(Debug)]
pub struct Page {
    engine: Engine,
    driver: WebDriver,
    process: DriverProcess,
    _screen: Option<Screen>,
    _profile: TempDir,
    server: Server,
    interface: String,
    looked: looked::Looked,
}

/// Closes the browser even if the preceding check fails.
struct Ending<'p>(&'p Page);

impl Drop for Page {
    fn drop(&mut self) {
        let ending = Ending(self);
        ending.0.assert_no_traces();
    }
}

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        // The browser must be gone before its profile's folder is deleted. If it does not exit in
        // time, there is no one left to report it to.
        let _ = self.0.process.end_session(self.0.driver.session_id());
        let _ = self.0.driver.clone().leak();
    }
}

impl Page {
    pub(crate) fn new(
        engine: Engine,
        driver: WebDriver,
        process: DriverProcess,
        screen: Option<Screen>,
        profile: TempDir,
        server: Server,
        interface: &str,
    ) -> Self {
        let interface = interface.to_owned();
        let looked = looked::Looked::default();
        Self {
            engine,
            driver,
            process,
            _screen: screen,
            _profile: profile,
            server,
            interface,
            looked,
        }
    }

    /// The site's server, for changing its replies and reading its log.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Every request that the server has received so far.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.server.requests()
    }

    /// WebDriver itself, for what the helpers lack.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Starts to open a path of the same site, or a full address of another server.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn go_to(&self, path: &str) -> Result<()> {
        let is_elsewhere = path.starts_with("http://");
        let url = if is_elsewhere { path.to_owned() } else { self.server.url(path) };
        self.driver.goto(&url).await.with_context(|| format!("cannot open {url}"))
    }

    /// Opens a path as [`Page::go_to`] does, and waits until another document is there: one that is
    /// being left can look the same.
    ///
    /// # Errors
    ///
    /// If there is none after 20 seconds.
    pub async fn go_to_anew(&self, path: &str) -> Result<()> {
        self.leave(async || self.go_to(path).await).await
    }

    async fn leave(&self, act: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        self.eval::<()>("window.isLeft = true").await?;
        act().await?;
        self.wait_until("another document is there", "return !window.isLeft").await
    }

    /// The browser's Back.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// The browser's Forward.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn forward(&self) -> Result<()> {
        Ok(self.driver.forward().await?)
    }

    /// The browser's Reload. Waits until another document is there.
    ///
    /// # Errors
    ///
    /// If there is none after 20 seconds.
    pub async fn reload(&self) -> Result<()> {
        self.leave(async || Ok(self.driver.refresh().await?)).await
    }

    /// The address, including query and fragment.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Runs a script (a function's body) in the page and returns its result; a promise is awaited.
    ///
    /// # Errors
    ///
    /// If the script throws or returns something else.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.eval_with(script, Vec::new()).await
    }

    /// The same, with `arguments` for the script.
    ///
    /// # Errors
    ///
    /// If the script throws or returns something else.
    pub async fn eval_with<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let answer = self.driver.execute(script, arguments);
        if self.engine == Engine::WebKit {
            return Ok(timeout(ANSWER, answer).await.context("no answer")??.convert()?);
        }
        Ok(answer.await?.convert()?)
    }

    /// Calls a function, possibly asynchronous: a file that contains nothing else.
    ///
    /// # Errors
    ///
    /// If the function throws or returns something else.
    pub async fn call<T: DeserializeOwned>(
        &self,
        function: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        self.eval_with(&called(function), arguments).await
    }

    /// Sends a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    ///
    /// If the browser does not know or rejects the command, or is not Chromium.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.ensure_chromium(command)?;
        self.driver
            .cdp()
            .send_raw(command, parameters)
            .await
            .with_context(|| format!("DevTools command {command} failed"))
    }

    /// Fails with the name of the missing feature if this is another browser.
    fn ensure_chromium(&self, what: &str) -> Result<()> {
        let engine = self.engine;
        ensure!(engine == Engine::Chromium, "{engine} has no {what}; only Chromium has one");
        Ok(())
    }
}

/// A script that calls a function with the arguments of the script.
fn called(function: &str) -> String {
    format!("return (\n{function})(...arguments)")
}
