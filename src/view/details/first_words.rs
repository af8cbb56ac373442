//! What somebody can say on the phone, or write: ready to be read out in German, with the family's
//! language below.

use super::fold;
use crate::{
    dom::markup::{Markup, el, said, text_el},
    state::{
        family::Fold,
        finder::{Finder, Loaded},
    },
    view::results::translated,
    words::{
        intl,
        text::{self, Key, t},
        voice::{Voice, wish},
    },
};
use catalogue::{Date, Offer};
use matching::{Person, Viewer};

/// Folded, beside the ways to reach an offer. `None` where words would only hold somebody up, where
/// nobody in a family calls, or where nobody can be reached.
pub fn first_words(
    finder: &'static Finder,
    loaded: &Loaded,
    offer: &'static Offer,
) -> Option<Markup> {
    let contact = loaded.catalogue.contact(offer);
    let title = match (contact.phones, contact.email) {
        ([], None) => return None,
        ([], Some(_)) => Key::SayTitleMail,
        _ => Key::SayTitle,
    };
    if offer.is_emergency() || !Viewer::Family.sees(offer) {
        return None;
    }
    let born = finder.family.answers.with_untracked(|answers| born(&answers.people, loaded.today));
    let language = wish();
    let words = |name: &str| {
        let mut words = vec![t(Key::SayHello).to_owned()];
        if offer.is_named_aloud() {
            words.push(text::say_offer(name));
            words.extend(born.map(|born| text::say_child(&intl::month_and_year(born))));
        } else {
            words.push(t(Key::SayTalk).to_owned());
        }
        words.extend(language.map(ask_for));
        words.join(" ")
    };
    // Whoever reads simple German says it, too.
    let voice = language.map_or_else(Voice::current, |_| Voice::GERMAN);
    let german = text_el("p.say", &voice.say(|| words(&offer.name))).german().fixed();
    let own = language.map(|_| text_el("p", &words(translated::name(offer))));
    // Built again when texts arrive, perhaps while it is being read out.
    let details = fold::fold(finder, "details.words stack", Fold::Words)
        .child(said("summary", title).attr("id", "first-words"))
        .child(german)
        .maybe(own);
    Some(details)
}

/// Whether anybody there speaks a language (BCP 47).
fn ask_for(language: &'static str) -> String {
    text::say_language(&intl::language_name(language))
}

/// What is said first at each of several numbers, for a family that speaks this language; `None` if
/// that is German. On paper, without what anybody is looking for.
pub fn on_paper(family: Voice) -> Option<Markup> {
    let language = family.say(wish)?;
    let words = [" ", t(Key::SayHello), " ", &ask_for(language)].concat();
    Some(el("p").child(said("strong", Key::SayTitle)).text(&words))
}

/// A day of the month in which the only child named was born, if that is known. Not its age: without
/// the day of birth it may be one month less.
fn born(people: &[Person], today: Date) -> Option<Date> {
    let [Person::Phase { birth: Some(birth), phase }] = people else {
        return None;
    };
    let first = birth.day(1).filter(|first| *first <= today);
    first.filter(|_| phase.ages().is_some())
}
