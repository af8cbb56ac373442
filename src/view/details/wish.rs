//! E-mails to the catalogue's publisher on missing offers and wrong details. The family sees,
//! edits and sends them itself. In German, because an office reads them. Never about anything
//! that must leave no trace.

use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::finder::{Finder, Loaded},
    words::{
        phrase,
        text::{self, DOT, Key, t},
        voice::Voice,
    },
};
use catalogue::Offer;

/// A panel to report what was looked for and not found.
pub fn nothing_fits(finder: &'static Finder, loaded: &Loaded) -> Option<Markup> {
    let address = loaded.catalogue.feedback_email()?;
    let german = || (t(Key::MailWishSubject), what_is_missing(finder, loaded));
    let (subject, body) = Voice::GERMAN.say(german);
    let body = body?;
    let send = mail(address, subject, &body, t(Key::WishSend));
    let details = el("details.panel")
        .child(el("summary").child(said("h2", Key::WishTitle)))
        .child(said("p", Key::WishHint))
        .child(text_el("blockquote.description", &body).german())
        .child(el("p").child(send));
    Some(details)
}

/// The e-mail's text; `None` if an answer must leave no trace.
fn what_is_missing(finder: &'static Finder, loaded: &Loaded) -> Option<String> {
    finder.family.answers.with(|answers| {
        let mut topics = Vec::new();
        for topic in answers.topics(&loaded.catalogue.situations())? {
            topics.push(phrase::topic(topic).to_owned());
        }
        let mut people = Vec::new();
        for person in &answers.people {
            people.push(phrase::life_phase(*person).to_owned());
        }
        let place = answers.place.as_ref().map(|id| phrase::place(loaded.catalogue, id));
        let place = place.as_deref().unwrap_or(t(Key::AnswerNone));
        let or_none = |list: Vec<String>| match list.join(DOT) {
            list if list.is_empty() => t(Key::AnswerNone).to_owned(),
            list => list,
        };
        Some(text::mail_wish(&or_none(people), place, &or_none(topics)))
    })
}

/// A link to report that an offer's details are wrong.
pub fn wrong_details(offer: &Offer, loaded: &Loaded) -> Option<Markup> {
    let address = loaded.catalogue.feedback_email().filter(|_| !offer.sensitive)?;
    let german = || {
        let body = text::mail_wrong(offer.id.as_str(), &offer.name);
        (text::mail_wrong_subject(&offer.name), body)
    };
    let (subject, body) = Voice::GERMAN.say(german);
    Some(el("p").child(mail(address, &subject, &body, t(Key::WrongDetails)).class("plain")))
}

fn mail(address: &str, subject: &str, body: &str, label: &str) -> Markup {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let parts = ["mailto:", address, "?subject=", &encode(subject), "&body=", &encode(body)];
    text_el("a.button", label).attr("href", &parts.concat())
}
