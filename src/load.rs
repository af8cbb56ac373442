//! Loads the catalogue and what it includes, in pieces: of a large one a cheap phone would be busy
//! for seconds, while a family wants to answer questions.

use crate::{
    finder::Finder,
    intl,
    later::{LATER, Later},
    link,
    live::Live,
    markup::{property, set_attribute, set_property},
    more,
    pause::pause,
    preset,
    start::{page_attribute, tell},
    view::results,
};
use catalogue::{Catalogue, Date, PieceReader, Reading, Refusal};
use js_sys::{Function, Promise, Uint8Array};
use leptos::prelude::*;
use matching::{Index, IndexBuilder, SearchIndex, Viewer};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response, Url};

/// After how long "it takes a little longer" is said.
pub const SLOW_AFTER: Duration = Duration::from_secs(6);
/// How long what is there waits for a catalogue that it includes.
const INCLUDE_PATIENCE: Duration = Duration::from_secs(10);
/// How deep catalogues may include each other: municipality, state, nation.
const INCLUDE_DEPTH: u8 = 2;

/// The absolute address of the catalogue, by the boot script; empty where the page's address may not choose it.
const CATALOGUE: &str = "data-catalogue";
/// What the boot script has asked for already: a property of the page's root, a promise.
const UNDERWAY: &str = "catalogue";

/// Sent to the page's root when the part of the program that has not come is wanted once more.
pub const WANTED: &str = "angebotsfinder:wanted";
/// Sent to the page's root when its attributes say how the catalogue wants to look.
const THEME: &str = "angebotsfinder:theme";

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
    /// The address belongs to another site, or to files that no link may choose.
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
    /// What else has come with whatever has read it.
    pub later: &'static Later,
    pub viewer: Viewer,
    /// Once somebody has wanted to search.
    pub search: Live<Option<&'static SearchIndex>>,
}

impl Loaded {
    async fn new(
        catalogue: Catalogue,
        viewer: Viewer,
        left_out: usize,
        include_failed: bool,
    ) -> Self {
        let today = intl::now().date;
        let mut builder = IndexBuilder::new(today, viewer);
        while builder.go_on(&catalogue) {
            pause().await;
        }
        Self {
            index: builder.finish(&catalogue),
            catalogue,
            today,
            left_out,
            include_failed,
            later: LATER,
            viewer,
            search: Live::new(None),
        }
    }

    /// Whether whoever looks may see an offer.
    pub fn sees(&self, offer: usize) -> bool {
        self.catalogue.offers.get(offer).is_some_and(|offer| self.viewer.sees(offer))
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
        SLOW_AFTER,
    );
    match finder.reader.get() {
        Some(read) => read(finder),
        None => tell(WANTED),
    }
}

/// Reads the catalogue.
pub fn read(finder: Finder) {
    let viewer = if finder.team { Viewer::Team } else { Viewer::Family };
    leptos::task::spawn_local(async move {
        match load_all(viewer).await {
            Ok(loaded) => {
                // Lives as long as the page: code that takes it apart would be carried for nothing.
                let loaded: &'static Loaded = Box::leak(Box::new(loaded));
                finder.load.set(Load::Ready(loaded));
                show_theme(&loaded.catalogue);
                preset::apply(finder, loaded);
                link::show(finder);
                mark("angebotsfinder:catalogue-ready");
                more::want(finder);
                pause().await;
                results::rehearse(finder, loaded);
            }
            Err(failure) => {
                // A second try may have brought it in the meantime.
                if matches!(finder.load.get_untracked(), Load::Loading { .. }) {
                    finder.load.set(Load::Failed(failure));
                }
            }
        }
    });
}

/// Tells the boot script how the catalogue wants to look: a script knows colours for fewer
/// bytes.
fn show_theme(catalogue: &Catalogue) {
    let (Some(theme), Some(page)) = (&catalogue.theme, document().document_element()) else {
        return;
    };
    theme.each(&mut |name, value| set_attribute(&page, &["data-", name].concat(), value));
    tell(THEME);
}

/// Leaves a mark on the browser's timeline, for measuring.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A mark that cannot be set is missed by nobody but a benchmark.
        let _ = performance.mark(name);
    }
}

/// A catalogue that is yet to be read.
struct Wanted {
    address: String,
    /// What the address is relative to.
    base: String,
    /// How many catalogues away from the first.
    depth: u8,
}

/// An answer that is on its way.
struct Underway {
    url: String,
    answer: Promise,
    /// Nobody waits for it any more; none for what the boot script has asked for.
    stop: Option<AbortController>,
}

/// Fetches the catalogue and what it includes.
async fn load_all(viewer: Viewer) -> Result<Loaded, Failure> {
    let address = page_attribute(CATALOGUE).unwrap_or_default();
    let mut underway: Vec<Underway> = taken_over(&address).into_iter().collect();
    let mut wanted = vec![Wanted { base: address.clone(), address, depth: 0 }];
    let mut seen: Vec<String> = Vec::new();
    let mut loaded: Option<Catalogue> = None;
    let mut left_out = 0;
    let mut include_failed = false;
    while let Some(Wanted { address, base, depth }) = wanted.pop() {
        let url = resolve(&address, &base);
        if url.as_ref().is_ok_and(|url| seen.contains(url)) {
            continue;
        }
        let reading = match &url {
            Ok(url) => fetch(url, depth, &mut underway).await,
            Err(failure) => Err(*failure),
        };
        let reading = match (reading, &loaded) {
            (Ok(reading), _) => reading,
            (Err(failure), None) => return Err(failure),
            (Err(_), Some(_)) => {
                include_failed = true;
                continue;
            }
        };
        let url = url.unwrap_or_default();
        left_out += reading.left_out;
        if depth < INCLUDE_DEPTH {
            for address in &reading.catalogue.includes {
                let address = address.clone();
                wanted.push(Wanted { address, base: url.clone(), depth: depth + 1 });
            }
        }
        seen.push(url);
        match &mut loaded {
            None => loaded = Some(reading.catalogue),
            Some(loaded) => loaded.include(reading.catalogue),
        }
        pause().await;
    }
    let catalogue = loaded.ok_or(Failure::Missing)?;
    // A list of nothing is none, whatever the reason: there would be an empty page.
    if !catalogue.offers.iter().any(|offer| viewer.sees(offer)) {
        return Err(if left_out > 0 { Failure::Unreadable } else { Failure::Missing });
    }
    Ok(Loaded::new(catalogue, viewer, left_out, include_failed).await)
}

/// What the boot script has asked for, once: a second try asks anew.
fn taken_over(url: &str) -> Option<Underway> {
    let page = document().document_element()?;
    let answer = property(&page, UNDERWAY).dyn_into().ok()?;
    set_property(&page, UNDERWAY, &JsValue::UNDEFINED);
    Some(Underway { url: url.to_owned(), answer, stop: None })
}

/// The absolute address, when it belongs to this site.
fn resolve(address: &str, base: &str) -> Result<String, Failure> {
    let url = Url::new_with_base(address, base).map_err(|_| Failure::Foreign)?;
    let own = Url::new(base).map_err(|_| Failure::Foreign)?;
    if url.origin() == own.origin() { Ok(url.href()) } else { Err(Failure::Foreign) }
}

/// Reads a catalogue while it comes.
async fn fetch(url: &str, depth: u8, underway: &mut Vec<Underway>) -> Result<Reading<()>, Failure> {
    let Underway { answer, stop, .. } = match underway.iter().position(|each| each.url == url) {
        Some(at) => underway.remove(at),
        None => request(url)?,
    };
    // The first catalogue has a word for a line that is slow. Of the others each is only a part,
    // and all that is there would wait for it.
    if let Some(stop) = stop.filter(|_| depth > 0) {
        set_timeout(move || stop.abort(), INCLUDE_PATIENCE);
    }
    let response = JsFuture::from(answer).await.map_err(|_| Failure::Unreachable)?;
    let response: Response = response.unchecked_into();
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing),
        _ => return Err(Failure::Server),
    }
    let mut reader = PieceReader::new();
    let mut has_asked = depth == INCLUDE_DEPTH;
    let stream = call(&property(&response, "body"), "getReader")?;
    while let Some(bytes) = next_bytes(&stream).await? {
        reader.push(&bytes);
        while reader.read_on() {
            pause().await;
        }
        if !has_asked && let Some(includes) = reader.includes() {
            has_asked = true;
            let urls = includes.iter().filter_map(|address| resolve(address, url).ok());
            underway.extend(urls.filter_map(|url| request(&url).ok()));
        }
    }
    reader.end();
    while reader.read_on() {
        pause().await;
    }
    reader.finish().map_err(|refusal| match refusal {
        Refusal::UnsupportedVersion { .. } => Failure::Newer,
        Refusal::NotJson { .. } | Refusal::NotACatalogue => Failure::Unreadable,
    })
}

/// Sends a request, as the boot script does (`src/own.mjs`): without cookies, and only to where the
/// address leads.
fn request(url: &str) -> Result<Underway, Failure> {
    let stop = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let options = RequestInit::new();
    options.set_signal(Some(&stop.signal()));
    set_property(&options, "credentials", &"omit".into());
    set_property(&options, "redirect", &"error".into());
    let answer = window().fetch_with_str_and_init(url, &options);
    Ok(Underway { url: url.to_owned(), answer, stop: Some(stop) })
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
