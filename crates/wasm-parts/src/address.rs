//! Addresses and slots as encoded in modules.

use wasm_encoder::ConstExpr;
use wasmparser::Operator;

use crate::error::{Error, unsupported};

/// A memory address or a table slot.
pub fn write(place: u32) -> ConstExpr {
    ConstExpr::i32_const(place.cast_signed())
}

/// The value of a constant expression.
pub fn read(expression: &wasmparser::ConstExpr) -> Result<u32, Error> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        other => unsupported(format!("an address that is no constant: {other:?}")),
    }
}
