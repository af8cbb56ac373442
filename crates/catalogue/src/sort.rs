//! The program's only sort function.

use std::{cmp::Ordering, mem};

/// Sorts numbers with a stable bottom-up merge sort.
///
/// Not std's sort, which is monomorphized for every type and every comparison, at 3 kB (brotli) of
/// the widget each; this one is compiled once, at half a kilobyte.
pub fn sort(numbers: &mut Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut run = 1;
    while merge_runs(numbers, &mut run, compare) {}
}

/// One step of [`sort`], in linear time: merges runs of this length in pairs; returns whether there
/// were two. The first step starts with runs of 1.
pub fn merge_runs(
    numbers: &mut Vec<u32>,
    run: &mut usize,
    compare: &dyn Fn(u32, u32) -> Ordering,
) -> bool {
    let has_runs = *run < numbers.len();
    if has_runs {
        let mut merged = Vec::with_capacity(numbers.len());
        for pair in numbers.chunks(*run * 2) {
            let (mut left, mut right) = pair.split_at((*run).min(pair.len()));
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
        *run *= 2;
    }
    has_runs
}

/// Stable sort for any values.
pub(crate) fn sort_values<T>(values: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let count = u32::try_from(values.len()).expect("invariant: no file holds 4 billion values");
    let mut order = (0..count).collect();
    sort(&mut order, &|a, b| compare(&values[a as usize], &values[b as usize]));
    arrange(order, &mut |a, b| values.swap(a as usize, b as usize));
}

/// Moves all values into place by swapping: `order[at]` is the current index of the value that
/// belongs at `at`.
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(u32, u32)) {
    for first in (0..).take(order.len()) {
        let mut at = first;
        loop {
            let from = mem::replace(&mut order[at as usize], at);
            if from == first {
                break;
            }
            swap(at, from);
            at = from;
        }
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
            let mut values = numbers.clone();
            sort(&mut numbers, &|a, b| (a / 10).cmp(&(b / 10)));
            prop_assert_eq!(&numbers, &expected);
            sort_values(&mut values, |a, b| (a / 10).cmp(&(b / 10)));
            prop_assert_eq!(values, expected);
        }
    }
}
