//! A linker for small modules: adds to a finished module the sections that LLD would have written.

use std::error::Error;
use std::ops::Range;

use wasm_encoder::{CustomSection, Encode, LinkingSection, Module, RawSection, SymbolTable};
use wasmparser::{DataKind, ElementItems, ElementKind, Operator, Parser, Payload, TypeRef};

/// A convention of all test modules: numbers from here on are memory addresses, smaller ones are
/// table slots.
const FIRST_ADDRESS: u32 = 1000;

/// LLD's codes for relocation types.
const FUNCTION_INDEX_LEB: u8 = 0;
const TABLE_INDEX_SLEB: u8 = 1;
const TABLE_INDEX_I32: u8 = 2;
const MEMORY_ADDR_SLEB: u8 = 4;
const MEMORY_ADDR_I32: u8 = 5;

/// A module in the text format, with a description of its memory. Its first data segment starts at
/// [`FIRST_ADDRESS`].
#[derive(Debug, Default)]
pub struct Source<'a> {
    pub text: &'a str,
    /// The address range of each piece of data.
    pub data: &'a [Range<u32>],
    /// Memory addresses that hold a table slot or an address, with that.
    pub pointers: &'a [(u32, u32)],
}

impl Source<'_> {
    /// The module with symbols and relocations added.
    pub fn link(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let module = wat::parse_str(self.text)?;
        let found = self.relocations(&module)?;
        let mut linking = LinkingSection::new();
        let mut symbols = SymbolTable::new();
        for function in 0..found.functions {
            symbols.function(0, function, Some("f"));
        }
        for range in self.data {
            let definition = wasm_encoder::DataSymbolDefinition {
                index: 0,
                offset: range.start - FIRST_ADDRESS,
                size: range.end - range.start,
            };
            symbols.data(0, "d", Some(definition));
        }
        linking.symbol_table(&symbols);
        let mut linked = Module::new();
        for (id, range) in &found.sections {
            let data = &module[range.clone()];
            linked.section(&RawSection { id: *id, data });
        }
        linked.section(&linking);
        for (name, section, relocations) in [
            ("reloc.CODE", found.code_section, found.code),
            ("reloc.DATA", found.data_section, found.data),
        ] {
            let mut bytes = Vec::new();
            section.encode(&mut bytes);
            u32::try_from(relocations.len())?.encode(&mut bytes);
            for Relocation { kind, offset, symbol } in relocations {
                bytes.push(kind);
                offset.encode(&mut bytes);
                symbol.encode(&mut bytes);
                if matches!(kind, MEMORY_ADDR_SLEB | MEMORY_ADDR_I32) {
                    0_i32.encode(&mut bytes);
                }
            }
            linked.section(&CustomSection { name: name.into(), data: bytes.into() });
        }
        Ok(linked.finish())
    }

    fn relocations(&self, module: &[u8]) -> Result<Found, Box<dyn Error>> {
        let mut found = Found::default();
        let mut in_slots = Vec::new();
        let mut code_start = 0;
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(reader) => {
                    for import in reader.clone().into_imports() {
                        found.functions += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(reader) => found.functions += reader.count(),
                Payload::ElementSection(reader) => {
                    for element in reader.clone() {
                        let element = element?;
                        if let ElementKind::Active { offset_expr, .. } = element.kind
                            && let ElementItems::Functions(functions) = element.items
                            && let Operator::I32Const { value } =
                                offset_expr.get_operators_reader().read()?
                        {
                            for (slot, function) in (value.cast_unsigned()..).zip(functions) {
                                in_slots.push((slot, function?));
                            }
                        }
                    }
                }
                Payload::CodeSectionStart { unchecked_range, .. } => {
                    found.code_section = u32::try_from(found.sections.len())?;
                    code_start = unchecked_range.start;
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()?.into_iter_with_offsets() {
                        let (operator, at) = operator?;
                        let offset = u32::try_from(at - code_start)? + 1;
                        found.code.extend(self.mention(
                            &operator,
                            offset,
                            &in_slots,
                            found.functions,
                        ));
                    }
                }
                Payload::DataSection(reader) => {
                    found.data_section = u32::try_from(found.sections.len())?;
                    for segment in reader.clone() {
                        let segment = segment?;
                        let start = segment.range.end - segment.data.len() as u64;
                        let start = u32::try_from(start - reader.range().start)?;
                        if matches!(segment.kind, DataKind::Active { .. }) {
                            for (address, to) in self.pointers {
                                let offset = start + address - FIRST_ADDRESS;
                                let (kind, symbol) = if *to < FIRST_ADDRESS {
                                    let function = in_slots.iter().find(|(each, _)| each == to);
                                    (TABLE_INDEX_I32, function.ok_or("an empty slot")?.1)
                                } else {
                                    let symbol = self.symbol(*to, found.functions);
                                    (MEMORY_ADDR_I32, symbol.ok_or("no piece of data")?)
                                };
                                found.data.push(Relocation { kind, offset, symbol });
                            }
                        }
                    }
                }
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                found.sections.push((id, range));
            }
        }
        Ok(found)
    }

    /// The symbol of the piece of data at an address.
    fn symbol(&self, address: u32, functions: u32) -> Option<u32> {
        let mut data = (functions..).zip(self.data);
        data.find(|(_, range)| range.contains(&address)).map(|(symbol, _)| symbol)
    }

    /// The relocation for an instruction's operand, if that is an address.
    fn mention(
        &self,
        operator: &Operator,
        offset: u32,
        in_slots: &[(u32, u32)],
        functions: u32,
    ) -> Option<Relocation> {
        let (kind, symbol) = match operator {
            Operator::Call { function_index } => (FUNCTION_INDEX_LEB, *function_index),
            Operator::I32Const { value } if value.cast_unsigned() >= FIRST_ADDRESS => {
                (MEMORY_ADDR_SLEB, self.symbol(value.cast_unsigned(), functions)?)
            }
            Operator::I32Const { value } => {
                let (_, function) =
                    in_slots.iter().find(|(slot, _)| *slot == value.cast_unsigned())?;
                (TABLE_INDEX_SLEB, *function)
            }
            _ => return None,
        };
        Some(Relocation { kind, offset, symbol })
    }
}

/// What the linker sections are to describe.
#[derive(Debug, Default)]
struct Found {
    sections: Vec<(u8, Range<usize>)>,
    functions: u32,
    code_section: u32,
    code: Vec<Relocation>,
    data_section: u32,
    data: Vec<Relocation>,
}

#[derive(Debug)]
struct Relocation {
    kind: u8,
    offset: u32,
    symbol: u32,
}
