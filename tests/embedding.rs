//! The widget embedded in a page of another site: with embed.js, and without.

mod alone;
mod engines;
mod events;
mod gadgets;
mod heights;
mod hostile;
mod opener;
mod options;
mod places;
mod scheme;
mod snapshots;
mod traces;

/// One finder, embedded by its custom element.
const ELEMENT: &str =
    "<script async src='{widget}embed.js'></script><angebots-finder></angebots-finder>";
/// A bare frame.
const FRAME: &str = "<iframe src='{widget}' width=340 height=600></iframe>";
