//! The parts of the developer tooling that the browser tests and the benchmark share with
//! `cargo xtask`: the server that stands in for a municipality's web server, the names that
//! change with a file's bytes, their sizes and the limits of them, and catalogues of any size.
//!
//! Nothing here knows the widget's rules or a browser.

pub mod bench_input;
pub mod content_name;
pub mod limits;
pub mod sample_catalogue;
pub mod server;
pub mod sizes;
