//! What a person sees: one file for each screen and each part of one. No rule stands
//! here; what fits and why comes from `matching`.

mod all_offers;
mod app;
mod births;
mod card;
mod cards;
mod contact;
mod dates;
mod filters;
mod footer;
mod for_whom;
mod handout;
mod header;
mod loading;
mod offer;
pub mod person;
mod place;
mod question;
mod remember;
mod remembered;
mod results;
mod situation;
mod team;
mod wish;
mod words;

pub use app::{App, announce, title};
