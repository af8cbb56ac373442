//! What to split, and where.

/// See [`Plan::shortest_segment`].
const SHORTEST_SEGMENT: usize = 24;

/// How to split a program.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The entry of each later part, in load order. What two of them need goes into the earlier
    /// one.
    pub entries: &'a [Entry<'a>],
    /// The module that the finished program imports everything from. Later parts import from it,
    /// too.
    pub import_module: &'a str,
    /// In bytes. A run of initialised memory shorter than this stays with the bytes before it if
    /// these belong to an earlier part: a separate segment would take up as much.
    pub shortest_segment: usize,
    /// The functions that [`trap`](crate::trap) was told, for this very program: if they still did
    /// something, they would find zeros where their messages were.
    pub traps: &'a [&'a str],
}

impl<'a> Plan<'a> {
    /// A plan with the default limits, and without traps.
    pub fn new(import_module: &'a str, entries: &'a [Entry<'a>]) -> Self {
        Self { entries, import_module, shortest_segment: SHORTEST_SEGMENT, traps: &[] }
    }
}

/// The exported function at which a later part begins. Nothing else in the program may call it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its name in the linked program and in the part. In the linked program, `_` and a suffix may
    /// follow: wasm-bindgen's macro appends a hash.
    pub name: &'a str,
    /// Its name in the finished program, where an optimiser may have renamed it.
    pub finished: &'a str,
}
