//! Links to lists of offers.

use catalogue::{Catalogue, Id, Offer, Status, offers_by_codes, short_code};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeSet;

/// Offers of any status, with distinct codes.
fn catalogue() -> impl Strategy<Value = Catalogue> {
    let status = select(vec![Status::Active, Status::Paused, Status::Ended]);
    btree_map("[a-z0-9-]{1,12}", status, 0..40).prop_filter_map("the same code", |offers| {
        let mut catalogue = Catalogue::default();
        for (id, status) in offers {
            let offer = Offer::new(Id::new(&id)?, id);
            catalogue.offers.push(Offer { status, ..offer });
        }
        let codes: BTreeSet<String> = codes(&catalogue).into_iter().collect();
        (codes.len() == catalogue.offers.len()).then_some(catalogue)
    })
}

fn codes(catalogue: &Catalogue) -> Vec<String> {
    catalogue.offers.iter().map(|offer| short_code(&offer.id)).collect()
}

/// Indices of some offers, in any order, occasionally with duplicates.
fn some_of(catalogue: &Catalogue, chosen: &[Index]) -> Vec<usize> {
    let len = catalogue.offers.len();
    let chosen = chosen.iter().filter(|_| len > 0);
    chosen.map(|each| each.index(len)).collect()
}

/// A second, naive implementation.
fn naive(catalogue: &Catalogue, text: &str) -> (Vec<usize>, usize) {
    let of_codes = |letter: &char| letter.is_ascii_alphanumeric() || "-_".contains(*letter);
    let letters: Vec<char> = text.chars().take_while(of_codes).collect();
    let pieces = letters.chunks_exact(6).map(|piece| piece.iter().collect::<String>());
    let offer = |code: String| {
        let known = codes(catalogue).into_iter().zip(&catalogue.offers);
        let mut known = known.map(|(known, offer)| known == code && offer.status != Status::Ended);
        known.position(|is_it| is_it)
    };
    let found: Vec<Option<usize>> = pieces.map(offer).collect();
    let not_found = found.iter().filter(|each| each.is_none()).count();
    let mut offers = Vec::new();
    for at in found.into_iter().flatten() {
        if !offers.contains(&at) {
            offers.push(at);
        }
    }
    (offers, not_found)
}

proptest! {
    #[test]
    fn a_code_is_six_characters_that_a_link_may_hold(id in "[a-z0-9-]{1,40}") {
        let code = short_code(&Id::new(&id).expect("a slug"));
        let may_stand = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        prop_assert_eq!(code.len(), 6);
        prop_assert!(code.chars().all(may_stand), "{}", code);
    }

    #[test]
    fn a_list_comes_back_as_it_was_but_for_what_has_ended(
        catalogue in catalogue(),
        chosen in vec(any::<Index>(), 0..12),
    ) {
        let mut list: Vec<usize> = Vec::new();
        for at in some_of(&catalogue, &chosen) {
            if !list.contains(&at) {
                list.push(at);
            }
        }
        let link: String = list.iter().map(|at| codes(&catalogue)[*at].clone()).collect();
        let has_ended = |at: &usize| catalogue.offers[*at].status == Status::Ended;
        let (ended, there): (Vec<usize>, Vec<usize>) = list.into_iter().partition(has_ended);
        prop_assert_eq!(offers_by_codes(&catalogue, &link), (there, ended.len()));
    }

    #[test]
    fn any_text_can_stand_in_a_link(
        catalogue in catalogue(),
        chosen in vec(any::<Index>(), 0..12),
        foreign in vec((any::<Index>(), any::<String>()), 0..3),
        cut in any::<Index>(),
    ) {
        let list = some_of(&catalogue, &chosen);
        let mut parts: Vec<String> =
            list.iter().map(|at| codes(&catalogue)[*at].clone()).collect();
        for (at, text) in foreign {
            parts.insert(at.index(parts.len() + 1), text);
        }
        let letters: Vec<char> = parts.concat().chars().collect();
        let cut: String = letters[..cut.index(letters.len() + 1)].iter().collect();
        for text in [cut, letters.iter().collect()] {
            prop_assert_eq!(offers_by_codes(&catalogue, &text), naive(&catalogue, &text));
        }
    }
}

/// A catalogue with two offers; their codes are the constants.
fn two() -> Catalogue {
    let offer = |id: &str| Offer::new(Id::new(id).expect("a slug"), id.to_owned());
    let offers = vec![offer("familienbuero"), offer("elterntelefon")];
    Catalogue { offers, ..Catalogue::default() }
}

const OFFICE: &str = "Rvhgcv";
const LINE: &str = "s63MJA";

#[test]
fn a_code_that_nobody_has_given_counts_as_not_found_and_disturbs_no_other() {
    let found = |codes: &[&str]| offers_by_codes(&two(), &codes.concat());
    assert_eq!(found(&[]), (vec![], 0));
    assert_eq!(found(&[LINE, OFFICE, LINE]), (vec![1, 0], 0));
    assert_eq!(found(&[OFFICE, "AAAAAA", LINE]), (vec![0, 1], 1));
    assert_eq!(found(&["AAAAAA"]), (vec![], 1));
}

#[test]
fn what_a_link_gets_on_its_way_is_no_code() {
    for tail in [
        ")",
        ",",
        ".",
        "?utm_source=newsletter",
        "&x=Rvhgcv",
        " Rvhgcv",
        "%E2%81%A9",
        "\u{2069}",
        "oh6x",
    ] {
        let link = [OFFICE, LINE, tail].concat();
        assert_eq!(offers_by_codes(&two(), &link), (vec![0, 1], 0), "{link}");
    }
}
