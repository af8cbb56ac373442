//! Loads the catalogue and what it includes.

use crate::{finder::Finder, intl};
use catalogue::{Catalogue, Date, Refusal, Severity};
use gloo_net::http::Request;
use leptos::prelude::*;
use matching::{Index, SearchIndex};
use std::sync::OnceLock;
use web_sys::{Url, UrlSearchParams};

/// After how long "it takes a little longer" is said, in milliseconds.
const SLOW_AFTER: u64 = 6_000;
/// How deep catalogues may include each other: municipality, state, nation.
const INCLUDE_DEPTH: u8 = 2;

/// How far loading is.
#[derive(Clone, Copy)]
pub enum Load {
    /// Under way.
    Loading {
        /// For longer than usual.
        slow: bool,
    },
    /// Nothing is there to show.
    Failed(Failure),
    /// All is there, for as long as the page lives.
    Ready(&'static Loaded),
}

/// Why there is nothing to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The server cannot be reached, or the answer was cut off.
    Unreachable,
    /// There is no such file.
    Missing,
    /// The server has a problem.
    Server,
    /// The file is no catalogue.
    Unreadable,
    /// The file is newer than this program.
    Newer,
    /// The address belongs to another site.
    Foreign,
}

/// A catalogue with all that is computed from it once.
pub struct Loaded {
    pub catalogue: Catalogue,
    pub index: Index,
    pub today: Date,
    /// Offers that could not be read.
    pub left_out: usize,
    /// Whether an included catalogue is missing.
    pub include_failed: bool,
    search: OnceLock<SearchIndex>,
}

impl Loaded {
    fn new(part: Part, include_failed: bool) -> Self {
        let today = intl::now().date;
        Self {
            index: Index::new(&part.catalogue, today),
            catalogue: part.catalogue,
            today,
            left_out: part.left_out,
            include_failed,
            search: OnceLock::new(),
        }
    }

    /// The search index: made when somebody searches first.
    pub fn search(&self) -> &SearchIndex {
        self.search.get_or_init(|| SearchIndex::new(&self.catalogue))
    }
}

/// Loads everything anew.
pub fn load(finder: Finder) {
    finder.load.set(Load::Loading { slow: false });
    set_timeout(
        move || {
            if matches!(finder.load.get_untracked(), Load::Loading { .. }) {
                finder.load.set(Load::Loading { slow: true });
            }
        },
        std::time::Duration::from_millis(SLOW_AFTER),
    );
    leptos::task::spawn_local(async move {
        match load_all().await {
            Ok(loaded) => {
                // Lives as long as the page: code that takes it apart would be carried for nothing.
                finder.load.set(Load::Ready(Box::leak(Box::new(loaded))));
                mark("angebotsfinder:catalogue-ready");
            }
            Err(failure) => finder.load.set(Load::Failed(failure)),
        }
    });
}

/// Leaves a mark on the browser's timeline, for measuring.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark that cannot be set is missed by nobody but a benchmark.
        let _ = performance.mark(name);
    }
}

struct Part {
    catalogue: Catalogue,
    left_out: usize,
}

async fn load_all() -> Result<Loaded, Failure> {
    let location = location();
    let page = location.href().map_err(|_| Failure::Missing)?;
    let query = location.search().unwrap_or_default();
    let wanted = UrlSearchParams::new_with_str(&query).ok();
    let wanted = wanted.and_then(|wanted| wanted.get("katalog"));
    let url = resolve(wanted.as_deref().unwrap_or("katalog.json"), &page)?;
    let mut part = fetch(&url).await?;
    let mut seen = vec![url.clone()];
    let include_failed = include(&mut part, url, &mut seen).await;
    Ok(Loaded::new(part, include_failed))
}

/// Takes over what the catalogue includes; whether something was missing.
async fn include(part: &mut Part, url: String, seen: &mut Vec<String>) -> bool {
    let mut failed = false;
    let entries = |catalogue: &Catalogue, base: &str, depth| -> Vec<(String, String, u8)> {
        let includes = catalogue.includes.iter();
        includes.map(|each| (each.clone(), base.to_owned(), depth)).collect()
    };
    let mut waiting = entries(&part.catalogue, &url, 1);
    while let Some((address, base, depth)) = waiting.pop() {
        let Ok(url) = resolve(&address, &base) else {
            failed = true;
            continue;
        };
        if seen.contains(&url) {
            continue;
        }
        seen.push(url.clone());
        match fetch(&url).await {
            Ok(included) => {
                if depth < INCLUDE_DEPTH {
                    waiting.extend(entries(&included.catalogue, &url, depth + 1));
                }
                part.left_out += included.left_out;
                part.catalogue.include(included.catalogue);
            }
            Err(_) => failed = true,
        }
    }
    failed
}

/// The absolute address, when it belongs to this site.
fn resolve(address: &str, base: &str) -> Result<String, Failure> {
    let url = Url::new_with_base(address, base).map_err(|_| Failure::Missing)?;
    let own = Url::new(base).map_err(|_| Failure::Missing)?;
    if url.origin() == own.origin() { Ok(url.href()) } else { Err(Failure::Foreign) }
}

async fn fetch(url: &str) -> Result<Part, Failure> {
    // Made from a plain request: gloo's builder costs 2 kB more.
    let request = web_sys::Request::new_with_str(url).map_err(|_| Failure::Unreachable)?;
    let response = Request::from(request).send().await.map_err(|_| Failure::Unreachable)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing),
        _ => return Err(Failure::Server),
    }
    let bytes = response.binary().await.map_err(|_| Failure::Unreachable)?;
    let reading = catalogue::read(&bytes).map_err(|refusal| match refusal {
        Refusal::UnsupportedVersion { .. } => Failure::Newer,
        Refusal::NotJson { .. } | Refusal::NotACatalogue => Failure::Unreadable,
    })?;
    let diagnostics = reading.diagnostics.iter();
    let left_out = diagnostics
        .filter(|each| each.severity == Severity::Error && each.pointer.starts_with("/offers/"));
    Ok(Part { left_out: left_out.count(), catalogue: reading.catalogue })
}
