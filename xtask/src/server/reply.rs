//! Answers that do not come straight from the server's folder.

use std::io;
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use futures_util::{StreamExt, stream};

use super::files;
use super::headers::OPENER_POLICY;

/// The answer configured for one path.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Only a status, e.g. 404 (as if the file were missing) or 500.
    Status(u16),
    /// A redirect (302) to this address.
    Redirect(String),
    /// These bytes, with this `Content-Type`.
    Body {
        /// `application/json`, `text/html`, …
        mime: String,
        /// The body.
        bytes: Vec<u8>,
    },
    /// The HTML of another site, e.g. one that embeds the widget, without the widget's opener policy.
    HostPage(String),
    /// This file, read afresh for each request, with the `.br` and `.gz` next to it.
    File(PathBuf),
    /// The first `after` bytes of the file in the folder, then the connection is closed although
    /// `Content-Length` promised the whole file.
    CutOff {
        /// Bytes of the body that arrive.
        after: usize,
    },
    /// The first `after` bytes of the file in the folder, the rest when the path is released.
    Halves {
        /// Bytes of the body that arrive at once.
        after: usize,
    },
    /// The file in the folder, served with this `Content-Type`.
    Typed(String),
    /// The file in the folder with some bytes in its middle corrupted; its length is right.
    Damaged,
    /// The first half of the file in the folder as if it were complete, as during an upload.
    Half,
    /// No answer until the path is released or given another reply.
    Stall,
}

impl Reply {
    /// A JSON file with this content.
    pub fn json(content: impl Into<Vec<u8>>) -> Self {
        Self::Body { mime: "application/json".to_owned(), bytes: content.into() }
    }

    pub(super) async fn answer(
        self,
        directory: &Path,
        path: &str,
        headers: &HeaderMap,
        released: impl Future<Output = ()> + Send + 'static,
    ) -> Response {
        match self {
            Self::Status(status) => StatusCode::from_u16(status)
                .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
                .into_response(),
            Self::Redirect(address) => (StatusCode::FOUND, [(LOCATION, address)]).into_response(),
            Self::Body { mime, bytes } => ([(CONTENT_TYPE, mime)], bytes).into_response(),
            Self::HostPage(html) => ([(OPENER_POLICY, "unsafe-none")], Html(html)).into_response(),
            Self::File(file) => files::single(&file, headers).await,
            Self::CutOff { after } => cut_off(directory, path, after).await,
            Self::Typed(mime) => {
                let mut response = files::from_directory(directory, path, headers).await;
                if let Ok(mime) = mime.parse() {
                    response.headers_mut().insert(CONTENT_TYPE, mime);
                }
                response
            }
            Self::Damaged => changed(directory, path, |bytes| damage(bytes)).await,
            Self::Half => changed(directory, path, |bytes| bytes.truncate(bytes.len() / 2)).await,
            Self::Halves { after } => halves(directory, path, after, released).await,
            // Unreachable after `Shared::settled_reply`; for a browser it makes no difference.
            Self::Stall => std::future::pending().await,
        }
    }
}

/// Long enough that no text or instruction of the widget can mask the damage.
const DAMAGE: usize = 256;

fn damage(bytes: &mut [u8]) {
    let from = bytes.len().saturating_sub(DAMAGE) / 2;
    for byte in bytes.iter_mut().skip(from).take(DAMAGE) {
        *byte = !*byte;
    }
}

/// The file with its bytes changed, and `Content-Length` to match.
async fn changed(directory: &Path, path: &str, change: impl FnOnce(&mut Vec<u8>)) -> Response {
    let whole = files::from_directory(directory, path, &HeaderMap::new()).await;
    let (mut parts, body) = whole.into_parts();
    let mut bytes = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
    change(&mut bytes);
    parts.headers.insert(CONTENT_LENGTH, bytes.len().into());
    Response::from_parts(parts, Body::from(bytes))
}

async fn cut_off(directory: &Path, path: &str, after: usize) -> Response {
    // No request headers, so no Accept-Encoding: `after` counts bytes of the uncompressed file.
    let whole = files::from_directory(directory, path, &HeaderMap::new()).await;
    let (mut parts, body) = whole.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let promised = bytes.len().max(after + 1);
    let part = bytes.slice(..after.min(bytes.len()));
    parts.headers.insert(CONTENT_LENGTH, promised.into());
    Response::from_parts(parts, Body::from_stream(broken_after(part)))
}

async fn halves(
    directory: &Path,
    path: &str,
    after: usize,
    released: impl Future<Output = ()> + Send + 'static,
) -> Response {
    let whole = files::from_directory(directory, path, &HeaderMap::new()).await;
    let (parts, body) = whole.into_parts();
    let mut first = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let second = first.split_off(after.min(first.len()));
    let second = async move {
        released.await;
        io::Result::Ok(second)
    };
    let body = stream::once(async { Ok(first) }).chain(stream::once(second));
    Response::from_parts(parts, Body::from_stream(body))
}

/// Sends the bytes, then an error, which makes the server close the connection.
fn broken_after(part: Bytes) -> impl stream::Stream<Item = io::Result<Bytes>> {
    stream::unfold(Some(part), |part| async move {
        if let Some(part) = part {
            return Some((Ok(part), None));
        }
        // Lets the connection send what it has before the error drops it.
        tokio::task::yield_now().await;
        Some((Err(io::ErrorKind::ConnectionAborted.into()), None))
    })
}
