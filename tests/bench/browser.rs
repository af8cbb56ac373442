//! The page that asks every competitor the same questions.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Page, Throttle, Visit};
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::server::Reply;
use xtask::sizes::Sizes;

use crate::questions::Questions;

/// Longer than all of them take with 10,000 offers, even on a busy computer.
const DEADLINE: Duration = Duration::from_mins(15);
/// WebDriver's script timeout. With 100,000 offers the page is busy for minutes at a time.
const PATIENCE: Duration = DEADLINE;
/// Shorter than the script timeout, as long as the page is not busy.
const LOOK: &str = "return Promise.race([
    window.benchResult,
    new Promise((resolve) => setTimeout(resolve, 5000, null)),
])";

/// The page to measure, and what to measure.
pub struct Bench<'a> {
    /// The page's folder.
    pub site: &'a Path,
    pub questions: &'a Questions,
    /// How often each index is built.
    pub builds: usize,
}

/// The page's answer.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// By module.
    pub times: BTreeMap<String, Times>,
    /// The average number of offers that fit a question.
    pub fitting: f64,
}

/// Milliseconds; `None` for what a competitor cannot do.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Times {
    /// From the catalogue's bytes to the index's input.
    pub read: f64,
    /// The index for filters; also for words if it is the same index.
    pub index: f64,
    /// The index for words.
    pub index_words: Option<f64>,
    /// The first question, with everything cold.
    pub first_query: f64,
    /// A question.
    pub query: f64,
    /// All counts next to the filters.
    pub facets: Option<f64>,
    /// The first word search.
    pub first_search: Option<f64>,
    /// A word search.
    pub search: Option<f64>,
}

impl Bench<'_> {
    /// Measures with this catalogue, with the CPU slowed down by this factor.
    pub async fn measure(
        &self,
        catalogue: &Path,
        subjects: &[(String, Sizes)],
        slower: u32,
    ) -> Result<Answer> {
        let names: Vec<&str> = subjects.iter().map(|(name, _)| name.as_str()).collect();
        let config = self.questions.config(&names, self.builds).to_string();
        let page = Visit::new()
            .site(self.site)
            .reply("/config.json", Reply::json(config))
            .reply("/katalog.json", Reply::File(catalogue.to_owned()))
            .throttle(Throttle { cpu: slower, ..Throttle::NONE })
            .open("index.html")
            .await?;
        page.wait_until("the page has begun", "return 'benchResult' in window").await?;
        let answer = wait(&page).await?;
        if let Some(error) = answer.get("error") {
            bail!("side by side: {error}");
        }
        serde_json::from_value(answer).context("the page's answer has an unexpected format")
    }

    pub async fn browser_version(&self) -> Result<String> {
        let page = Visit::new().site(self.site).open("page.mjs").await?;
        let version = page.devtools("Browser.getVersion", json!({})).await?;
        let product = version.get("product").and_then(Value::as_str).unwrap_or_default();
        Ok(product.rsplit('/').next().unwrap_or_default().to_owned())
    }
}

async fn wait(page: &Page) -> Result<Value> {
    page.driver().set_script_timeout(PATIENCE).await?;
    let start = Instant::now();
    loop {
        let answer: Value = page.eval(LOOK).await?;
        if !answer.is_null() {
            return Ok(answer);
        }
        ensure!(start.elapsed() < DEADLINE, "the page took too long");
    }
}
