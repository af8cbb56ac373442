//! The headers that hosts of the widget are asked to send (`docs/hosting/`), so that tests run
//! under them.
//!
//! The Content-Security-Policy is in the pages themselves, which know the hashes of what is inline. A
//! header can only make it stricter, so it says no more than a page cannot say: who may embed it. Each
//! host decides that.

use axum::http::HeaderMap;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY as CSP, CONTENT_TYPE,
    HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

use super::audience::Audience;
use crate::content_name;

/// Features that the widget never uses. It does use the clipboard and the Web Share API.
pub const PERMISSIONS_POLICY: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Who may embed the files if only this computer's pages may load them.
const NEIGHBOURS: &str = "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*";

// The `http` crate has no constants for these.
pub(super) const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// Adds the headers to the answer for `path`, depending on the request.
pub(super) fn add(path: &str, audience: Audience, request: &HeaderMap, response: &mut Response) {
    let keep = content_name::is(path) && response.status().is_success();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, if keep { FOR_EVER } else { ASK_FIRST });
    headers.entry(OPENER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    headers.insert(PERMISSIONS, HeaderValue::from_static(PERMISSIONS_POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // In a sandboxed frame, the widget's own files are cross-origin.
    if let Some(origin) = audience.allowed_origin(request) {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    match audience {
        Audience::Everybody => {
            headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
        }
        Audience::ThisComputer => {
            headers.append(VARY, HeaderValue::from(ORIGIN));
            headers.append(CSP, HeaderValue::from_static(NEIGHBOURS));
            headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-site"));
        }
    }

    let content_type = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let better = match content_type {
        Some(b"text/html") => "text/html; charset=utf-8",
        // RFC 9239 requires this for `.mjs` as well.
        Some(b"application/javascript") => "text/javascript",
        _ => return,
    };
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(better));
}
