//! Organizations and locations, which a file repeats in each service that refers to them.

use super::notes::Notes;
use crate::exchange::hsds::term::Term;
use crate::import::slug::{self, slug};
use catalogue::{Id, Severity};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::attributes::Ours;
use super::node::Node;

/// The objects seen so far, and the ids they were given.
#[derive(Default)]
pub struct Registry<'v> {
    ids: slug::Ids,
    met: BTreeMap<String, (&'v Map<String, Value>, Option<Id>)>,
}

impl<'v> Registry<'v> {
    /// The id assigned to the object at this node, if it was seen before.
    #[expect(clippy::option_option, reason = "seen without an id differs from not seen")]
    pub fn met(&self, node: &Node<'v>, notes: &mut Notes) -> Option<Option<Id>> {
        let (first, id) = self.met.get(&key(node))?;
        if *first != node.object {
            let what = "Zu derselben Kennung („id“) stehen in der Datei verschiedene Angaben. Übernommen wurden die ersten.";
            let help = "Prüfen Sie, welche stimmen.";
            notes.sum(Severity::Warning, &node.pointer, what.to_owned(), help);
        }
        Some(id.clone())
    }

    /// Assigns an id to a new object: the one it had in a catalogue, or one derived from its name.
    pub fn give(&mut self, node: &Node<'v>, ours: &Ours, name: &str) -> Id {
        let id = ours.text(Term::Id).and_then(|id| Id::new(&id)).unwrap_or_else(|| slug(name));
        let id = self.ids.give(id);
        self.met.insert(key(node), (node.object, Some(id.clone())));
        id
    }

    /// Records an object that gets no id, because a catalogue cannot hold it.
    pub fn pass(&mut self, node: &Node<'v>) {
        self.met.insert(key(node), (node.object, None));
    }
}

/// The UUID; if there is none, the whole content.
fn key(node: &Node) -> String {
    match node.object.get("id").and_then(Value::as_str) {
        Some(id) if !id.is_empty() => id.to_owned(),
        _ => serde_json::to_string(node.object).unwrap_or_default(),
    }
}
