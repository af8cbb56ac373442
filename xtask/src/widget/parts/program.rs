//! A program as wasm-opt leaves it, taken apart.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::CodeSection;
use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody,
    GlobalType, MemoryType, Operator, Parser, Payload, TableInit, TableType, TypeRef,
};

/// The module of all that the program imports: wasm-opt's name for the glue.
pub const GLUE: &str = "a";

/// The program; numbers are those of WebAssembly, which counts imports first.
#[derive(Default)]
pub struct Program<'a> {
    pub types: Vec<FuncType>,
    /// Names and types.
    pub imports: Vec<(&'a str, u32)>,
    /// The types of the functions that are no imports.
    pub functions: Vec<u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub uses: Vec<Uses>,
    pub tables: Vec<(TableType, TableInit<'a>)>,
    pub memory: Option<MemoryType>,
    pub globals: Vec<(GlobalType, ConstExpr<'a>)>,
    pub exports: Vec<(&'a str, ExternalKind, u32)>,
    /// The table of functions, and which function lies where.
    pub table: u32,
    pub slots: BTreeMap<u32, u32>,
    /// What lies where in memory.
    pub data: Vec<(u32, &'a [u8])>,
}

impl<'a> Program<'a> {
    pub fn read(finished: &'a [u8]) -> Result<Self> {
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
                            bail!("the program imports something that is no function");
                        };
                        ensure!(import.module == GLUE, "an import from {}", import.module);
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
                        let before = program.memory.replace(each?);
                        ensure!(before.is_none(), "the program has two memories");
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
                        program.exports.push((export.name, export.kind, export.index));
                    }
                }
                Payload::StartSection { .. } => bail!("the program starts by itself"),
                Payload::ElementSection(reader) => {
                    for element in reader {
                        let element = element?;
                        let ElementKind::Active { table_index, offset_expr } = element.kind else {
                            bail!("a list of functions without a place");
                        };
                        let ElementItems::Functions(functions) = element.items else {
                            bail!("a list of functions that are expressions");
                        };
                        program.table = table_index.unwrap_or(0);
                        for (slot, function) in (constant(&offset_expr)?..).zip(functions) {
                            program.slots.insert(slot, function?);
                        }
                    }
                }
                Payload::DataSection(reader) => {
                    for segment in reader {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            bail!("a segment without an address");
                        };
                        program.data.push((constant(&offset_expr)?, segment.data));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let mut uses = Uses::default();
                    let _ = uses.parse_function_body(&mut CodeSection::new(), body.clone());
                    program.uses.push(uses);
                    program.bodies.push(body);
                }
                Payload::TagSection(_) => bail!("the program throws exceptions"),
                _ => {}
            }
        }
        Ok(program)
    }

    /// What a function mentions; none for an import.
    pub fn uses(&self, function: u32) -> Option<&Uses> {
        self.uses.get((function as usize).checked_sub(self.imports.len())?)
    }

    pub fn type_of(&self, function: u32) -> Result<u32> {
        let types = self.imports.iter().map(|(_, kind)| kind).chain(&self.functions);
        types.copied().nth(function as usize).context("a function without a type")
    }
}

/// What a function mentions.
#[derive(Debug, Default)]
pub struct Uses {
    pub functions: BTreeSet<u32>,
    pub tables: BTreeSet<u32>,
    pub globals: BTreeSet<u32>,
    pub types: BTreeSet<u32>,
}

impl Reencode for Uses {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        self.functions.insert(function);
        Ok(function)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error> {
        self.tables.insert(table);
        Ok(table)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error> {
        self.globals.insert(global);
        Ok(global)
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, Error> {
        self.types.insert(kind);
        Ok(kind)
    }
}

/// The number that an address is given with.
pub fn constant(expression: &ConstExpr) -> Result<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        other => bail!("an address that is no number: {other:?}"),
    }
}
