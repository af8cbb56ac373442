//! What an offer requires of a family: one module for each question.

pub(crate) mod area;
pub(crate) mod people;
pub(crate) mod situation;
