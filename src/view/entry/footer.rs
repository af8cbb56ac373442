//! The footer of every screen.

use crate::{
    dom::markup::{Markup, adopt, el, fill, said},
    state::finder::Finder,
    words::text::{Key, t},
};
use web_sys::Element;

/// The footer of every screen. What the page itself says of the publisher stays until the program can
/// say it.
pub fn footer(finder: &'static Finder, of_page: Option<Element>) -> Markup {
    let footer = of_page.map_or_else(|| el("footer.page-footer"), adopt);
    footer.live(move |footer| {
        finder.focused.with(|_| ());
        if let (Some(loaded), Some(part)) = (finder.loaded(), finder.details_part()) {
            let mut content = vec![said("p", Key::PrivacyHint)];
            content.extend((part.footer)(finder, loaded));
            fill(footer, content);
        } else if let Some(privacy) = footer.first_element_child() {
            privacy.set_text_content(Some(t(Key::PrivacyHint)));
        }
    })
}
