//! Notices on data missing from an otherwise complete page.

use crate::{
    dom::markup::{Markup, el, text_el},
    flow::later_parts,
    state::finder::{Completeness, Finder, Loaded},
    view::entry::retry::retry,
    words::text::{self, Key, t},
};

/// Notices on offers that could not be read, and on includes that failed to load.
pub fn notices(finder: &'static Finder, loaded: &Loaded) -> Vec<Markup> {
    let notice = |text: &str| text_el("div.notice", text).attr("role", "status");
    let Completeness { left_out, include_failed, .. } = loaded.reading;
    let left_out = (left_out > 0).then(|| notice(&text::notice_left_out(left_out)));
    let include_failed = include_failed.then(|| {
        let retry = el("p.actions").child(retry(finder, later_parts::load));
        notice(t(Key::NoticeIncludeFailed)).child(retry)
    });
    left_out.into_iter().chain(include_failed).collect()
}
