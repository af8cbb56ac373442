//! Organizations and locations, which stand in a file once for each service that names them.

use super::notes::Notes;
use crate::exchange::hsds::term::Term;
use crate::import::slug::{self, slug};
use catalogue::{Id, Severity};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::attributes::Ours;
use super::node::Node;

/// Those that were met, and the ids they were given.
#[derive(Default)]
pub struct Registry<'v> {
    ids: slug::Ids,
    met: BTreeMap<String, (&'v Map<String, Value>, Option<Id>)>,
}

impl<'v> Registry<'v> {
    /// The id that was given to the one at this node, if it was met before.
    #[expect(clippy::option_option, reason = "met without an id is not the same as not met")]
    pub fn met(&self, node: &Node<'v>, notes: &mut Notes) -> Option<Option<Id>> {
        let (first, id) = self.met.get(&key(node))?;
        if *first != node.object {
            let what = "Zu derselben Kennung („id“) stehen in der Datei verschiedene Angaben. Übernommen wurden die ersten.";
            let help = "Prüfen Sie, welche stimmen.";
            notes.sum(Severity::Warning, &node.pointer, what.to_owned(), help);
        }
        Some(id.clone())
    }

    /// Gives an id to a new one: that which it had in a catalogue, or one made from its name.
    pub fn give(&mut self, node: &Node<'v>, ours: &Ours, name: &str) -> Id {
        let id = ours.text(Term::Id).and_then(|id| Id::new(&id)).unwrap_or_else(|| slug(name));
        let id = self.ids.give(id);
        self.met.insert(key(node), (node.object, Some(id.clone())));
        id
    }

    /// Remembers one that gets no id, because it has no place in a catalogue.
    pub fn pass(&mut self, node: &Node<'v>) {
        self.met.insert(key(node), (node.object, None));
    }
}

/// The UUID; without one, all that is said.
fn key(node: &Node) -> String {
    match node.object.get("id").and_then(Value::as_str) {
        Some(id) if !id.is_empty() => id.to_owned(),
        _ => serde_json::to_string(node.object).unwrap_or_default(),
    }
}
