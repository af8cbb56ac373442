//! Writes a part as a module.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, GlobalSection, ImportSection, MemorySection, Module, TableSection,
    TypeSection,
};
use wasmparser::{MemoryType, TableInit};

use crate::address;
use crate::error::{Error, unsupported};
use crate::order;
use crate::parts::Parts;
use crate::program::Item;

/// Writes a part.
pub fn write(parts: &Parts, import_module: &str, part: usize) -> Result<Vec<u8>, Error> {
    let own = parts.own(part);
    let mut writer = Writer { parts, import_module, part, own, numbers: Numbers::default() };
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
    import_module: &'a str,
    part: usize,
    /// The part's functions, in the order they are written in.
    own: Vec<u32>,
    /// Filled section by section: each section needs the indices of those before it.
    numbers: Numbers,
}

/// An imported function: its export name, and its index and type in the whole program.
type Imported<'a> = (&'a str, u32, u32);

impl<'a> Writer<'a> {
    /// The functions that a part imports. The first part imports what the whole program did, and
    /// passes on what later ones need.
    fn imported(&self) -> Result<Vec<Imported<'a>>, Error> {
        let program = self.parts.program;
        if self.part == 0 {
            let imports = (0..).zip(&program.imports);
            return Ok(imports.map(|(number, (name, kind))| (*name, number, *kind)).collect());
        }
        let mut imported = Vec::new();
        for item in self.parts.taken(self.part) {
            if let Item::Function(function) = item {
                imported.push((self.name(item)?, function, program.type_of(function)?));
            }
        }
        order::by_use(program, &self.own, &mut imported, |(_, function, _)| *function);
        Ok(imported)
    }

    fn types(&mut self, imported: &[Imported]) -> Result<TypeSection, Error> {
        let mut used = self.parts.uses(self.part).types;
        used.extend(imported.iter().map(|(_, _, kind)| *kind));
        Numbers::give(&mut self.numbers.types, used.iter().copied());
        let mut types = TypeSection::new();
        for kind in used {
            let kind = self.parts.program.types.get(kind as usize);
            let kind = kind.ok_or(Error::Inconsistent("a type is missing"))?;
            types.ty().func_type(&self.numbers.func_type(kind.clone())?);
        }
        Ok(types)
    }

    fn imports(&mut self, imported: &[Imported]) -> Result<ImportSection, Error> {
        let mut imports = ImportSection::new();
        for (name, function, kind) in imported {
            Numbers::give(&mut self.numbers.functions, [*function]);
            let kind = self.numbers.type_index(*kind)?;
            imports.import(self.import_module, name, EntityType::Function(kind));
        }
        if self.part > 0 {
            for item in self.parts.taken(self.part) {
                if let Some(kind) = self.taken_state(item)? {
                    imports.import(self.import_module, self.name(item)?, kind);
                }
            }
        }
        Ok(imports)
    }

    /// A table, a memory or a global of the first part; `None` for a function.
    fn taken_state(&mut self, item: Item) -> Result<Option<EntityType>, Error> {
        let program = self.parts.program;
        Ok(match item {
            Item::Function(_) => None,
            Item::Memory => Some(self.numbers.memory_type(self.memory()?)?.into()),
            Item::Table(table) => {
                Numbers::give(&mut self.numbers.tables, [table]);
                let table = program.tables.get(table as usize);
                let (table, _) = table.ok_or(Error::Inconsistent("a table is missing"))?;
                Some(self.numbers.table_type(*table)?.into())
            }
            Item::Global(global) => {
                Numbers::give(&mut self.numbers.globals, [global]);
                let global = program.globals.get(global as usize);
                let (global, _) = global.ok_or(Error::Inconsistent("a global is missing"))?;
                Some(self.numbers.global_type(*global)?.into())
            }
        })
    }

    fn functions(&mut self) -> Result<FunctionSection, Error> {
        let mut functions = FunctionSection::new();
        Numbers::give(&mut self.numbers.functions, self.own.iter().copied());
        for function in &self.own {
            let kind = self.parts.program.type_of(*function)?;
            functions.function(self.numbers.type_index(kind)?);
        }
        Ok(functions)
    }

    /// Tables, memory and globals, all of which belong to the first part.
    fn state(&mut self) -> Result<(TableSection, MemorySection, GlobalSection), Error> {
        let program = self.parts.program;
        let (mut tables, mut memories, mut globals) =
            (TableSection::new(), MemorySection::new(), GlobalSection::new());
        for (number, (table, filled)) in (0..).zip(&program.tables) {
            if !matches!(filled, TableInit::RefNull) {
                return unsupported("a table with an initial value");
            }
            Numbers::give(&mut self.numbers.tables, [number]);
            tables.table(self.numbers.table_type(*table)?);
        }
        memories.memory(self.numbers.memory_type(self.memory()?)?);
        for (number, (kind, value)) in (0..).zip(&program.globals) {
            Numbers::give(&mut self.numbers.globals, [number]);
            let value = self.numbers.const_expr(value.clone())?;
            globals.global(self.numbers.global_type(*kind)?, &value);
        }
        Ok((tables, memories, globals))
    }

    fn memory(&self) -> Result<MemoryType, Error> {
        self.parts.program.memory.map_or_else(|| unsupported("a program without a memory"), Ok)
    }

    fn exports(&mut self) -> Result<ExportSection, Error> {
        let mut exports = ExportSection::new();
        // By index, the order in which names were assigned: this compresses better than any other
        // order.
        let mut sorted: Vec<_> = self.parts.exports[self.part].iter().collect();
        sorted.sort_by_key(|(_, item)| (order::likeness(self.parts.program, **item), **item));
        for (name, item) in sorted {
            let numbers = &mut self.numbers;
            let (kind, number) = match *item {
                Item::Function(function) => (ExportKind::Func, numbers.function_index(function)?),
                Item::Table(table) => (ExportKind::Table, numbers.table_index(table)?),
                Item::Memory => (ExportKind::Memory, 0),
                Item::Global(global) => (ExportKind::Global, numbers.global_index(global)?),
            };
            exports.export(name, kind, number);
        }
        Ok(exports)
    }

    fn elements(&mut self) -> Result<ElementSection, Error> {
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
            // `None` means the first table.
            let table = self.numbers.table_index(self.parts.program.table)?;
            let table = Some(table).filter(|table| *table != 0);
            elements.active(table, &address::write(slot), Elements::Functions(functions.into()));
        }
        Ok(elements)
    }

    fn code(&mut self) -> Result<CodeSection, Error> {
        let mut code = CodeSection::new();
        for function in &self.own {
            let body = self.parts.program.body(*function);
            let body = body.ok_or(Error::Inconsistent("a function has no body"))?;
            self.numbers.parse_function_body(&mut code, body.clone())?;
        }
        Ok(code)
    }

    fn data(&self) -> DataSection {
        let mut data = DataSection::new();
        for segment in self.parts.segments.iter().filter(|segment| segment.part == self.part) {
            data.active(0, &address::write(segment.address), segment.bytes.iter().copied());
        }
        data
    }

    fn name(&self, item: Item) -> Result<&'a str, Error> {
        let name = self.parts.shared.get(&item).map(String::as_str);
        name.ok_or(Error::Inconsistent("a shared item has no name"))
    }
}

/// The indices that items have within a part.
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

    fn of(numbers: &BTreeMap<u32, u32>, thing: u32) -> Result<u32, reencode::Error<Error>> {
        let missing = Error::Inconsistent("a part mentions something that it does not have");
        numbers.get(&thing).copied().ok_or(reencode::Error::UserError(missing))
    }
}

impl Reencode for Numbers {
    type Error = Error;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Error>> {
        Self::of(&self.functions, function)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, reencode::Error<Error>> {
        Self::of(&self.tables, table)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, reencode::Error<Error>> {
        Self::of(&self.globals, global)
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, reencode::Error<Error>> {
        Self::of(&self.types, kind)
    }
}
