//! Fuzzes the parsers.
//!
//! One function per parser: it takes any bytes and panics when an invariant is violated. `cargo
//! xtask fuzz` has libFuzzer call it with ever new inputs; what it finds is kept in `findings/`,
//! and the tests replay all of these in every run.

// Not the workspace's lints: libFuzzer's macro needs what those forbid.
#![warn(missing_docs, clippy::pedantic)]
#![expect(clippy::missing_panics_doc, reason = "these functions are meant to panic")]

mod catalogue;
mod cells;
mod fixed;
mod fragment;
mod hsds;
mod schedule;
mod search;
mod table;

pub use catalogue::catalogue;
pub use cells::cells;
pub use fragment::fragment;
pub use hsds::hsds;
pub use schedule::schedule;
pub use search::search;
pub use table::table;

/// One of this crate's fuzz targets.
pub type Target = fn(&[u8]);

/// All of them, by name.
pub const TARGETS: [(&str, Target); 7] = [
    ("catalogue", catalogue),
    ("cells", cells),
    ("fragment", fragment),
    ("hsds", hsds),
    ("schedule", schedule),
    ("search", search),
    ("table", table),
];
