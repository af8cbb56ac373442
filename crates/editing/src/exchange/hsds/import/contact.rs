//! Contact details: phones, e-mail, web, and contact persons.

use super::language::languages;
use super::node::Node;
use super::notes::Notes;
use crate::exchange::hsds::email::is_plain;
use crate::import::{phone, web};
use catalogue::{Phone, PhoneNumber, Severity, Url};

/// An e-mail address; an invalid one is kept as text.
pub fn email(node: &Node, notes: &mut Notes, kept: &mut Vec<String>) -> Option<String> {
    let text = node.text("email", notes)?;
    let email = if is_plain(&text) { Some(text.clone()) } else { web::email(&text) };
    if email.is_none() {
        keep(node, "email", "E-Mail", &text, notes, kept);
    }
    email
}

/// A web address; an invalid one is kept as text.
pub fn url(node: &Node, key: &str, notes: &mut Notes, kept: &mut Vec<String>) -> Option<Url> {
    let text = node.text(key, notes)?;
    let url = web::url(&text);
    if url.is_none() {
        keep(node, key, "Website", &text, notes, kept);
    }
    url
}

/// The phones under `phones`; unreadable numbers are kept as text.
pub fn phones(node: &Node, notes: &mut Notes, kept: &mut Vec<String>) -> Vec<Phone> {
    let mut phones = Vec::new();
    for each in node.list("phones", notes) {
        each.rest(
            "phone",
            &["number", "extension", "type", "description", "languages", "attributes"],
            notes,
        );
        let Some(number) = each.text("number", notes) else { continue };
        let kind = each.text("type", notes).unwrap_or_default().to_lowercase();
        if matches!(kind.as_str(), "fax" | "pager" | "text") {
            let what = format!(
                "Eine Nummer der Art „{kind}“ wurde nicht übernommen: Sie ist kein Telefon."
            );
            notes.sum(Severity::Hint, &each.pointer, what, "Familien rufen dort nicht an.");
            continue;
        }
        let read = numbers(number.trim_matches('"'));
        if read.is_empty() {
            keep(&each, "number", "Telefon", &number, notes, kept);
        }
        let extension = each.text("extension", notes).map(|text| format!("Durchwahl {text}"));
        let description = each.text("description", notes);
        let languages = languages(&each, notes);
        for phone in read {
            let words = [description.clone(), phone.description, extension.clone()];
            let words: Vec<String> = words.into_iter().flatten().collect();
            phones.push(Phone {
                description: (!words.is_empty()).then(|| words.join(", ")),
                languages: languages.clone(),
                ..Phone { description: None, ..phone }
            });
        }
    }
    phones
}

/// The phone numbers in a text.
fn numbers(text: &str) -> Vec<Phone> {
    match PhoneNumber::new(text).filter(PhoneNumber::is_portable) {
        Some(number) => {
            vec![Phone { number, description: None, languages: Vec::new(), hours: Vec::new() }]
        }
        None => phone::read(text).phones,
    }
}

/// The people under `contacts`: their phones, with the name of the person, and the first e-mail
/// address.
pub fn contacts(
    node: &Node,
    notes: &mut Notes,
    kept: &mut Vec<String>,
) -> (Vec<Phone>, Option<String>) {
    let (mut numbers, mut mail) = (Vec::new(), None);
    for each in node.list("contacts", notes) {
        each.rest(
            "contact",
            &["name", "title", "department", "email", "phones", "attributes"],
            notes,
        );
        let who = ["name", "title", "department"].map(|key| each.text(key, notes));
        let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let email = email(&each, notes, kept);
        let phones = phones(&each, notes, kept);
        if phones.is_empty() && email.is_none() && !who.is_empty() {
            kept.push(format!("Kontakt: {who}"));
        }
        for phone in phones {
            let words = [Some(who.clone()).filter(|who| !who.is_empty()), phone.description];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join(": ");
            let description = (!words.is_empty()).then_some(words);
            numbers.push(Phone { description, ..phone });
        }
        match (&mail, email) {
            (_, None) => {}
            (None, email) => mail = email,
            (Some(first), Some(email)) if *first == email => {}
            (Some(_), Some(email)) => kept.push(format!("Kontakt: {who} {email}")),
        }
    }
    (numbers, mail)
}

/// Adds phones whose numbers are not in the list yet.
pub fn add(phones: &mut Vec<Phone>, more: Vec<Phone>) {
    for phone in more {
        if phones.iter().all(|other| other.number != phone.number) {
            phones.push(phone);
        }
    }
}

fn keep(
    node: &Node,
    key: &str,
    title: &str,
    text: &str,
    notes: &mut Notes,
    kept: &mut Vec<String>,
) {
    let what = format!("„{text}“ ließ sich bei „{key}“ nicht lesen. Es steht jetzt in Worten da.");
    let help = "Schreiben Sie es im Katalog neu.";
    notes.find(Severity::Warning, &node.at(key), what, help, 0);
    kept.push(format!("{title}: {text}"));
}
