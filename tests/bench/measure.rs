//! One visit, measured inside the page: questions from outside would cost it time.

use std::path::Path;

use anyhow::Result;
use browser_tests::{Throttle, Visit};
use serde::Deserialize;
use serde_json::json;
use xtask::server::Reply;

use crate::median::median;

/// Brings the next question.
const NEXT: &str = "#next";
/// Leads from the last question to the results.
const SHOW_RESULTS: &str = "#show-results";
/// Ticked on the last question, so that there is something to match.
const SITUATION: &str = "input[name=situation]";

const PROBE: &str = include_str!("probe.js");

/// Milliseconds; all but the last from the start of the navigation.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    /// The first text is on the screen.
    pub painted: f64,
    /// A tap on „Weiter“ has brought the second question.
    pub usable: f64,
    /// The catalogue has been read and can be asked.
    pub catalogue_ready: f64,
    /// From the tap on „Ergebnisse zeigen“ to the results on the screen.
    pub results: f64,
}

impl Times {
    pub fn median(runs: &[Self]) -> Self {
        let of = |time: fn(&Self) -> f64| median(runs.iter().map(time));
        Self {
            painted: of(|run| run.painted),
            usable: of(|run| run.usable),
            catalogue_ready: of(|run| run.catalogue_ready),
            results: of(|run| run.results),
        }
    }
}

/// Visits the widget with this catalogue and answers the questions as fast as it lets one.
pub async fn visit(catalogue: &Path) -> Result<Times> {
    let selectors = json!({"next": NEXT, "showResults": SHOW_RESULTS, "situation": SITUATION});
    let page = Visit::new()
        .throttle(Throttle::SLOW_PHONE)
        .reply("/katalog.json", Reply::File(catalogue.to_owned()))
        .script(PROBE.replace("SELECTORS", &selectors.to_string()))
        .start("")
        .await?;
    page.wait_until("the page has begun", "return 'benchTimes' in window").await?;
    // One question only, which the page answers when the probe is done.
    match page.eval("return window.benchTimes").await {
        Ok(times) => Ok(times),
        Err(error) => {
            let missing: String = page.eval("return window.benchWaitsFor").await?;
            Err(error.context(format!(
                "the probe waited for `{missing}` in vain; do its selectors fit the widget?"
            )))
        }
    }
}
