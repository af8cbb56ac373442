//! Whom the server answers. Any website can make a browser send requests to this computer and, by
//! DNS rebinding, under a host name of that website.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderValue, ORIGIN};
use axum::http::uri::Uri;

/// Names that always mean this computer.
const OWN_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];
/// The port that browsers leave out of `Host`.
const DEFAULT_PORT: u16 = 80;

/// Whose pages may load and embed the server's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Pages served by this computer, on any port.
    ThisComputer,
    /// Pages of any site, as `docs/hosting/` allows.
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

/// Whether a request with these headers was meant for this server.
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

/// Whether this origin is this computer. `null` is not: any website can create a sandboxed frame.
fn is_own(origin: &HeaderValue) -> bool {
    let uri: Option<Uri> = origin.to_str().ok().and_then(|origin| origin.parse().ok());
    let host = uri.as_ref().filter(|uri| uri.scheme().is_some()).and_then(Uri::host);
    host.is_some_and(|host| OWN_NAMES.contains(&host))
}
