//! What no visit may leave behind: nothing on the device, nothing in the address or the history but
//! a number, and no requests to any server but its own. Checked when a page is dropped, so that no
//! test can forget it.

use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Page;

const STORAGE: &str = include_str!("storage.js");
const TRACES: &str = include_str!("traces.js");
/// The HTTP methods that the widget uses.
const METHODS: [&str; 2] = ["GET", "HEAD"];

/// How often to poll a page that is being left.
const LOOKS: usize = 200;
const PAUSE: Duration = Duration::from_millis(25);

impl Page {
    /// Everything that the visit has left so far. The caller takes responsibility for it: it is not
    /// checked again when the page is dropped.
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
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
            Err(error) => panic!("cannot find out what the visit has left: {error:#}"),
        }
    }

    /// Blocking and without thirtyfour, because it is called in `Drop`; see
    /// [`DriverProcess::end_session`].
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
            serde_json::from_value(found?).context("the browser returned no list")?;
        let cookies = self.ask("GET", "cookie", &Value::Null)?;
        let cookies = cookies.as_array().map(Vec::as_slice).unwrap_or_default();
        traces.extend(cookies.iter().map(|cookie| format!("cookies: {}", cookie["name"])));
        Ok(traces)
    }

    fn ask(&self, method: &str, command: &str, body: &Value) -> Result<Value> {
        self.process.ask(self.driver.session_id(), method, command, body)
    }
}
