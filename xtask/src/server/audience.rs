//! Whom the server answers. A browser carries the requests of any website to this computer, and by
//! DNS rebinding under a name of that website's own.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderValue, ORIGIN};
use axum::http::uri::Uri;

/// Names that mean this computer and nothing else.
const OWN_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// What a browser leaves out of `Host`.
const DEFAULT_PORT: u16 = 80;

/// Whose pages may load and embed what the server has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Those that this computer serves, on any port.
    ThisComputer,
    /// Those of any site, as `docs/hosting/` lets them.
    Everybody,
}

impl Audience {
    /// The value of `Access-Control-Allow-Origin` for a request with these headers.
    pub(super) fn allowed_origin(self, request: &HeaderMap) -> Option<HeaderValue> {
        match self {
            Self::Everybody => Some(HeaderValue::from_static("*")),
            Self::ThisComputer => request.get(ORIGIN).filter(|origin| is_own(origin)).cloned(),
        }
    }
}

/// Whether a request with these headers was made for this server.
pub(super) fn is_addressed(request: &HeaderMap, port: u16) -> bool {
    let mut hosts = request.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    OWN_NAMES.iter().any(|name| {
        host.as_bytes().eq_ignore_ascii_case(format!("{name}:{port}").as_bytes())
            || port == DEFAULT_PORT && host.as_bytes().eq_ignore_ascii_case(name.as_bytes())
    })
}

/// Whether a page of this origin is served by this computer. `null` is not: any website can make a
/// sandboxed frame.
fn is_own(origin: &HeaderValue) -> bool {
    let uri: Option<Uri> = origin.to_str().ok().and_then(|origin| origin.parse().ok());
    let host = uri.as_ref().filter(|uri| uri.scheme().is_some()).and_then(Uri::host);
    host.is_some_and(|host| OWN_NAMES.contains(&host))
}
