//! The lists of offers behind the numbers.

use super::register::{self, capitalised};
use crate::plan::coverage::{
    Area, Coverage, Entry, Form, Group, Kind, LANGUAGES, Listed, Shared, Way, phase_label,
    topic_label,
};
use crate::wording::phrase::list;
use catalogue::{Code, LifePhase, Topic};
use maud::{Markup, html};
use std::collections::{BTreeMap, HashMap};

/// Up to this many entries in all lists, they are names with links; above it, numbers of the
/// register, or the page would be too large to open.
const ENTRIES_NAMED: usize = 30_000;

/// All lists of the page.
pub struct Lists<'c> {
    coverage: &'c Coverage,
    parts: Vec<Part>,
    /// The part and the list with this fragment.
    index: HashMap<String, (usize, usize)>,
}

/// Lists under one heading.
struct Part {
    title: String,
    lists: Vec<List>,
}

struct List {
    id: String,
    title: String,
    shared: Shared,
    /// What to say of an offer, by its index.
    notes: BTreeMap<usize, String>,
}

/// The fragment of a cell's list.
pub fn of_cell(topic: Topic, phase: LifePhase) -> String {
    format!("thema-{}-{}", topic.code(), phase.code())
}

/// The fragment of a topic's list, at whatever life phase.
pub fn of_topic(topic: Topic) -> String {
    format!("thema-{}", topic.code())
}

/// The fragment of the list of what takes place in the places themselves.
pub fn of_topic_here(topic: Topic) -> String {
    format!("hier-{}", topic.code())
}

/// The fragment of the list of all offers of the municipality.
pub const REACHABLE: &str = "erreichbar";

/// The fragment of the list of all offers of the state and the nation.
pub const WIDE: &str = "ueberregional";

/// The fragment of a way's list.
pub fn of_way(way: Way) -> String {
    format!("weg-{}", way as usize + 1)
}

/// The fragment of a form's list.
pub fn of_form(number: usize) -> String {
    format!("form-{}", number + 1)
}

/// The fragment of a language's list.
pub fn of_language(number: usize) -> String {
    format!("sprache-{}", LANGUAGES[number].0)
}

impl<'c> Lists<'c> {
    pub fn new(coverage: &'c Coverage) -> Self {
        let mut lists = Self { coverage, parts: Vec::new(), index: HashMap::new() };
        for topic in &coverage.topics {
            lists.start(topic_label(*topic));
            for phase in &coverage.phases {
                let of_areas = coverage.all_areas().map(|area| coverage.list(area, *topic, *phase));
                let shared = Shared::new(&of_areas.collect::<Vec<_>>());
                lists.add(of_cell(*topic, *phase), phase_label(*phase), shared);
            }
            if !coverage.places.is_empty() {
                lists.add_fitting(of_topic(*topic), "In allen Lebensphasen", |area| {
                    coverage.about(*topic, &area.local)
                });
                lists.add_fitting(of_topic_here(*topic), "Am Ort", |area| {
                    coverage.about(*topic, area.by(Way::Here))
                });
                lists.note_phases(*topic);
            }
        }
        if coverage.places.len() > 1 {
            lists.start("Alle Themen");
            lists.add_fitting(REACHABLE.to_owned(), "Erreichbar", |area| area.local.clone());
            for way in Way::ALL {
                let title = capitalised(way.label());
                lists.add_fitting(of_way(way), &title, |area| area.by(way).to_vec());
            }
            lists.add_all(WIDE.to_owned(), "Überregional", Kind::Wide, |area| area.wide.clone());
        }
        lists.start("Formen");
        for (number, form) in Form::ALL.into_iter().enumerate() {
            lists.add_fitting(of_form(number), &capitalised(form.label()), |area| {
                those(coverage, area, |offer| offer.forms[number])
            });
        }
        lists.start("Sprachen");
        for (number, (_, name)) in LANGUAGES.iter().enumerate() {
            lists.add_fitting(of_language(number), name, |area| {
                those(coverage, area, |offer| offer.languages.contains(&number))
            });
        }
        lists
    }

    fn start(&mut self, title: &str) {
        self.parts.push(Part { title: title.to_owned(), lists: Vec::new() });
    }

    fn add_fitting(&mut self, id: String, title: &str, of_area: impl Fn(&Area) -> Vec<usize>) {
        self.add_all(id, title, Kind::Fits, of_area);
    }

    /// Adds a list of offers of this kind, for a table of places, or of the whole if there are none.
    fn add_all(
        &mut self,
        id: String,
        title: &str,
        kind: Kind,
        of_area: impl Fn(&Area) -> Vec<usize>,
    ) {
        let entry = |offer| Entry { kind, offer };
        let entries = |area| of_area(area).into_iter().map(entry).collect();
        let places: Vec<Vec<Entry>> = self.coverage.areas().iter().map(entries).collect();
        let mut whole = places.concat();
        whole.sort_unstable();
        whole.dedup();
        let places = places.iter().map(Vec::as_slice);
        let all: Vec<&[Entry]> = std::iter::once(whole.as_slice()).chain(places).collect();
        self.add(id, title, Shared::new(&all));
    }

    fn add(&mut self, id: String, title: &str, shared: Shared) {
        if shared == Shared::default() {
            return;
        }
        let Some(last) = self.parts.len().checked_sub(1) else { return };
        let lists = &mut self.parts[last].lists;
        self.index.insert(id.clone(), (last, lists.len()));
        lists.push(List { id, title: title.to_owned(), shared, notes: BTreeMap::new() });
    }

    /// Says in the list of what takes place in the places at which life phases each offer fits.
    fn note_phases(&mut self, topic: Topic) {
        let Some((part, at)) = self.index.get(&of_topic_here(topic)).copied() else { return };
        let coverage = self.coverage;
        let mut phases: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for phase in &coverage.phases {
            let list = coverage.list(&coverage.whole, topic, *phase).iter();
            for entry in list.filter(|entry| entry.kind == Kind::Fits) {
                phases.entry(entry.offer).or_default().push(phase_label(*phase));
            }
        }
        let list = &mut self.parts[part].lists[at];
        for entry in list.shared.everywhere.iter().chain(entries(&list.shared.groups)) {
            let note = match phases.get(&entry.offer) {
                None => "für wen, ist unklar".to_owned(),
                Some(all) if all.len() == coverage.phases.len() => "alle Lebensphasen".to_owned(),
                Some(some) => some.join(", "),
            };
            list.notes.insert(entry.offer, note);
        }
    }

    fn list(&self, id: &str) -> Option<&List> {
        let (part, at) = self.index.get(id)?;
        Some(&self.parts[*part].lists[*at])
    }

    /// The number as a link to the offers that it counts in the area with this number; without a
    /// link if there are none.
    pub fn link(&self, id: &str, area: usize, is_any: bool, number: Markup) -> Markup {
        match self.list(id).filter(|_| is_any) {
            Some(list) => {
                let group = list.shared.group(area);
                let fragment = group.map_or_else(|| id.to_owned(), |group| group_id(id, group));
                html! { a href={ "#" (fragment) } { (number) } }
            }
            None => number,
        }
    }

    /// Everything that numbers link to; nothing if there are no offers.
    pub fn appendix(&self) -> Markup {
        html! {
            @if !self.coverage.offers.is_empty() {
                (self.lists())
                (register::register(self.coverage))
            }
        }
    }

    /// Whether there are so many entries that they are only numbers.
    fn is_numbered(&self) -> bool {
        let count =
            |list: &List| list.shared.everywhere.len() + entries(&list.shared.groups).count();
        self.parts.iter().flat_map(|part| &part.lists).map(count).sum::<usize>() > ENTRIES_NAMED
    }

    fn lists(&self) -> Markup {
        let is_numbered = self.is_numbered();
        html! {
            details.appendix open {
                summary { h2 { "Die Angebote hinter den Zahlen" } }
                p {
                    "Jede Zahl von Angeboten führt hierher"
                    @if is_numbered {
                        ". Es sind zu viele Namen für eine Seite: Die Listen nennen die Nummern aus dem \
                         Verzeichnis. "
                    } @else {
                        ", jeder Name weiter zum Verzeichnis. "
                    }
                    "Zugeklappt wird dieser Teil nicht gedruckt."
                }
                @if self.coverage.places.len() > 1 {
                    p {
                        "Was in allen Orten zählt, steht zuerst; was nur in manchen dazukommt, darunter. \
                         Für „Alle Orte zusammen“ zählt alles, was in der Liste steht, jedes Angebot \
                         einmal."
                    }
                }
                @for part in self.parts.iter().filter(|part| !part.lists.is_empty()) {
                    section {
                        h3 { (part.title) }
                        @for list in &part.lists { (self.told(list, is_numbered)) }
                    }
                }
            }
        }
    }

    fn told(&self, list: &List, is_numbered: bool) -> Markup {
        let shared = &list.shared;
        html! {
            section id=(list.id) {
                h4 { (list.title) }
                @if !shared.everywhere.is_empty() {
                    @if self.coverage.places.len() > 1 { p.where { "In allen Orten" } }
                    (self.kinds(list, &shared.everywhere, is_numbered))
                }
                @for group in &shared.groups {
                    div id=(group_id(&list.id, group)) {
                        p.where { (self.places_of(group, !shared.everywhere.is_empty())) }
                        (self.kinds(list, &group.entries, is_numbered))
                    }
                }
            }
        }
    }

    fn kinds(&self, list: &List, entries: &[Entry], is_numbered: bool) -> Markup {
        let of = |kind| entries.iter().filter(move |entry| entry.kind == kind);
        html! {
            @for kind in Kind::ALL {
                @if of(kind).next().is_some() {
                    @if let Some(label) = label(kind) { p.kind { (label) } }
                    @if is_numbered {
                        p.numbers { (numbers(list, of(kind))) }
                    } @else {
                        ul.names { @for entry in of(kind) { (self.name(list, *entry)) } }
                    }
                }
            }
        }
    }

    fn name(&self, list: &List, entry: Entry) -> Markup {
        html! {
            li {
                a href={ "#" (register::fragment(entry.offer)) } {
                    (self.coverage.offers[entry.offer].name)
                }
                @if let Some(note) = list.notes.get(&entry.offer) { " (" (note) ")" }
            }
        }
    }

    /// `In Oben und Unten außerdem`.
    fn places_of(&self, group: &Group, is_more: bool) -> String {
        let places: Vec<&str> = group
            .areas
            .iter()
            .filter(|area| **area > 0)
            .map(|area| self.coverage.places[area - 1].name.as_str())
            .collect();
        let mut parts = Vec::new();
        if !places.is_empty() {
            parts.push(format!("in {}", list(&places)));
        }
        if group.areas.contains(&0) {
            parts.push("ohne Angabe eines Orts".to_owned());
        }
        let more = if is_more { " außerdem" } else { "" };
        capitalised(&format!("{}{more}", list(&parts)))
    }
}

/// What to say of the offers of a kind; nothing if they simply fit.
fn label(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Fits => None,
        Kind::Unclear => Some("Unklar, für wen:"),
        Kind::Paused => Some("Macht gerade Pause:"),
        Kind::Wide => Some("Von Land und Bund:"),
    }
}

/// `3, 17 (Baby), 24`: offers by their numbers in the register.
fn numbers<'e>(list: &List, entries: impl Iterator<Item = &'e Entry>) -> String {
    let number = |entry: &Entry| match list.notes.get(&entry.offer) {
        Some(note) => format!("{} ({note})", entry.offer + 1),
        None => (entry.offer + 1).to_string(),
    };
    entries.map(number).collect::<Vec<_>>().join(", ")
}

fn entries(groups: &[Group]) -> impl Iterator<Item = &Entry> {
    groups.iter().flat_map(|group| &group.entries)
}

/// The fragment of a group of a list: its first area's number.
fn group_id(id: &str, group: &Group) -> String {
    format!("{id}-{}", group.areas.first().copied().unwrap_or_default())
}

/// Those of an area's local offers that have something.
fn those(coverage: &Coverage, area: &Area, has: impl Fn(&Listed) -> bool) -> Vec<usize> {
    let mut offers = area.local.clone();
    offers.retain(|at| has(&coverage.offers[*at]));
    offers
}
