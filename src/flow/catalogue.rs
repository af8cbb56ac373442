//! Reads the catalogue and what it includes, in pieces: of a large one a cheap phone would be busy
//! for seconds, while a family wants to answer questions.

use crate::{
    dom::{
        contract::{CATALOGUE, THEME, THEME_PREFIX, UNDERWAY},
        live::Live,
        markup::{property, set_attribute, set_property},
        page::{page_attribute, tell},
        pause::pause,
    },
    state::finder::{Failure, Finder, Load, Loaded, ResultsPart},
    words::intl,
};
use catalogue::{Catalogue, PieceReader, Reading, Refusal, budget, count, sort};
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

/// What happens once everything is read.
pub type Arrive = fn(&'static Finder, &'static Loaded);

/// Reads the catalogue, for this part of the program.
pub fn read(finder: &'static Finder, results: &'static ResultsPart, arrive: Arrive) {
    if let Err(failure) = begin(finder, results, arrive) {
        fail(finder, failure);
    }
}

fn fail(finder: &'static Finder, failure: Failure) {
    // A second try may have brought it in the meantime.
    if matches!(finder.load.get_untracked(), Load::Loading { .. }) {
        finder.load.set(Load::Failed(failure));
    }
}

fn ready(work: &Work, loaded: Loaded) {
    // Lives as long as the page: code that takes it apart would be carried for nothing.
    let loaded: &'static Loaded = Box::leak(Box::new(loaded));
    work.finder.load.set(Load::Ready(loaded));
    show_theme(&loaded.catalogue);
    (work.arrive)(work.finder, loaded);
}

/// Tells the boot script how the catalogue wants to look: a script knows colours for fewer
/// bytes.
fn show_theme(catalogue: &Catalogue) {
    let (Some(theme), Some(page)) = (&catalogue.theme, document().document_element()) else {
        return;
    };
    theme.each(&mut |name, value| set_attribute(&page, &[THEME_PREFIX, name].concat(), value));
    tell(THEME);
}

/// Computes from a catalogue what is computed once.
async fn prepare(
    catalogue: Catalogue,
    results: &'static ResultsPart,
    viewer: Viewer,
    left_out: usize,
    include_failed: bool,
) -> Loaded {
    let today = intl::now().date;
    let mut builder = IndexBuilder::new(today, viewer);
    while builder.go_on(&catalogue) {
        pause().await;
    }
    Loaded {
        index: builder.finish(&catalogue),
        catalogue,
        today,
        left_out,
        include_failed,
        results,
        viewer,
        search: Live::new(None),
    }
}

/// What has become of a catalogue.
struct Outcome {
    /// Those with a smaller one come first.
    key: String,
    reading: Result<Reading<()>, Failure>,
}

/// The catalogues of one loading, which come at the same time.
struct Work {
    /// The addresses of all that were asked for, the first catalogue's first.
    asked: RefCell<Vec<String>>,
    /// Whether there are some that cannot be asked for.
    include_failed: Cell<bool>,
    /// How many are on their way.
    underway: Cell<usize>,
    /// What has become of the others.
    outcomes: RefCell<Vec<Outcome>>,
    /// Bytes of all of them that have come.
    bytes: Cell<usize>,
    /// Nobody waits any more for what is included.
    stop: AbortController,
    finder: &'static Finder,
    results: &'static ResultsPart,
    arrive: Arrive,
}

/// Sets out for the catalogue.
fn begin(
    finder: &'static Finder,
    results: &'static ResultsPart,
    arrive: Arrive,
) -> Result<(), Failure> {
    let address = page_attribute(CATALOGUE).unwrap_or_default();
    let url = resolve(&address, &address)?;
    // Lives as long as the page, as what is made of it does.
    let work: &'static Work = Box::leak(Box::new(Work {
        asked: RefCell::new(Vec::new()),
        include_failed: Cell::new(false),
        underway: Cell::new(0),
        outcomes: RefCell::new(Vec::new()),
        bytes: Cell::new(0),
        stop: AbortController::new().map_err(|_| Failure::Unreachable)?,
        finder,
        results,
        arrive,
    }));
    set_out(work, &[url], &address, 0);
    Ok(())
}

/// Sets out for catalogues, unless that has been done: `depth` is how many catalogues away from
/// the first they are.
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
                // The first catalogue has a word for a line that is slow. All others together are
                // only a part, and what is there would wait for it.
                let wait = if reading.is_ok() { budget::INCLUDES_PATIENCE_SECONDS } else { 0 };
                set_timeout(|| work.stop.abort(), Duration::from_secs(wait));
            }
            // Of two offers with the same id the first stays, and which one is that must not depend
            // on the line: what is included directly comes as it is named, all else by its address.
            let place = u8::try_from(place).map(char::from).unwrap_or_default();
            let key = if depth < 2 { place.to_string() } else { url };
            work.outcomes.borrow_mut().push(Outcome { key, reading });
            work.underway.set(work.underway.get() - 1);
            if work.underway.get() == 0 {
                match put_together(work).await {
                    Ok(loaded) => ready(work, loaded),
                    Err(failure) => fail(work.finder, failure),
                }
            }
        });
    }
}

/// Takes what is included over into the first catalogue.
async fn put_together(work: &Work) -> Result<Loaded, Failure> {
    let viewer = if work.finder.team { Viewer::Team } else { Viewer::Family };
    let mut outcomes = work.outcomes.take();
    let mut order = (0..count(outcomes.len())).collect();
    let key = |at: u32| &outcomes[at as usize].key;
    sort(&mut order, &|a, b| key(a).cmp(key(b)));
    let mut loaded: Option<Catalogue> = None;
    let mut left_out = 0;
    let mut include_failed = work.include_failed.get();
    for at in order {
        let outcome = &mut outcomes[at as usize];
        match (mem::replace(&mut outcome.reading, Err(Failure::Missing)), &mut loaded) {
            (Err(failure), None) => return Err(failure),
            (Err(_), Some(_)) => include_failed = true,
            (Ok(reading), loaded) => {
                left_out += reading.left_out;
                match loaded {
                    None => *loaded = Some(reading.catalogue),
                    Some(loaded) => loaded.include(reading.catalogue),
                }
            }
        }
        pause().await;
    }
    let catalogue = loaded.ok_or(Failure::Missing)?;
    // A list of nothing is none, whatever the reason: there would be an empty page.
    if !catalogue.offers.iter().any(|offer| viewer.sees(offer)) {
        return Err(if left_out > 0 { Failure::Unreadable } else { Failure::Missing });
    }
    Ok(prepare(catalogue, work.results, viewer, left_out, include_failed).await)
}

/// What the boot script has asked for, once: a second try asks anew.
fn taken_over() -> Option<Promise> {
    let page = document().document_element()?;
    let answer = property(&page, UNDERWAY).dyn_into().ok()?;
    set_property(&page, UNDERWAY, &JsValue::UNDEFINED);
    Some(answer)
}

/// The absolute address, when it belongs to this site.
fn resolve(address: &str, base: &str) -> Result<String, Failure> {
    let url = Url::new_with_base(address, base).map_err(|_| Failure::Foreign)?;
    let own = Url::new(base).map_err(|_| Failure::Foreign)?;
    if url.origin() == own.origin() { Ok(url.href()) } else { Err(Failure::Foreign) }
}

/// Reads a catalogue while it comes, and lets what it includes set out.
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
    let stream = call(&response.body().into(), "getReader")?;
    while let Some(bytes) = next_bytes(&stream).await? {
        work.bytes.set(work.bytes.get() + bytes.len());
        if bytes.len() > left || work.bytes.get() > budget::CATALOGUES_BYTES {
            // Else the rest would come for nobody. It has failed whatever becomes of that.
            let _ = call(&stream, "cancel");
            return Err(Failure::Unreadable);
        }
        left -= bytes.len();
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
    // They may be named behind the offers.
    set_out(work, &reading.catalogue.includes, url, depth + 1);
    Ok(reading)
}

/// Sends a request, as the boot script does (`src/scripts/own.mjs`): without cookies, and only to where the
/// address leads.
fn request(work: &Work, url: &str, depth: u8) -> Promise {
    let options = RequestInit::new();
    if depth > 0 {
        options.set_signal(Some(&work.stop.signal()));
    }
    set_property(&options, "credentials", &"omit".into());
    set_property(&options, "redirect", &"error".into());
    window().fetch_with_str_and_init(url, &options)
}

/// What has come since; none = that was all.
async fn next_bytes(stream: &JsValue) -> Result<Option<Vec<u8>>, Failure> {
    let read = Promise::resolve(&call(stream, "read")?);
    let read = JsFuture::from(read).await.map_err(|_| Failure::Unreachable)?;
    let is_done = property(&read, "done").is_truthy();
    Ok((!is_done).then(|| Uint8Array::new(&property(&read, "value")).to_vec()))
}

/// Calls a method by its name: classes for the streams would be glue for two calls.
fn call(object: &JsValue, method: &str) -> Result<JsValue, Failure> {
    let method = property(object, method).dyn_into::<Function>();
    let result = method.and_then(|method| method.call0(object));
    result.map_err(|_| Failure::Unreachable)
}
