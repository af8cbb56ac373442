//! The button that tries again.

use crate::{
    dom::markup::{Markup, button},
    state::finder::Finder,
    words::text::{Key, t},
};

/// The retry button.
pub fn retry(finder: &'static Finder, again: fn(&'static Finder)) -> Markup {
    button("primary", t(Key::Retry), move || again(finder))
}
