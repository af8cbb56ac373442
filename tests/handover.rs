//! What was remembered, and handed over: on paper, as a QR code, as a link. Only offers, never
//! an answer.

#[path = "handover/handout.rs"]
mod handout;
#[path = "handover/link.rs"]
mod link;
#[path = "handover/remembered.rs"]
mod remembered;
#[path = "handover/wishes.rs"]
mod wishes;
