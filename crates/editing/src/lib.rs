//! What the editors of a catalogue need: to check it, to import it from tables, to exchange it in
//! other formats, to publish it, to plan what comes next.
//!
//! This crate knows no files, no terminal and no clock: it takes bytes and dates as arguments and
//! gives values back, so that `katalog` and an editor's desk in the browser can build on it. What
//! people read is German: the editors' language.

pub mod check;
pub mod exchange;
pub mod import;
pub mod plan;
pub mod publish;
pub mod secrets;
mod wording;
