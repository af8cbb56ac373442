//! What is shown while the offers are on their way, and when they do not come.

use crate::{
    finder::{Finder, Screen},
    load::{self, Failure, Load, Loaded},
    markup::{Markup, button, el, said, text_el},
    more::More,
    start::page_attribute,
    text::{self, Key, t},
};

/// Shows a screen with the catalogue once it is there; until then says how it stands.
pub fn when_loaded(finder: Finder, screen: Screen) -> Markup {
    // Whoever comes to it anew has another chance.
    if matches!(finder.more.get_untracked(), More::Lost) {
        finder.more.set(More::Away);
    }
    el("div").live_children(move || {
        vec![match finder.load.get() {
            Load::Ready(loaded) => (loaded.later.screen)(finder, loaded, screen),
            Load::Loading { slow } => loading(finder, slow, load::load),
            Load::Failed(failure) => failed(finder, failure, load::load),
        }]
    })
}

/// Says that something is on its way; `again` fetches it once more.
pub fn loading(finder: Finder, slow: bool, again: fn(Finder)) -> Markup {
    let sentence = said("p.loading", Key::Loading).attr("role", "status");
    let heading = said("h1.visually-hidden", Key::Loading).attr("tabindex", "-1");
    let slow = slow.then(|| said("p", Key::LoadingSlow).child(retry(finder, again)));
    el("div.narrow").child(heading).child(sentence).maybe(slow)
}

/// Says that something does not come; `again` fetches it once more.
pub fn failed(finder: Finder, failure: Failure, again: fn(Finder)) -> Markup {
    let sentence = t(match failure {
        Failure::Unreachable => Key::FailureUnreachable,
        Failure::Missing => Key::FailureMissing,
        Failure::Server => Key::FailureServer,
        Failure::Unreadable => Key::FailureUnreadable,
        Failure::Newer => Key::FailureNewer,
        Failure::Foreign => Key::FailureForeign,
    });
    el("div.narrow stack")
        .attr("data-failure", "")
        .child(said("h1", Key::FailureTitle).attr("tabindex", "-1"))
        .child(text_el("p", sentence).attr("role", "alert"))
        .child(said("p", Key::FailureHelp))
        .child(el("p.actions").child(retry(finder, again)).maybe(list()))
}

/// Leads to the offers as a page that needs no program, where the site has one.
fn list() -> Option<Markup> {
    let address = page_attribute("data-list")?;
    Some(said("a", Key::OffersAsList).attr("href", &address))
}

fn retry(finder: Finder, again: fn(Finder)) -> Markup {
    button("primary", t(Key::Retry), move || again(finder))
}

/// What is missing although the rest is there.
pub fn notices(finder: Finder, loaded: &Loaded) -> Vec<Markup> {
    let notice = |text: &str| text_el("div.notice", text).attr("role", "status");
    let left_out = (loaded.left_out > 0).then(|| notice(&text::notice_left_out(loaded.left_out)));
    let include_failed = loaded.include_failed.then(|| {
        let retry = el("p.actions").child(retry(finder, load::load));
        notice(t(Key::NoticeIncludeFailed)).child(retry)
    });
    left_out.into_iter().chain(include_failed).collect()
}
