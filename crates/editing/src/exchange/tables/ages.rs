//! Ages as editors write them.

use catalogue::{AgeRange, Months};

/// The youngest age at which first class starts, in months.
const FIRST_CLASS: u16 = 66;
/// The age span within a class, in months.
const CLASS: u16 = 30;

/// Ranges in the format of the age column: `3–6 Jahre`, `bis zum 3. Geburtstag`, `6–18 Monate`.
pub(super) fn text(ranges: &[AgeRange]) -> String {
    ranges.iter().copied().map(range).collect::<Vec<_>>().join(" | ")
}

/// A range as classes, as the import reads them: classes are as wide as their children's life
/// phases.
fn classes(range: AgeRange) -> Option<String> {
    let class = |months: u16, first: u16| {
        let months = months.checked_sub(first)?;
        months.is_multiple_of(12).then_some(months / 12 + 1).filter(|class| *class <= 13)
    };
    let first = class(range.from.0, FIRST_CLASS)?;
    let Some(to) = range.to else { return Some(format!("ab Klasse {first}")) };
    match class(to.0, FIRST_CLASS + CLASS)? {
        last if last == first => Some(format!("Klasse {first}")),
        last => (last > first).then(|| format!("Klasse {first}–{last}")),
    }
}

fn range(range: AgeRange) -> String {
    if let Some(classes) = classes(range) {
        return classes;
    }
    let (from, Some(to)) = (range.from, range.to) else {
        return match (range.from.0, range.from.whole_years()) {
            (0, _) => "alle".into(),
            (_, Some(1)) => "ab 1 Jahr".into(),
            (_, Some(years)) => format!("ab {years} Jahre"),
            (months, None) => format!("ab {months} Monate"),
        };
    };
    match (from.whole_years(), to.whole_years()) {
        (Some(0), Some(years)) => format!("bis zum {years}. Geburtstag"),
        (Some(first), Some(next)) if next == first + 1 => format!("{first} Jahre"),
        (Some(first), Some(next)) => format!("{first}–{} Jahre", next - 1),
        _ => {
            let (Months(from), Months(to)) = (from, to);
            format!("{from}–{to} Monate")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::age;
    use proptest::prelude::*;

    #[test]
    fn ages_are_written_as_people_write_them() {
        for (from, to, expected) in [
            (0, None, "alle"),
            (6, None, "ab 6 Monate"),
            (36, None, "ab 3 Jahre"),
            (0, Some(36), "bis zum 3. Geburtstag"),
            (36, Some(84), "3–6 Jahre"),
            (36, Some(48), "3 Jahre"),
            (6, Some(18), "6–18 Monate"),
            (66, Some(132), "Klasse 1–4"),
            (66, Some(96), "Klasse 1"),
            (114, None, "ab Klasse 5"),
        ] {
            let range = AgeRange { from: Months(from), to: to.map(Months) };
            assert_eq!(text(&[range]), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            bounds in proptest::collection::btree_set(0u16..1188, 1..6)
        ) {
            let bounds: Vec<u16> = bounds.into_iter().collect();
            let ranges: Vec<AgeRange> = bounds
                .chunks(2)
                .map(|pair| AgeRange { from: Months(pair[0]), to: pair.get(1).copied().map(Months) })
                .collect();
            let text = text(&ranges);
            let read = age::read(&text);
            prop_assert_eq!(read.map(|ages| ages.ranges), Some(ranges), "{}", text);
        }
    }
}
