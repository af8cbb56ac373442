//! The hints beside options for which nothing is nearby. The questions do without them until the
//! catalogue and this part of the program have loaded.

use crate::{
    dom::markup::set_attribute,
    state::finder::{Finder, Loaded},
    view::entry::people,
    words::text::{Key, t},
};
use catalogue::Id;
use matching::{OptionCount, Person, Supply};
use web_sys::Element;

/// Keeps the hint beside an option of the first question.
pub fn person(finder: &'static Finder, loaded: &Loaded, of: Person, option: &Element) {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.phase_options(answers));
    let at = people::all().position(|each| people::same_option(each, of));
    describe(option, at.and_then(|at| counts.get(at).copied()).unwrap_or_default());
}

/// The hints of the second question, given the current other answers.
pub fn places(finder: &'static Finder, loaded: &Loaded, options: &Element) {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.place_options(answers));
    let ids: Vec<&Id> = loaded.homes.iter().map(|place| &place.id).collect();
    describe_all(finder, options, &ids, &counts);
}

/// The hints of the third question.
pub fn situations(finder: &'static Finder, loaded: &Loaded, topics: &Element) {
    let answers = &finder.family.answers;
    let counts = answers.with_untracked(|answers| loaded.index.situation_options(answers));
    let situations = loaded.catalogue.situations();
    let ids: Vec<&Id> = situations.iter().map(|situation| &situation.id).collect();
    describe_all(finder, topics, &ids, &counts);
}

/// Describes the options whose values are these ids. None for a team, whose answers change on the
/// same screen, where the results themselves show it.
fn describe_all(finder: &'static Finder, within: &Element, ids: &[&Id], counts: &[OptionCount]) {
    if finder.team {
        return;
    }
    let options = within.get_elements_by_tag_name("label");
    for number in 0..options.length() {
        let Some(option) = options.item(number) else {
            continue;
        };
        let value = option.first_element_child().and_then(|input| input.get_attribute("value"));
        let at = ids.iter().position(|id| Some(id.as_str()) == value.as_deref());
        if let Some(count) = at.and_then(|at| counts.get(at)) {
            describe(&option, *count);
        }
    }
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
