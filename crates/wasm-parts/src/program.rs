//! The finished program, parsed.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::CodeSection;
use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, ElementSectionReader, ExternalKind, FuncType,
    FunctionBody, GlobalType, MemoryType, Parser, Payload, TableInit, TableType, TypeRef,
};

use crate::address;
use crate::error::{Error, unsupported};

/// An item that one part can export to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Function(u32),
    Table(u32),
    Memory,
    Global(u32),
}

/// The program. Indices are those of WebAssembly, which counts imports first.
#[derive(Default)]
pub struct Program<'a> {
    pub types: Vec<FuncType>,
    /// The names and types of the imported functions.
    pub imports: Vec<(&'a str, u32)>,
    /// The types of the functions that are not imported.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    uses: Vec<Uses>,
    pub tables: Vec<(TableType, TableInit<'a>)>,
    pub memory: Option<MemoryType>,
    pub globals: Vec<(GlobalType, ConstExpr<'a>)>,
    pub exports: Vec<(&'a str, Item)>,
    /// The function table, and which function is in which slot.
    pub table: u32,
    pub slots: BTreeMap<u32, u32>,
    /// The memory segments: address and bytes.
    pub data: Vec<(u32, &'a [u8])>,
}

impl<'a> Program<'a> {
    /// Reads a program that imports everything from one module.
    pub fn read(finished: &'a [u8], import_module: &str) -> Result<Self, Error> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(finished) {
            match payload? {
                Payload::TypeSection(reader) => {
                    for each in reader.into_iter_err_on_gc_types() {
                        program.types.push(each?);
                    }
                }
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        let import = import?;
                        let TypeRef::Func(kind) = import.ty else {
                            return unsupported("an import that is no function");
                        };
                        if import.module != import_module {
                            return unsupported(format!("an import from `{}`", import.module));
                        }
                        program.imports.push((import.name, kind));
                    }
                }
                Payload::FunctionSection(reader) => {
                    for each in reader {
                        program.functions.push(each?);
                    }
                }
                Payload::TableSection(reader) => {
                    for table in reader {
                        let table = table?;
                        program.tables.push((table.ty, table.init));
                    }
                }
                Payload::MemorySection(reader) => {
                    for each in reader {
                        if program.memory.replace(each?).is_some() {
                            return unsupported("a second memory");
                        }
                    }
                }
                Payload::GlobalSection(reader) => {
                    for global in reader {
                        let global = global?;
                        program.globals.push((global.ty, global.init_expr));
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader {
                        let export = export?;
                        let item = match export.kind {
                            ExternalKind::Func => Item::Function(export.index),
                            ExternalKind::Table => Item::Table(export.index),
                            ExternalKind::Memory => Item::Memory,
                            ExternalKind::Global => Item::Global(export.index),
                            other => return unsupported(format!("an export of a {other:?}")),
                        };
                        program.exports.push((export.name, item));
                    }
                }
                Payload::StartSection { .. } => {
                    return unsupported("a start function: the program runs before it is called");
                }
                Payload::ElementSection(reader) => program.read_slots(reader)?,
                Payload::DataSection(reader) => {
                    for segment in reader {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            return unsupported("a data segment without an address");
                        };
                        program.data.push((address::read(&offset_expr)?, segment.data));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    program.uses.push(Uses::of(&body)?);
                    program.bodies.push(body);
                }
                Payload::TagSection(_) => return unsupported("exceptions"),
                _ => {}
            }
        }
        Ok(program)
    }

    fn read_slots(&mut self, reader: ElementSectionReader) -> Result<(), Error> {
        let mut table = None;
        for element in reader {
            let element = element?;
            let ElementKind::Active { table_index, offset_expr } = element.kind else {
                return unsupported("an element segment without a slot");
            };
            let ElementItems::Functions(functions) = element.items else {
                return unsupported("an element segment of expressions");
            };
            self.table = table_index.unwrap_or(0);
            if *table.get_or_insert(self.table) != self.table {
                return unsupported("functions in several tables");
            }
            for (slot, function) in (address::read(&offset_expr)?..).zip(functions) {
                self.slots.insert(slot, function?);
            }
        }
        Ok(())
    }

    /// The body of a function; `None` for an import.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(self.without_imports(function)?)
    }

    /// What a function refers to; `None` for an import.
    pub fn uses(&self, function: u32) -> Option<&Uses> {
        self.uses.get(self.without_imports(function)?)
    }

    pub fn type_of(&self, function: u32) -> Result<u32, Error> {
        let types = self.imports.iter().map(|(_, kind)| kind).chain(&self.functions);
        let kind = types.copied().nth(function as usize);
        kind.ok_or(Error::Inconsistent("a function has no type"))
    }

    fn without_imports(&self, function: u32) -> Option<usize> {
        (function as usize).checked_sub(self.imports.len())
    }
}

/// What a function refers to.
#[derive(Debug, Default)]
pub struct Uses {
    pub functions: BTreeSet<u32>,
    pub tables: BTreeSet<u32>,
    pub globals: BTreeSet<u32>,
    pub types: BTreeSet<u32>,
}

impl Uses {
    fn of(body: &FunctionBody) -> Result<Self, Error> {
        let mut uses = Self::default();
        // The re-encoded code is discarded.
        uses.parse_function_body(&mut CodeSection::new(), body.clone())?;
        Ok(uses)
    }
}

impl Reencode for Uses {
    type Error = Error;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Error>> {
        self.functions.insert(function);
        Ok(function)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, reencode::Error<Error>> {
        self.tables.insert(table);
        Ok(table)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, reencode::Error<Error>> {
        self.globals.insert(global);
        Ok(global)
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, reencode::Error<Error>> {
        self.types.insert(kind);
        Ok(kind)
    }
}
