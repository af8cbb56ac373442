//! The header: whose finder it is, the languages, and the helplines, which are always one tap
//! away.

use crate::{
    finder::Finder,
    language::{LANGUAGES, Language, current},
    markup::{Markup, el, text_el},
    text::{Key, t},
};
use catalogue::{HELPLINES, Helpline, PhoneNumber};

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
pub fn content(finder: Finder) -> Vec<Markup> {
    let brand = el("p")
        .class("brand")
        .text(t(Key::AppName))
        .text(" ")
        .child(el("span").live_children(move || claim(finder)));
    vec![
        el("div").class("demo-notice").live_children(move || demo_notice(finder)),
        brand,
        languages(finder),
        help_now(),
    ]
}

/// The languages, by their own names: whoever cannot read this one finds theirs.
fn languages(finder: Finder) -> Markup {
    let own = current();
    let name = text_el("span", "visually-hidden", t(Key::Language));
    let summary = el("summary").attr("id", "language").child(name).text(" ").text(own.name);
    // The boot script listens: it is there before the program.
    let choice = |language: &Language| {
        let choice = text_el("button", "plain", language.name).attr("type", "button");
        let choice = choice.attr("lang", language.tag);
        let choice = if language.rtl { choice.attr("dir", "rtl") } else { choice };
        let is_own = language.tag == own.tag;
        el("li").child(if is_own { choice.attr("aria-current", "true") } else { choice })
    };
    let failed = finder.speech.with_untracked(|speech| speech.failed);
    let failed =
        failed.then(|| text_el("p", "alert", t(Key::LanguageFailed)).attr("role", "alert"));
    el("details")
        .class("language")
        .property("open", &failed.is_some().into())
        .child(summary)
        .maybe(failed)
        .child(el("ul").children(LANGUAGES.iter().map(choice).collect()))
}

fn help_now() -> Markup {
    let lines = HELPLINES.iter().zip(NAMES).map(|(helpline, name)| line(helpline, name));
    let inside = el("div")
        .child(text_el("p", "", t(Key::HelpNowIntro)))
        .child(el("ul").children(lines.collect()));
    el("details").class("help-now").child(text_el("summary", "", t(Key::HelpNow))).child(inside)
}

fn demo_notice(finder: Finder) -> Vec<Markup> {
    let demo = finder.loaded().filter(|loaded| loaded.catalogue.demo);
    demo.map(|_| text_el("p", "notice", t(Key::DemoNotice))).into_iter().collect()
}

/// The catalogue's name, once it is there.
fn claim(finder: Finder) -> Vec<Markup> {
    let name = finder.loaded().map(|loaded| loaded.catalogue.name.clone());
    let name = name.filter(|name| !name.is_empty());
    vec![match name {
        Some(name) => text_el("span", "", &name).german(),
        None => text_el("span", "", t(Key::AppClaim)),
    }]
}

fn line(helpline: &Helpline, name: Key) -> Markup {
    let number = PhoneNumber::new(helpline.number).map(|number| number.to_display());
    let link = text_el("a", "", t(name))
        .attr("href", &["tel:", helpline.number].concat())
        .text(" ")
        .child(text_el("strong", "", &number.unwrap_or_default()).attr("dir", "ltr"));
    el("li").child(link)
}
