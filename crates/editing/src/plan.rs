//! What coordinators plan by: where the gaps are, and what has changed.

pub mod coverage;
pub mod diff;
