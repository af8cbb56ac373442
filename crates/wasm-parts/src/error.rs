//! Why a program cannot be split.

use std::error;
use std::fmt;

use wasm_encoder::reencode;

/// Why a program cannot be split.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A module cannot be read.
    Unreadable(wasmparser::Error),
    /// A program does not export an entry.
    NoExport(String),
    /// The linked program exports several functions whose names match an entry.
    SeveralExports(String),
    /// A program has no function with the name of a trap.
    NoFunction(String),
    /// The linked program has no relocations.
    NoRelocations,
    /// The relocations in the finished program differ from those in the linked one.
    OtherRelocations,
    /// A program contains something that is not supported.
    Unsupported(String),
    /// A program is inconsistent.
    Inconsistent(&'static str),
    /// A part is not valid WebAssembly.
    InvalidPart {
        /// Its index, from 0.
        part: usize,
        /// What is wrong with it.
        source: wasmparser::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(_) => f.write_str("the module cannot be read"),
            Self::NoExport(name) => write!(f, "the program does not export `{name}`"),
            Self::SeveralExports(name) => {
                write!(f, "the linked program has several exports that could be `{name}`")
            }
            Self::NoFunction(name) => write!(f, "the program has no function `{name}`"),
            Self::NoRelocations => {
                f.write_str("the linked program has no relocations; link it with --emit-relocs")
            }
            Self::OtherRelocations => f.write_str(
                "the relocations in the finished program are not those of the linked one",
            ),
            Self::Unsupported(what) => write!(f, "not supported: {what}"),
            Self::Inconsistent(what) => write!(f, "the program is inconsistent: {what}"),
            Self::InvalidPart { part, .. } => write!(f, "part {part} would be invalid"),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unreadable(source) | Self::InvalidPart { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<wasmparser::Error> for Error {
    fn from(error: wasmparser::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<reencode::Error<Self>> for Error {
    fn from(error: reencode::Error<Self>) -> Self {
        match error {
            reencode::Error::UserError(error) => error,
            reencode::Error::ParseError(error) => error.into(),
            other => Self::Unsupported(other.to_string()),
        }
    }
}

/// Rejects something that a program contains.
pub fn unsupported<T>(what: impl Into<String>) -> Result<T, Error> {
    Err(Error::Unsupported(what.into()))
}
