//! The Angebotsfinder: guides families to local support that fits.
//!
//! The modules are layered, bottom layer first. A module may use its own layer and those below,
//! and no layer has a cycle; `xtask/tests/layers/` checks both. `docs/architecture.md` describes
//! each layer.
#![cfg_attr(
    target_family = "wasm",
    warn(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)
)]

/// Wording: languages, numbers, dates, and the matching rules' results as text.
mod words {
    pub mod everyday;
    pub mod intl;
    pub mod phrase;
    pub mod text;
    pub mod voice;
}

/// The DOM: elements, events and attributes, on top of Leptos' effects.
mod dom {
    pub mod contract;
    pub mod live;
    pub mod markup;
    pub mod page;
    pub mod pause;
}

/// State: answers, screens, loaded data. In memory only.
mod state {
    pub mod family;
    pub mod finder;
    pub mod fingerprint;
    pub mod screen;
    pub mod trail;
}

/// Behaviour: fetching, parsing, navigation, changing the language.
mod flow {
    pub mod arrival;
    pub mod catalogue;
    pub mod clock;
    pub mod history;
    pub mod language;
    pub mod later_parts;
    pub mod link;
    pub mod outline;
    pub mod own_words;
    pub mod preset;
    pub mod refresh;
    pub mod sensitive;
    pub mod start_over;
    pub mod texts;
    pub mod theme;
}

/// Views: one file per screen or piece of a screen, in the folder of the part that needs it
/// first.
mod view {
    /// The frame and the three questions.
    pub mod entry {
        pub mod app;
        pub mod footer;
        pub mod for_whom;
        pub mod header;
        pub mod ids;
        pub mod people;
        pub mod place;
        pub mod question_frame;
        pub mod questions;
        pub mod retry;
        pub mod situation;
        pub mod waiting;
    }

    /// The results.
    pub mod results {
        pub mod chips;
        pub mod choice;
        pub mod contact;
        pub mod later;
        pub mod next_date;
        pub mod offer_head;
        pub mod page;
        pub mod remember_button;
        pub mod translated;
        pub mod whereabouts;
    }

    /// Everything that opens from the results.
    pub mod details {
        pub mod all_offers;
        pub mod births;
        pub mod calendar;
        pub mod card;
        pub mod filters;
        pub mod first_words;
        pub mod fold;
        pub mod handout;
        pub mod helplines;
        pub mod hours;
        pub mod icon;
        pub mod line;
        pub mod near;
        pub mod notices;
        pub mod offer;
        pub mod own_words;
        pub mod paged;
        pub mod place_search;
        pub mod publisher;
        pub mod qr;
        pub mod rehearsal;
        pub mod remembered;
        pub mod rest;
        pub mod search_field;
        pub mod team;
        pub mod team_tools;
        pub mod texts;
        pub mod tools;
        pub mod way;
        pub mod why;
        pub mod wish;
    }
}

/// Entry points of the three WebAssembly files (code splitting).
mod parts {
    pub mod details;
    pub mod entry;
    pub mod results;
}

use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller than Rust's default allocator.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn run() {
    parts::entry::start();
}

/// Starts the second part; called by the boot script.
#[wasm_bindgen]
pub fn results() {
    parts::results::arrive();
}

/// Starts the third part; called by the boot script.
#[wasm_bindgen]
pub fn details() {
    parts::details::arrive();
}
