//! The order in which items are written. It affects nothing but size: compressors find more when
//! similar items are adjacent, and small indices are shorter than large ones.

use std::cmp::Reverse;

use crate::program::{Item, Program};

/// Items with the same key are similar: same type, then same length.
pub fn likeness(program: &Program, item: Item) -> (u32, usize) {
    let Item::Function(function) = item else {
        return (u32::MAX, 0);
    };
    program.body(function).map_or((0, 0), |body| {
        let kind = program.type_of(function).unwrap_or_default();
        (kind + 1, body.as_bytes().len())
    })
}

/// Groups similar functions together.
pub fn by_likeness(program: &Program, functions: &mut [u32]) {
    functions.sort_by_key(|function| likeness(program, Item::Function(*function)));
}

/// Sorts by how many of a part's functions use each item, most used first: low indices make for the
/// shortest calls.
pub fn by_use<T>(program: &Program, users: &[u32], used: &mut [T], function: impl Fn(&T) -> u32) {
    used.sort_by_cached_key(|each| {
        let function = function(each);
        let users = users.iter().filter_map(|user| program.uses(*user));
        Reverse(users.filter(|uses| uses.functions.contains(&function)).count())
    });
}
