//! Planning for coordinators: where the gaps are, and what has changed.

pub mod coverage;
pub mod diff;
