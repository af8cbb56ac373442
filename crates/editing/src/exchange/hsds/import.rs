//! Imports HSDS into a catalogue.

mod area;
mod attributes;
mod contact;
mod cost;
mod language;
mod location;
mod node;
mod notes;
mod organization;
mod registry;
mod schedule;
mod service;

use super::Finding;
use crate::import::slug;
use catalogue::{Catalogue, Date, Id, Severity};
use node::Node;
use notes::Notes;
use registry::Registry;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::{error, fmt};

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Everything that could be read; [`catalogue::read()`] accepts it without errors.
    pub catalogue: Catalogue,
    /// Issues for the editor: first those about single places, in file order, then those that occur
    /// in many places.
    pub findings: Vec<Finding>,
    /// Statistics about the services.
    pub services: Counts,
}

/// Statistics about the services of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The total: the sum of the others.
    pub services: usize,
    /// Services that became offers.
    pub offers: usize,
    /// Services missing from the catalogue, each covered by a [`Finding`].
    pub left_out: usize,
}

/// Why a file is not HSDS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHsds {
    /// Not valid JSON from this line and column on, both from 1.
    NoJson {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// JSON without services.
    NoServices,
    /// A catalogue of ours, so there is nothing to import.
    OwnCatalogue,
}

impl fmt::Display for NotHsds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson { line, column } => write!(f, "no JSON at line {line}, column {column}"),
            Self::NoServices => f.write_str("no services of HSDS 3.0"),
            Self::OwnCatalogue => f.write_str("a catalogue, not HSDS"),
        }
    }
}

impl error::Error for NotHsds {}

impl NotHsds {
    /// What is wrong, as a German sentence.
    pub fn what(self) -> String {
        match self {
            Self::NoJson { line, column } => {
                format!("Die Datei ist kein JSON: Zeile {line}, Spalte {column}.")
            }
            Self::NoServices => "In der Datei stehen keine Angebote nach HSDS 3.0.".into(),
            Self::OwnCatalogue => "Die Datei ist schon ein Katalog.".into(),
        }
    }

    /// How to fix it, as a German sentence.
    pub fn help(self) -> &'static str {
        match self {
            Self::NoJson { .. } => {
                "Laden Sie die Datei noch einmal herunter. Vielleicht ist sie nicht vollständig."
            }
            Self::NoServices => {
                "Gelesen wird ein Angebot („service“), eine Liste davon, oder eine Liste unter „contents“ oder „services“."
            }
            Self::OwnCatalogue => "Sie können ihn gleich mit katalog check prüfen.",
        }
    }
}

/// Imports HSDS 3.0 or 3.1: a single service, a list of them, or an object with such a list under
/// `contents` or `services`. Files from our own [`export`](fn@super::export) survive the round trip
/// as far as HSDS can represent them. What a catalogue cannot hold becomes a [`Finding`]; what
/// could not be read is kept in the offer's description. `today` is the day of publication.
///
/// # Errors
///
/// [`NotHsds`] when there is nothing to import.
pub fn import(bytes: &[u8], today: Date) -> Result<Import, NotHsds> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes)
        .map_err(|error| NotHsds::NoJson { line: error.line(), column: error.column() })?;
    let services = services(&root)?;
    let mut reader = Reader::new(&root, today);
    let mut counts = Counts { services: services.len(), ..Counts::default() };
    for (pointer, service) in services {
        if reader.read(service, &pointer) {
            counts.offers += 1;
        } else {
            counts.left_out += 1;
        }
    }
    let Reader { mut catalogue, notes, .. } = reader;
    catalogue.organizations.sort_by(|a, b| a.id.cmp(&b.id));
    catalogue.locations.sort_by(|a, b| a.id.cmp(&b.id));
    catalogue.shield();
    Ok(Import { catalogue, findings: notes.finish(), services: counts })
}

/// The services of a file with their pointers, whatever object they are wrapped in.
fn services(root: &Value) -> Result<Vec<(String, &Value)>, NotHsds> {
    let (prefix, list) = match root {
        Value::Array(list) => ("", list),
        Value::Object(object) => {
            let wrapped = ["contents", "services"].into_iter().find_map(|key| {
                let list = object.get(key)?.as_array()?;
                Some((if key == "contents" { "/contents" } else { "/services" }, list))
            });
            match wrapped {
                Some(wrapped) => wrapped,
                None if is_service(object) => return Ok(vec![(String::new(), root)]),
                None if object.contains_key("offers") => return Err(NotHsds::OwnCatalogue),
                None => return Err(NotHsds::NoServices),
            }
        }
        _ => return Err(NotHsds::NoServices),
    };
    Ok(list.iter().enumerate().map(|(at, each)| (format!("{prefix}/{at}"), each)).collect())
}

fn is_service(object: &Map<String, Value>) -> bool {
    object.contains_key("name") && object.contains_key("status")
}

/// A catalogue being built.
struct Reader<'v> {
    catalogue: Catalogue,
    notes: Notes,
    /// The UUIDs of the services seen so far.
    seen: BTreeSet<&'v str>,
    offers: slug::Ids,
    organizations: Registry<'v>,
    locations: Registry<'v>,
}

impl<'v> Reader<'v> {
    fn new(root: &Value, today: Date) -> Self {
        let about = |key: &str| {
            let text = root.get("catalogue")?.get(key)?.as_str()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let catalogue = Catalogue {
            schema_version: "1.0".into(),
            id: about("id").and_then(|id| Id::new(&id)),
            name: about("name").unwrap_or_else(|| "Angebote für Familien".into()),
            license: about("license"),
            published: Some(today),
            languages: vec!["de".into()],
            ..Catalogue::default()
        };
        Self {
            catalogue,
            notes: Notes::default(),
            seen: BTreeSet::new(),
            offers: slug::Ids::default(),
            organizations: Registry::default(),
            locations: Registry::default(),
        }
    }

    /// Turns a service into an offer; returns whether it succeeded.
    fn read(&mut self, service: &'v Value, pointer: &str) -> bool {
        let leave_out = |notes: &mut Notes, pointer: &str, what: &str, help: &str| {
            notes.find(Severity::Error, pointer, what.to_owned(), help, 1);
        };
        let Some(node) = Node::new(service, pointer.to_owned()) else {
            let what = "Hier steht kein Angebot. Es wurde nicht übernommen.";
            leave_out(
                &mut self.notes,
                pointer,
                what,
                "Ein Angebot steht in geschweiften Klammern.",
            );
            return false;
        };
        let Some(name) = node.text("name", &mut self.notes) else {
            let what = "Dem Angebot fehlt der Name („name“). Es wurde nicht übernommen.";
            leave_out(&mut self.notes, pointer, what, "Tragen Sie den Namen ein.");
            return false;
        };
        let id = service.get("id").and_then(Value::as_str);
        if id.is_some_and(|id| !self.seen.insert(id)) {
            let what = format!(
                "„{name}“ steht mit derselben Kennung („id“) schon weiter oben. Es wurde nur einmal übernommen."
            );
            let help = "Sind es zwei Angebote, geben Sie jedem eine eigene Kennung.";
            leave_out(&mut self.notes, pointer, &what, help);
            return false;
        }
        let offer = self.service(&node, name);
        self.catalogue.offers.push(offer);
        true
    }
}
