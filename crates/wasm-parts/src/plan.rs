//! What is to be divided, and where.

/// See [`Plan::shortest_segment`].
const SHORTEST_SEGMENT: usize = 24;

/// How a program is to be divided.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// Where each later part begins, in the order in which they are loaded. What two of them need
    /// goes into the earlier one.
    pub entries: &'a [Entry<'a>],
    /// The module that the finished program imports everything from. Later parts import from it, too.
    pub import_module: &'a str,
    /// A run of initialised memory that is shorter than this stays with the bytes before it if these
    /// belong to an earlier part: a segment of its own would be as long. In bytes.
    pub shortest_segment: usize,
}

impl<'a> Plan<'a> {
    /// A plan with the usual limits.
    pub fn new(import_module: &'a str, entries: &'a [Entry<'a>]) -> Self {
        Self { entries, import_module, shortest_segment: SHORTEST_SEGMENT }
    }
}

/// The exported function at which a later part begins. Nothing else in the program calls it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its name in the linked program and in the part. In the linked program, `_` and more may follow:
    /// wasm-bindgen's macro adds a hash there.
    pub name: &'a str,
    /// Its name in the finished program, where an optimiser may have given it another.
    pub finished: &'a str,
}
