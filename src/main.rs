//! The Angebotsfinder: leads families to the local support that fits.

// Rust's own `main` brings a thread's name and number along, for 0.15 kB.
#![no_main]

mod exit;
mod finder;
mod history;
mod intl;
mod language;
mod later;
mod link;
mod live;
mod load;
mod markup;
mod more;
mod pause;
mod phrase;
mod preset;
mod start;
mod text;
mod view;

use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than the one that comes with Rust.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn run() {
    start::start();
}

/// Begins the second part; called by the boot script.
#[wasm_bindgen]
pub fn later() {
    later::arrive();
}

/// Begins the third part; called by the boot script.
#[wasm_bindgen]
pub fn more() {
    more::arrive();
}
