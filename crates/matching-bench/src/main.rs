//! Benchmarks catalogue and matching natively: `matching-bench QUESTIONS TODAY CATALOGUE…`.
//!
//! `QUESTIONS` is a JSON file: a list of [phase, place, topic]. Prints one line of JSON per
//! catalogue, with milliseconds, to standard output.

#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    native::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
