//! Holding up: what a family sees when a file is broken, catalogues are absurd, the line is
//! gone or the clock is wrong. What was seen stands in docs/reliability.md.

mod clock;
mod contents;
mod files;
mod line;
mod screens;
