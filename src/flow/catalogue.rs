//! Reads the catalogue and its includes in chunks: parsing a large one in one go would block a
//! cheap phone for seconds while the family wants to answer questions.

use crate::{
    dom::{
        contract::{CATALOGUE, UNDERWAY},
        live::Live,
        markup::{property, set_property},
        page::page_attribute,
        pause::pause,
    },
    state::{
        finder::{Completeness, Failure, Finder, Load, Loaded, ResultsPart, Source},
        fingerprint::Fingerprint,
    },
    words::intl,
};
use catalogue::{Catalogue, Holidays, Offer, PieceReader, Reading, Refusal, budget, count, sort};
use gloo_net::http::Response;
use js_sys::{Function, Promise, Uint8Array};
use leptos::prelude::*;
use matching::{IndexBuilder, Viewer};
use std::{
    cell::{Cell, RefCell},
    mem,
    time::Duration,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Url};

/// Called once everything has been read; shows it.
pub type Arrive = fn(&'static Finder, &'static Loaded);

/// Reads the catalogue for this part of the program.
pub fn read(finder: &'static Finder, results: &'static ResultsPart, arrive: Arrive) {
    if let Err(failure) = begin(finder, results, Goal::First(arrive)) {
        fail(finder, failure);
    }
}

/// Puts another catalogue, or the same on another day, in place of the first of these two.
pub type Replace = fn(&'static Finder, &Loaded, &'static Loaded);

/// Fetches the catalogue again. The page keeps what it shows unless the catalogue or the day has
/// changed.
pub fn refresh(finder: &'static Finder, loaded: &'static Loaded, replace: Replace) {
    // Cannot fail: the URL was valid the first time.
    let _ = begin(finder, loaded.results, Goal::Refresh(loaded, replace));
}

/// What a load is for.
#[derive(Clone, Copy)]
enum Goal {
    /// The first catalogue.
    First(Arrive),
    /// To replace this one.
    Refresh(&'static Loaded, Replace),
}

fn fail(finder: &'static Finder, failure: Failure) {
    // A retry may have succeeded in the meantime.
    if matches!(finder.load.get_untracked(), Load::Loading { .. }) {
        finder.load.set(Load::Failed(failure));
    }
}

async fn finish(work: &Work) {
    let read = put_together(work).await;
    let read = match (work.goal, read) {
        (Goal::First(_), Err(failure)) => return fail(work.finder, failure),
        (Goal::Refresh(before, _), Ok(read)) if read.reading.is_news(before.reading) => read,
        (Goal::First(_), Ok(read)) => read,
        // The same as before, or nothing better.
        (Goal::Refresh(before, _), _) if before.today == intl::now().date => return,
        (Goal::Refresh(before, _), _) => Read {
            catalogue: before.catalogue,
            reading: before.reading,
            sources: before.sources.clone(),
            added: before.added.clone(),
        },
    };
    let loaded: &'static Loaded = Box::leak(Box::new(prepare(work, read).await));
    match work.goal {
        Goal::First(arrive) => arrive(work.finder, loaded),
        Goal::Refresh(before, replace) => replace(work.finder, before, loaded),
    }
}

/// A catalogue merged with its includes.
struct Read {
    /// Leaked, because it lives as long as the page: drop code would be dead weight.
    catalogue: &'static Catalogue,
    reading: Completeness,
    sources: Vec<Source>,
    added: Vec<String>,
}

/// Computes everything that is derived from a catalogue once.
async fn prepare(work: &Work, read: Read) -> Loaded {
    let Read { catalogue, reading, sources, added } = read;
    let today = intl::now().date;
    let viewer = work.viewer();
    let mut builder = IndexBuilder::new(today, viewer);
    while builder.go_on(catalogue) {
        pause().await;
    }
    Loaded {
        // Leaked: it lives as long as the page.
        index: Box::leak(Box::new(builder.finish(catalogue))),
        holidays: Holidays::of(catalogue),
        homes: catalogue.home_places(),
        catalogue,
        today,
        reading,
        sources,
        added,
        results: work.results,
        viewer,
        search: Live::new(None),
    }
}

/// The outcome of reading one catalogue.
struct Outcome {
    /// Sort key: outcomes are merged in ascending order.
    key: String,
    url: String,
    reading: Result<Reading<()>, Failure>,
}

/// The catalogues of one load, fetched concurrently.
struct Work {
    /// The URLs requested so far, the first catalogue's first.
    asked: RefCell<Vec<String>>,
    /// Whether some includes cannot be requested.
    include_failed: Cell<bool>,
    /// The number of requests in flight.
    underway: Cell<usize>,
    /// The outcomes of the finished ones.
    outcomes: RefCell<Vec<Outcome>>,
    /// Bytes received so far, in total.
    bytes: Cell<usize>,
    /// Aborts the includes once they are no longer awaited.
    stop: AbortController,
    /// The sum of the fingerprints of all files.
    fingerprint: Cell<u32>,
    finder: &'static Finder,
    results: &'static ResultsPart,
    goal: Goal,
}

impl Work {
    fn new(
        finder: &'static Finder,
        results: &'static ResultsPart,
        goal: Goal,
    ) -> Result<Self, Failure> {
        Ok(Self {
            asked: RefCell::new(Vec::new()),
            include_failed: Cell::new(false),
            underway: Cell::new(0),
            outcomes: RefCell::new(Vec::new()),
            bytes: Cell::new(0),
            stop: AbortController::new().map_err(|_| Failure::Unreachable)?,
            fingerprint: Cell::new(0),
            finder,
            results,
            goal,
        })
    }

    fn viewer(&self) -> Viewer {
        if self.finder.team { Viewer::Team } else { Viewer::Family }
    }
}

/// The depth of a file of texts: nothing can be included at it.
const OF_TEXTS: u8 = budget::INCLUDE_DEPTH + 1;

/// Starts loading the catalogue.
fn begin(
    finder: &'static Finder,
    results: &'static ResultsPart,
    goal: Goal,
) -> Result<(), Failure> {
    let address = page_attribute(CATALOGUE).unwrap_or_default();
    let url = resolve(&address, &address)?;
    // Leaked: it lives as long as the page, like the result.
    let work: &'static Work = Box::leak(Box::new(Work::new(finder, results, goal)?));
    set_out(work, &[url], &address, 0);
    Ok(())
}

/// Requests catalogues not yet requested; `depth` is the number of includes between them and the
/// first.
fn set_out(work: &'static Work, addresses: &[String], base: &str, depth: u8) {
    for address in addresses {
        let mut asked = work.asked.borrow_mut();
        let url = resolve(address, base).unwrap_or_default();
        if depth > budget::INCLUDE_DEPTH || asked.contains(&url) {
            continue;
        }
        let place = asked.len();
        if url.is_empty() || place == budget::CATALOGUES {
            work.include_failed.set(true);
            return;
        }
        asked.push(url.clone());
        work.underway.set(work.underway.get() + 1);
        leptos::task::spawn_local(async move {
            let reading = fetch(&url, depth, work).await;
            if depth == 0 {
                // A slow first catalogue has a message. Slow includes are aborted: they are only
                // a part, and everything else would have to wait for them.
                let wait = if reading.is_ok() { budget::INCLUDES_PATIENCE_SECONDS } else { 0 };
                set_timeout(|| work.stop.abort(), Duration::from_secs(wait));
            }
            // Of two offers with the same id the first wins, which must not depend on the network:
            // direct includes are ordered as listed, all others by URL.
            let place = u8::try_from(place).map(char::from).unwrap_or_default();
            let key = if depth < 2 { place.to_string() } else { url.clone() };
            work.outcomes.borrow_mut().push(Outcome { key, url, reading });
            work.underway.set(work.underway.get() - 1);
            if work.underway.get() == 0 {
                finish(work).await;
            }
        });
    }
}

/// Merges the includes into the first catalogue.
async fn put_together(work: &Work) -> Result<Read, Failure> {
    let mut outcomes = work.outcomes.take();
    let mut order = (0..count(outcomes.len())).collect();
    let key = |at: u32| &outcomes[at as usize].key;
    sort(&mut order, &|a, b| key(a).cmp(key(b)));
    let mut loaded: Option<Catalogue> = None;
    let mut sources = Vec::new();
    let mut left_out = 0;
    let mut include_failed = work.include_failed.get();
    for at in order {
        let outcome = &mut outcomes[at as usize];
        match (mem::replace(&mut outcome.reading, Err(Failure::Missing)), &mut loaded) {
            (Err(failure), None) => return Err(failure),
            (Err(_), Some(_)) => include_failed = true,
            (Ok(mut reading), loaded) => {
                left_out += reading.left_out;
                let files = reading.catalogue.files.take();
                let before = loaded.as_ref().map_or(0, |loaded| loaded.offers.len());
                match loaded {
                    None => *loaded = Some(reading.catalogue),
                    Some(loaded) => loaded.include(reading.catalogue),
                }
                let after = loaded.as_ref().map_or(0, |loaded| loaded.offers.len());
                let url = mem::take(&mut outcome.url);
                sources.extend(files.map(|files| Source { url, files, offers: before..after }));
            }
        }
        pause().await;
    }
    let catalogue = loaded.ok_or(Failure::Missing)?;
    // Without any visible offer the catalogue counts as failed: the page would be empty.
    let viewer = work.viewer();
    if !catalogue.offers.iter().any(|offer| viewer.sees(offer)) {
        return Err(if left_out > 0 { Failure::Unreadable } else { Failure::Missing });
    }
    let fingerprint = work.fingerprint.get();
    let catalogue = Box::leak(Box::new(catalogue));
    let reading = Completeness { fingerprint, left_out, include_failed };
    Ok(Read { catalogue, reading, sources, added: Vec::new() })
}

/// The offers of a file that has only texts.
///
/// # Errors
///
/// As for a catalogue.
pub async fn read_texts(
    finder: &'static Finder,
    loaded: &'static Loaded,
    url: &str,
) -> Result<Vec<Offer>, Failure> {
    let work = Work::new(finder, loaded.results, Goal::Refresh(loaded, |_, _, _| {}))?;
    let work: &'static Work = Box::leak(Box::new(work));
    let patience = Duration::from_secs(budget::INCLUDES_PATIENCE_SECONDS);
    set_timeout(|| work.stop.abort(), patience);
    fetch(url, OF_TEXTS, work).await.map(|reading| reading.catalogue.offers)
}

/// Takes over the boot script's request, once: a retry makes a new one.
fn taken_over() -> Option<Promise> {
    let page = document().document_element()?;
    let answer = property(&page, UNDERWAY).dyn_into().ok()?;
    set_property(&page, UNDERWAY, &JsValue::UNDEFINED);
    Some(answer)
}

/// The absolute URL, if it is same-origin.
fn resolve(address: &str, base: &str) -> Result<String, Failure> {
    let url = Url::new_with_base(address, base).map_err(|_| Failure::Foreign)?;
    let own = Url::new(base).map_err(|_| Failure::Foreign)?;
    if url.origin() == own.origin() { Ok(url.href()) } else { Err(Failure::Foreign) }
}

/// Parses a catalogue as it arrives, and requests its includes as soon as they are known.
async fn fetch(url: &str, depth: u8, work: &'static Work) -> Result<Reading<()>, Failure> {
    let answer = match depth {
        0 => taken_over().unwrap_or_else(|| request(work, url, depth)),
        _ => request(work, url, depth),
    };
    let response = JsFuture::from(answer).await.map_err(|_| Failure::Unreachable)?;
    let response = Response::from(response.unchecked_into::<web_sys::Response>());
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing),
        _ => return Err(Failure::Server),
    }
    let mut reader = PieceReader::new();
    let mut left = if depth > 0 { budget::INCLUDE_BYTES } else { budget::CATALOGUE_BYTES };
    let mut has_asked = false;
    let mut fingerprint = Fingerprint::new();
    let stream = call(&response.body().into(), "getReader")?;
    while let Some(bytes) = next_bytes(&stream).await? {
        work.bytes.set(work.bytes.get() + bytes.len());
        if bytes.len() > left || work.bytes.get() > budget::CATALOGUES_BYTES {
            // Stops the download. It has failed already, so errors here do not matter.
            let _ = call(&stream, "cancel");
            return Err(Failure::Unreadable);
        }
        left -= bytes.len();
        fingerprint.add(&bytes);
        reader.push(&bytes);
        while reader.read_on() {
            pause().await;
        }
        if !has_asked && let Some(includes) = reader.includes() {
            has_asked = true;
            set_out(work, &includes, url, depth + 1);
        }
    }
    reader.end();
    while reader.read_on() {
        pause().await;
    }
    let reading = reader.finish().map_err(|refusal| match refusal {
        Refusal::UnsupportedVersion { .. } => Failure::Newer,
        Refusal::NotJson { .. } | Refusal::NotACatalogue => Failure::Unreadable,
    })?;
    work.fingerprint.set(work.fingerprint.get().wrapping_add(fingerprint.0));
    // The includes may come after the offers in the file.
    set_out(work, &reading.catalogue.includes, url, depth + 1);
    Ok(reading)
}

/// Sends a request as the boot script does (`src/scripts/own.mjs`): without cookies, without
/// following redirects, and asking the server whether a catalogue has changed.
fn request(work: &Work, url: &str, depth: u8) -> Promise {
    let options = RequestInit::new();
    if depth > 0 {
        options.set_signal(Some(&work.stop.signal()));
    }
    // A file of texts has another name when it changes.
    let cache = if depth == OF_TEXTS { "default" } else { "no-cache" };
    set_property(&options, "cache", &cache.into());
    set_property(&options, "credentials", &"omit".into());
    set_property(&options, "redirect", &"error".into());
    window().fetch_with_str_and_init(url, &options)
}

/// The next chunk; `None` at the end of the stream.
async fn next_bytes(stream: &JsValue) -> Result<Option<Vec<u8>>, Failure> {
    let read = Promise::resolve(&call(stream, "read")?);
    let read = JsFuture::from(read).await.map_err(|_| Failure::Unreachable)?;
    let is_done = property(&read, "done").is_truthy();
    Ok((!is_done).then(|| Uint8Array::new(&property(&read, "value")).to_vec()))
}

/// Calls a method by name: bindings for the stream classes would be glue code for two calls.
fn call(object: &JsValue, method: &str) -> Result<JsValue, Failure> {
    let method = property(object, method).dyn_into::<Function>();
    let result = method.and_then(|method| method.call0(object));
    result.map_err(|_| Failure::Unreachable)
}
