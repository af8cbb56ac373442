//! Handing over remembered offers: on paper, as a QR code, as a link. Only offers, never an answer.

mod handout;
mod link;
mod remembered;
mod wishes;
