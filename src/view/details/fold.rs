//! Folds that stay open while their page is built again.

use crate::{
    dom::markup::{Markup, el, target_property},
    state::{family::Fold, finder::Finder},
};
use web_sys::Event;

/// Whether it is open; an effect that calls this reruns on changes.
pub fn is_open(finder: &Finder, fold: Fold) -> bool {
    finder.family.open.with(|open| open.contains(&fold))
}

/// An element of this kind, `details` with its classes.
pub fn fold(finder: &'static Finder, kind: &str, fold: Fold) -> Markup {
    let is_open = finder.family.open.with_untracked(|open| open.contains(&fold));
    let toggle = move |event: Event| {
        let opens = target_property(&event, "open").is_truthy();
        // The browser also tells of one that was built open: nothing has changed then.
        if finder.family.open.with_untracked(|open| open.contains(&fold)) == opens {
            return;
        }
        finder.family.open.update(|open| {
            open.retain(|each| *each != fold);
            if opens {
                open.push(fold);
            }
        });
    };
    el(kind).property("open", &is_open.into()).on("toggle", toggle)
}
