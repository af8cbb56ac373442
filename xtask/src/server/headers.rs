//! The headers that a host of the widget is asked to send (`docs/hosting/`), so that tests run
//! under them.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY as CSP, CONTENT_TYPE,
    HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

use crate::content_name;

/// The strictest policy that WebAssembly starts under. No `frame-ancestors`: being embedded
/// is what the widget is for. The frame is the preview in einbetten.html.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; frame-src 'self'";

/// The `http` crate has no name for it.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

pub(super) fn add(path: &str, response: &mut Response) {
    let keep = content_name::is(path) && response.status().is_success();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, if keep { FOR_EVER } else { ASK_FIRST });
    headers.entry(CSP).or_insert(HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // In a sandboxed frame the widget's own files come from a foreign origin.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));

    let content_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let better = match content_type {
        Some(b"text/html") => "text/html; charset=utf-8",
        // What RFC 9239 wants for `.mjs` as well.
        Some(b"application/javascript") => "text/javascript",
        _ => return,
    };
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(better));
}
