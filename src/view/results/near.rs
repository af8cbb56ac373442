//! What stands beside an option that leads to nothing near.

use crate::{
    dom::markup::{Markup, text_el},
    state::finder::{Finder, Loaded},
    view::entry::people,
    words::text::{Key, t},
};
use matching::{OptionCount, Person};

/// Beside an option of the first question.
pub fn person(finder: &'static Finder, loaded: &Loaded, of: Person) -> &'static str {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.phase_options(answers));
    let at = people::all().position(|each| people::same_option(each, of));
    near(at.and_then(|at| counts.get(at).copied()).unwrap_or_default())
}

/// The hint beside an option, for the other answers as they are. A team's answers change
/// on the same screen, where the results themselves tell.
pub fn hint(finder: &'static Finder, count: OptionCount) -> Markup {
    text_el("small", if finder.team { "" } else { near(count) })
}

/// Nothing where something is near.
fn near(count: OptionCount) -> &'static str {
    match (count.fits, count.local) {
        (0, _) => t(Key::NothingYet),
        (_, 0) => t(Key::NothingLocal),
        _ => "",
    }
}
