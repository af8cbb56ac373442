//! The texts of the interface: one file per language in `src/locale/`, with German as the reference
//! for all others.
//!
//! For the build and for tests, never for the widget: it gets the texts as a plain list
//! ([`Locale::list`]), in which a text is looked up by the number of its key.
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

/// Texts that only the page itself needs, when the program is not loaded or not running: they exist
/// only in the German file, because the page is German until the program takes over.
pub const STATIC: &str = "static-";

/// Messages to an office, which are in German: only in the German file, and empty in the lists of
/// all others.
pub const MAIL: &str = "mail-";
