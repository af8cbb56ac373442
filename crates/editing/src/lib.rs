//! What the editors of a catalogue need: to check it, to import it from tables and write it as
//! tables, to publish it, to see its gaps.
//!
//! This crate knows no files, no terminal and no clock: it takes bytes and dates as arguments and
//! gives values back, so that `katalog` and an editor's desk in the browser can build on it. What
//! people read is German: the editors' language.

pub mod calendar;
pub mod check;
pub mod coverage;
pub mod diff;
pub mod first_screen;
pub mod hsds;
pub mod import;
pub mod jsonld;
pub mod loss;
pub mod offer_list;
mod phrase;
pub mod public;
pub mod secrets;
mod served;
pub mod site;
pub mod sitemap;
pub mod tables;
pub mod template;
mod words;
