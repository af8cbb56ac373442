//! Texts that are not finished, or that speak to editors: families would read them.
//!
//! Better a problem missed than a false alarm: "Wir prüfen Ihren Antrag" and "Bitte prüfen Sie
//! vorher die Uhrzeit" are for families.

mod speech;

use super::{Code, context::Context};
use catalogue::{Catalogue, Severity};
use serde::Serialize;
use serde_json::Value;

/// What is under these keys is not read as a text: ids, addresses, and the note that is meant for
/// editors.
const NO_TEXTS: [&str; 14] = [
    "editor_note",
    "id",
    "organization",
    "locations",
    "location",
    "place",
    "part_of",
    "situations",
    "service_areas",
    "url",
    "email",
    "topic",
    "topics",
    "number",
];

/// A text that looks unfinished: where it is, and what gives it away.
struct Found {
    keys: Vec<String>,
    what: String,
}

pub fn check(context: &mut Context) {
    let Catalogue { name, publisher, .. } = context.catalogue;
    let publisher = publisher.as_ref().and_then(|publisher| publisher.name.as_ref());
    for (keys, text) in [(&["name"][..], Some(name)), (&["publisher", "name"], publisher)] {
        if let Some(what) = text.and_then(|text| speech::to_editors(text)) {
            let spot = context.source.spot(keys);
            context.note(spot, Severity::Warning, Code::UnfinishedText, told(&what), HELP);
        }
    }
    let catalogue = context.catalogue;
    let mut entries = Vec::new();
    for offer in &catalogue.offers {
        entries.push(("offers", &offer.id, found(offer)));
    }
    for organization in &catalogue.organizations {
        entries.push(("organizations", &organization.id, found(organization)));
    }
    for location in &catalogue.locations {
        entries.push(("locations", &location.id, found(location)));
    }
    for place in &catalogue.places {
        entries.push(("places", &place.id, found(place)));
    }
    for situation in &catalogue.situations {
        entries.push(("situations", &situation.id, found(situation)));
    }
    for (list, id, found) in entries {
        let entry = context.entry(list, id);
        for Found { keys, what } in found {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let code = Code::UnfinishedText;
            context.about(entry, &keys, Severity::Warning, code, told(&what), HELP);
        }
    }
}

const HELP: &str = "Familien lesen das. Schreiben Sie den Text fertig, oder nehmen Sie ihn heraus. Was \
                    nur für Sie ist, kommt in „editor_note“ (Spalte „Notiz für die Redaktion“).";

fn told(what: &str) -> String {
    format!("„{what}“ klingt, als wäre der Text nicht fertig oder für die Redaktion.")
}

fn found(entry: &impl Serialize) -> Vec<Found> {
    let mut found = Vec::new();
    let value = serde_json::to_value(entry).expect("invariant: all of a catalogue can be written");
    walk(&value, &mut Vec::new(), &mut found);
    found
}

fn walk(value: &Value, keys: &mut Vec<String>, found: &mut Vec<Found>) {
    match value {
        Value::String(text) => {
            let what = speech::to_editors(text);
            found.extend(what.map(|what| Found { keys: keys.clone(), what }));
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                keys.push(at.to_string());
                walk(value, keys, found);
                keys.pop();
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries.iter().filter(|(key, _)| !NO_TEXTS.contains(&&***key)) {
                keys.push(key.clone());
                walk(value, keys, found);
                keys.pop();
            }
        }
        _ => {}
    }
}
