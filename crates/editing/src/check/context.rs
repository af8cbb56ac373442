//! The input of every rule, and the collector of its findings.

use super::Code;
use super::finding::{Entry, Finding, sort};
use super::position::Position;
use super::source::{Node, Source, Spot};
use catalogue::{Catalogue, Code as _, Date, Id, Offer, Severity, Topic};
use std::collections::HashMap;

/// The lists whose entries have ids.
const LISTS: [&str; 5] = ["offers", "organizations", "locations", "places", "situations"];

/// An entry of one of [`LISTS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    list: &'static str,
    position: usize,
}

pub struct Context<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a Source<'a>,
    pub today: Date,
    /// For each of [`LISTS`], the index of each id in the file.
    positions: [HashMap<Box<str>, usize>; LISTS.len()],
    /// Findings with their byte offsets.
    found: Vec<(usize, Finding)>,
}

impl<'a> Context<'a> {
    pub fn new(catalogue: &'a Catalogue, source: &'a Source<'a>, today: Date) -> Self {
        let positions = LISTS.map(|list| positions(source, list));
        Self { catalogue, source, today, positions, found: Vec::new() }
    }

    /// The offers, each with its position in the file.
    pub fn offers(&self) -> Vec<(&'a Offer, At)> {
        let offers = self.catalogue.offers.iter();
        offers.map(|offer| (offer, self.entry("offers", &offer.id))).collect()
    }

    /// The position of a valid entry in the file.
    pub fn entry(&self, list: &'static str, id: &Id) -> At {
        let at = LISTS.iter().position(|each| *each == list).unwrap_or(0);
        let position = self.positions[at].get(id.as_str()).copied().unwrap_or(0);
        At { list, position }
    }

    /// The file's node at this position.
    pub fn node(&self, at: At) -> Option<&'a Node<'a>> {
        let source = self.source;
        source.root.get(at.list)?.list().get(at.position)
    }

    /// Adds a finding about the value at `keys` of an entry, or about the entry itself if there is
    /// no such value.
    pub fn about(
        &mut self,
        entry: At,
        keys: &[&str],
        severity: Severity,
        code: Code,
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        let position = entry.position.to_string();
        let mut steps = vec![entry.list, &position];
        steps.extend(keys);
        let spot = self.source.spot(&steps);
        self.note(spot, severity, code, what, help);
    }

    /// Adds a finding at a spot.
    pub fn note(
        &mut self,
        spot: Spot,
        severity: Severity,
        code: Code,
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        let Spot { pointer, at } = spot;
        let finding = Finding {
            severity,
            code,
            what: what.into(),
            help: help.into(),
            entry: entry(self.source, &pointer),
            pointer,
            line: 0,
            column: 0,
        };
        self.found.push((at, finding));
    }

    /// All findings, sorted.
    pub fn finish(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|(at, _)| *at);
        let mut position = Position::start(self.source.text);
        let mut findings = Vec::with_capacity(self.found.len());
        for (at, mut finding) in self.found {
            (finding.line, finding.column) = position.of(at);
            findings.push(finding);
        }
        sort(&mut findings);
        // A problem with an organization is found once per offer.
        findings.dedup();
        findings
    }
}

/// The index of each id in a list of the file: the first entry that the reader accepted.
fn positions(source: &Source, list: &str) -> HashMap<Box<str>, usize> {
    let mut positions = HashMap::new();
    for (at, entry) in source.root.get(list).map_or(&[][..], Node::list).iter().enumerate() {
        let text = |key| entry.get(key).and_then(Node::text);
        let is_usable = match list {
            "situations" => text("topic").is_some_and(|topic| Topic::from_code(&topic).is_some()),
            _ => text("name").is_some(),
        };
        if is_usable && let Some(id) = text("id") {
            positions.entry(id.into()).or_insert(at);
        }
    }
    positions
}

/// The entry that contains a pointer's target.
fn entry(source: &Source, pointer: &str) -> Option<Entry> {
    let mut steps = pointer.split('/').skip(1);
    let (list, position) = (steps.next()?, steps.next()?);
    let list = LISTS.into_iter().find(|each| *each == list)?;
    let entry = source.root.get(list)?.list().get(position.parse::<usize>().ok()?)?;
    let text = |key| entry.get(key).and_then(Node::text).map(Into::into);
    Some(Entry { list, id: text("id"), name: text("name") })
}
