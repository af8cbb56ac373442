//! The widget in somebody's page, which is another site: with embed.js, and without.

#[path = "embedding/alone.rs"]
mod alone;
#[path = "embedding/engines.rs"]
mod engines;
#[path = "embedding/events.rs"]
mod events;
#[path = "embedding/gadgets.rs"]
mod gadgets;
#[path = "embedding/heights.rs"]
mod heights;
#[path = "embedding/hostile.rs"]
mod hostile;
#[path = "embedding/opener.rs"]
mod opener;
#[path = "embedding/options.rs"]
mod options;
#[path = "embedding/places.rs"]
mod places;
#[path = "embedding/traces.rs"]
mod traces;

/// One finder, by its element.
const ELEMENT: &str =
    "<script async src='{widget}embed.js'></script><angebots-finder></angebots-finder>";
/// A frame without anything.
const FRAME: &str = "<iframe src='{widget}' width=340 height=600></iframe>";
