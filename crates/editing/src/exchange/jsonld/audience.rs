//! The audience of an offer.

use super::node::known;
use catalogue::{AgeRange, Audience, Offer};
use serde_json::{Value, json};

/// One audience per age range, in whole years as in schema.org: the first and the last year of age
/// that fits.
pub fn audience(offer: &Offer) -> Vec<Value> {
    let is_for_children = offer.audience == [Audience::Child];
    let mut all: Vec<Value> =
        offer.ages.iter().map(|range| ages(*range, is_for_children)).collect();
    if offer.pregnancy == Some(true) {
        all.push(json!({ "@type": "Audience", "audienceType": "Schwangere und werdende Eltern" }));
    }
    all
}

fn ages(range: AgeRange, is_for_children: bool) -> Value {
    let (kind, from, to) = if is_for_children {
        ("PeopleAudience", "suggestedMinAge", "suggestedMaxAge")
    } else {
        ("ParentAudience", "childMinAge", "childMaxAge")
    };
    // Up to 30 months is two and a half years: two-year-olds are the last who fit.
    let last = range.to.map(|to| to.0.div_ceil(12).saturating_sub(1));
    known([("@type", kind.into()), (from, (range.from.0 / 12).into()), (to, last.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Months;

    #[test]
    fn ages_are_the_first_and_the_last_year_that_fits() {
        let range = |from, to: Option<u16>| AgeRange { from: Months(from), to: to.map(Months) };
        let years = ages(range(0, Some(36)), false);
        assert_eq!(years, json!({"@type": "ParentAudience", "childMinAge": 0, "childMaxAge": 2}));
        let years = ages(range(66, Some(126)), false);
        assert_eq!(years, json!({"@type": "ParentAudience", "childMinAge": 5, "childMaxAge": 10}));
        let years = ages(range(168, None), true);
        assert_eq!(years, json!({"@type": "PeopleAudience", "suggestedMinAge": 14}));
    }
}
