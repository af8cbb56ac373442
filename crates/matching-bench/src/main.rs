//! Measures catalogue and matching natively: `matching-bench QUESTIONS TODAY CATALOGUE…`.
//!
//! `QUESTIONS` is a JSON file: a list of [phase, place, topic]. For each catalogue a line of JSON
//! with milliseconds goes to standard output.

#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    native::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
