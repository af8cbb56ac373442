//! The QR code of a link.

use crate::{
    dom::markup::{Markup, el},
    words::text::{Key, t},
};

/// A placeholder into which `src/scripts/handover.mjs` draws the code.
pub fn qr() -> Markup {
    el("div.qr").attr("role", "img").attr("aria-label", t(Key::QrLabel))
}
