#![doc = include_str!("../README.md")]

mod address;
mod error;
mod module;
mod names;
mod needs;
mod order;
mod parts;
mod plan;
mod program;
mod section;
mod segments;
mod traps;
mod undivided;

pub use error::Error;
pub use plan::{Entry, Plan};

use needs::Needs;
use parts::Parts;
use program::Program;

/// Splits a program into its first part and one for each entry of the plan, in that order.
///
/// `linked` is the linker's output, with relocations; `finished` is the same program after all
/// other tools have processed it, with the linker's sections still in it.
///
/// # Errors
///
/// When the two are not the same program, or one of them contains something that cannot be split
/// safely. [`undivided()`] is the fallback.
pub fn divide(linked: &[u8], finished: &[u8], plan: &Plan) -> Result<Vec<Vec<u8>>, Error> {
    needs::ensure_same_program(linked, finished)?;
    let needs = Needs::of(linked, plan)?;
    let program = Program::read(finished, plan.import_module)?;
    let parts = Parts::of(&program, plan, &needs)?;
    (0..=plan.entries.len())
        .map(|part| {
            let module = module::write(&parts, plan.import_module, part)?;
            match wasmparser::validate(&module) {
                Ok(_) => Ok(module),
                Err(source) => Err(Error::InvalidPart { part, source }),
            }
        })
        .collect()
}

/// Replaces functions that end the program by traps: a panic handler whose message nobody sees, with
/// all that only the message needs. For the output of wasm-bindgen, before an optimiser runs, which
/// then removes what is no longer called, and arguments that nobody reads. Each of `functions` is a
/// path as it is mangled, without the hash of its crate: `4core9panicking9panic_fmt`.
///
/// [`divide`] leaves out what only these functions needed ([`Plan::traps`]).
///
/// # Errors
///
/// When `program` is not a module, or its name section does not name one of the functions.
pub fn trap(program: &[u8], functions: &[&str]) -> Result<Vec<u8>, Error> {
    traps::set(program, functions)
}

/// The same modules without splitting anything: the first part is the whole program, and each of
/// the others imports its entry and re-exports it. A loader for the parts of a split program can
/// load these, too.
///
/// This needs no relocations and looks at little more than the exports, so it works for programs
/// that [`divide`] rejects.
///
/// # Errors
///
/// When `finished` is not a module, or does not export an entry of the plan.
pub fn undivided(finished: &[u8], plan: &Plan) -> Result<Vec<Vec<u8>>, Error> {
    undivided::write(finished, plan)
}
