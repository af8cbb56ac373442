//! The target group of an offer.

use crate::wording::words::{self, fill};
use catalogue::{AgeRange, LifePhase, Months, Offer};

/// From this age on, in months, half years are written as such: "ab 5½ Jahren".
const HALF_YEARS_FROM: u16 = 24;

/// The target group of an offer in a few words; `None` if unknown.
pub fn ages(offer: &Offer) -> Option<String> {
    let is_listed = offer.life_phases.contains(&LifePhase::Pregnancy);
    let pregnancy = (offer.pregnancy == Some(true) && !is_listed).then_some(words::AGES_PREGNANCY);
    let mut all: Vec<String> = pregnancy.map(str::to_owned).into_iter().collect();
    all.extend(offer.life_phases.iter().map(|each| words::phase(*each).to_owned()));
    // If the phase takes precedence, stating months as well would only confuse.
    if offer.life_phases.is_empty() {
        all.extend(offer.ages.iter().map(|range| of_range(*range)));
    }
    (!all.is_empty()).then(|| all.join(" · "))
}

fn of_range(range: AgeRange) -> String {
    let from = (range.from.0 > 0).then(|| age(range.from));
    match (from, range.to) {
        (None, None) => words::AGES_ALL.to_owned(),
        (Some(from), None) => fill(words::AGES_FROM, &[("from", &from)]),
        (None, Some(to)) => fill(words::AGES_BELOW, &[("to", &age(to))]),
        (Some(from), Some(to)) => match range.from.whole_years().zip(to.whole_years()) {
            // "3 bis 5 Jahre" is the usual wording for "from 36 up to 72 months".
            Some((first, end)) if first + 1 < end => {
                let (first, last) = (first.to_string(), (end - 1).to_string());
                fill(words::AGES_YEARS, &[("from", &first), ("to", &last)])
            }
            _ => fill(words::AGES_BETWEEN, &[("from", &from), ("to", &age(to))]),
        },
    }
}

fn age(months: Months) -> String {
    let count = |count: u16, one, other| {
        fill(if count == 1 { one } else { other }, &[("count", &count.to_string())])
    };
    match (months.0 / 12, months.0 % 12) {
        (years @ 1.., 0) => count(years, words::AGE_YEARS_ONE, words::AGE_YEARS_OTHER),
        (years, 6) if months.0 > HALF_YEARS_FROM => {
            fill(words::AGE_HALF_YEARS, &[("years", &years.to_string())])
        }
        _ => count(months.0, words::AGE_MONTHS_ONE, words::AGE_MONTHS_OTHER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_as_people_say_them() {
        for (from, to, told) in [
            (0, None, "jedes Alter"),
            (6, None, "ab 6 Monaten"),
            (0, Some(12), "unter 1 Jahr"),
            (0, Some(36), "unter 3 Jahren"),
            (36, Some(72), "3 bis 5 Jahre"),
            (36, Some(48), "ab 3 Jahren, unter 4 Jahren"),
            (66, Some(132), "ab 5½ Jahren, unter 11 Jahren"),
        ] {
            let range = AgeRange { from: Months(from), to: to.map(Months) };
            assert_eq!(of_range(range), told);
        }
    }
}
