//! Tools for the editors of a catalogue: checking it, importing it from tables, exchanging it in
//! other formats, publishing it, and planning the next steps.
//!
//! This crate uses no files, no terminal and no clock: it takes bytes and dates as arguments and
//! returns values, so that `katalog` and a browser-based editor can build on it. Texts for people
//! are in German, the editors' language.

pub mod check;
pub mod exchange;
pub mod import;
pub mod plan;
pub mod publish;
pub mod secrets;
mod wording;
