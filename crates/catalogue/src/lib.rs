//! The catalogue of offers that a municipality publishes: its types, a tolerant reader, civil dates
//! and schedules, and the tables of life phases, topics and situations.
//!
//! This crate has no access to a browser, files or a clock: it takes bytes and dates as arguments
//! and returns values, so the widget, the command-line tool and an editor in the browser can all
//! build on it.
//!
//! **Reading is tolerant, checking is strict**: [`read()`] never fails because of one bad offer; it
//! leaves out what it cannot use and reports it in [`Diagnostic`]s.
#![cfg_attr(
    target_family = "wasm",
    warn(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)
)]
// Texts are sliced with `get`: the first slicing by index pulls in std's panic message for slicing
// inside a character, 3.2 kB (brotli) of the widget.
#![warn(clippy::string_slice)]

mod ags;
pub mod budget;
mod calendar_file;
mod code;
mod contact;
mod date;
mod diagnostic;
mod digits;
mod divided;
mod document;
mod everyday_words;
mod feedback;
mod files;
mod helpline;
mod holiday;
mod id;
mod include;
mod life_phase;
mod location;
mod months;
mod offer;
mod opening;
mod organization;
mod phone_number;
mod place;
mod read;
mod record;
mod schedule;
#[cfg(feature = "schema")]
mod schema;
mod school_start;
#[cfg(feature = "schema")]
mod shape;
mod short_code;
mod situation;
mod sort;
mod text_map;
mod theme;
mod time_of_day;
mod topic;
mod url;
mod venues;

pub use ags::{Ags, ServiceArea};
pub use calendar_file::{CalendarEvent, CalendarFile, calendar_file};
pub use code::Code;
pub use contact::Contact;
pub use date::{Date, Weekday, YearMonth};
pub use diagnostic::{Budget, Diagnostic, Problem, Severity, ValueKind};
#[cfg(feature = "schema")]
pub use divided::{Divided, content_hash};
pub use document::{Catalogue, Links, Publisher, SCHEMA_MAJOR};
pub use everyday_words::{FILLERS, GERMAN_WORDS, everyday_words};
pub use files::Files;
pub use helpline::{HELPLINES, Helpline, PROFESSIONAL_HELPLINES, answering_first};
pub use holiday::Holidays;
pub use id::Id;
pub use life_phase::LifePhase;
pub use location::{Accessibility, Address, Location};
pub use months::{AgeRange, Months};
pub use offer::{
    Audience, Availability, AvailabilityStatus, Cost, Format, Offer, Registration, Status,
    Translation,
};
pub use opening::{Moment, Opening, WeeklyHours, next_occurrences, opening, weekly_hours};
pub use organization::{Organization, Phone};
pub use phone_number::PhoneNumber;
pub use place::Place;
pub use read::{PieceReader, Reading, Refusal, read};
pub use schedule::{ByDay, ExtraDate, Frequency, Occurrence, Schedule};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use school_start::SchoolStart;
pub use short_code::{offers_by_codes, short_code};
pub use situation::{
    DEFAULT_SITUATIONS, DefaultSituation, SPLIT_SITUATIONS, Situation, successors,
};
pub use sort::{merge_runs, sort};
pub use text_map::{TextMap, count};
pub use theme::{ColorScheme, Theme};
pub use time_of_day::TimeOfDay;
pub use topic::Topic;
pub use url::Url;
