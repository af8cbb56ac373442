//! The QR code of a link.

use crate::{
    dom::markup::{Markup, el},
    words::text::{Key, t},
};

/// A place for it, which `src/scripts/handover.mjs` draws in.
pub fn qr() -> Markup {
    el("div.qr").attr("role", "img").attr("aria-label", t(Key::QrLabel))
}
