//! A summary of a module's contents.

use wasmparser::{
    ElementItems, ElementKind, Error, ExternalKind, Operator, Parser, Payload, TypeRef,
};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub imports: Vec<String>,
    pub exports: Vec<String>,
    pub functions: u32,
    pub slots: Vec<u32>,
    pub data: Vec<(u32, String)>,
    pub custom_sections: Vec<String>,
}

pub fn told(module: &[u8]) -> Result<Told, Error> {
    wasmparser::validate(module)?;
    let mut told = Told::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    let import = import?;
                    let kind = if matches!(import.ty, TypeRef::Func(_)) { "" } else { "*" };
                    told.imports.push(format!("{}.{}{kind}", import.module, import.name));
                }
            }
            Payload::ExportSection(reader) => {
                for export in reader {
                    let export = export?;
                    let kind = if export.kind == ExternalKind::Func { "" } else { "*" };
                    told.exports.push(format!("{}{kind}", export.name));
                }
            }
            Payload::FunctionSection(reader) => told.functions = reader.count(),
            Payload::ElementSection(reader) => {
                for element in reader {
                    let element = element?;
                    if let ElementKind::Active { offset_expr, .. } = element.kind
                        && let ElementItems::Functions(functions) = element.items
                    {
                        told.slots
                            .extend((number(&offset_expr)?..).take(functions.count() as usize));
                    }
                }
            }
            Payload::DataSection(reader) => {
                for segment in reader {
                    let segment = segment?;
                    if let wasmparser::DataKind::Active { offset_expr, .. } = segment.kind {
                        let text = String::from_utf8_lossy(segment.data).into_owned();
                        told.data.push((number(&offset_expr)?, text));
                    }
                }
            }
            Payload::CustomSection(section) => told.custom_sections.push(section.name().to_owned()),
            _ => {}
        }
    }
    Ok(told)
}

fn number(expression: &wasmparser::ConstExpr) -> Result<u32, Error> {
    Ok(match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => value.cast_unsigned(),
        _ => u32::MAX,
    })
}
