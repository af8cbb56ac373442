//! The parts of the developer tooling that the browser tests and the benchmark share with
//! `cargo xtask`: the server that stands in for a municipality's web server, content-hashed file
//! names, file sizes and their limits, and sample catalogues of any size.
//!
//! Nothing here knows the widget's rules or a browser.

pub mod bench_input;
pub mod content_name;
pub mod limits;
pub mod sample_catalogue;
pub mod server;
pub mod sizes;
