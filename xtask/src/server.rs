//! A web server on loopback that stands in for a municipality's: it serves a folder the way `docs`
//! asks hosts to (types, pre-compressed files, caching, headers), and misbehaves on
//! demand, so that tests can see how the widget copes. Pages of other sites get nothing from it,
//! unless [`Builder::open_to_all`] allows it.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use xtask::server::{Reply, Server};
//!
//! let server = Server::builder("dist").below("familie/angebote").start().await?;
//! server.set("/katalog.json", Reply::CutOff { after: 1_000 });
//! println!("{}", server.url("index.html"));
//! # Ok(())
//! # }
//! ```

mod audience;
mod files;
mod headers;
mod log;
mod reply;

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use audience::Audience;
pub use headers::PERMISSIONS_POLICY;
pub use log::LoggedRequest;
pub use reply::Reply;

/// A running server, stopped on drop.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

/// The configuration of a [`Server`].
#[derive(Debug)]
pub struct Builder {
    directory: PathBuf,
    mount: String,
    listener: Option<TcpListener>,
    audience: Audience,
    uncached: bool,
    silent_about_caching: bool,
}

/// State shared between the request handler and the server's owner.
#[derive(Debug)]
struct Shared {
    directory: PathBuf,
    port: u16,
    audience: Audience,
    /// The path above the site, `/` or `/familie/angebote/`.
    mount: String,
    /// Paths below the mount that are not answered from the folder. Watched, so that a stalled
    /// request notices when its path's reply changes.
    replies: watch::Sender<HashMap<String, Reply>>,
    requests: Mutex<Vec<LoggedRequest>>,
    is_cut: AtomicBool,
    uncached: bool,
    silent_about_caching: bool,
}

impl Server {
    /// Builds a server for the files in `directory`.
    pub fn builder(directory: impl Into<PathBuf>) -> Builder {
        Builder {
            directory: directory.into(),
            mount: "/".to_owned(),
            listener: None,
            audience: Audience::ThisComputer,
            uncached: false,
            silent_about_caching: false,
        }
    }

    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of a file (`index.html`, `index.html?modus=team#x`), or of the site (empty path).
    pub fn url(&self, path: &str) -> String {
        let path = path.trim_start_matches('/');
        format!("http://{}{}{path}", self.address, self.shared.mount)
    }

    /// Answers `path` (with a leading `/`, below the mount) with `reply` from now on.
    pub fn set(&self, path: &str, reply: Reply) {
        self.shared.replies.send_modify(|replies| {
            replies.insert(path.to_owned(), reply);
        });
    }

    /// Simulates a lost connection: from now on, only the beginning of each answer arrives.
    pub fn cut_the_line(&self) {
        self.shared.is_cut.store(true, Ordering::Relaxed);
    }

    /// Answers `path` from the folder again. Requests held back by [`Reply::Stall`] are answered at
    /// once.
    pub fn release(&self, path: &str) {
        self.shared.replies.send_modify(|replies| {
            replies.remove(path);
        });
    }

    /// All requests so far, in the order of arrival.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Builder {
    /// Serves the site below this path instead of `/`.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        let path = path.trim_matches('/');
        self.mount = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        self
    }

    /// Lets pages of any site load and embed the files, as `docs/hosting/` recommends. Only for
    /// files meant to be public, so not for a catalogue that is still being edited.
    #[must_use]
    pub fn open_to_all(mut self) -> Self {
        self.audience = Audience::Everybody;
        self
    }

    /// Makes browsers cache nothing, so that they request everything again for each page.
    #[must_use]
    pub fn uncached(mut self) -> Self {
        self.uncached = true;
        self
    }

    /// Says nothing about caching, so that browsers guess from `Last-Modified`, as on plain web space.
    #[must_use]
    pub fn silent_about_caching(mut self) -> Self {
        self.silent_about_caching = true;
        self
    }

    /// Uses this listener instead of a free port of 127.0.0.1.
    #[must_use]
    pub fn listener(mut self, listener: TcpListener) -> Self {
        self.listener = Some(listener);
        self
    }

    /// Starts the server on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// If the folder does not exist, no port is free, or the listener can be reached from another
    /// computer.
    pub async fn start(self) -> io::Result<Server> {
        ensure_directory(&self.directory)?;
        let listener = match self.listener {
            Some(listener) => listener,
            None => TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?,
        };
        let address = listener.local_addr()?;
        ensure_loopback(address)?;
        let shared = Arc::new(Shared {
            directory: self.directory,
            port: address.port(),
            audience: self.audience,
            mount: self.mount,
            replies: watch::Sender::default(),
            requests: Mutex::default(),
            is_cut: AtomicBool::new(false),
            uncached: self.uncached,
            silent_about_caching: self.silent_about_caching,
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move {
            // `serve` handles the errors of single connections itself and never returns.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Server { address, shared, task })
    }
}

fn ensure_directory(directory: &Path) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::NotFound, format!("{} is not a folder", directory.display())))
}

fn ensure_loopback(address: SocketAddr) -> io::Result<()> {
    if address.ip().is_loopback() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidInput,
        format!("{address} can be reached from other computers"),
    ))
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    shared
        .requests
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(LoggedRequest::of(&request));

    if !audience::is_addressed(request.headers(), shared.port) {
        return StatusCode::MISDIRECTED_REQUEST.into_response();
    }
    let Some(path) = shared.below_mount(request.uri().path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = request.into_parts().0.headers;
    let reply = if shared.is_cut.load(Ordering::Relaxed) {
        Some(Reply::CutOff { after: 0 })
    } else {
        shared.settled_reply(&path).await
    };
    let mut response = match reply {
        None => files::from_directory(&shared.directory, &path, &headers).await,
        Some(reply) => {
            let released = shared.released(path.clone());
            reply.answer(&shared.directory, &path, &headers, released).await
        }
    };
    headers::add(&path, shared.audience, &headers, &mut response);
    if shared.silent_about_caching {
        response.headers_mut().remove(CACHE_CONTROL);
    }
    if shared.uncached {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

impl Shared {
    fn below_mount(&self, path: &str) -> Option<String> {
        path.strip_prefix(&self.mount).map(|rest| format!("/{rest}"))
    }

    /// Resolves when the path is answered from the folder again.
    fn released(&self, path: String) -> impl Future<Output = ()> + use<> {
        let mut replies = self.replies.subscribe();
        async move {
            // Fails if the server is gone, which releases everything.
            let _ = replies.wait_for(|replies| !replies.contains_key(&path)).await;
        }
    }

    /// The reply set for `path`, once it is no longer [`Reply::Stall`]; `None` if the folder
    /// answers.
    async fn settled_reply(&self, path: &str) -> Option<Reply> {
        let mut replies = self.replies.subscribe();
        replies
            .wait_for(|replies| !matches!(replies.get(path), Some(Reply::Stall)))
            .await
            .ok()
            .and_then(|replies| replies.get(path).cloned())
    }
}
