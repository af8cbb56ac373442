//! The one sort of this crate.

use std::cmp::Ordering;

/// Sorts numbers by merging ever longer runs; equal ones keep their order.
///
/// Why not std's sort: each kind of it costs the widget 8 kB, this one half of one.
pub(crate) fn sort(numbers: &mut Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut run = 1;
    while run < numbers.len() {
        let mut merged = Vec::with_capacity(numbers.len());
        for pair in numbers.chunks(run * 2) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([first, rest @ ..], [second, others @ ..]) = (left, right) {
                if compare(*first, *second) == Ordering::Greater {
                    merged.push(*second);
                    right = others;
                } else {
                    merged.push(*first);
                    left = rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *numbers = merged;
        run *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_std_does(mut numbers in prop::collection::vec(0u32..1000, 0..200)) {
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| number / 10);
            sort(&mut numbers, &|a, b| (a / 10).cmp(&(b / 10)));
            prop_assert_eq!(numbers, expected);
        }
    }
}
