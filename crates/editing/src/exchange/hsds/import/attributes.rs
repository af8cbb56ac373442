//! The `attributes` written by our own export.

use super::node::Node;
use super::notes::Notes;
use crate::exchange::hsds::term::{TAXONOMY, Term};
use catalogue::{Code, Severity};

/// A single entry.
struct Entry {
    key: String,
    value: String,
    code: String,
    name: String,
    pointer: String,
}

/// All entries of one object.
pub struct Ours(Vec<Entry>);

impl Ours {
    /// Our entries at this node; those of other systems are only counted.
    pub fn of(node: &Node, notes: &mut Notes) -> Self {
        let mut entries = Vec::new();
        for attribute in node.list("attributes", notes) {
            let link_type = attribute.text("link_type", notes).unwrap_or_default();
            let prefixed = link_type.strip_prefix(TAXONOMY);
            let Some(key) = prefixed.and_then(|rest| rest.strip_prefix(':')) else {
                let what =
                    "Eine Einordnung eines anderen Systems („attributes“) wurde nicht übernommen.";
                let help = "Ordnen Sie die Angebote im Katalog Themen und Anlässen zu.";
                notes.sum(Severity::Hint, &attribute.pointer, what.to_owned(), help);
                continue;
            };
            let term = attribute.node("taxonomy_term", notes);
            let of_term =
                |key, notes: &mut Notes| term.as_ref().and_then(|term| term.text(key, notes));
            entries.push(Entry {
                key: key.to_owned(),
                value: attribute.text("value", notes).unwrap_or_default(),
                code: of_term("code", notes).unwrap_or_default(),
                name: of_term("name", notes).unwrap_or_default(),
                pointer: attribute.pointer,
            });
        }
        Self(entries)
    }

    fn all(&self, term: Term) -> impl Iterator<Item = &Entry> {
        self.0.iter().filter(move |entry| entry.key == term.key())
    }

    /// The text, if there is one.
    pub fn text(&self, term: Term) -> Option<String> {
        let mut texts = self.all(term).map(|entry| entry.value.clone());
        texts.find(|text| !text.is_empty())
    }

    /// All texts that `read` accepts.
    pub fn read<T>(
        &self,
        term: Term,
        notes: &mut Notes,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for entry in self.all(term) {
            match read(&entry.value) {
                Some(value) => found.push(value),
                None => unknown(entry, notes),
            }
        }
        found
    }

    /// A boolean.
    pub fn flag(&self, term: Term, notes: &mut Notes) -> Option<bool> {
        self.read(term, notes, |value| value.parse().ok()).into_iter().next()
    }

    /// A boolean for which a wrong "no" would do harm: unreadable values count as "yes".
    pub fn safeguard(&self, term: Term, notes: &mut Notes) -> Option<bool> {
        let flag = self.flag(term, notes);
        flag.or_else(|| self.all(term).next().map(|_| true))
    }

    /// The codes of a closed list.
    pub fn codes<C: Code>(&self, term: Term, notes: &mut Notes) -> Vec<C> {
        self.read(term, notes, C::from_code)
    }

    /// The named entry of a list: value, code and name.
    pub fn named(&self, term: Term) -> Option<(&str, &str, &str)> {
        let entry =
            self.all(term).find(|entry| !entry.code.is_empty() && !entry.name.is_empty())?;
        Some((&entry.value, &entry.code, &entry.name))
    }
}

fn unknown(entry: &Entry, notes: &mut Notes) {
    let Entry { key, value, pointer, .. } = entry;
    let what =
        format!("„{value}“ ist bei „{TAXONOMY}:{key}“ nicht bekannt und wurde nicht übernommen.");
    let help = "Prüfen Sie das Angebot im Katalog.";
    notes.sum(Severity::Warning, pointer, what, help);
}
