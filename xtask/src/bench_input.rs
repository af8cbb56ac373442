//! What `cargo xtask bench` has built for the program that measures it.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::sizes::Sizes;

/// Names the JSON file that holds a [`BenchInput`].
pub const VARIABLE: &str = "ANGEBOTSFINDER_BENCH";

/// Where everything is, and what is known of it without measuring.
#[derive(Debug, Serialize, Deserialize)]
pub struct BenchInput {
    /// The files of the site in lists, each under a sentence that says when they are fetched; first
    /// those that a phone loads before it can ask the first question.
    pub files: Vec<(String, Vec<(String, Sizes)>)>,
    /// Who is compared in the browser, by module, and what each ships.
    pub subjects: Vec<(String, Sizes)>,
    /// The page that compares them.
    pub page: PathBuf,
    /// The program that measures the matching natively.
    pub native: PathBuf,
    /// What was measured, and built with what.
    pub versions: Vec<(String, String)>,
}
