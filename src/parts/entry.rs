//! The first part of the program: the frame and the three questions. Takes over the static page,
//! including ticks and taps made before the program had started.

use crate::{
    dom::{
        contract::{CRASHED, NEXT, NEXT_FAMILY, STARTED, TEAM},
        markup::{property, set_property},
        page::{focus_id, mark, on_page},
    },
    flow::{history, language, later_parts, outline, sensitive, start_over},
    state::{finder::Finder, screen::Screen},
    view::entry::{
        app::{App, announce, title},
        people,
        question_frame::ALL_OFFERS,
    },
    words::text::{Key, t},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Starts the widget in place of the static first question.
pub fn start() {
    let Some(root) = document().get_element_by_id("angebotsfinder") else {
        return;
    };
    let Ok(root) = root.dyn_into::<HtmlElement>() else {
        return;
    };
    let page = document().document_element();
    if let Some(page) = &page {
        // Fails only for invalid attribute names.
        let _ = page.set_attribute(CRASHED, t(Key::Crashed));
    }
    let team = page.as_ref().is_some_and(|page| page.has_attribute(TEAM));
    let menu = root.query_selector(".language").ok().flatten();
    let finder = Finder::new(team, menu, outline::read());
    let focused = adopt(finder, &root);
    let help_is_open = help_now().is_some_and(|help| property(&help, "open").is_truthy());
    history::start(finder);
    let tapped = page.as_ref().and_then(|page| page.get_attribute(NEXT));
    if let Some((page, tapped)) = page.zip(tapped.as_ref()) {
        // Failing to remove the attribute does no harm: it is read only here.
        let _ = page.remove_attribute(NEXT);
        // Before anything is built: the first question would be replaced at once.
        if tapped == ALL_OFFERS {
            history::go(finder, Screen::AllOffers);
        } else {
            history::next(finder);
        }
    }
    later_parts::start(finder);
    later_parts::load(finder);
    let place = root.clone();
    mount_to(root, move || view! { <App finder root=place.into() /> }).forget();
    announce(finder);
    sensitive::start(finder);
    language::start(finder, title);
    on_page(NEXT_FAMILY, move |_| start_over::next_family(finder));
    if let Some(help) = help_now() {
        set_property(&help, "open", &help_is_open.into());
    }
    if let Some(focused) = focused
        && tapped.is_none()
    {
        focus_id(&focused);
    }
    mark(STARTED);
}

/// Takes over the ticks; returns the id of the focused element.
fn adopt(finder: &'static Finder, root: &HtmlElement) -> Option<String> {
    let ticked: Vec<_> = people::all()
        .filter(|person| {
            let id = [people::INPUT, "-", person.code()].concat();
            let input = document().get_element_by_id(&id);
            input.is_some_and(|input| property(&input, "checked").is_truthy())
        })
        .collect();
    finder.family.answers.update_untracked(|answers| answers.people = ticked);
    let focused = document().active_element()?;
    root.contains(Some(&focused)).then(|| focused.id())
}

fn help_now() -> Option<Element> {
    document().query_selector(".help-now").ok().flatten()
}
