//! Filters on the results page, with the number of offers that each would leave.

use crate::{
    finder::Finder,
    intl,
    live::Live,
    load::Loaded,
    markup::{Markup, button, el, text_el},
    text::{self, Key, t},
};
use leptos::prelude::*;
use matching::{Facets, Filters, FormatFilter};
use std::rc::Rc;
use web_sys::Event;

/// How wide the page has to be for the filters to stand open beside the results.
const WIDE: &str = "(min-width: 60rem)";

/// One option: how many offers it leaves, whether it is chosen, and the change when it is
/// ticked or unticked.
struct Choice {
    label: String,
    count: Box<dyn Fn(&Facets) -> usize>,
    is_chosen: Box<dyn Fn(&Filters) -> bool>,
    toggle: Box<dyn Fn(&mut Filters)>,
}

/// The numbers beside all options, counted together.
type Counts = Rc<Live<Option<Facets>>>;

/// All filters.
pub fn panel(finder: Finder, loaded: &'static Loaded) -> Markup {
    let facets = Rc::new(Live::new(None));
    let counted_into = Rc::clone(&facets);
    // Counted once for all options.
    let count = move || {
        let filters = finder.filters.get();
        let counted = finder.answers.with_untracked(|each| loaded.index.facets(each, &filters));
        counted_into.set(Some(counted));
    };
    let title = move || match finder.filters.with(count_active) {
        0 => t(Key::Filters).to_owned(),
        count => text::filters_active(count),
    };
    let groups = groups(loaded).into_iter().map(|(name, choices)| {
        let choices: Vec<_> = choices
            .into_iter()
            .map(|choice| checkbox(finder, Rc::clone(&facets), choice))
            .collect();
        let legend = text_el("legend", "", t(name));
        el("fieldset").child(legend).children(choices)
    });
    let clear = move || {
        let clear = move || finder.filter(|filters| *filters = Filters::default());
        let active = finder.filters.with(count_active) > 0;
        active.then(|| button("", t(Key::FiltersClear), clear)).into_iter().collect()
    };
    let wide = window().match_media(WIDE).ok().flatten();
    let wide = wide.is_some_and(|query| query.matches());
    el("details")
        .class("filters")
        .live(move |_| count())
        .property("open", &wide.into())
        .child(el("summary").live_text(title))
        .children(groups.collect())
        .child(el("p").live_children(clear))
}

fn groups(loaded: &Loaded) -> Vec<(Key, Vec<Choice>)> {
    let all = loaded.index.facets(&matching::Answers::default(), &Filters::default());
    let effort = vec![
        Choice {
            label: t(Key::FilterFree).to_owned(),
            count: Box::new(|facets| facets.free),
            is_chosen: Box::new(|filters| filters.free),
            toggle: Box::new(|filters| filters.free = !filters.free),
        },
        Choice {
            label: t(Key::FilterNoRegistration).to_owned(),
            count: Box::new(|facets| facets.no_registration),
            is_chosen: Box::new(|filters| filters.no_registration),
            toggle: Box::new(|filters| filters.no_registration = !filters.no_registration),
        },
    ];
    let names: Vec<_> = all.languages.iter().map(|(tag, _)| intl::language_name(tag)).collect();
    let mut languages = Vec::new();
    for at in intl::alphabetical(&names) {
        let at = at as usize;
        let (own, other) = (all.languages[at].0.clone(), all.languages[at].0.clone());
        languages.push(Choice {
            label: names[at].clone(),
            count: Box::new(move |facets| facets.languages.get(at).map_or(0, |each| each.1)),
            is_chosen: Box::new(move |filters| filters.languages.contains(&own)),
            toggle: Box::new(move |filters| toggle(&mut filters.languages, &other)),
        });
    }
    let format = |(at, format): (usize, FormatFilter)| {
        let name = match format {
            FormatFilter::ComesToYou => Key::FilterHomeVisit,
            FormatFilter::Online => Key::FilterOnline,
            FormatFilter::Phone => Key::FilterPhone,
        };
        Choice {
            label: t(name).to_owned(),
            count: Box::new(move |facets| facets.formats[at].1),
            is_chosen: Box::new(move |filters| filters.formats.contains(&format)),
            toggle: Box::new(move |filters| toggle(&mut filters.formats, &format)),
        }
    };
    let formats = FormatFilter::ALL.into_iter().enumerate().map(format).collect();
    let access = vec![Choice {
        label: t(Key::FilterStepFree).to_owned(),
        count: Box::new(|facets| facets.step_free),
        is_chosen: Box::new(|filters| filters.step_free),
        toggle: Box::new(|filters| filters.step_free = !filters.step_free),
    }];
    // Any week has the seven names of the weekdays.
    let monday = loaded.today.plus_days(-i32::from(loaded.today.weekday() as u8));
    let weekday = |(at, days): (usize, i32)| {
        let date = monday.plus_days(days);
        let weekday = date.weekday();
        Choice {
            label: intl::weekday_name(date),
            count: Box::new(move |facets| facets.weekdays[at].1),
            is_chosen: Box::new(move |filters| filters.weekdays.contains(&weekday)),
            toggle: Box::new(move |filters| toggle(&mut filters.weekdays, &weekday)),
        }
    };
    let weekdays = (0..7).enumerate().map(weekday).collect();
    vec![
        (Key::FilterEffort, effort),
        (Key::FilterLanguage, languages),
        (Key::FilterFormat, formats),
        (Key::FilterAccessibility, access),
        (Key::FilterWeekday, weekdays),
    ]
}

/// How many options are chosen.
fn count_active(filters: &Filters) -> usize {
    filters.languages.len()
        + filters.formats.len()
        + filters.weekdays.len()
        + usize::from(filters.free)
        + usize::from(filters.no_registration)
        + usize::from(filters.step_free)
}

fn toggle<T: PartialEq + Clone>(chosen: &mut Vec<T>, value: &T) {
    let before = chosen.len();
    chosen.retain(|each| each != value);
    if chosen.len() == before {
        chosen.push(value.clone());
    }
}

fn checkbox(finder: Finder, facets: Counts, choice: Choice) -> Markup {
    let Choice { label, count, is_chosen, toggle } = choice;
    let label = move || {
        let count = facets.with(|facets| facets.as_ref().map_or(0, &count));
        text::filter_option(count, &label)
    };
    let input = el("input")
        .attr("type", "checkbox")
        .live_property("checked", move || finder.filters.with(&is_chosen))
        .on("change", Box::new(move |_: Event| finder.filter(&toggle)));
    el("label").child(input).child(el("span").live_text(label))
}
