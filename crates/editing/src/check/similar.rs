//! Offers that were probably entered twice.

use super::{
    Code,
    context::{At, Context},
};
use catalogue::{Offer, Severity, Status};
use std::collections::HashSet;
use strsim::osa_distance;

/// The number of alphabetical neighbours to compare a name with, both forwards and backwards. A
/// name with one typo is next to its twin in one of the two orders, unless that many others are
/// between them; so the cost grows linearly with the number of offers, not quadratically.
const NEIGHBOURS: usize = 6;

/// Words to ignore.
const FILLERS: [&str; 17] = [
    "am", "an", "bei", "beim", "das", "der", "des", "die", "e", "fur", "im", "in", "mit", "und",
    "v", "von", "zum",
];

struct Named<'a> {
    offer: &'a Offer,
    entry: At,
    words: Vec<String>,
    /// The words without spaces, and the same reversed.
    letters: String,
    backwards: String,
}

pub fn check(context: &mut Context) {
    let mut offers = context.offers();
    // A replacement may keep the name of the ended offer.
    offers.retain(|(offer, _)| offer.status != Status::Ended);
    let mut names: Vec<Named> =
        offers.into_iter().map(|(offer, entry)| named(offer, entry)).collect();
    let mut reported = HashSet::new();
    for order in [|name: &Named| name.letters.clone(), |name: &Named| name.backwards.clone()] {
        names.sort_by_cached_key(|name| (name.offer.organization.clone(), order(name)));
        for (at, name) in names.iter().enumerate() {
            let neighbours = names.iter().skip(at + 1).take(NEIGHBOURS);
            for other in
                neighbours.filter(|other| other.offer.organization == name.offer.organization)
            {
                let (first, second) =
                    if name.entry < other.entry { (name, other) } else { (other, name) };
                if is_alike(first, second) && reported.insert(second.entry) {
                    report(context, first, second);
                }
            }
        }
    }
}

fn named(offer: &Offer, entry: At) -> Named<'_> {
    let folded = matching::fold(&offer.name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !FILLERS.contains(word));
    let words: Vec<String> = words.map(str::to_owned).collect();
    let letters = words.concat();
    let backwards = letters.chars().rev().collect();
    Named { offer, entry, words, letters, backwards }
}

fn is_same(one: &Named, other: &Named) -> bool {
    let sorted = |name: &Named| {
        let mut words = name.words.clone();
        words.sort();
        words
    };
    one.letters == other.letters
        || one.words.len() == other.words.len() && sorted(one) == sorted(other)
}

/// The same words, or all but one the same, and that one with a typo.
fn is_alike(one: &Named, other: &Named) -> bool {
    if is_same(one, other) {
        return true;
    }
    let mut pairs = one.words.iter().zip(&other.words).filter(|(one, other)| one != other);
    one.words.len() == other.words.len()
        && pairs.next().is_some_and(|(one, other)| is_slip(one, other))
        && pairs.next().is_none()
}

/// Whether one word is a typo of the other. Short words are too often distinct ("Montag",
/// "Sonntag"), and numbers tell groups apart.
fn is_slip(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let most = match length {
        0..6 => return false,
        6..12 => 1,
        _ => 2,
    };
    let has_number = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
    !has_number(one) && !has_number(other) && osa_distance(one, other) <= most
}

fn report(context: &mut Context, first: &Named, second: &Named) {
    let (name, id) = (&first.offer.name, &first.offer.id);
    let help = format!(
        "Ist es dasselbe wie „{id}“, löschen Sie eins von beiden. Sonst sagen Sie im Namen, was sie \
         unterscheidet: der Ort, der Tag oder für wen es ist."
    );
    let is_same = is_same(first, second);
    let is_elsewhere = !first.offer.locations.is_empty()
        && !second.offer.locations.is_empty()
        && !first.offer.locations.iter().any(|each| second.offer.locations.contains(each));
    let (severity, code, what) = if is_same {
        let severity = if is_elsewhere { Severity::Hint } else { Severity::Warning };
        (severity, Code::SameOffer, format!("Derselbe Träger hat noch ein Angebot „{name}“."))
    } else {
        let what = format!("Derselbe Träger hat ein Angebot, das fast gleich heißt: „{name}“.");
        (Severity::Hint, Code::SimilarOffer, what)
    };
    context.about(second.entry, &["name"], severity, code, what, help);
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Id;

    fn are_alike(one: &str, other: &str) -> bool {
        let offer = |name: &str| Offer::new(Id::new("angebot").expect("a slug"), name.to_owned());
        let (one, other) = (offer(one), offer(other));
        is_alike(&named(&one, At::default()), &named(&other, At::default()))
    }

    #[test]
    fn slips_gaps_order_and_little_words_make_no_difference() {
        assert!(are_alike("Elterncafé Marbenau", "Eltern-Cafe in Marbenau"));
        assert!(are_alike("Beratung für Schwangere", "Schwangere: Beratung"));
        assert!(are_alike("Krabbelgruppe Nord", "Krabelgruppe Nord"));
    }

    #[test]
    fn days_numbers_and_places_do() {
        assert!(!are_alike("Turnen am Montag", "Turnen am Sonntag"));
        assert!(!are_alike("Krabbelgruppe 1", "Krabbelgruppe 2"));
        assert!(!are_alike("Elterncafé Marbenau", "Elterncafé Kolmenrod"));
        assert!(!are_alike("Elterncafé", "Elterncafé Kolmenrod"));
    }
}
