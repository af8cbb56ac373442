//! The catalogue in other formats: tables, HSDS, schema.org, calendars.

pub mod calendar;
pub mod hsds;
pub mod jsonld;
pub mod loss;
pub(crate) mod served;
pub mod tables;
pub mod template;
