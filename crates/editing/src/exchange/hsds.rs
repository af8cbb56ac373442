//! The Human Services Data Specification (HSDS) of Open Referral: what other service directories
//! read and write.
//!
//! [`export()`] writes version 3.0, [`import()`] reads 3.0 and 3.1. What HSDS has no field for, but
//! leaves room for, stands in its `attributes` under a name of our own (`term`), so that it comes
//! back; what it has no room for at all is listed as [`Loss`](crate::exchange::loss::Loss).

mod email;
mod export;
mod finding;
mod ids;
mod import;
mod model;
mod rules;
mod term;
mod uri;

pub use export::{Export, export};
pub use finding::Finding;
pub use import::{Counts, Import, NotHsds, import};
