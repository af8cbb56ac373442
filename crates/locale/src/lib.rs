//! The texts of the interface: one file a language in `src/locale/`, the German one being the
//! measure of all others.
//!
//! For the build and for tests, never for the widget: it gets the texts as a plain list
//! ([`Locale::list`]), in which a text is found by the number of its key.
//!
//! ```json
//! {
//!   "review": { "status": "drafted", "reviewed_by": [] },
//!   "texts": {
//!     "next": "Weiter",
//!     "search-count": { "one": "1 Angebot", "other": "{count} Angebote" }
//!   }
//! }
//! ```

mod check;
mod file;
mod in_order;
mod text;

pub use check::categories;
pub use file::{Error, GERMAN, Locale, Review, ReviewStatus};
pub use text::Text;

/// Texts that only the page itself needs, where the program is not there or not running: they
/// stand in the German file alone, because the page is German until the program speaks.
pub const STATIC: &str = "static-";

/// What is written to an office, which reads German: in the German file alone, and empty in
/// the lists of all others.
pub const MAIL: &str = "mail-";
