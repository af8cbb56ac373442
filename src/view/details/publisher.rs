//! The catalogue's part of the footer: the publisher, and the pages required by law.

use super::team_tools;
use crate::{
    dom::{
        contract::{MODE, SHARED},
        markup::{Markup, outside_link, text_el},
        page::page_attribute,
    },
    state::finder::{Finder, Loaded},
    words::text::{self, Key, t},
};

/// Name, links, and the switch to the other mode.
pub fn content(finder: &'static Finder, loaded: &Loaded) -> Vec<Markup> {
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
    if page_attribute(SHARED).is_some() {
        content.push(team_tools::texts());
    }
    content
}

/// A link into team mode, or out of it; the boot script knows the URL.
fn mode_link(finder: &'static Finder) -> Markup {
    let name = t(if finder.team { Key::TeamEnd } else { Key::TeamLink });
    text_el("a", name).attr("href", &page_attribute(MODE).unwrap_or_default())
}
