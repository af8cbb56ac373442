//! Which part fills which bytes of memory.

use crate::needs::Needs;

/// A range of initialised memory that one part fills.
pub struct Segment<'a> {
    pub part: usize,
    pub address: u32,
    pub bytes: &'a [u8],
}

/// Splits a segment of the whole program wherever the first part to need the bytes changes.
pub fn cut<'a>(start: u32, bytes: &'a [u8], needs: &[Needs], shortest: usize) -> Vec<Segment<'a>> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for owner in owners(start, bytes, needs) {
        match runs.last_mut() {
            Some((of, length)) if *of == owner => *length += 1,
            _ => runs.push((owner, 1)),
        }
    }
    // An earlier part may contain bytes that only a later one needs.
    for at in 1..runs.len() {
        if runs[at].1 < shortest && runs[at - 1].0 < runs[at].0 {
            runs[at].0 = runs[at - 1].0;
        }
    }
    let mut segments = Vec::new();
    let (mut address, mut rest) = (start, bytes);
    for run in runs.chunk_by(|a, b| a.0 == b.0) {
        let length = run.iter().map(|(_, length)| length).sum();
        let (bytes, after) = rest.split_at(length);
        segments.push(Segment { part: run[0].0, address, bytes });
        address += u32::try_from(length).unwrap_or_default();
        rest = after;
    }
    segments
}

/// For each byte, the first part that needs it; the last of `needs` is what no part does.
fn owners(start: u32, bytes: &[u8], needs: &[Needs]) -> Vec<usize> {
    let length = bytes.len();
    let mut owners = vec![usize::MAX; length];
    for (part, needs) in needs.iter().enumerate() {
        for range in &needs.memory {
            let from = range.start.saturating_sub(start) as usize;
            let to = (range.end.saturating_sub(start) as usize).min(length);
            for owner in owners.get_mut(from..to).into_iter().flatten() {
                *owner = part.min(*owner);
            }
        }
    }
    // Padding between two symbols goes with the first. Anything else that no part is known to need is
    // safe in the first part.
    let mut before = 0;
    for (owner, byte) in owners.iter_mut().zip(bytes) {
        if *owner == usize::MAX {
            let is_dropped = before + 1 == needs.len();
            *owner = if is_dropped && *byte != 0 { 0 } else { before };
        }
        before = *owner;
    }
    owners
}
