//! An offer's next dates, on its page, on paper, and as a calendar file.

use crate::{
    dom::markup::{Markup, button, el, text_el},
    state::finder::Loaded,
    view::results::{
        next_date::{none, sentence},
        translated,
    },
    words::{
        intl, phrase,
        text::{self, Key, t},
    },
};
use catalogue::{CalendarEvent, Occurrence, Offer, calendar_file};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// How many dates are shown, and written to a calendar file.
const DATES: usize = 3;

fn lines_of(tag: &str, dates: &[Occurrence], offer: &Offer, loaded: &Loaded) -> Vec<Markup> {
    let line = |date: &Occurrence| {
        let note = date.note.as_ref().map(|note| translated::german("span.quiet", note));
        text_el(tag, &sentence(date, offer, loaded)).text(" ").maybe(note)
    };
    let mut lines = Vec::new();
    for date in dates {
        lines.push(line(date));
    }
    lines
}

/// The next dates on paper.
pub fn lines(offer: &Offer, loaded: &Loaded) -> Vec<Markup> {
    let dates = offer.next_dates(intl::now(), DATES);
    if dates.is_empty() { vec![none(offer)] } else { lines_of("p", &dates, offer, loaded) }
}

/// The next dates on the offer's page, with a calendar file.
pub fn next_dates(offer: &Offer, loaded: &Loaded) -> Vec<Markup> {
    let dates = offer.next_dates(intl::now(), DATES);
    if dates.is_empty() {
        return vec![none(offer)];
    }
    let list = el("ul.when").children(lines_of("li", &dates, offer, loaded));
    let content = file(offer, &dates, loaded);
    let name = offer.calendar_file_name();
    vec![list, button("", t(Key::DatesFile), move || save(&name, &content))]
}

fn file(offer: &Offer, dates: &[Occurrence], loaded: &Loaded) -> String {
    let phone = loaded.catalogue.contact(offer).phones.first();
    let phone = phone.map(|phone| text::call_number(&phone.number.to_display()));
    let event = |date: &Occurrence| CalendarEvent {
        uid: [offer.id.as_str(), "-", &date.date.to_string(), "@angebotsfinder"].concat(),
        summary: translated::name(offer).to_owned(),
        date: date.date,
        opens_at: date.opens_at,
        closes_at: date.closes_at,
        location: phrase::location(date, offer, &loaded.catalogue),
        description: phone.clone(),
    };
    let events: Vec<_> = dates.iter().map(event).collect();
    calendar_file(&events, js_sys::Date::now())
}

/// Downloads a file.
fn save(name: &str, content: &str) {
    let options = BlobPropertyBag::new();
    options.set_type("text/calendar;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    let saved = Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let Ok(url) = saved else {
        return;
    };
    el("a").attr("href", &url).attr("download", name).click();
    // The download has started; a URL that is not revoked only costs memory.
    let _ = Url::revoke_object_url(&url);
}
