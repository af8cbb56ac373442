//! The hint beside an option for which nothing is nearby.

use crate::{
    dom::markup::{Markup, set_attribute},
    state::finder::{Finder, Loaded},
    view::entry::people,
    words::text::{Key, t},
};
use matching::{OptionCount, Person, Supply};
use web_sys::Element;

/// Keeps the hint beside an option of the first question.
pub fn person(finder: &'static Finder, loaded: &Loaded, of: Person, option: &Element) {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.phase_options(answers));
    let at = people::all().position(|each| people::same_option(each, of));
    describe(option, at.and_then(|at| counts.get(at).copied()).unwrap_or_default());
}

/// An option with its hint, given the current other answers. None for a team, whose answers change
/// on the same screen, where the results themselves show it.
pub fn with_hint(finder: &'static Finder, option: Markup, count: OptionCount) -> Markup {
    if finder.team { option } else { option.live(move |option| describe(option, count)) }
}

/// Says where the offers of an option are, unless some are nearby. It describes the option: its name
/// stays what it is.
fn describe(option: &Element, count: OptionCount) {
    let (Some(input), Some(small)) = (option.first_element_child(), option.last_element_child())
    else {
        return;
    };
    let hint = match count.supply() {
        Supply::Local => "",
        Supply::National => t(Key::NothingLocal),
        Supply::Elsewhere => t(Key::NothingMatching),
        Supply::Nowhere => t(Key::NothingYet),
    };
    small.set_text_content(Some(hint));
    if !hint.is_empty() {
        let id = [&input.id(), "-hint"].concat();
        set_attribute(&small, "id", &id);
        // What describes something may be hidden.
        set_attribute(&small, "aria-hidden", "true");
        set_attribute(&input, "aria-describedby", &id);
    }
}
