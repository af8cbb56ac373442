//! What `cargo xtask bench` builds and hands to the program that measures it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::sizes::Sizes;

/// Names the JSON file that holds a [`BenchInput`].
pub const VARIABLE: &str = "ANGEBOTSFINDER_BENCH";

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
    /// What was measured, and the toolchain that built it.
    pub versions: Vec<(String, String)>,
}
