//! The hint beside an option for which nothing is nearby.

use crate::{
    dom::markup::{Markup, text_el},
    state::finder::{Finder, Loaded},
    view::entry::people,
    words::text::{Key, t},
};
use matching::{OptionCount, Person};

/// The hint beside an option of the first question.
pub fn person(finder: &'static Finder, loaded: &Loaded, of: Person) -> &'static str {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.phase_options(answers));
    let at = people::all().position(|each| people::same_option(each, of));
    near(at.and_then(|at| counts.get(at).copied()).unwrap_or_default())
}

/// The hint beside an option, given the current other answers. Empty for a team, whose answers
/// change on the same screen, where the results themselves show it.
pub fn hint(finder: &'static Finder, count: OptionCount) -> Markup {
    text_el("small", if finder.team { "" } else { near(count) })
}

/// Empty if something is nearby.
fn near(count: OptionCount) -> &'static str {
    match (count.fits, count.local) {
        (0, _) => t(Key::NothingYet),
        (_, 0) => t(Key::NothingLocal),
        _ => "",
    }
}
