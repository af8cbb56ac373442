//! The catalogue's theme.

use crate::dom::{contract::THEME, markup::set_attribute, page::tell};
use catalogue::{Catalogue, Theme};
use leptos::prelude::document;

/// Passes the catalogue's theme to the boot script: handling colours takes fewer bytes in
/// JavaScript. A published page knows it from the beginning.
pub fn show(catalogue: &Catalogue) {
    let (Some(theme), Some(page)) = (&catalogue.theme, document().document_element()) else {
        return;
    };
    theme.each(&mut |name, value| set_attribute(&page, &[Theme::ATTRIBUTE, name].concat(), value));
    tell(THEME);
}
