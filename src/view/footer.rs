//! The footer: who publishes the offers, and the pages that the law asks for.

use super::team;
use crate::{
    finder::Finder,
    load::Loaded,
    markup::{Markup, outside_link, said, text_el},
    start::page_attribute,
    text::{self, Key, t},
};

/// The footer of every screen.
pub fn content(finder: Finder) -> Vec<Markup> {
    let mut content = vec![said("p", Key::PrivacyHint)];
    if let Some(loaded) = finder.loaded() {
        content.extend((loaded.later.footer)(finder, loaded));
    }
    content
}

/// What the catalogue adds.
pub fn published(finder: Finder, loaded: &Loaded) -> Vec<Markup> {
    let mut content = Vec::new();
    let publisher = loaded.catalogue.publisher.as_ref();
    let name = publisher.and_then(|publisher| publisher.name.as_ref());
    content.extend(name.map(|name| text_el("p", &text::published_by(name))));
    if let Some(links) = &loaded.catalogue.links {
        let links = [
            (&links.imprint, Key::LinkImprint),
            (&links.privacy, Key::LinkPrivacy),
            (&links.accessibility, Key::LinkAccessibility),
            (&links.feedback, Key::LinkFeedback),
        ];
        for (url, name) in links {
            content.extend(url.as_ref().map(|url| outside_link("", t(name), url.as_str())));
        }
    }
    content.push(mode_link(finder));
    if page_attribute("data-shared").is_some() {
        content.push(team::texts());
    }
    content
}

/// Leads into the mode for professionals, or out of it; the boot script knows the address.
fn mode_link(finder: Finder) -> Markup {
    let name = t(if finder.team { Key::TeamEnd } else { Key::TeamLink });
    text_el("a", name).attr("href", &page_attribute("data-mode").unwrap_or_default())
}
