//! The editors' command-line tool, as they get it.

/// Cargo's arguments that compile it.
pub const BUILD: [&str; 4] = ["build", "--locked", "--profile=katalog", "--package=katalog"];
/// Where it is then, below cargo's target folder.
pub const PROGRAM: &str = "katalog/katalog";
