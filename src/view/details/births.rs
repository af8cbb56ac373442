//! The month of birth of each child: optional, for more exact results.

use super::fold;
use crate::{
    dom::{
        markup::{Markup, adopt, button, el, fill, property, said, text_el},
        page::focus,
    },
    state::{family::Fold, finder::Finder},
    words::{
        intl, phrase,
        text::{self, Key, t},
    },
};
use catalogue::{Date, LifePhase, YearMonth};
use leptos::prelude::*;
use matching::{Answers, Person};
use std::{cell::RefCell, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The upper age of the oldest life phase, in years.
const OLDEST: u16 = 27;

/// A ticked child: position in the answers, and phase.
type Child = (usize, LifePhase);

/// Fields for month and year of birth of each ticked child.
pub fn births(finder: &'static Finder, place: &Element) {
    let shown = RefCell::new(Vec::new());
    adopt(place.clone()).live(move |element| {
        let children = finder.family.answers.with(children);
        // Only when the children change, to leave a field in use alone.
        if *shown.borrow() != children {
            fill(element, untrack(|| details(finder, &children)));
            *shown.borrow_mut() = children;
        }
    });
}

fn children(answers: &Answers) -> Vec<Child> {
    let child = |(at, person): (usize, &Person)| match person {
        Person::Phase { phase, .. } => phase.ages().map(|_| (at, *phase)),
        _ => None,
    };
    answers.people.iter().enumerate().filter_map(child).collect()
}

fn details(finder: &'static Finder, children: &[Child]) -> Vec<Markup> {
    if children.is_empty() {
        return Vec::new();
    }
    let mut phases: Vec<_> = children.iter().map(|(_, phase)| *phase).collect();
    phases.dedup();
    let another = phases.into_iter().map(|phase| another(finder, phase)).collect();
    let fields = children.iter().map(|(at, phase)| fields(finder, *at, *phase)).collect();
    let details = fold::fold(finder, "details.births", Fold::Births)
        .child(said("summary", Key::BirthTitle))
        .child(said("p.quiet", Key::BirthHint))
        .children(fields)
        .child(el("p.links").children(another));
    vec![details]
}

/// A button that adds another child in the same phase.
fn another(finder: &'static Finder, phase: LifePhase) -> Markup {
    let add = move || {
        let mut new = None;
        finder.answer(|answers| {
            let same =
                |each: &Person| matches!(each, Person::Phase { phase: of, .. } if *of == phase);
            // Next to its sibling, to keep their fields together.
            let after = answers.people.iter().rposition(same).map_or(0, |at| at + 1);
            answers.people.insert(after, Person::Phase { phase, birth: None });
            new = children(answers).iter().position(|(at, _)| *at == after);
        });
        // The button was removed with the fields around it; the new fields are rendered after this.
        set_timeout(move || focus_fields(new), Duration::ZERO);
    };
    button("plain", &text::birth_another(phrase::phase(phase)), add)
}

/// Focuses the fields of the nth child.
fn focus_fields(nth: Option<usize>) {
    let nth = nth.map_or_else(String::new, |nth| (nth + 1).to_string());
    let css = [".births fieldset:nth-of-type(", &nth, ") select"].concat();
    if let Ok(Some(field)) = document().query_selector(&css) {
        focus(&field);
    }
}

fn fields(finder: &'static Finder, at: usize, phase: LifePhase) -> Markup {
    let birth = finder.family.answers.with_untracked(|answers| match answers.people.get(at) {
        Some(Person::Phase { birth, .. }) => *birth,
        _ => None,
    });
    month(phrase::for_whom(phase), birth, &past_years(), move |chosen| set(finder, at, chosen))
}

/// Answers with a child's month of birth. `at`: the child's position in the answers.
pub fn set(finder: &Finder, at: usize, chosen: Option<YearMonth>) {
    finder.answer(|answers| {
        if let Some(Person::Phase { birth, .. }) = answers.people.get_mut(at) {
            *birth = chosen;
        }
    });
}

/// The years in which somebody may be born who is not grown up, this one first.
pub fn past_years() -> Vec<u16> {
    let this_year = intl::now().date.year();
    (this_year.saturating_sub(OLDEST)..=this_year).rev().collect()
}

/// Fields for a month and a year.
pub fn month(
    legend: &str,
    month: Option<YearMonth>,
    years: &[u16],
    choose: impl Fn(Option<YearMonth>) + 'static,
) -> Markup {
    let month_option = |number: u8| {
        // In any year.
        let day = Date::new(2000, number, 1)?;
        let chosen = month.is_some_and(|month| month.month() == number);
        Some(choice(u16::from(number), &intl::month_name(day), chosen))
    };
    let year_option = |year: &u16| {
        let chosen = month.is_some_and(|month| month.year() == *year);
        choice(*year, &year.to_string(), chosen)
    };
    let months = (1..=12).filter_map(month_option).collect();
    let years = years.iter().map(year_option).collect();
    el("fieldset")
        .child(text_el("legend", legend))
        .child(select(Key::BirthMonth, months))
        .child(select(Key::BirthYear, years))
        .on("change", move |event| choose(read_fields(&event)))
}

fn select(label: Key, options: Vec<Markup>) -> Markup {
    let unknown = said("option", Key::BirthUnknown).attr("value", "");
    text_el("label.field", t(label)).child(el("select").child(unknown).children(options))
}

fn choice(value: u16, label: &str, chosen: bool) -> Markup {
    text_el("option", label).attr("value", &value.to_string()).property("selected", &chosen.into())
}

/// Month and year, once both fields of this child are filled in.
fn read_fields(event: &Event) -> Option<YearMonth> {
    let fieldset = event.current_target()?.dyn_into::<Element>().ok()?;
    let selects = fieldset.get_elements_by_tag_name("select");
    let value = |at| {
        let select = selects.item(at)?;
        property(&select, "value").as_string()
    };
    YearMonth::new(value(1)?.parse().ok()?, value(0)?.parse().ok()?)
}
