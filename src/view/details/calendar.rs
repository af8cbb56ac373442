//! An offer's next dates, on its page, on paper, and as a calendar file.

use crate::{
    dom::markup::{Markup, button, el, said},
    state::finder::{Finder, Loaded},
    view::results::{
        next_date::{doubt, sentence},
        translated,
    },
    words::{
        intl, phrase,
        text::{self, Key, t},
    },
};
use catalogue::{CalendarEvent, Moment, Occurrence, Offer, calendar_file};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// How many dates are shown on the offer's page, and written to a calendar file.
const DATES: usize = 3;

/// The next dates, at most `most`, or what to do if there are none. What all of them note comes
/// first, once.
pub fn lines(tag: &str, offer: &Offer, loaded: &Loaded, now: Moment, most: usize) -> Vec<Markup> {
    let dates = offer.next_dates(now, most);
    let note =
        |date: &Occurrence| date.note.as_ref().map(|note| translated::german("span.quiet", note));
    let mut lines = Vec::new();
    let is_shared = dates.len() > 1 && dates.iter().all(|date| date.note == dates[0].note);
    if is_shared && let Some(note) = note(&dates[0]) {
        lines.push(el(tag).child(note));
    }
    for date in &dates {
        let note = note(date).filter(|_| !is_shared);
        let line = sentence(tag, date, offer, loaded)
            .text(" ")
            .maybe(note)
            .text(" ")
            .maybe(doubt(date, loaded));
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(said(tag, Key::DatesAsk));
    }
    lines
}

/// The next dates on the offer's page, with a calendar file; `None` for an offer without dates.
pub fn next_dates(
    finder: &'static Finder,
    loaded: &'static Loaded,
    offer: &'static Offer,
) -> Option<Vec<Markup>> {
    let list = el("ul.when").live_children(move || lines("li", offer, loaded, finder.now(), DATES));
    let save = move || save(&offer.calendar_file_name(), &file(offer, loaded));
    let file = button("", t(Key::DatesFile), save)
        .live_property("hidden", move || events(offer, loaded, finder.now()).is_empty());
    (!offer.schedules.is_empty()).then(|| vec![list, file])
}

fn file(offer: &Offer, loaded: &Loaded) -> String {
    calendar_file(&events(offer, loaded, intl::now()), js_sys::Date::now())
}

/// The next dates that are certain, as events.
fn events<'c>(offer: &Offer, loaded: &'c Loaded, now: Moment) -> Vec<CalendarEvent<'c>> {
    let phone = loaded.catalogue.contact(offer).phones.first();
    let phone = phone.map(|phone| text::call_number(&phone.number.to_display()));
    let mut events: Vec<CalendarEvent> = Vec::new();
    for date in offer.next_dates(now, DATES) {
        let location = phrase::location(&date, offer, loaded.catalogue);
        let time = date.opens_at.map(|time| time.to_string()).unwrap_or_default();
        let place = location.map(|place| place.id.as_str()).unwrap_or_default();
        let day = date.date.to_string();
        let uid = [offer.id.as_str(), &day, &time, place].join("-");
        let details = [date.note.as_ref(), phone.as_ref()];
        let details: Vec<&str> = details.into_iter().flatten().map(String::as_str).collect();
        let event = CalendarEvent {
            uid: [&uid, "@angebotsfinder"].concat(),
            summary: translated::name(offer).to_owned(),
            date: date.date,
            opens_at: date.opens_at,
            closes_at: date.closes_at,
            location,
            description: (!details.is_empty()).then(|| details.join("\n")),
            reminds: false,
        };
        // Two rules may name the same date.
        let is_known = events.iter().any(|each| each.uid == event.uid);
        if !is_known && date.is_certain(loaded.holidays) {
            events.push(event);
        }
    }
    events
}

/// Downloads a file.
pub fn save(name: &str, content: &str) {
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
