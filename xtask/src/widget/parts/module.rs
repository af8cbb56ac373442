//! Writes a part as a module.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, GlobalSection, ImportSection, MemorySection, Module,
    TableSection, TypeSection,
};
use wasmparser::TableInit;

use super::divide::{Parts, Thing};
use super::program::GLUE;

/// Writes a part.
pub fn write(parts: &Parts, part: usize) -> Result<Vec<u8>> {
    let mut writer = Writer { parts, part, numbers: Numbers::default() };
    let mut module = Module::new();
    let imported = writer.imported()?;
    let types = writer.types(&imported)?;
    let imports = writer.imports(&imported)?;
    let functions = writer.functions()?;
    module.section(&types).section(&imports).section(&functions);
    if part == 0 {
        let (tables, memories, globals) = writer.state()?;
        module.section(&tables).section(&memories).section(&globals);
    }
    module.section(&writer.exports()?).section(&writer.elements()?);
    module.section(&writer.code()?).section(&writer.data());
    Ok(module.finish())
}

struct Writer<'a> {
    parts: &'a Parts<'a>,
    part: usize,
    /// As far as they are given: each section needs those of the sections before it.
    numbers: Numbers,
}

/// A function from elsewhere: its name there, and its number and type in the whole program.
type Imported<'a> = (&'a str, u32, u32);

impl<'a> Writer<'a> {
    /// The first part imports what the whole program did; it hands on what later ones need.
    fn imported(&self) -> Result<Vec<Imported<'a>>> {
        let program = self.parts.program;
        if self.part == 0 {
            let imports = (0..).zip(&program.imports);
            return Ok(imports.map(|(number, (name, kind))| (*name, number, *kind)).collect());
        }
        let mut imported = Vec::new();
        for thing in self.parts.taken(self.part) {
            if let Thing::Function(function) = thing {
                imported.push((self.name(thing)?, function, program.type_of(function)?));
            }
        }
        let uses = |function: u32| {
            let users = self.parts.own(self.part).filter_map(|user| program.uses(user));
            users.filter(|uses| uses.functions.contains(&function)).count()
        };
        imported.sort_by_cached_key(|(_, function, _)| std::cmp::Reverse(uses(*function)));
        Ok(imported)
    }

    fn types(&mut self, imported: &[Imported]) -> Result<TypeSection> {
        let mut used = self.parts.uses(self.part).types;
        used.extend(imported.iter().map(|(_, _, kind)| *kind));
        Numbers::give(&mut self.numbers.types, used.iter().copied());
        let mut types = TypeSection::new();
        for kind in used {
            let kind = self.parts.program.types.get(kind as usize).context("no such type")?;
            types.ty().func_type(&self.numbers.func_type(kind.clone())?);
        }
        Ok(types)
    }

    fn imports(&mut self, imported: &[Imported]) -> Result<ImportSection> {
        let mut imports = ImportSection::new();
        for (name, function, kind) in imported {
            Numbers::give(&mut self.numbers.functions, [*function]);
            let kind = self.numbers.type_index(*kind)?;
            imports.import(GLUE, name, EntityType::Function(kind));
        }
        if self.part > 0 {
            for thing in self.parts.taken(self.part) {
                if let Some(kind) = self.taken_state(thing)? {
                    imports.import(GLUE, self.name(thing)?, kind);
                }
            }
        }
        Ok(imports)
    }

    /// A table, a memory or a global of the first part; none for a function.
    fn taken_state(&mut self, thing: Thing) -> Result<Option<EntityType>> {
        let program = self.parts.program;
        Ok(match thing {
            Thing::Function(_) => None,
            Thing::Memory => {
                let memory = program.memory.context("the program has no memory")?;
                Some(self.numbers.memory_type(memory)?.into())
            }
            Thing::Table(table) => {
                Numbers::give(&mut self.numbers.tables, [table]);
                let (table, _) = program.tables.get(table as usize).context("no such table")?;
                Some(self.numbers.table_type(*table)?.into())
            }
            Thing::Global(global) => {
                Numbers::give(&mut self.numbers.globals, [global]);
                let (global, _) = program.globals.get(global as usize).context("no such global")?;
                Some(self.numbers.global_type(*global)?.into())
            }
        })
    }

    fn functions(&mut self) -> Result<FunctionSection> {
        let mut functions = FunctionSection::new();
        for function in self.parts.own(self.part) {
            Numbers::give(&mut self.numbers.functions, [function]);
            functions.function(self.numbers.type_index(self.parts.program.type_of(function)?)?);
        }
        Ok(functions)
    }

    /// Tables, memory and globals, which are all the first part's.
    fn state(&mut self) -> Result<(TableSection, MemorySection, GlobalSection)> {
        let program = self.parts.program;
        let (mut tables, mut memories, mut globals) =
            (TableSection::new(), MemorySection::new(), GlobalSection::new());
        for (number, (table, filled)) in (0..).zip(&program.tables) {
            ensure!(matches!(filled, TableInit::RefNull), "a table that is filled at once");
            Numbers::give(&mut self.numbers.tables, [number]);
            tables.table(self.numbers.table_type(*table)?);
        }
        let memory = program.memory.context("the program has no memory")?;
        memories.memory(self.numbers.memory_type(memory)?);
        for (number, (kind, value)) in (0..).zip(&program.globals) {
            Numbers::give(&mut self.numbers.globals, [number]);
            let value = self.numbers.const_expr(value.clone())?;
            globals.global(self.numbers.global_type(*kind)?, &value);
        }
        Ok((tables, memories, globals))
    }

    fn exports(&mut self) -> Result<ExportSection> {
        let mut exports = ExportSection::new();
        // By number, as the names were given: that compresses better than any other order.
        let mut sorted: Vec<_> = self.parts.exports[self.part].iter().collect();
        sorted.sort_by_key(|(_, thing)| (self.parts.likeness(**thing), **thing));
        for (name, thing) in sorted {
            let numbers = &mut self.numbers;
            let (kind, number) = match *thing {
                Thing::Function(function) => (ExportKind::Func, numbers.function_index(function)?),
                Thing::Table(table) => (ExportKind::Table, numbers.table_index(table)?),
                Thing::Memory => (ExportKind::Memory, 0),
                Thing::Global(global) => (ExportKind::Global, numbers.global_index(global)?),
            };
            exports.export(name, kind, number);
        }
        Ok(exports)
    }

    fn elements(&mut self) -> Result<ElementSection> {
        let mut lists: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, function) in self.parts.own_slots(self.part) {
            let function = self.numbers.function_index(function)?;
            match lists.last_mut() {
                Some((start, list)) if slot as usize == *start as usize + list.len() => {
                    list.push(function);
                }
                _ => lists.push((slot, vec![function])),
            }
        }
        let mut elements = ElementSection::new();
        for (slot, functions) in lists {
            // No table means the first.
            let table = self.numbers.table_index(self.parts.program.table)?;
            let table = Some(table).filter(|table| *table != 0);
            elements.active(table, &at(slot), Elements::Functions(functions.into()));
        }
        Ok(elements)
    }

    fn code(&mut self) -> Result<CodeSection> {
        let program = self.parts.program;
        let mut code = CodeSection::new();
        for function in self.parts.own(self.part) {
            let body = program.bodies.get(function as usize - program.imports.len());
            let body = body.context("a function without a body")?;
            self.numbers.parse_function_body(&mut code, body.clone())?;
        }
        Ok(code)
    }

    fn data(&self) -> DataSection {
        let mut data = DataSection::new();
        for (_, address, bytes) in self.parts.data.iter().filter(|(of, _, _)| *of == self.part) {
            data.active(0, &at(*address), bytes.iter().copied());
        }
        data
    }

    fn name(&self, thing: Thing) -> Result<&'a str> {
        let name = self.parts.shared.get(&thing).context("something shared has no name")?;
        Ok(name)
    }
}

/// An address or a slot as modules write it.
pub fn at(place: u32) -> ConstExpr {
    ConstExpr::i32_const(place.cast_signed())
}

/// The numbers that things have in a part.
#[derive(Debug, Default)]
struct Numbers {
    functions: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    types: BTreeMap<u32, u32>,
}

impl Numbers {
    fn give(numbers: &mut BTreeMap<u32, u32>, things: impl IntoIterator<Item = u32>) {
        for thing in things {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            numbers.entry(thing).or_insert(next);
        }
    }

    fn of(numbers: &BTreeMap<u32, u32>, thing: u32) -> Result<u32, Error<Missing>> {
        numbers.get(&thing).copied().ok_or(Error::UserError(Missing))
    }
}

/// A part mentions something that it does not have.
#[derive(Debug)]
struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a part mentions something that it does not have")
    }
}

impl std::error::Error for Missing {}

impl Reencode for Numbers {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Missing>> {
        Self::of(&self.functions, function)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<Missing>> {
        Self::of(&self.tables, table)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<Missing>> {
        Self::of(&self.globals, global)
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, Error<Missing>> {
        Self::of(&self.types, kind)
    }
}
