//! What a person sees: one file for each screen and each part of one. No rule stands
//! here; what fits and why comes from `matching`.

pub mod all_offers;
mod app;
pub mod births;
mod card;
mod cards;
mod contact;
mod dates;
mod filters;
pub mod footer;
pub mod for_whom;
mod handout;
mod header;
mod loading;
pub mod offer;
pub mod person;
pub mod place;
mod question;
mod remember;
pub mod remembered;
pub mod results;
pub mod situation;
pub mod team;
pub mod tools;
mod wish;
mod words;

pub use app::{App, announce, title};
pub use loading::{failed, loading};
