//! Assigns functions, table slots and memory to parts.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::names;
use crate::needs::Needs;
use crate::order;
use crate::plan::Plan;
use crate::program::{Item, Program, Uses};
use crate::segments::{self, Segment};

/// What belongs to which part.
pub struct Parts<'a> {
    pub program: &'a Program<'a>,
    /// For each function, the first part that needs it.
    functions: BTreeMap<u32, usize>,
    /// For each table slot, the first part that needs it.
    slots: BTreeMap<u32, usize>,
    pub segments: Vec<Segment<'a>>,
    /// What each part exports.
    pub exports: Vec<BTreeMap<String, Item>>,
    /// The export names under which later parts import items from earlier ones.
    pub shared: BTreeMap<Item, String>,
}

impl<'a> Parts<'a> {
    pub fn of(program: &'a Program<'a>, plan: &Plan, needs: &[Needs]) -> Result<Self, Error> {
        let mut exports = vec![BTreeMap::new(); plan.entries.len() + 1];
        for (name, item) in &program.exports {
            let entry = plan.entries.iter().position(|entry| entry.finished == *name);
            let (part, name) = entry.map_or((0, *name), |at| (at + 1, plan.entries[at].name));
            exports[part].insert(name.to_owned(), *item);
        }
        for (entry, exports) in plan.entries.iter().zip(&exports[1..]) {
            if !exports.contains_key(entry.name) {
                return Err(Error::NoExport(entry.finished.to_owned()));
            }
        }
        let mut slots = BTreeMap::new();
        for slot in program.slots.keys() {
            let part = needs.iter().position(|needs| needs.slots.contains(slot));
            // A slot that no part is known to need is safe in the first one.
            slots.insert(*slot, part.unwrap_or_default());
        }
        let functions = functions(program, &exports, &slots);
        let data = program.data.iter();
        let segments =
            data.flat_map(|(at, bytes)| segments::cut(*at, bytes, needs, plan.shortest_segment));
        let segments = segments.collect();
        let mut parts =
            Self { program, functions, slots, segments, exports, shared: BTreeMap::new() };
        parts.share();
        Ok(parts)
    }

    fn part_of(&self, item: Item) -> usize {
        match item {
            Item::Function(function) => self.functions.get(&function).copied().unwrap_or_default(),
            Item::Table(_) | Item::Memory | Item::Global(_) => 0,
        }
    }

    /// Names the items that later parts import from earlier ones.
    fn share(&mut self) {
        let taken: BTreeSet<Item> =
            (1..self.exports.len()).flat_map(|part| self.taken(part)).collect();
        let mut taken: Vec<Item> = taken.into_iter().collect();
        taken.sort_by_key(|item| order::likeness(self.program, *item));
        let used: BTreeSet<String> =
            self.exports.iter().flat_map(BTreeMap::keys).cloned().collect();
        let mut names = names::free(|name| used.contains(name));
        for item in taken {
            let owner = self.part_of(item);
            let exports = &mut self.exports[owner];
            let known = exports.iter().find(|(_, each)| **each == item);
            let name = known.map(|(name, _)| name.clone());
            let name = name.unwrap_or_else(|| names.next().unwrap_or_default());
            exports.insert(name.clone(), item);
            self.shared.insert(item, name);
        }
    }

    /// The functions of a part, in the order they are written in.
    pub fn own(&self, part: usize) -> Vec<u32> {
        let own = self.functions.iter().filter(|(_, of)| **of == part);
        let mut own: Vec<u32> = own.map(|(function, _)| *function).collect();
        order::by_likeness(self.program, &mut own);
        own
    }

    /// The slots that a part fills, with their functions.
    pub fn own_slots(&self, part: usize) -> impl Iterator<Item = (u32, u32)> {
        let own = self.slots.iter().filter(move |(_, of)| **of == part);
        own.filter_map(|(slot, _)| Some((*slot, *self.program.slots.get(slot)?)))
    }

    /// Everything the functions and slots of a part refer to.
    pub fn uses(&self, part: usize) -> Uses {
        let mut uses = Uses::default();
        for function in self.own(part) {
            let of = self.program.uses(function);
            uses.functions.extend(of.iter().flat_map(|of| &of.functions));
            uses.tables.extend(of.iter().flat_map(|of| &of.tables));
            uses.globals.extend(of.iter().flat_map(|of| &of.globals));
            uses.types.extend(of.iter().flat_map(|of| &of.types));
            uses.types.extend(self.program.type_of(function));
        }
        for (_, function) in self.own_slots(part) {
            uses.functions.insert(function);
            uses.tables.insert(self.program.table);
        }
        uses
    }

    /// What a later part imports from earlier ones.
    pub fn taken(&self, part: usize) -> BTreeSet<Item> {
        let uses = self.uses(part);
        let functions = uses.functions.into_iter().map(Item::Function);
        let mut taken: BTreeSet<Item> =
            functions.filter(|item| self.part_of(*item) < part).collect();
        taken.insert(Item::Memory);
        taken.extend(uses.tables.into_iter().map(Item::Table));
        taken.extend(uses.globals.into_iter().map(Item::Global));
        taken
    }
}

/// For each function, the first part that needs it.
fn functions(
    program: &Program,
    exports: &[BTreeMap<String, Item>],
    slots: &BTreeMap<u32, usize>,
) -> BTreeMap<u32, usize> {
    let mut functions = BTreeMap::new();
    for (part, exports) in exports.iter().enumerate() {
        let exported = exports.values().filter_map(|item| match item {
            Item::Function(function) => Some(*function),
            _ => None,
        });
        let in_slots = program.slots.iter().filter(|(slot, _)| slots.get(slot) == Some(&part));
        let mut open: Vec<u32> = exported.chain(in_slots.map(|(_, each)| *each)).collect();
        while let Some(function) = open.pop() {
            // Imports belong to the first part.
            if let Some(uses) = program.uses(function)
                && !functions.contains_key(&function)
            {
                functions.insert(function, part);
                open.extend(&uses.functions);
            }
        }
    }
    functions
}
