//! The header: whose finder it is, and the helplines, which are always one tap away.

use crate::{
    finder::Finder,
    markup::{Content, Markup, el, filled_by, text_el},
    text::{Key, t},
};
use catalogue::{HELPLINES, Helpline, PhoneNumber};
use leptos::prelude::*;

/// The texts of the helplines, in the order of [`HELPLINES`].
const NAMES: [Key; HELPLINES.len()] = [
    Key::HelplineNotruf112,
    Key::HelplinePolizei110,
    Key::HelplineBereitschaftsdienst116117,
    Key::HelplineElterntelefon,
    Key::HelplineKinderUndJugendtelefon,
    Key::HelplineHilfetelefonGewaltGegenFrauen,
    Key::HelplineHilfetelefonSchwangereInNot,
    Key::HelplineHilfeTelefonSexuellerMissbrauch,
    Key::HelplineTelefonseelsorge,
];

/// The header of every screen.
#[component]
pub fn Header(finder: Finder) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="demo-notice" use:filled_by=(finder, demo_notice as Content)></div>
            <p class="brand">
                {t(Key::AppName)} " " <span use:filled_by=(finder, claim as Content)></span>
            </p>
            <details class="help-now">
                <summary>{t(Key::HelpNow)}</summary>
                <div>
                    <p>{t(Key::HelpNowIntro)}</p>
                    <ul use:filled_by=(finder, helplines as Content)></ul>
                </div>
            </details>
        </header>
    }
}

fn demo_notice(finder: Finder) -> Vec<Markup> {
    let demo = finder.loaded().filter(|loaded| loaded.catalogue.demo);
    demo.map(|_| text_el("p", "notice", t(Key::DemoNotice))).into_iter().collect()
}

/// The catalogue's name, once it is there.
fn claim(finder: Finder) -> Vec<Markup> {
    let name = finder.loaded().map(|loaded| loaded.catalogue.name.clone());
    let name = name.filter(|name| !name.is_empty());
    vec![text_el("span", "", name.as_deref().unwrap_or(t(Key::AppClaim)))]
}

fn helplines(_: Finder) -> Vec<Markup> {
    HELPLINES.iter().zip(NAMES).map(|(helpline, name)| line(helpline, name)).collect()
}

fn line(helpline: &Helpline, name: Key) -> Markup {
    let number = PhoneNumber::new(helpline.number).map(|number| number.to_display());
    let link = text_el("a", "", t(name))
        .attr("href", &["tel:", helpline.number].concat())
        .text(" ")
        .child(text_el("strong", "", &number.unwrap_or_default()));
    el("li").child(link)
}
