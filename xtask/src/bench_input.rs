//! What `cargo xtask bench` builds and hands to the program that measures it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::sizes::Sizes;

/// Names the JSON file that holds a [`BenchInput`].
pub const VARIABLE: &str = "ANGEBOTSFINDER_BENCH";

/// A built widget, and what publishes it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Widget {
    /// What git calls it, or nothing for this checkout.
    pub revision: Option<String>,
    /// The static files.
    pub dist: PathBuf,
    /// The editors' command-line tool of the same revision.
    pub katalog: PathBuf,
}

/// Where everything is, and what is known without measuring.
#[derive(Debug, Serialize, Deserialize)]
pub struct BenchInput {
    /// The site's files in lists, each under a sentence that says when they are fetched, starting
    /// with those a phone loads before the first question can be answered.
    pub files: Vec<(String, Vec<(String, Sizes)>)>,
    /// What is compared in the browser, by module, and how much each ships.
    pub subjects: Vec<(String, Sizes)>,
    /// The page that compares them.
    pub page: PathBuf,
    /// The native matching benchmark.
    pub native: PathBuf,
    /// The widgets to visit, alternately: this one, and perhaps another revision's.
    pub widgets: Vec<Widget>,
    /// What was measured, and the toolchain that built it.
    pub versions: Vec<(String, String)>,
}
