//! Functions that end the program, such as a panic handler, without what they do before that.

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::{CodeSection, Function, Module, RawSection};
use wasmparser::{FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

use crate::error::Error;
use crate::section;

/// What ends the program, and what only that needs.
#[derive(Debug, Default)]
pub struct Traps {
    /// The indices of the functions that trap, and of those that do nothing but call one.
    pub functions: BTreeSet<u32>,
    /// Where in the code section numbers stand that only a trap would read: the constants right
    /// before a call to one.
    pub arguments: BTreeSet<u64>,
    /// Pieces of data that only a trap would read, by their index in the symbol table.
    pub data: BTreeSet<u32>,
}

impl Traps {
    /// The traps with these names, and the numbers that they would read.
    pub fn of(program: &[u8], names: &[&str]) -> Result<Self, Error> {
        let functions = functions(program, names)?;
        let arguments = arguments(program, &functions)?;
        Ok(Self { functions, arguments, data: BTreeSet::new() })
    }
}

/// The program, in which the traps trap and do nothing else. Everything keeps its index and its
/// address.
pub fn set(program: &[u8], traps: &[&str]) -> Result<Vec<u8>, Error> {
    let functions = functions(program, traps)?;
    let mut module = Module::new();
    let mut code = CodeSection::new();
    let mut bodies = bodies(program)?.into_iter().peekable();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::CodeSectionEntry(_) = payload {
            if let Some((function, body)) = bodies.next() {
                if functions.contains(&function) {
                    let mut trap = Function::new([]);
                    trap.instructions().unreachable().end();
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
            }
            if bodies.peek().is_none() {
                module.section(&code);
            }
        } else if let Payload::CodeSectionStart { .. } = payload {
            // Written with its last function.
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: section::bytes(program, &range)? });
        }
    }
    Ok(module.finish())
}

fn functions(program: &[u8], traps: &[&str]) -> Result<BTreeSet<u32>, Error> {
    let mut functions = named(program, traps)?;
    let mut others = bodies(program)?;
    loop {
        let before = functions.len();
        for (function, body) in &others {
            if only_traps(body, &functions)? {
                functions.insert(*function);
            }
        }
        if functions.len() == before {
            return Ok(functions);
        }
        others.retain(|function, _| !functions.contains(function));
    }
}

fn arguments(program: &[u8], traps: &BTreeSet<u32>) -> Result<BTreeSet<u64>, Error> {
    let mut arguments = BTreeSet::new();
    let mut code_start = 0;
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::CodeSectionStart { unchecked_range, .. } => code_start = unchecked_range.start,
            Payload::CodeSectionEntry(body) => {
                let mut constants = Vec::new();
                for operator in body.get_operators_reader()?.into_iter_with_offsets() {
                    let (operator, at) = operator?;
                    match operator {
                        // The number follows the byte of its instruction.
                        Operator::I32Const { .. } => constants.push(at - code_start + 1),
                        Operator::Call { function_index } if traps.contains(&function_index) => {
                            arguments.extend(constants.drain(..));
                        }
                        _ => constants.clear(),
                    }
                }
            }
            _ => {}
        }
    }
    Ok(arguments)
}

/// The functions whose names contain that of a trap: mangled names also contain the hashes of crates,
/// and suffixes by LLVM.
fn named(program: &[u8], traps: &[&str]) -> Result<BTreeSet<u32>, Error> {
    let mut functions = BTreeSet::new();
    let mut missing = traps.to_vec();
    for payload in Parser::new(0).parse_all(program) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for names in names {
            let Name::Function(names) = names? else { continue };
            for naming in names {
                let naming = naming?;
                if let Some(trap) = traps.iter().find(|trap| naming.name.contains(**trap)) {
                    missing.retain(|each| each != trap);
                    functions.insert(naming.index);
                }
            }
        }
    }
    match missing.first() {
        Some(trap) => Err(Error::NoFunction((*trap).to_owned())),
        None => Ok(functions),
    }
}

/// The functions with a body, by index.
fn bodies(program: &[u8]) -> Result<BTreeMap<u32, FunctionBody<'_>>, Error> {
    let mut bodies = BTreeMap::new();
    let mut function = 0;
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    function += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                bodies.insert(function, body);
                function += 1;
            }
            _ => {}
        }
    }
    Ok(bodies)
}

/// Whether a function comes to a trap in a straight line, and does nothing before that but to write
/// what the trap would read.
fn only_traps(body: &FunctionBody, traps: &BTreeSet<u32>) -> Result<bool, Error> {
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => return Ok(traps.contains(&function_index)),
            Operator::LocalGet { .. }
            | Operator::LocalSet { .. }
            | Operator::LocalTee { .. }
            | Operator::GlobalGet { .. }
            | Operator::GlobalSet { .. }
            | Operator::I32Const { .. }
            | Operator::I64Const { .. }
            | Operator::I32Add
            | Operator::I32Sub
            | Operator::I64Or
            | Operator::I64Shl
            | Operator::I64ExtendI32U
            | Operator::I32Load { .. }
            | Operator::I64Load { .. }
            | Operator::I32Store8 { .. }
            | Operator::I32Store { .. }
            | Operator::I64Store { .. } => {}
            _ => return Ok(false),
        }
    }
    Ok(false)
}
