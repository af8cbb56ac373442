//! The harness of the browser tests: a server for each test, a fresh browser, and a page with
//! helpers that wait for a state rather than a time.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use browser_tests::Visit;
//! use xtask::server::Reply;
//!
//! let page = Visit::new()
//!     .size(320, 640)
//!     .reply("/katalog.json", Reply::Status(500))
//!     .open("index.html")
//!     .await?;
//! page.click_text("button", "Weiter").await?;
//! page.wait_for("[role=alert]").await?;
//! assert_eq!(page.overflow_x().await?, None);
//! # Ok(())
//! # }
//! ```
//!
//! By default it is 24 November 2026, 10:30 in Berlin, on a phone of 360 × 740 pixels set to
//! German. `Visit::new().engine(Engine::Firefox)` visits with another engine, which uses today's
//! date: only Chromium's clock can be set.

mod account;
pub mod coverage;
mod descendants;
pub mod dist;
mod driver_process;
mod engine;
pub mod examples;
mod family;
pub mod host;
pub mod list;
pub mod locales;
mod media;
mod page;
pub mod port;
mod project;
mod screen;
mod throttle;
mod visit;

pub use account::Account;
pub use engine::Engine;
pub use family::Family;
pub use host::Host;
pub use media::MediaFeature;
pub use page::{ConsoleMessage, Page, Storage, Violation};
pub use throttle::Throttle;
pub use visit::Visit;
