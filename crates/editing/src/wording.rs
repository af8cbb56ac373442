//! How things are said in German: the words of the widget, and phrases made of them.

pub mod phrase;
pub mod words;
