//! The footer of every screen.

use crate::{
    dom::markup::{Markup, said},
    state::finder::Finder,
    words::text::Key,
};

/// The footer of every screen.
pub fn content(finder: &'static Finder) -> Vec<Markup> {
    let mut content = vec![said("p", Key::PrivacyHint)];
    if let Some(loaded) = finder.loaded() {
        content.extend((loaded.results.footer)(finder, loaded));
    }
    content
}
