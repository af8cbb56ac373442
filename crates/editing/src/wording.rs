//! German wording: the widget's words, and phrases made from them.

pub mod phrase;
pub mod words;
