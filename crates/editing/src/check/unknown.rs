//! Unknown and duplicate keys: their values reach nobody, and are dropped when the catalogue is
//! published.

use super::source::{Node, unescaped};
use super::{Code, context::Context};
use catalogue::Severity;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Keys that protect people: misspelt or in the wrong place, they protect nobody.
const SAFEGUARDS: [&str; 3] = ["hide_address", "sensitive", "audience"];

/// Protects people only where it is a known key; elsewhere too many other short words are similar.
const EXIT: &str = "exit";

/// The maximum number of differing letters for a key to count as a typo.
const SLIPS: usize = 2;

/// The prefix of keys for other programs, such as `$schema`.
const FOREIGN: char = '$';

pub fn check(context: &mut Context) {
    let schema = catalogue::json_schema();
    let mut found = Found { schema: &schema, keys: BTreeMap::new(), twice: Vec::new() };
    found.visit(&context.source.root, &schema, "", &mut Vec::new());
    let Found { keys, twice, .. } = found;
    for ((_, key), Unknown { steps, count, known }) in keys {
        note_unknown(context, &key, &steps, count, &known);
    }
    for steps in twice {
        let key = steps.last().cloned().unwrap_or_default();
        let what = format!("Das Feld „{key}“ steht hier zweimal.");
        let help = "Lassen Sie eines davon stehen. Es gilt das letzte; steht bei einem, dass etwas \
                    geschützt ist, dann dieses.";
        note(context, &steps, Severity::Warning, Code::DuplicateKey, what, help);
    }
}

/// An unknown key in objects of one type.
struct Unknown {
    /// The path to its first occurrence.
    steps: Vec<String>,
    count: usize,
    /// The keys known there.
    known: BTreeSet<String>,
}

struct Found<'s> {
    schema: &'s Value,
    /// Grouped by object type, so that a column of a table is reported only once.
    keys: BTreeMap<(String, String), Unknown>,
    twice: Vec<Vec<String>>,
}

impl Found<'_> {
    /// Compares a node with its schema.
    fn visit(&mut self, node: &Node, schema: &Value, kind: &str, steps: &mut Vec<String>) {
        let reference = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#'));
        if let Some(path) = reference {
            let schema = self.schema;
            return self.visit(node, schema.pointer(path).unwrap_or(&Value::Null), path, steps);
        }
        for (at, entry) in node.list().iter().enumerate() {
            steps.push(at.to_string());
            self.visit(entry, &schema["items"], kind, steps);
            steps.pop();
        }
        let mut seen = BTreeSet::new();
        for (key, value) in node.entries() {
            let key = unescaped(key).into_owned();
            steps.push(key.clone());
            if !seen.insert(key.clone()) {
                self.twice.push(steps.clone());
            }
            let known = schema["properties"].as_object();
            let others = schema.get("additionalProperties");
            match known.and_then(|known| known.get(&key)).or(others) {
                Some(schema) => self.visit(value, schema, kind, steps),
                None if key.starts_with(FOREIGN) => {}
                None => {
                    if let Some(known) = known {
                        let unknown =
                            self.keys.entry((kind.to_owned(), key)).or_insert_with(|| {
                                let known = known.keys().cloned().collect();
                                Unknown { steps: steps.clone(), count: 0, known }
                            });
                        unknown.count += 1;
                    }
                }
            }
            steps.pop();
        }
    }
}

fn note_unknown(
    context: &mut Context,
    key: &str,
    steps: &[String],
    count: usize,
    known: &BTreeSet<String>,
) {
    let times = if count == 1 { String::new() } else { format!(", insgesamt {count}-mal") };
    let exit = Some(EXIT).filter(|exit| known.contains(*exit));
    let safeguard = SAFEGUARDS.into_iter().chain(exit).find(|safeguard| is_slip(key, safeguard));
    if let Some(safeguard) = safeguard {
        let what = format!(
            "Das Feld „{key}“ kennt hier niemand{times}. Es schützt so nicht: Gemeint ist wohl \
             „{safeguard}“."
        );
        let place = place(safeguard);
        let help = if known.contains(safeguard) {
            format!("Schreiben Sie genau \"{safeguard}\".")
        } else {
            format!("Schreiben Sie \"{safeguard}\", und zwar {place}.")
        };
        return note(context, steps, Severity::Error, Code::MisspeltSafeguard, what, help);
    }
    // The most similar first.
    let near = known.iter().filter(|each| is_slip(key, each));
    if let Some(near) = near.min_by_key(|each| strsim::osa_distance(key, each)) {
        let what = format!(
            "Das Feld „{key}“ gibt es nicht{times}. Was darin steht, sieht niemand. Gemeint ist wohl \
             „{near}“."
        );
        let help = format!("Schreiben Sie \"{near}\".");
        return note(context, steps, Severity::Warning, Code::MisspeltKey, what, help);
    }
    let what = format!(
        "Das Feld „{key}“ gibt es hier nicht{times}. Was darin steht, sieht niemand, und „katalog \
         publish“ lässt es weg."
    );
    let help = "Das schadet nicht. Soll jemand es lesen, schreiben Sie es in ein Feld, das es gibt, \
                zum Beispiel in „description“.";
    note(context, steps, Severity::Hint, Code::UnknownKey, what, help);
}

fn note(
    context: &mut Context,
    steps: &[String],
    severity: Severity,
    code: Code,
    what: String,
    help: impl Into<String>,
) {
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let spot = context.source.spot(&steps);
    context.note(spot, severity, code, what, help);
}

/// Where a safeguard key belongs, in German.
fn place(safeguard: &str) -> &'static str {
    match safeguard {
        "hide_address" => "beim Treffpunkt in „locations“",
        "sensitive" => "beim Angebot in „offers“ oder bei der Lebenslage in „situations“",
        "audience" => "beim Angebot in „offers“",
        _ => "in „links“",
    }
}

/// Whether this key is probably a typo: a few letters differ, or only case and hyphens.
fn is_slip(key: &str, known: &str) -> bool {
    let bare = |text: &str| {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    let (key, known) = (bare(key), bare(known));
    // For a very short key, every other key would be a typo.
    let slips = SLIPS.min(known.chars().count().saturating_sub(1) / 2);
    strsim::osa_distance(&key, &known) <= slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_whatever_its_case() {
        for key in [
            "hideAddress",
            "hide-address",
            "HIDE_ADDRESS",
            "hide_adress",
            "hide_addres",
            "hidden_address",
        ] {
            assert!(is_slip(key, "hide_address"), "{key}");
        }
        for key in ["address", "show_address", "hide"] {
            assert!(!is_slip(key, "hide_address"), "{key}");
        }
        assert!(is_slip("adress", "address") && is_slip("ulr", "url") && is_slip("Url", "url"));
        assert!(!is_slip("x", "id") && !is_slip("map", "url") && !is_slip("tax", "to"));
    }
}
