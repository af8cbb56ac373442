//! Matches a catalogue against a family's answers: ranked, with explanations.
//!
//! A family answers up to three questions (for whom, where, what about); this crate says which
//! offers of a [`catalogue::Catalogue`] fit, in which order, why, and why not. It also searches
//! offers and places by their words.
//!
//! It must not depend on a browser, a clock, an interface language or any user-facing text: today's
//! date is an argument, and reasons are values that the view puts into words. It owns what it needs
//! of a catalogue and borrows nothing.
//!
//! # The rules
//!
//! Each **hard criterion** of an offer (its status, for whom, where) gives a [`Verdict`]: match,
//! unknown or miss. *Unknown* means the catalogue does not say, and never excludes an offer; a
//! question that was *not answered* is not a criterion at all. Situations are **soft**: they move
//! an offer up or down, never out.
//!
//! Every visible offer is in at most one [`Section`]:
//!
//! | section | offers |
//! |---|---|
//! | [`Section::Fits`] | every criterion matches, and a situation is met or none was asked for |
//! | [`Section::MayFit`] | no miss; something is unknown, or it only shares a topic with what was asked for |
//! | [`Section::OtherTopics`] | no miss, but about something else |
//! | [`Section::Always`] | the universal ones, only there, unless their area, audience or status misses |
//! | [`Section::NearMiss`] | exactly one miss |
//!
//! Of a universal offer nothing else is asked: a poison helpline of another state helps nobody, and
//! neither does one that children call to a parent. If the place was not answered, or is uncertain,
//! it stays. Those of the municipality are **guides**; they come first where no situation was ticked
//! or nothing fits. The others are **helplines**.
//!
//! Some offers are hidden: they never appear. Ended ones always are, and those for professionals
//! only are unless the [`Viewer`] is the team.
//!
//! The order is lexicographic, so that it can be explained; there are no scores:
//!
//! 1. more of the ticked situations are met;
//! 2. it speaks German or the preferred language, or does not say which it speaks;
//! 3. if a sensitive one was ticked: it can be reached now;
//! 4. it is for more of the people;
//! 5. if a situation was ticked: it states the situation, not only its topic; then the fewer
//!    situations and topics it states;
//! 6. it takes place in the family's place or comes to it (also by phone or on the web), then by
//!    distance, then offers of a region, then of the country ([`Reach`]);
//! 7. it is available soon: a date within 30 days or a phone with hours, and places are left;
//! 8. free, then without registration;
//! 9. it speaks the preferred language;
//! 10. checked within a year, name, id.
//!
//! It does not depend on the order of the offers in the file, nor on anything that must stay hidden.
//!
//! ```
//! use catalogue::{Date, LifePhase, Months};
//! use matching::{Answers, Filters, Index, Miss, Person, PersonMiss, Viewer};
//!
//! let catalogue = catalogue::read(
//!     br#"{
//!         "schema_version": "1.0",
//!         "name": "Beispielkreis",
//!         "offers": [
//!             { "id": "familienbuero", "name": "Familienb\u00fcro", "universal": true },
//!             { "id": "turnen", "name": "Kinderturnen", "ages": [{ "from_months": 36 }] }
//!         ]
//!     }"#,
//! )?
//! .catalogue;
//! let today = Date::new(2026, 11, 20).expect("a day");
//! let index = Index::new(&catalogue, today, Viewer::Family);
//!
//! let baby = Person::Phase { phase: LifePhase::Baby, birth: None };
//! let answers = Answers { people: vec![baby], ..Answers::default() };
//! let results = index.results(&answers, &Filters::default(), None);
//! assert_eq!((results.guides, results.near_misses), (vec![0], vec![1]));
//!
//! let explanation = index.explain(1, &answers, &Filters::default(), None);
//! let why = PersonMiss::TooYoung { from: Months::from_years(3) };
//! assert_eq!(explanation.misses, [Miss::Person { index: 0, why }]);
//! # Ok::<(), catalogue::Refusal>(())
//! ```
#![cfg_attr(
    target_family = "wasm",
    warn(clippy::disallowed_macros, clippy::disallowed_methods, clippy::disallowed_types)
)]
// Texts are sliced with `get`: the first slicing by index pulls in std's panic message for slicing
// inside a character, 3.2 kB (brotli) of the widget.
#![warn(clippy::string_slice)]

mod answers;
mod bitset;
mod chain;
mod criteria;
mod distance;
mod explain;
mod facet;
mod filter;
mod filter_index;
mod fold;
mod index;
mod nearness;
mod next_days;
mod order;
mod place_search;
mod postings;
mod rank;
mod reach;
mod reason;
mod search;
mod section;
mod sites;
mod situation_search;
mod topics;
mod verdict;
mod viewer;
mod whereabouts;
mod word_match;
mod work;

pub use answers::{Answers, Change, Person};
pub use chain::{Chain, End, Fitting, Next, Stage, Traveller};
pub use facet::{Facets, OptionCount, Supply};
pub use filter::{Facet, Filters, FormatFilter};
pub use fold::fold;
pub use index::{Index, IndexBuilder};
pub use place_search::{find_places, meant_place};
pub use reach::Reach;
pub use reason::{Doubt, Explanation, Miss, PersonDoubt, PersonMiss, Reason};
pub use search::{SearchBuilder, SearchIndex, SearchTexts};
pub use section::{Results, Section};
pub use situation_search::{SituationText, find_situations};
pub use topics::{TopicOption, TopicTable, topic_options};
pub use verdict::Verdict;
pub use viewer::Viewer;
pub use whereabouts::Whereabouts;
pub use work::OFFERS_AT_ONCE;
