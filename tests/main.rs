//! All browser tests, in one binary: it is linked once, and no thread is idle between one module
//! and the next. `cargo test -p browser-tests exit::` runs one module.

mod accessibility;
mod address;
mod announced;
mod delivery;
mod divided;
mod early_questions;
mod einbetten;
mod embedding;
mod engines;
mod exit;
mod failures;
mod first_call;
mod first_screen;
mod first_words;
mod freshness;
mod handover;
mod harness;
mod helplines;
mod hosting;
mod journeys;
mod languages;
mod loading;
mod looks;
mod old_browsers;
mod passing_time;
mod presses;
mod published;
mod readable;
mod reliability;
mod team;
mod third_question;
mod translated;
mod undivided;
mod way;
