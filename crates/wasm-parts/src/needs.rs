//! What each part of the program needs, derived from the linker's relocations: they say what each
//! number that is an address refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    DataKind, ElementItems, ElementKind, ElementSectionReader, ExternalKind, KnownCustom, Linking,
    Parser, Payload, RelocSectionReader, RelocationType, SymbolInfo, TypeRef,
};

use crate::address;
use crate::error::{Error, unsupported};
use crate::plan::{Entry, Plan};
use crate::traps::Traps;

/// The size of `core::panic::Location`.
const LOCATION: usize = 16;
/// The end of a source file's name, as a location has it.
const SOURCE_FILE: &[u8] = b".rs\0";

/// What is reachable from a part.
#[derive(Debug, Default, Clone)]
pub struct Needs {
    /// Slots of the function table.
    pub slots: BTreeSet<u32>,
    /// Initialised memory.
    pub memory: Vec<Range<u32>>,
}

impl Needs {
    /// What the first part needs, followed by each later one, and by what all of them together
    /// would need if the traps were none: nobody needs the rest of that.
    pub fn of(linked: &[u8], plan: &Plan) -> Result<Vec<Self>, Error> {
        let entries = plan.entries;
        let program = Program::read(linked)?;
        let mut traps = Traps::of(linked, plan.traps)?;
        if !plan.traps.is_empty() {
            traps.data = program.locations();
        }
        let is_entry = |export: &str, entry: &Entry| {
            let rest = export.strip_prefix(entry.name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        };
        let is_later = |name: &str| entries.iter().any(|entry| is_entry(name, entry));
        let first = program.exports.iter().filter(|(name, _)| !is_later(name));
        let mut needs = vec![program.reach(first.map(|(_, function)| *function), &traps)];
        for entry in entries {
            let mut exports = program.exports.iter().filter(|(name, _)| is_entry(name, entry));
            let export = exports.next();
            let (_, function) = export.ok_or_else(|| Error::NoExport(entry.name.to_owned()))?;
            if exports.next().is_some() {
                return Err(Error::SeveralExports(entry.name.to_owned()));
            }
            needs.push(program.reach([*function], &traps));
        }
        needs.push(program.reach(program.exports.values().copied(), &Traps::default()));
        Ok(needs)
    }
}

/// Makes sure that the relocations belong to the finished program: wasm-bindgen and wasm-opt pass
/// them through unread.
pub fn ensure_same_program(linked: &[u8], finished: &[u8]) -> Result<(), Error> {
    let relocations = relocations(linked)?;
    if relocations.is_empty() {
        return Err(Error::NoRelocations);
    }
    if relocations != self::relocations(finished)? {
        return Err(Error::OtherRelocations);
    }
    Ok(())
}

/// The linker's custom sections, byte for byte.
fn relocations(module: &[u8]) -> Result<Vec<&[u8]>, Error> {
    let mut sections = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CustomSection(section) = payload?
            && (section.name() == "linking" || section.name().starts_with("reloc."))
        {
            sections.push(section.data());
        }
    }
    Ok(sections)
}

/// Something that refers to others: a function or a piece of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Function(u32),
    /// By its index in the symbol table.
    Data(u32),
}

/// The linked program: what refers to what.
#[derive(Debug, Default)]
struct Program {
    exports: BTreeMap<String, u32>,
    /// The slots of each function whose address is taken.
    slots: BTreeMap<u32, Vec<u32>>,
    /// The memory range of each piece of data.
    data: BTreeMap<u32, Range<u32>>,
    /// The pieces of data that contain the name of a source file.
    source_files: BTreeSet<u32>,
    /// What each refers to, and where in its section.
    mentions: BTreeMap<Thing, Vec<(Mention, u64)>>,
}

#[derive(Debug, Clone, Copy)]
enum Mention {
    Call(u32),
    Address(u32),
    Data(u32),
}

/// A range of a section, and the item it contains.
type Stretch = (Range<u64>, Thing);

impl Program {
    fn read(linked: &[u8]) -> Result<Self, Error> {
        let mut program = Self::default();
        // The index of the next function with a body.
        let mut function = 0;
        let mut section = 0;
        let (mut code, mut data) = (Vec::new(), Vec::new());
        let (mut code_section, mut data_section) = (None, None);
        // The start of each segment, in memory and within its section, and its bytes.
        let mut segments: Vec<(u32, u64, &[u8])> = Vec::new();
        let mut symbols: Vec<Symbol> = Vec::new();
        let mut relocations = Vec::new();
        let mut code_start = 0;
        for payload in Parser::new(0).parse_all(linked) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(reader) => {
                    for import in reader.clone().into_imports() {
                        function += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader.clone() {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            program.exports.insert(export.name.to_owned(), export.index);
                        }
                    }
                }
                Payload::ElementSection(reader) => {
                    program.slots = slots(reader)?;
                }
                Payload::CodeSectionStart { unchecked_range, .. } => {
                    code_section = Some(section);
                    code_start = unchecked_range.start;
                }
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    let range = range.start - code_start..range.end - code_start;
                    code.push((range, Thing::Function(function)));
                    function += 1;
                }
                Payload::DataSection(reader) => {
                    data_section = Some(section);
                    let section_start = reader.range().start;
                    for segment in reader.clone() {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else {
                            return unsupported("a data segment without an address");
                        };
                        let start = segment.range.end - segment.data.len() as u64;
                        let address = address::read(&offset_expr)?;
                        segments.push((address, start - section_start, segment.data));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(reader) => {
                        for part in reader.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                for symbol in table {
                                    symbols.push(Symbol::of(&symbol?));
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) => relocations.push(reader),
                    _ => {}
                },
                _ => {}
            }
            section += u32::from(is_section(&payload));
        }
        for (number, symbol) in (0..).zip(&symbols) {
            if let Symbol::Data { segment, range } = symbol {
                let segment = segments.get(*segment);
                let (address, offset, bytes) =
                    segment.ok_or(Error::Inconsistent("a symbol is in no segment"))?;
                let bytes = bytes.get(range.start as usize..range.end as usize);
                if bytes.is_some_and(|bytes| bytes.ends_with(SOURCE_FILE)) {
                    program.source_files.insert(number);
                }
                program.data.insert(number, address + range.start..address + range.end);
                let range = offset + u64::from(range.start)..offset + u64::from(range.end);
                data.push((range, Thing::Data(number)));
            }
        }
        for reader in relocations {
            match Some(reader.section_index()) {
                of if of == code_section => program.mention(&reader, &code, &symbols)?,
                of if of == data_section => program.mention(&reader, &data, &symbols)?,
                _ => {}
            }
        }
        Ok(program)
    }

    /// The places in source files that panics name, and that nothing else reads: a pointer to the file's
    /// name, its length, line and column.
    fn locations(&self) -> BTreeSet<u32> {
        let is_location = |(number, range): &(&u32, &Range<u32>)| {
            let mentions = self.mentions.get(&Thing::Data(**number));
            let file = match mentions.map(Vec::as_slice) {
                Some([(Mention::Data(file), _)]) => self.source_files.contains(file),
                _ => false,
            };
            file && range.len() == LOCATION
        };
        self.data.iter().filter(is_location).map(|(number, _)| *number).collect()
    }

    /// Records what each range of a section refers to.
    fn mention(
        &mut self,
        relocations: &RelocSectionReader,
        stretches: &[Stretch],
        symbols: &[Symbol],
    ) -> Result<(), Error> {
        for entry in relocations.entries() {
            let entry = entry?;
            let Some(mention) = mention(entry.ty, entry.index, symbols)? else { continue };
            let at = u64::from(entry.offset);
            let mut holders = 0;
            for (_, thing) in stretches.iter().filter(|(range, _)| range.contains(&at)) {
                self.mentions.entry(*thing).or_default().push((mention, at));
                holders += 1;
            }
            if holders == 0 {
                return Err(Error::Inconsistent("a relocation is in no function and no symbol"));
            }
        }
        Ok(())
    }

    /// What is reachable from these functions, but not through a trap.
    fn reach(&self, roots: impl IntoIterator<Item = u32>, traps: &Traps) -> Needs {
        let mut needs = Needs::default();
        let mut seen = BTreeSet::new();
        let mut open: Vec<Thing> = roots.into_iter().map(Thing::Function).collect();
        while let Some(thing) = open.pop() {
            let (is_trap, is_code) = match thing {
                Thing::Function(function) => (traps.functions.contains(&function), true),
                Thing::Data(number) => (traps.data.contains(&number), false),
            };
            if is_trap || !seen.insert(thing) {
                continue;
            }
            if let Thing::Data(number) = thing {
                needs.memory.extend(self.data.get(&number).cloned());
            }
            for (mention, at) in self.mentions.get(&thing).into_iter().flatten() {
                if is_code && traps.arguments.contains(at) {
                    continue;
                }
                match mention {
                    Mention::Call(function) => open.push(Thing::Function(*function)),
                    Mention::Data(symbol) => open.push(Thing::Data(*symbol)),
                    Mention::Address(function) => {
                        needs.slots.extend(self.slots.get(function).into_iter().flatten());
                        open.push(Thing::Function(*function));
                    }
                }
            }
        }
        needs
    }
}

/// The slots of each function whose address is taken.
fn slots(reader: &ElementSectionReader) -> Result<BTreeMap<u32, Vec<u32>>, Error> {
    let mut slots: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for element in reader.clone() {
        let element = element?;
        let ElementKind::Active { offset_expr, .. } = element.kind else {
            return unsupported("an element segment without a slot");
        };
        let ElementItems::Functions(functions) = element.items else {
            return unsupported("an element segment of expressions");
        };
        for (slot, function) in (address::read(&offset_expr)?..).zip(functions) {
            slots.entry(function?).or_default().push(slot);
        }
    }
    Ok(slots)
}

/// A symbol of the linker.
#[derive(Debug)]
enum Symbol {
    Function(u32),
    Data {
        segment: usize,
        range: Range<u32>,
    },
    /// A symbol without an address.
    Other,
}

impl Symbol {
    fn of(info: &SymbolInfo) -> Self {
        match info {
            SymbolInfo::Func { index, .. } => Self::Function(*index),
            SymbolInfo::Data { symbol: Some(symbol), .. } => Self::Data {
                segment: symbol.index as usize,
                range: symbol.offset..symbol.offset + symbol.size,
            },
            _ => Self::Other,
        }
    }
}

fn mention(
    kind: RelocationType,
    symbol: u32,
    symbols: &[Symbol],
) -> Result<Option<Mention>, Error> {
    use RelocationType::{
        FunctionIndexLeb, GlobalIndexLeb, MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb,
        TableIndexI32, TableIndexSleb, TableNumberLeb, TypeIndexLeb,
    };
    let of = || {
        let symbol = symbols.get(symbol as usize);
        symbol.ok_or(Error::Inconsistent("a relocation has no symbol"))
    };
    Ok(match kind {
        TypeIndexLeb | GlobalIndexLeb | TableNumberLeb => None,
        FunctionIndexLeb | TableIndexSleb | TableIndexI32 => match of()? {
            Symbol::Function(function) if kind == FunctionIndexLeb => {
                Some(Mention::Call(*function))
            }
            Symbol::Function(function) => Some(Mention::Address(*function)),
            _ => return Err(Error::Inconsistent("a relocation of a function has another symbol")),
        },
        // A symbol that is not in the file, such as the end of the stack, needs nothing.
        MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32 => {
            matches!(of()?, Symbol::Data { .. }).then_some(Mention::Data(symbol))
        }
        other => return unsupported(format!("a relocation of the type {other:?}")),
    })
}

/// Whether this starts a section in the numbering that relocations use.
fn is_section(payload: &Payload) -> bool {
    !matches!(payload, Payload::Version { .. } | Payload::CodeSectionEntry(_) | Payload::End(_))
}
