//! Human Services Data Specification (HSDS) by Open Referral: the exchange format of service
//! directories.
//!
//! [`export()`] writes version 3.0, [`import()`] reads 3.0 and 3.1. Data without an HSDS field goes
//! into its `attributes` under names of our own (`term`), so that it survives a round trip; what
//! does not fit there either is reported as a [`Loss`](crate::exchange::loss::Loss).

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
