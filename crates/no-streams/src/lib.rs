//! Replaces the `wasm-streams` crate through `[patch.crates-io]`.
//!
//! Leptos always pulls in its server functions, and they pull in `wasm-streams`, whose classes are
//! exported to JavaScript, so no optimiser may drop them: 5 kB (brotli) of every first load, for a
//! widget that has no server. This is the part of its API that `server_fn` compiles against;
//! nothing here is ever called.

use futures_core::Stream;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::JsValue;

/// A stream that never exists.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Drops the stream.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::NULL.into())
    }

    /// Keeps the browser's stream, unread.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that has already ended.
    pub fn into_stream(self) -> Ended {
        Ended
    }
}

/// A stream that has already ended.
pub struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
