//! The page that asks everybody who is compared the same questions.

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

/// Longer than all of them take with 10,000 offers, on a busy computer too.
const DEADLINE: Duration = Duration::from_mins(15);
/// An index of 100,000 offers takes longer than the half minute that WebDriver waits for a script.
const PATIENCE: Duration = Duration::from_secs(100);
/// Shorter than WebDriver's patience with a page that is not busy.
const LOOK: &str = "return Promise.race([
    window.benchResult,
    new Promise((resolve) => setTimeout(resolve, 5000, null)),
])";

/// Where and what.
pub struct Bench<'a> {
    /// The page's folder.
    pub site: &'a Path,
    pub questions: &'a Questions,
    /// How often each index is built.
    pub builds: usize,
}

/// What the page says.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// By module.
    pub times: BTreeMap<String, Times>,
    /// Offers that fit a question, on average.
    pub fitting: f64,
}

/// Milliseconds; none where somebody cannot do it.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Times {
    /// From the bytes of the catalogue to whatever the index is built of.
    pub read: f64,
    /// The index for filters; for words as well where it is one.
    pub index: f64,
    /// The index for words.
    pub index_words: Option<f64>,
    /// The first question, before anything is warm.
    pub first_query: f64,
    /// A question.
    pub query: f64,
    /// All numbers beside the filters.
    pub facets: Option<f64>,
    /// The first words.
    pub first_search: Option<f64>,
    /// A search for words.
    pub search: Option<f64>,
}

impl Bench<'_> {
    /// Asks these with a catalogue, on a processor that is so many times slower than this one.
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
        serde_json::from_value(answer).context("the page answers something else")
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
        ensure!(start.elapsed() < DEADLINE, "the page has measured for too long");
    }
}
