//! Filters on the results page, each option with the number of offers it would leave.

use crate::{
    dom::{
        live::Live,
        markup::{Markup, button, el, target_property, text_el},
        page::focus,
    },
    state::finder::{Finder, Loaded},
    words::{
        intl,
        text::{self, Key, t},
        voice,
    },
};
use catalogue::{Moment, Weekday};
use leptos::prelude::*;
use matching::{Facets, Filters, FormatFilter};
use std::rc::Rc;

/// What an option filters by; the numbers are indices into [`Facets`].
#[derive(Clone)]
enum Choice {
    Free,
    NoRegistration,
    Language(usize, String),
    Format(usize, FormatFilter),
    StepFree,
    Weekday(usize, Weekday),
    Reachable,
}

/// How many offers each option would leave.
struct Counted {
    facets: Facets,
    reachable: usize,
}

impl Choice {
    /// How many offers it would leave.
    fn count(&self, Counted { facets, reachable }: &Counted) -> usize {
        match self {
            Self::Reachable => *reachable,
            Self::Free => facets.free,
            Self::NoRegistration => facets.no_registration,
            Self::Language(at, _) => facets.languages.get(*at).map_or(0, |each| each.1),
            Self::Format(at, _) => facets.formats[*at].1,
            Self::StepFree => facets.step_free,
            Self::Weekday(at, _) => facets.weekdays[*at].1,
        }
    }

    fn is_chosen(&self, filters: &Filters) -> bool {
        match self {
            Self::Reachable => filters.reachable.is_some(),
            Self::Free => filters.free,
            Self::NoRegistration => filters.no_registration,
            Self::Language(_, tag) => filters.languages.contains(tag),
            Self::Format(_, format) => filters.formats.contains(format),
            Self::StepFree => filters.step_free,
            Self::Weekday(_, weekday) => filters.weekdays.contains(weekday),
        }
    }

    /// Toggles it. `now`: who can be called stays as it was then, so that nothing vanishes while
    /// somebody reads.
    fn toggle(&self, filters: &mut Filters, loaded: &Loaded, now: Moment) {
        match self {
            Self::Reachable => {
                let chosen = filters.reachable.take();
                filters.reachable = chosen.is_none().then(|| loaded.reachable(now));
            }
            Self::Free => filters.free = !filters.free,
            Self::NoRegistration => filters.no_registration = !filters.no_registration,
            Self::Language(_, tag) => toggle(&mut filters.languages, tag),
            Self::Format(_, format) => toggle(&mut filters.formats, format),
            Self::StepFree => filters.step_free = !filters.step_free,
            Self::Weekday(_, weekday) => toggle(&mut filters.weekdays, weekday),
        }
    }
}

/// An option and its label.
type Labelled = (Choice, String);

/// The numbers beside all options, counted together.
type Counts = Rc<Live<Option<Counted>>>;

/// The filters, folded.
pub fn filters(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let title = move || match finder.family.filters.with(Filters::active) {
        0 => t(Key::Filters).to_owned(),
        count => text::filters_active(count),
    };
    let is_open = Rc::new(Live::new(false));
    let opened = Rc::clone(&is_open);
    el("details.filters")
        .on("toggle", move |event| opened.set(target_property(&event, "open").is_truthy()))
        .child(el("summary").live_text(title))
        .child(el("div").children(options(finder, loaded, is_open)))
}

/// The options, and the button that clears them.
fn options(
    finder: &'static Finder,
    loaded: &'static Loaded,
    is_open: Rc<Live<bool>>,
) -> Vec<Markup> {
    let facets = Rc::new(Live::new(None));
    let counted_into = Rc::clone(&facets);
    // Counted once for all options, while they are seen, and again when the minute has changed.
    let count = move || {
        if !is_open.get() {
            return;
        }
        let filters = finder.family.filters.get();
        let now = finder.now();
        let reachable = filters.reachable.clone().unwrap_or_else(|| loaded.reachable(now));
        let counted = finder.family.answers.with(|answers| Counted {
            facets: loaded.index.facets(answers, &filters),
            reachable: loaded.index.count_reachable(answers, &filters, &reachable),
        });
        counted_into.set(Some(counted));
    };
    let fieldsets = move || {
        let mut fieldsets = Vec::new();
        for (name, choices) in groups(loaded) {
            if choices.is_empty() {
                continue;
            }
            let mut fieldset = el("fieldset").child(text_el("legend", t(name)));
            for (choice, label) in choices {
                fieldset =
                    fieldset.child(checkbox(finder, loaded, Rc::clone(&facets), choice, label));
            }
            fieldsets.push(fieldset);
        }
        fieldsets
    };
    let clear = move || {
        let clear = move || {
            // This button is about to be removed, so the focus moves.
            if let Ok(Some(summary)) = document().query_selector(".filters summary") {
                focus(&summary);
            }
            finder.filter(|filters| *filters = Filters::default());
        };
        let is_filtered = finder.family.filters.with(Filters::active) > 0;
        is_filtered.then(|| button("", t(Key::FiltersClear), clear)).into_iter().collect()
    };
    vec![el("div").live(move |_| count()).children_later(fieldsets), el("p").live_children(clear)]
}

/// What families ask for most comes first, and first of all their own language.
fn groups(loaded: &Loaded) -> Vec<(Key, Vec<Labelled>)> {
    let all = loaded.index.facets(&matching::Answers::default(), &Filters::default());
    let mut first = Vec::new();
    let mut names = Vec::new();
    for (tag, _) in &all.languages {
        names.push(intl::language_name(tag));
    }
    let mut languages = Vec::new();
    for at in intl::alphabetical(&names) {
        let at = at as usize;
        let tag = &all.languages[at].0;
        let choice = Choice::Language(at, tag.clone());
        if Some(tag.as_str()) == voice::wish() {
            first.push((choice, text::reason_language(&names[at])));
        } else {
            languages.push((choice, names[at].clone()));
        }
    }
    first.push((Choice::Free, t(Key::FilterFree).to_owned()));
    first.push((Choice::Reachable, t(Key::FilterReachable).to_owned()));
    let mut formats = Vec::new();
    for (at, format) in FormatFilter::ALL.into_iter().enumerate() {
        let (name, group) = match format {
            FormatFilter::ComesToYou => (Key::FilterHomeVisit, &mut first),
            FormatFilter::Online => (Key::FilterOnline, &mut formats),
            FormatFilter::Phone => (Key::FilterPhone, &mut formats),
        };
        group.push((Choice::Format(at, format), t(name).to_owned()));
    }
    first.push((Choice::NoRegistration, t(Key::FilterNoRegistration).to_owned()));
    let access = vec![(Choice::StepFree, t(Key::FilterStepFree).to_owned())];
    // Any week will do for the names of the weekdays.
    let monday = loaded.today.plus_days(-i32::from(loaded.today.weekday() as u8));
    let mut weekdays = Vec::new();
    for (at, days) in (0..7).enumerate() {
        let date = monday.plus_days(days);
        weekdays.push((Choice::Weekday(at, date.weekday()), intl::weekday_name(date)));
    }
    vec![
        (Key::FilterFirst, first),
        (Key::FilterLanguage, languages),
        (Key::FilterFormat, formats),
        (Key::FilterAccessibility, access),
        (Key::FilterWeekday, weekdays),
    ]
}

fn toggle<T: PartialEq + Clone>(chosen: &mut Vec<T>, value: &T) {
    let before = chosen.len();
    chosen.retain(|each| each != value);
    if chosen.len() == before {
        chosen.push(value.clone());
    }
}

fn checkbox(
    finder: &'static Finder,
    loaded: &'static Loaded,
    facets: Counts,
    choice: Choice,
    label: String,
) -> Markup {
    let (counted, pressed) = (choice.clone(), choice.clone());
    let label = move || {
        let count = facets.with(|facets| facets.as_ref().map(|all| counted.count(all)));
        count.map_or_else(|| label.clone(), |count| text::filter_option(count, &label))
    };
    let input = el("input")
        .attr("type", "checkbox")
        .live_property("checked", move || {
            finder.family.filters.with(|filters| choice.is_chosen(filters))
        })
        .on("change", move |_| {
            let now = untrack(|| finder.now());
            finder.filter(|filters| pressed.toggle(filters, loaded, now));
        });
    el("label").child(input).child(el("span").live_text(label))
}
