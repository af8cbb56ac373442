//! Files from the disk, pre-compressed if the browser accepts that.

use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

/// The file that `path` (with a leading `/`) names in `directory`; for a folder, its `index.html`.
pub(super) async fn from_directory(directory: &Path, path: &str, headers: &HeaderMap) -> Response {
    let service = ServeDir::new(directory)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_to_trailing_slash(false);
    let Some(request) = request(path, headers) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match service.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}

/// This one file, regardless of the requested path.
pub(super) async fn single(file: &Path, headers: &HeaderMap) -> Response {
    let service = ServeFile::new(file).precompressed_br().precompressed_gzip();
    let Some(request) = request("/", headers) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match service.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}

fn request(path: &str, headers: &HeaderMap) -> Option<Request<Body>> {
    let mut request = Request::builder().uri(path).body(Body::empty()).ok()?;
    request.headers_mut().clone_from(headers);
    Some(request)
}
