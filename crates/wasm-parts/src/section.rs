//! The bytes of a section.

use std::ops::Range;

use crate::error::Error;

/// The bytes in this range of a module.
pub fn bytes<'a>(module: &'a [u8], range: &Range<u64>) -> Result<&'a [u8], Error> {
    let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
    let bytes = range.and_then(|(start, end)| module.get(start..end));
    bytes.ok_or(Error::Inconsistent("a section is cut off"))
}
