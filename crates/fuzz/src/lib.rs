//! Lets chance look for input that breaks a parser.
//!
//! One function a parser: it takes any bytes and panics where a promise is broken. `cargo xtask
//! fuzz` has libFuzzer call it with ever new bytes; what it finds is kept in `findings/`, and the
//! tests give every one of those to its function again, in every run.

// Not the workspace's lints: libFuzzer's macro cannot do without what those forbid.
#![warn(missing_docs, clippy::pedantic)]
#![expect(clippy::missing_panics_doc, reason = "to panic is what these functions are for")]

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

/// One of this crate's functions.
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
