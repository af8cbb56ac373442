//! Data of a catalogue that no column covers.

use crate::import::SheetKind;
use catalogue::{Catalogue, Id, Situation};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Data that entries of a catalogue have, but their tables do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The sheet of the entries.
    pub sheet: SheetKind,
    /// A description, in German.
    pub what: &'static str,
    /// The names of the entries.
    pub entries: Vec<String>,
}

/// The differences between the entries of two catalogues.
pub(super) fn unsaid(before: &Catalogue, after: &Catalogue) -> Vec<Unsaid> {
    let mut found = Vec::new();
    let situations = before.situations();
    // A split situation is written as its successors, which say the same.
    let mut offers = before.offers.clone();
    for offer in &mut offers {
        offer.situations = Situation::current(&offer.situations, &situations);
    }
    compare(SheetKind::Offers, &offers, &after.offers, |each| &each.id, &mut found);
    compare(SheetKind::Locations, &before.locations, &after.locations, |each| &each.id, &mut found);
    let (old, new) = (&before.organizations, &after.organizations);
    compare(SheetKind::Organizations, old, new, |each| &each.id, &mut found);
    compare(SheetKind::Places, &before.places, &after.places, |each| &each.id, &mut found);
    found
}

fn compare<T: Serialize>(
    sheet: SheetKind,
    before: &[T],
    after: &[T],
    id: fn(&T) -> &Id,
    found: &mut Vec<Unsaid>,
) {
    let again: BTreeMap<&Id, &T> = after.iter().map(|entry| (id(entry), entry)).collect();
    let mut entries: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for entry in before {
        let old = fields(entry);
        let name = old.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let Some(entry) = again.get(id(entry)) else {
            entries.entry("die ganze Zeile").or_default().push(name);
            continue;
        };
        let new = fields(entry);
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let differ = keys.into_iter().filter(|key| old.get(*key) != new.get(*key));
        for what in differ.map(|key| label(key)).collect::<BTreeSet<_>>() {
            entries.entry(what).or_default().push(name.clone());
        }
    }
    found.extend(entries.into_iter().map(|(what, entries)| Unsaid { sheet, what, entries }));
}

fn fields<T: Serialize>(entry: &T) -> Map<String, Value> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The German name of a catalogue key, as editors know it.
fn label(key: &str) -> &'static str {
    match key {
        "schedules" => "einzelne Termine",
        "phones" => "Sprachen oder eigene Zeiten einer Telefonnummer",
        "availability" => "wann freie Plätze geprüft wurden",
        "cost" => "die Kosten, wie sie dort stehen",
        "ages" | "pregnancy" | "life_phases" => "das Alter, wie es dort steht",
        "accessibility" => "die Barrierefreiheit, wie sie dort steht",
        "address" | "place" => "Anschrift und Gemeinde, wie sie dort stehen",
        "latitude" | "longitude" => "die Koordinaten",
        "service_areas" | "ags" | "postal_codes" | "part_of" => "das Gebiet, wie es dort steht",
        "languages" | "translations" => "eine Sprache, die hier keinen Namen hat",
        "organization" | "locations" => "Träger oder Orte, die der Katalog nicht nennt",
        "email" | "url" => "eine Adresse",
        "situations" | "topics" => "Themen oder Anlässe, die der Katalog nicht nennt",
        _ => "ein Text, wie er dort steht",
    }
}
