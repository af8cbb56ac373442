//! Properties that hold for any two catalogues.

use crate::generate::{day_and_catalogue, id};
use catalogue::{Address, Catalogue, Offer, Status};
use editing::plan::diff::{Diff, Kind, diff};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::collections::BTreeSet;

/// Gives every offer a unique name, so that none is mistaken for another.
fn named(mut catalogue: Catalogue) -> Catalogue {
    for offer in &mut catalogue.offers {
        offer.name = format!("{} {}", offer.name, offer.id);
    }
    catalogue
}

fn offers(diff: &Diff, kind: Kind) -> BTreeSet<&str> {
    let changes = diff.changes.iter().filter(|change| change.kind == kind);
    changes.map(|change| change.offer.as_str()).collect()
}

fn all_offers(diff: &Diff) -> BTreeSet<&str> {
    diff.changes.iter().map(|change| change.offer.as_str()).collect()
}

/// Changes that are visible to families.
const MENDINGS: [fn(&mut Offer); 10] = [
    |offer| offer.summary = Some("Anders.".to_owned()),
    |offer| offer.name = format!("{} neu", offer.name),
    |offer| offer.anonymous = !offer.anonymous,
    |offer| offer.email = Some("neu@familien.example".to_owned()),
    |offer| offer.application_process = Some("Anders.".to_owned()),
    |offer| offer.first_contact = Some("Anders.".to_owned()),
    |offer| offer.response_time = Some("Anders.".to_owned()),
    |offer| offer.eligibility_description = Some("Anders.".to_owned()),
    |offer| offer.required_documents = vec!["Hausschuhe".to_owned()],
    |offer| {
        offer.status = match offer.status {
            Status::Active => Status::Paused,
            Status::Paused => Status::Active,
            Status::Ended => Status::Ended,
        };
    },
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_differs_from_itself((today, catalogue) in day_and_catalogue()) {
        prop_assert_eq!(diff(&catalogue, &catalogue, today).changes, []);
        let mut other = catalogue.clone();
        other.offers.reverse();
        prop_assert_eq!(diff(&named(catalogue), &named(other), today).changes, []);
    }

    #[test]
    fn exactly_the_offers_that_differ_are_named(
        (today, catalogue) in day_and_catalogue(),
        mended in prop::collection::vec((any::<prop::sample::Index>(), 0..MENDINGS.len()), 0..6),
    ) {
        let old = named(catalogue);
        let mut new = old.clone();
        for (offer, mending) in mended {
            if !new.offers.is_empty() {
                let at = offer.index(new.offers.len());
                MENDINGS[mending](&mut new.offers[at]);
            }
        }
        let pairs = old.offers.iter().zip(&new.offers);
        let differing = pairs.filter(|(old, new)| old != new && old.status != Status::Ended);
        let differing: BTreeSet<&str> = differing.map(|(old, _)| old.id.as_str()).collect();
        let diff = diff(&old, &new, today);
        prop_assert_eq!(all_offers(&diff), differing);
    }

    #[test]
    fn what_is_gone_one_way_is_new_the_other_way(
        (today, catalogue) in day_and_catalogue(),
        kept in subsequence((0..140).collect::<Vec<usize>>(), 0..140),
    ) {
        let old = named(catalogue);
        let mut new = old.clone();
        let mut at = 0;
        new.offers.retain(|_| { at += 1; kept.contains(&(at - 1)) });
        let (there, back) = (diff(&old, &new, today), diff(&new, &old, today));
        prop_assert_eq!(offers(&there, Kind::Gone), offers(&back, Kind::New));
        prop_assert_eq!(offers(&there, Kind::New), offers(&back, Kind::Gone));
        prop_assert_eq!(all_offers(&there), offers(&there, Kind::Gone));
        let visible = old.offers.iter().filter(|offer| offer.status != Status::Ended).count();
        let left = new.offers.iter().filter(|offer| offer.status != Status::Ended).count();
        prop_assert_eq!(there.changes.len(), visible - left);
    }

    #[test]
    fn any_two_catalogues_are_told_alike_both_ways(
        (today, one) in day_and_catalogue(),
        (_, other) in day_and_catalogue(),
    ) {
        let (there, back) = (diff(&one, &other, today), diff(&other, &one, today));
        for (kind, opposite) in [
            (Kind::Gone, Kind::New),
            (Kind::New, Kind::Gone),
            (Kind::Paused, Kind::Back),
            (Kind::Dates, Kind::Dates),
            (Kind::Contact, Kind::Contact),
            (Kind::Cost, Kind::Cost),
            (Kind::ForWhom, Kind::ForWhom),
            (Kind::Details, Kind::Details),
        ] {
            let count = |diff: &Diff, kind| diff.changes.iter().filter(|each| each.kind == kind).count();
            prop_assert_eq!(count(&there, kind), count(&back, opposite), "{:?}", kind);
        }
    }

    #[test]
    fn every_changed_id_is_recognized((today, catalogue) in day_and_catalogue()) {
        let old = named(catalogue);
        let mut new = old.clone();
        for offer in &mut new.offers {
            offer.id = id(&format!("neu-{}", offer.id));
        }
        let diff = diff(&old, &new, today);
        let there = old.offers.iter().filter(|offer| offer.status != Status::Ended).count();
        prop_assert_eq!(offers(&diff, Kind::Name).len(), there);
        prop_assert_eq!(all_offers(&diff).len(), there);
    }

    #[test]
    fn no_hidden_address_is_told(
        (today, one) in day_and_catalogue(),
        (_, other) in day_and_catalogue(),
    ) {
        let marked = |mut catalogue: Catalogue| {
            for location in &mut catalogue.locations {
                let address_1 = Some(format!("Gasse {}.", location.id));
                location.name = format!("Haus {}.", location.id);
                location.address = Some(Address { address_1, ..Address::default() });
            }
            catalogue
        };
        let (one, other) = (marked(one), marked(other));
        let text = diff(&one, &other, today).text();
        for location in one.locations.iter().chain(&other.locations) {
            if location.is_hidden() {
                let (street, name) = (format!("Gasse {}.", location.id), format!("Haus {}.", location.id));
                prop_assert!(!text.contains(&street) && !text.contains(&name), "{}", text);
            }
        }
    }
}
