//! Addresses and slots as modules write them.

use wasm_encoder::ConstExpr;
use wasmparser::Operator;

use crate::error::{Error, unsupported};

/// An address in memory or a slot of a table.
pub fn write(place: u32) -> ConstExpr {
    ConstExpr::i32_const(place.cast_signed())
}

/// The number that an expression stands for.
pub fn read(expression: &wasmparser::ConstExpr) -> Result<u32, Error> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        other => unsupported(format!("an address that is no constant: {other:?}")),
    }
}
