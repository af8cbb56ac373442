//! What no visit may leave behind: nothing on the device, nothing in the address or the history
//! but a number, nothing asked of anybody but the own server. Looked for when a page is dropped,
//! so that no test can forget it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Page;

const STORAGE: &str = include_str!("storage.js");
const TRACES: &str = include_str!("traces.js");
/// What the widget asks with.
const METHODS: [&str; 2] = ["GET", "HEAD"];

/// How often a page that is being left is looked at.
const LOOKS: usize = 200;
const PAUSE: Duration = Duration::from_millis(25);

/// Whether a test has looked itself.
#[derive(Debug, Default)]
pub(super) struct Looked(AtomicBool);

impl Page {
    /// Everything that the visit has left so far. Whoever asks answers for it: it is not looked
    /// for again when the page is dropped.
    ///
    /// # Errors
    ///
    /// When the browser cannot say.
    pub fn traces(&self) -> Result<Vec<String>> {
        self.looked.0.store(true, Ordering::Relaxed);
        self.find_traces()
    }

    /// Fails the test if there are any.
    pub(super) fn assert_no_traces(&self) {
        if self.looked.0.load(Ordering::Relaxed) || thread::panicking() {
            return;
        }
        match self.find_traces() {
            Ok(traces) => assert!(traces.is_empty(), "the visit has left {traces:#?}"),
            Err(error) => panic!("what the visit has left cannot be found out: {error:#}"),
        }
    }

    /// Blocking and by hand, because it is for `Drop`; see [`DriverProcess::end_session`].
    ///
    /// [`DriverProcess::end_session`]: crate::driver_process::DriverProcess::end_session
    fn find_traces(&self) -> Result<Vec<String>> {
        // In the frame that the test is in, and in the page around it.
        let mut traces = self.traces_here()?;
        self.ask("POST", "frame", &json!({"id": null}))?;
        traces.extend(self.traces_here()?);
        for request in self.requests() {
            if request.header("cookie").is_some() || !METHODS.contains(&request.method.as_str()) {
                traces.push(format!("request: {request:?}"));
            }
        }
        traces.sort();
        traces.dedup();
        Ok(traces)
    }

    fn traces_here(&self) -> Result<Vec<String>> {
        let script = format!("return ({STORAGE})().then({TRACES})");
        let ask = || self.ask("POST", "execute/sync", &json!({"script": script, "args": []}));
        let mut found = ask();
        for _ in 0..LOOKS {
            if found.as_ref().is_ok_and(Value::is_array) {
                break;
            }
            // Between two documents there is nothing to find.
            thread::sleep(PAUSE);
            found = ask();
        }
        let mut traces: Vec<String> =
            serde_json::from_value(found?).context("the browser found no list")?;
        let cookies = self.ask("GET", "cookie", &Value::Null)?;
        let cookies = cookies.as_array().map(Vec::as_slice).unwrap_or_default();
        traces.extend(cookies.iter().map(|cookie| format!("cookies: {}", cookie["name"])));
        Ok(traces)
    }

    fn ask(&self, method: &str, command: &str, body: &Value) -> Result<Value> {
        self.process.ask(self.driver.session_id(), method, command, body)
    }
}
