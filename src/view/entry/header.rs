//! The header: the finder's name, the languages, and the helplines, which are always one tap
//! away.

use crate::{
    dom::markup::{Markup, adopt, el, fill, said, text_el},
    state::finder::Finder,
    words::text::{self, Key, t},
};
use catalogue::{HELPLINES, PROFESSIONAL_HELPLINES};

/// The texts of the helplines, in the order of [`HELPLINES`].
pub const NAMES: [Key; HELPLINES.len()] = [
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
pub fn content(finder: &'static Finder) -> Vec<Markup> {
    let brand = el("p.brand")
        .text(t(Key::Brand))
        .text(" ")
        .child(el("span").live_children(move || claim(finder)));
    let mut content = vec![el("div.demo-notice").live_children(move || demo_notice(finder)), brand];
    content.extend(finder.menu.clone().map(adopt));
    content.push(el("div.tools").live_children(move || tools(finder)));
    content.push(help_now(finder));
    let remembered = move || match finder.family.remembered.with(Vec::len) {
        0 => String::new(),
        count => text::remembered_count(count),
    };
    content.push(el("span.visually-hidden").attr("role", "status").live_text(remembered));
    content
}

fn tools(finder: &'static Finder) -> Vec<Markup> {
    let part = finder.details_part().filter(|_| finder.loaded().is_some());
    part.map(|part| (part.tools)(finder)).unwrap_or_default()
}

fn help_now(finder: &'static Finder) -> Markup {
    let mut inside =
        el("div").child(said("p", Key::HelpNowIntro)).child(el("ul").live(move |list| {
            match (finder.details_part(), finder.loaded()) {
                // With what the nation-wide catalogue says about them.
                (Some(details), Some(loaded)) => (details.helplines)(finder, loaded, list),
                _ if list.first_element_child().is_none() => fill(list, helplines()),
                _ => {}
            }
        }));
    if finder.team {
        inside = inside.child(said("p", Key::ProfessionalsHelplines));
        let name = Key::HelplineMedizinischeKinderschutzhotline;
        for helpline in PROFESSIONAL_HELPLINES {
            let line = line(t(name), helpline.number, helpline.display, true);
            inside = inside.child(el("ul").child(el("li").child(line)));
        }
    }
    el("details.help-now").child(said("summary", Key::HelpNow)).child(inside)
}

fn demo_notice(finder: &'static Finder) -> Vec<Markup> {
    let demo = finder.known_catalogue().is_some_and(|catalogue| catalogue.demo);
    demo.then(|| said("p.notice", Key::DemoNotice)).into_iter().collect()
}

/// The catalogue's name, once known.
fn claim(finder: &'static Finder) -> Vec<Markup> {
    vec![match finder.catalogue_name() {
        Some(name) => text_el("span", &name).german(),
        None => said("span", Key::AppClaim),
    }]
}

fn helplines() -> Vec<Markup> {
    let mut lines = Vec::new();
    for (helpline, name) in HELPLINES.iter().zip(NAMES) {
        lines.push(el("li").child(line(t(name), helpline.number, helpline.display, true)));
    }
    lines
}

/// A helpline: as a link to call, or as plain text for paper.
pub fn line(name: &str, number: &str, display: &str, can_call: bool) -> Markup {
    let name = text_el(if can_call { "a" } else { "span" }, name);
    let target = ["tel:", number].concat();
    let line = if can_call { name.attr("href", &target) } else { name };
    line.text(" ").child(text_el("strong", display).attr("dir", "ltr").fixed())
}
