//! Holding up: what a family sees when a file is broken, catalogues are absurd, the line is
//! gone or the clock is wrong. What was seen stands in docs/reliability.md.

#[path = "reliability/clock.rs"]
mod clock;
#[path = "reliability/contents.rs"]
mod contents;
#[path = "reliability/files.rs"]
mod files;
#[path = "reliability/line.rs"]
mod line;
#[path = "reliability/screens.rs"]
mod screens;
