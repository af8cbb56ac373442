//! Stands in for the crate `wasm-streams`, by way of `[patch.crates-io]`.
//!
//! Leptos always brings its server functions along, and they bring `wasm-streams`, whose
//! classes are exported to JavaScript, so that no optimiser may drop them: 5 kB (brotli) of
//! every first load, for a widget that has no server. This is the part of its interface that
//! `server_fn` compiles against; nothing here is ever called.

use futures_core::Stream;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::JsValue;

/// A stream that never was.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Keeps nothing of the stream.
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

    /// A stream that has ended.
    pub fn into_stream(self) -> Ended {
        Ended
    }
}

/// A stream that has ended.
pub struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
