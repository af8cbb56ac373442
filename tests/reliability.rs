//! Reliability: what a family sees when a file is broken, catalogues are absurd, the connection is
//! lost or the clock is wrong. The results are recorded in docs/reliability.md.

mod clock;
mod contents;
mod files;
mod line;
mod screens;
