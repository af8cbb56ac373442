//! Decides which part has what.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasmparser::ExternalKind;

use super::module;
use super::needs::Needs;
use super::program::{Program, Uses};

/// A stretch of memory shorter than this lies where its neighbours do: a segment of its own would
/// be as long.
const SHORT: usize = 24;

/// The first part and the later ones, as modules. Each of the latter exports what it begins with, by
/// its new name.
pub fn divide(
    finished: &[u8],
    entries: &[&str],
    new_names: &[&str],
    needs: &[Needs],
) -> Result<Vec<Vec<u8>>> {
    let program = Program::read(finished)?;
    let parts = Parts::of(&program, entries, new_names, needs)?;
    let mut modules = Vec::new();
    for part in 0..needs.len() {
        let module = module::write(&parts, part)?;
        wasmparser::validate(&module).context("a part of the program is no module")?;
        modules.push(module);
    }
    Ok(modules)
}

/// Something that a part can have for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Function(u32),
    Table(u32),
    Memory,
    Global(u32),
}

/// Which part has what.
pub struct Parts<'a> {
    pub program: &'a Program<'a>,
    /// The first part that needs it.
    pub functions: BTreeMap<u32, usize>,
    pub slots: BTreeMap<u32, usize>,
    /// Part, address, bytes.
    pub data: Vec<(usize, u32, &'a [u8])>,
    /// What each part exports.
    pub exports: Vec<BTreeMap<String, Thing>>,
    /// The names of what later parts take from earlier ones.
    pub shared: BTreeMap<Thing, String>,
}

impl<'a> Parts<'a> {
    fn of(
        program: &'a Program<'a>,
        entries: &[&str],
        new_names: &[&str],
        needs: &[Needs],
    ) -> Result<Self> {
        let mut exports = vec![BTreeMap::new(); needs.len()];
        for (name, kind, index) in &program.exports {
            let thing = match kind {
                ExternalKind::Func => Thing::Function(*index),
                ExternalKind::Table => Thing::Table(*index),
                ExternalKind::Memory => Thing::Memory,
                ExternalKind::Global => Thing::Global(*index),
                other => bail!("an export of a kind that is not known here: {other:?}"),
            };
            let entry = entries.iter().position(|entry| entry == name);
            let (part, name) = entry.map_or((0, *name), |at| (at + 1, new_names[at]));
            exports[part].insert(name.to_owned(), thing);
        }
        let mut slots = BTreeMap::new();
        for slot in program.slots.keys() {
            let part = needs.iter().position(|needs| needs.slots.contains(slot));
            slots.insert(*slot, part.unwrap_or_default());
        }
        let functions = functions(program, &exports, &slots);
        let data = program.data.iter().flat_map(|(at, bytes)| stretches(*at, bytes, needs));
        let data = data.collect();
        let mut parts = Self { program, functions, slots, data, exports, shared: BTreeMap::new() };
        parts.share();
        Ok(parts)
    }

    fn part_of(&self, thing: Thing) -> usize {
        match thing {
            Thing::Function(function) => self.functions.get(&function).copied().unwrap_or_default(),
            Thing::Table(_) | Thing::Memory | Thing::Global(_) => 0,
        }
    }

    /// Gives names to what later parts take from earlier ones.
    fn share(&mut self) {
        let taken: BTreeSet<Thing> =
            (1..self.exports.len()).flat_map(|part| self.taken(part)).collect();
        let mut taken: Vec<Thing> = taken.into_iter().collect();
        taken.sort_by_key(|thing| self.likeness(*thing));
        let used = self.exports.iter().flat_map(BTreeMap::keys).cloned().collect::<BTreeSet<_>>();
        let mut names = names().filter(|name| !used.contains(name));
        for thing in taken {
            let owner = self.part_of(thing);
            let exports = &mut self.exports[owner];
            let known = exports.iter().find(|(_, each)| **each == thing);
            let name = known.map(|(name, _)| name.clone());
            let name = name.unwrap_or_else(|| names.next().unwrap_or_default());
            exports.insert(name.clone(), thing);
            self.shared.insert(thing, name);
        }
    }

    /// Things are written in this order: what is alike stands together, which is how it
    /// compresses best.
    pub fn likeness(&self, thing: Thing) -> (u32, usize) {
        let Thing::Function(function) = thing else {
            return (u32::MAX, 0);
        };
        let imports = self.program.imports.len();
        let body =
            (function as usize).checked_sub(imports).and_then(|at| self.program.bodies.get(at));
        body.map_or((0, 0), |body| {
            let kind = self.program.type_of(function).unwrap_or_default();
            (kind + 1, body.as_bytes().len())
        })
    }

    pub fn own(&self, part: usize) -> impl Iterator<Item = u32> {
        let own = self.functions.iter().filter(move |(_, of)| **of == part);
        let mut own: Vec<u32> = own.map(|(function, _)| *function).collect();
        own.sort_by_key(|function| self.likeness(Thing::Function(*function)));
        own.into_iter()
    }

    pub fn own_slots(&self, part: usize) -> impl Iterator<Item = (u32, u32)> {
        let own = self.slots.iter().filter(move |(_, of)| **of == part);
        own.filter_map(|(slot, _)| Some((*slot, *self.program.slots.get(slot)?)))
    }

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

    /// What a later part takes from earlier ones.
    pub fn taken(&self, part: usize) -> BTreeSet<Thing> {
        let uses = self.uses(part);
        let functions = uses.functions.into_iter().map(Thing::Function);
        let mut taken: BTreeSet<Thing> =
            functions.filter(|thing| self.part_of(*thing) < part).collect();
        taken.insert(Thing::Memory);
        taken.extend(uses.tables.into_iter().map(Thing::Table));
        taken.extend(uses.globals.into_iter().map(Thing::Global));
        taken
    }
}

/// For each function the first part that needs it.
fn functions(
    program: &Program,
    exports: &[BTreeMap<String, Thing>],
    slots: &BTreeMap<u32, usize>,
) -> BTreeMap<u32, usize> {
    let mut functions = BTreeMap::new();
    for (part, exports) in exports.iter().enumerate() {
        let exported = exports.values().filter_map(|thing| match thing {
            Thing::Function(function) => Some(*function),
            _ => None,
        });
        let in_slots = program.slots.iter().filter(|(slot, _)| slots.get(slot) == Some(&part));
        let mut open: Vec<u32> = exported.chain(in_slots.map(|(_, each)| *each)).collect();
        while let Some(function) = open.pop() {
            // Imports are the first part's.
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

/// Cuts a segment where another part begins to need it.
fn stretches<'a>(start: u32, bytes: &'a [u8], needs: &[Needs]) -> Vec<(usize, u32, &'a [u8])> {
    let mut owners = vec![usize::MAX; bytes.len()];
    for (part, needs) in needs.iter().enumerate() {
        for range in &needs.memory {
            let from = range.start.saturating_sub(start) as usize;
            let to = (range.end.saturating_sub(start) as usize).min(bytes.len());
            for owner in owners.get_mut(from..to).into_iter().flatten() {
                *owner = part.min(*owner);
            }
        }
    }
    // What nobody names stands between two that somebody does, and goes with the first of them.
    let mut before = 0;
    for owner in &mut owners {
        if *owner == usize::MAX {
            *owner = before;
        }
        before = *owner;
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for owner in owners {
        match runs.last_mut() {
            Some((of, length)) if *of == owner => *length += 1,
            _ => runs.push((owner, 1)),
        }
    }
    // An earlier part may have what only a later one needs.
    for at in 1..runs.len() {
        if runs[at].1 < SHORT && runs[at - 1].0 < runs[at].0 {
            runs[at].0 = runs[at - 1].0;
        }
    }
    let mut stretches: Vec<(usize, u32, &[u8])> = Vec::new();
    let (mut address, mut rest) = (start, bytes);
    for run in runs.chunk_by(|a, b| a.0 == b.0) {
        let length = run.iter().map(|(_, length)| length).sum();
        let (stretch, after) = rest.split_at(length);
        stretches.push((run[0].0, address, stretch));
        address += u32::try_from(length).unwrap_or_default();
        rest = after;
    }
    stretches
}

/// `a`, `b`, … `aa`, `ab`, …
fn names() -> impl Iterator<Item = String> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    (0..).map(|number: usize| {
        let mut name = String::new();
        let mut rest = number + 1;
        while rest > 0 {
            rest -= 1;
            name.insert(0, LETTERS[rest % LETTERS.len()].into());
            rest /= LETTERS.len();
        }
        name
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use wasm_encoder::{
        CodeSection, DataSection, ElementSection, Elements, ExportKind, ExportSection, Function,
        FunctionSection, ImportSection, MemorySection, MemoryType, Module, RefType, TableSection,
        TableType, TypeSection,
    };
    use wasmparser::{Parser, Payload};

    use super::super::module::at;
    use super::super::needs::Needs;
    use super::super::program::GLUE;
    use super::divide;

    /// An import, and four functions: the first begins the first part and calls the import; the second
    /// begins the later one and calls the import and the first; the other two lie in the table.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(GLUE, "A", wasm_encoder::EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for calls in [vec![0], vec![0, 1], vec![], vec![]] {
            functions.function(0);
            let mut body = Function::new([]);
            for function in calls {
                body.instructions().call(function);
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 3,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut exports = ExportSection::new();
        exports.export("B", ExportKind::Func, 1).export("C", ExportKind::Func, 2);
        exports.export("D", ExportKind::Memory, 0);
        let mut elements = ElementSection::new();
        elements.active(None, &at(1), Elements::Functions(vec![3, 4].into()));
        let mut data = DataSection::new();
        data.active(0, &at(16), *b"first part's..., and what only the later part needs");
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables);
        module.section(&memories).section(&exports).section(&elements).section(&code);
        module.section(&data);
        module.finish()
    }

    fn needs() -> [Needs; 2] {
        let needs = |slot, from, to| Needs {
            slots: [slot].into(),
            memory: std::iter::once(from..to).collect(),
        };
        [needs(1, 16, 32), needs(2, 32, 67)]
    }

    /// What a module says of itself.
    #[derive(Default)]
    struct Told {
        imports: Vec<String>,
        exports: Vec<String>,
        data: Vec<String>,
        functions: u32,
    }

    fn told(module: &[u8]) -> Result<Told> {
        let mut told = Told::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        told.imports.push(import?.name.to_owned());
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader {
                        told.exports.push(export?.name.to_owned());
                    }
                }
                Payload::DataSection(reader) => {
                    for segment in reader {
                        told.data.push(String::from_utf8_lossy(segment?.data).into_owned());
                    }
                }
                Payload::FunctionSection(reader) => told.functions = reader.count(),
                _ => {}
            }
        }
        Ok(told)
    }

    #[test]
    fn each_part_has_what_only_it_needs() -> Result<()> {
        let parts = divide(&program(), &["C"], &["arrive"], &needs())?;
        let first = told(&parts[0])?;
        assert!(!first.exports.contains(&"C".to_owned()), "{:?}", first.exports);
        assert_eq!((first.data, first.functions), (vec!["first part's...,".to_owned()], 2));
        let later = told(&parts[1])?;
        assert_eq!(later.exports, ["arrive"]);
        assert_eq!(
            (later.data, later.functions),
            (vec![" and what only the later part needs".to_owned()], 2)
        );
        Ok(())
    }

    #[test]
    fn a_later_part_takes_from_the_first_what_that_exports() -> Result<()> {
        let parts = divide(&program(), &["C"], &["arrive"], &needs())?;
        let (first, later) = (told(&parts[0])?, told(&parts[1])?);
        // The import, the shared function, memory and table.
        assert_eq!(later.imports.len(), 4);
        for name in later.imports {
            assert!(first.exports.contains(&name), "{name} is missing in {:?}", first.exports);
        }
        Ok(())
    }

    #[test]
    fn what_an_earlier_part_needs_stays_there_whoever_else_needs_it() -> Result<()> {
        let [first, mut later] = needs();
        later.slots.extend(&first.slots);
        later.memory.extend(first.memory.clone());
        let parts = divide(&program(), &["C"], &["arrive"], &[first, later])?;
        assert_eq!(parts, divide(&program(), &["C"], &["arrive"], &needs())?);
        Ok(())
    }

    #[test]
    fn what_two_later_parts_need_lies_in_the_earlier_one() -> Result<()> {
        let [first, later] = needs();
        let three = [first, later.clone(), later];
        let parts = divide(&program(), &["C", "none"], &["later", "more"], &three)?;
        assert_eq!(parts[..2], divide(&program(), &["C"], &["later"], &needs())?);
        let last = told(&parts[2])?;
        assert_eq!((last.functions, last.data), (0, Vec::new()));
        Ok(())
    }
}
