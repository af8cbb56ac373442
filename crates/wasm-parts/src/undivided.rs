//! The fallback when a program cannot be split.

use std::borrow::Cow;
use std::collections::BTreeSet;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection, SectionId,
    TypeSection,
};
use wasmparser::{Export, ExternalKind, FuncType, Parser, Payload, TypeRef};

use crate::error::Error;
use crate::names;
use crate::plan::Plan;
use crate::section;

/// The whole program, and a module for each entry.
pub fn write(finished: &[u8], plan: &Plan) -> Result<Vec<Vec<u8>>, Error> {
    let program = Program::read(finished)?;
    let exports = program.renamed(plan);
    let mut modules = vec![program.with(&exports)?];
    for entry in plan.entries {
        let is_entry =
            |export: &Export| export.name == entry.finished && export.kind == ExternalKind::Func;
        let at = program.exports.iter().position(is_entry);
        let at = at.ok_or_else(|| Error::NoExport(entry.finished.to_owned()))?;
        let (name, export) = &exports[at];
        let kind = program.type_of(export.index)?.clone();
        modules.push(forward(plan.import_module, name, entry.name, kind)?);
    }
    Ok(modules)
}

/// A module that imports a function and re-exports it.
fn forward(from: &str, name: &str, new_name: &str, kind: FuncType) -> Result<Vec<u8>, Error> {
    let mut types = TypeSection::new();
    let kind = RoundtripReencoder.func_type(kind);
    types.ty().func_type(&kind.map_err(|error| Error::Unsupported(error.to_string()))?);
    let mut imports = ImportSection::new();
    imports.import(from, name, EntityType::Function(0));
    let mut exports = ExportSection::new();
    exports.export(new_name, ExportKind::Func, 0);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&exports);
    Ok(module.finish())
}

/// The program, as far as it matters here.
#[derive(Default)]
struct Program<'a> {
    /// All but the custom sections: the linker's metadata is of no use to a browser.
    sections: Vec<RawSection<'a>>,
    types: Vec<FuncType>,
    /// The types of all functions, imports first.
    functions: Vec<u32>,
    exports: Vec<Export<'a>>,
}

impl<'a> Program<'a> {
    fn read(finished: &'a [u8]) -> Result<Self, Error> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(finished) {
            let payload = payload?;
            match &payload {
                Payload::TypeSection(reader) => {
                    for each in reader.clone().into_iter_err_on_gc_types() {
                        program.types.push(each?);
                    }
                }
                Payload::ImportSection(reader) => {
                    for import in reader.clone().into_imports() {
                        if let TypeRef::Func(kind) = import?.ty {
                            program.functions.push(kind);
                        }
                    }
                }
                Payload::FunctionSection(reader) => {
                    for each in reader.clone() {
                        program.functions.push(each?);
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader.clone() {
                        program.exports.push(export?);
                    }
                }
                Payload::CustomSection(_) => continue,
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                let data = section::bytes(finished, &range)?;
                program.sections.push(RawSection { id, data });
            }
        }
        Ok(program)
    }

    /// The exports, none under the name of an entry: loaders tell from that name whether a part has
    /// loaded.
    fn renamed(&self, plan: &Plan) -> Vec<(Cow<'a, str>, Export<'a>)> {
        let names: BTreeSet<&str> = self.exports.iter().map(|export| export.name).collect();
        let is_entry = |name: &str| plan.entries.iter().any(|entry| entry.name == name);
        let mut free = names::free(|name| names.contains(name) || is_entry(name));
        let renamed = self.exports.iter().map(|export| {
            let new_name =
                Some(export.name).filter(|name| is_entry(name)).and_then(|_| free.next());
            (new_name.map_or(Cow::Borrowed(export.name), Cow::Owned), *export)
        });
        renamed.collect()
    }

    /// The whole program with its exports renamed.
    fn with(&self, exports: &[(Cow<str>, Export)]) -> Result<Vec<u8>, Error> {
        let mut section = ExportSection::new();
        for (name, export) in exports {
            let kind = RoundtripReencoder.export_kind(export.kind);
            let kind = kind.map_err(|error| Error::Unsupported(error.to_string()))?;
            section.export(name, kind, export.index);
        }
        let mut module = Module::new();
        for each in &self.sections {
            if each.id == u8::from(SectionId::Export) {
                module.section(&section);
            } else {
                module.section(each);
            }
        }
        Ok(module.finish())
    }

    fn type_of(&self, function: u32) -> Result<&FuncType, Error> {
        let kind = self.functions.get(function as usize);
        let kind = kind.and_then(|kind| self.types.get(*kind as usize));
        kind.ok_or(Error::Inconsistent("a function has no type"))
    }
}
