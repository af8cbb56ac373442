//! Loads the catalogue and what it includes.

use crate::{
    finder::Finder,
    intl,
    later::{LATER, Later},
    link,
    markup::set_attribute,
    preset,
    start::tell,
};
use catalogue::{Catalogue, Date, Reading, Refusal};
use gloo_net::http::Request;
use leptos::prelude::*;
use matching::{Index, SearchIndex, Viewer};
use std::sync::OnceLock;
use web_sys::{Url, UrlSearchParams};

/// After how long "it takes a little longer" is said, in milliseconds.
const SLOW_AFTER: u64 = 6_000;
/// How deep catalogues may include each other: municipality, state, nation.
const INCLUDE_DEPTH: u8 = 2;

/// Sent to the page's root when the second part of the program is wanted.
const WANTED: &str = "angebotsfinder:wanted";
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
    /// What else has come with whatever has read it.
    pub later: &'static Later,
    viewer: Viewer,
    search: OnceLock<SearchIndex>,
}

impl Loaded {
    fn new(catalogue: Catalogue, viewer: Viewer, left_out: usize, include_failed: bool) -> Self {
        let today = intl::now().date;
        Self {
            index: Index::new(&catalogue, today, viewer),
            catalogue,
            today,
            left_out,
            include_failed,
            later: LATER,
            viewer,
            search: OnceLock::new(),
        }
    }

    /// Whether whoever looks may see an offer.
    pub fn sees(&self, offer: usize) -> bool {
        self.catalogue.offers.get(offer).is_some_and(|offer| self.viewer.sees(offer))
    }

    /// The search index: made when somebody searches first.
    pub fn search(&self) -> &SearchIndex {
        self.search.get_or_init(|| SearchIndex::new(&self.catalogue, self.viewer))
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
                link::open(finder, loaded);
                mark("angebotsfinder:catalogue-ready");
            }
            Err(failure) => finder.load.set(Load::Failed(failure)),
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

/// A catalogue that is yet to be fetched.
struct Wanted {
    address: String,
    /// What the address is relative to.
    base: String,
    /// How many catalogues away from the first.
    depth: u8,
}

/// Fetches the catalogue, and then what it includes.
async fn load_all(viewer: Viewer) -> Result<Loaded, Failure> {
    let page = location().href().map_err(|_| Failure::Missing)?;
    let query = UrlSearchParams::new_with_str(&location().search().unwrap_or_default()).ok();
    let address = query.and_then(|query| query.get("katalog"));
    let address = address.unwrap_or_else(|| "katalog.json".to_owned());
    let mut wanted = vec![Wanted { address, base: page, depth: 0 }];
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
            Ok(url) => fetch(url).await,
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
    }
    let catalogue = loaded.ok_or(Failure::Missing)?;
    Ok(Loaded::new(catalogue, viewer, left_out, include_failed))
}

/// The absolute address, when it belongs to this site.
fn resolve(address: &str, base: &str) -> Result<String, Failure> {
    let url = Url::new_with_base(address, base).map_err(|_| Failure::Missing)?;
    let own = Url::new(base).map_err(|_| Failure::Missing)?;
    if url.origin() == own.origin() { Ok(url.href()) } else { Err(Failure::Foreign) }
}

async fn fetch(url: &str) -> Result<Reading<()>, Failure> {
    // Made from a plain request: gloo's builder costs 2 kB more.
    let request = web_sys::Request::new_with_str(url).map_err(|_| Failure::Unreachable)?;
    let response = Request::from(request).send().await.map_err(|_| Failure::Unreachable)?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing),
        _ => return Err(Failure::Server),
    }
    let bytes = response.binary().await.map_err(|_| Failure::Unreachable)?;
    catalogue::read_silently(&bytes).map_err(|refusal| match refusal {
        Refusal::UnsupportedVersion { .. } => Failure::Newer,
        Refusal::NotJson { .. } | Refusal::NotACatalogue => Failure::Unreadable,
    })
}
