//! Searching offers and places by words.

use crate::generate::{day_and_catalogue, id, viewer};
use crate::oracle::Oracle;
use catalogue::{Catalogue, Id, Offer, Place, ServiceArea, Translation};
use matching::{SearchIndex, Viewer, find_places, fold, meant_place};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

/// Words as families and editors write them; some differ in only one letter.
const WORDS: [&str; 16] = [
    "Babyschwimmen",
    "Schwimmkurs",
    "Müllers",
    "Mueller",
    "Elterncafé",
    "Frühförderung",
    "Abenteuerführung",
    "Kitaessen",
    "Straßenfest",
    "Spaß",
    "und",
    "in",
    "Şefkat",
    "Łódź",
    "Допомога",
    "37213",
];

fn texts() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(&WORDS[..]);
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

/// Offers whose name, summary (in two languages) and organization consist of [`WORDS`].
fn catalogues() -> impl Strategy<Value = Catalogue> {
    let texts = prop::collection::vec((texts(), prop::option::of(texts()), texts()), 1..8);
    (day_and_catalogue(), texts).prop_map(|((_, mut catalogue), texts)| {
        for (offer, (name, summary, _)) in catalogue.offers.iter_mut().zip(texts.iter().cycle()) {
            offer.name.clone_from(name);
            offer.summary.clone_from(summary);
            // Another offer's words serve as the translation.
            let (name, summary, _) = &texts[name.len() % texts.len()];
            let (name, summary) = (Some(name.clone()), summary.clone());
            let translation = Translation { name, summary, ..Translation::default() };
            offer.translations = vec![("uk".to_owned(), translation)];
        }
        let organization = &mut catalogue.organizations[0];
        organization.name.clone_from(&texts[0].2);
        for (place, (name, ..)) in catalogue.places.iter_mut().zip(texts.iter().rev()) {
            place.name.clone_from(name);
        }
        catalogue
    })
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A word as it is, and with ae, oe and ue replaced by a, o and u.
fn spellings(word: &str) -> [String; 2] {
    let short = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    [word.to_owned(), short]
}

/// 0 = prefix, 1 = substring, 2 = prefix except for one letter.
fn closeness(query: &str, word: &str) -> Option<usize> {
    let letters = query.chars().count();
    let number = query.chars().any(|letter| letter.is_ascii_digit());
    if word.starts_with(query) {
        Some(0)
    } else if letters >= 3 && word.contains(query) {
        Some(1)
    } else if letters >= 4 && !number && typos(word).iter().any(|typo| is_typo(query, typo)) {
        Some(2)
    } else {
        None
    }
}

/// The prefixes of a word.
fn typos(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    (0..=letters.len()).map(|end| letters[..end].iter().collect()).collect()
}

/// Whether at most one deletion, insertion, replacement or swap turns one into the other.
fn is_typo(query: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (query.chars().collect(), word.chars().collect());
    let without = |letters: &[char], at: usize| [&letters[..at], &letters[at + 1..]].concat();
    match a.len().abs_diff(b.len()) {
        0 => {
            let wrong: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
            match wrong[..] {
                [] | [_] => true,
                [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
                _ => false,
            }
        }
        1 if a.len() > b.len() => (0..a.len()).any(|at| without(&a, at) == b),
        1 => (0..b.len()).any(|at| without(&b, at) == a),
        _ => false,
    }
}

fn distance(query: &str, texts: &[&str]) -> Option<usize> {
    let words = texts.iter().flat_map(|text| words(text));
    let spelled: Vec<String> = words.flat_map(|word| spellings(&word)).collect();
    let queries = spellings(query);
    let pairs = queries.iter().flat_map(|q| spelled.iter().map(move |word| (q, word)));
    pairs.filter_map(|(query, word)| closeness(query, word)).min()
}

/// The searched texts other than the name.
fn other_texts<'a>(catalogue: &'a Catalogue, offer: &'a Offer) -> Vec<&'a str> {
    let organizations = &catalogue.organizations;
    let translated = offer.translations.iter().filter_map(|(_, texts)| texts.summary.as_ref());
    let summaries = offer.summary.iter().chain(translated);
    let mut texts: Vec<&str> = summaries.map(String::as_str).collect();
    texts.extend(organizations.iter().map(|organization| organization.name.as_str()));
    let place_name = |id: &Id| catalogue.place(id).map(|place| place.name.as_str());
    let today = catalogue::Date::MIN;
    for location in (Oracle { catalogue, today, viewer: Viewer::Family }).locations(offer) {
        texts.push(&location.name);
        if !location.is_hidden() {
            texts.extend(location.address.iter().filter_map(|address| address.city.as_deref()));
            texts.extend(location.place.as_ref().and_then(place_name));
        }
    }
    for area in &offer.service_areas {
        if let ServiceArea::Place(id) = area {
            texts.extend(place_name(id));
        }
    }
    texts
}

fn naive_search(catalogue: &Catalogue, viewer: Viewer, query: &str) -> Vec<usize> {
    let of_word = |offer: &Offer, word: &str| {
        let translated = offer.translations.iter().filter_map(|(_, texts)| texts.name.as_ref());
        let names = [&offer.name].into_iter().chain(translated);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let name = distance(word, &names);
        let elsewhere = distance(word, &other_texts(catalogue, offer)).map(|far| far + 3);
        name.into_iter().chain(elsewhere).min()
    };
    let offers = catalogue.offers.iter().enumerate();
    let mut found: Vec<_> = offers
        .filter(|(_, offer)| !Oracle::is_hidden(offer, viewer))
        .filter_map(|(at, offer)| {
            let far: Option<usize> =
                words(query).iter().take(8).map(|word| of_word(offer, word)).sum();
            Some((far?, fold(&offer.name), &offer.id, at))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., at)| at).collect()
}

/// A word with one letter removed, replaced, inserted, or swapped with the next.
fn mistyped(word: &str, kind: usize, at: Pick) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    match kind {
        0 => {
            letters.remove(at.index(letters.len()));
        }
        1 => {
            let at = at.index(letters.len());
            letters[at] = 'x';
        }
        2 => letters.insert(at.index(letters.len() + 1), 'x'),
        _ => {
            let at = at.index(letters.len() - 1);
            letters.swap(at, at + 1);
        }
    }
    letters.into_iter().collect()
}

/// Parts of words, some of them mistyped.
fn queries() -> impl Strategy<Value = String> {
    let word = (texts(), any::<Pick>(), any::<Pick>(), 0usize..8, any::<Pick>());
    let word = word.prop_map(|(text, from, to, kind, at)| {
        let letters: Vec<char> = text.chars().collect();
        let from = if kind % 2 == 0 { 0 } else { from.index(letters.len()) };
        let to = from + 1 + to.index(letters.len() - from);
        let part: String = letters[from..to].iter().collect();
        if kind < 4 && part.chars().count() > 3 { mistyped(&part, kind, at) } else { part }
    });
    prop::collection::vec(word, 0..3).prop_map(|words| words.join(" "))
}

fn naive_places(catalogue: &Catalogue, query: &str) -> Vec<Id> {
    let of_word = |place: &Place, word: &str| {
        let begins = place.postal_codes.iter().any(|code| code.starts_with(word));
        if begins { Some(0) } else { distance(word, &[&place.name]) }
    };
    let places = catalogue.home_places().into_iter().enumerate();
    let mut found: Vec<_> = places
        .filter_map(|(at, place)| {
            let words = words(query);
            let far: Option<usize> = words.iter().take(8).map(|word| of_word(place, word)).sum();
            Some((far?, at, place.id.clone()))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id).collect()
}

proptest! {
    #[test]
    fn search_and_the_oracle_agree(
        catalogue in catalogues(),
        viewer in viewer(),
        query in queries(),
    ) {
        let found = SearchIndex::new(&catalogue, viewer).search(&query);
        prop_assert_eq!(found, naive_search(&catalogue, viewer, &query), "{}", query);
    }

    #[test]
    fn the_search_for_places_and_the_oracle_agree(
        catalogue in catalogues(),
        query in queries(),
    ) {
        prop_assert_eq!(find_places(&catalogue, &query), naive_places(&catalogue, &query), "{}", query);
    }

    #[test]
    fn every_offer_is_found_by_each_word_of_its_name_even_mistyped(
        catalogue in catalogues(),
        viewer in viewer(),
        kind in 0usize..4,
        at in any::<Pick>(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer);
        for (offer, at_offer) in catalogue.offers.iter().zip(0..) {
            let visible = !Oracle::is_hidden(offer, viewer);
            for word in offer.name.split_whitespace() {
                prop_assert_eq!(search.search(word).contains(&at_offer), visible);
                let spelled = word.replace('ü', "ue").replace('ö', "oe").replace('ä', "ae");
                prop_assert_eq!(search.search(&spelled).contains(&at_offer), visible);
                let upper = word.to_uppercase();
                prop_assert_eq!(search.search(&upper).contains(&at_offer), visible);
            }
            for word in words(&offer.name) {
                let number = word.chars().any(|letter| letter.is_ascii_digit());
                if word.chars().count() >= 5 && !number {
                    let typo = mistyped(&word, kind, at);
                    prop_assert_eq!(search.search(&typo).contains(&at_offer), visible, "{}", typo);
                }
            }
        }
    }

    #[test]
    fn every_offer_is_found_by_any_part_of_a_compound(
        catalogue in catalogues(),
        viewer in viewer(),
        from in any::<Pick>(),
        to in any::<Pick>(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer);
        for (offer, at) in catalogue.offers.iter().zip(0..) {
            for word in words(&offer.name) {
                let letters: Vec<char> = word.chars().collect();
                if letters.len() > 3 {
                    let from = from.index(letters.len() - 2);
                    let to = from + 3 + to.index(letters.len() - from - 2);
                    let part: String = letters[from..to].iter().collect();
                    let visible = !Oracle::is_hidden(offer, viewer);
                    prop_assert_eq!(search.search(&part).contains(&at), visible, "{}", part);
                }
            }
        }
    }

    #[test]
    fn any_text_can_be_looked_for(
        catalogue in catalogues(),
        viewer in viewer(),
        query in any::<String>(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer);
        for query in [&query, &query.repeat(40)] {
            let found = search.search(query);
            let hidden = |at: &usize| Oracle::is_hidden(&catalogue.offers[*at], viewer);
            prop_assert!(!found.iter().any(hidden));
            find_places(&catalogue, query);
        }
    }

    #[test]
    fn an_empty_query_finds_every_visible_offer_by_name(
        catalogue in catalogues(),
        viewer in viewer(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer);
        let offers = catalogue.offers.iter().enumerate();
        let mut expected: Vec<_> = offers.filter(|(_, offer)| !Oracle::is_hidden(offer, viewer)).collect();
        expected.sort_by_key(|(_, offer)| (fold(&offer.name), offer.id.clone()));
        let expected: Vec<usize> = expected.into_iter().map(|(at, _)| at).collect();
        prop_assert_eq!(search.search(""), expected.clone());
        prop_assert_eq!(search.search(" – … "), expected);
    }
}

fn found(names: &[&str], query: &str) -> Vec<String> {
    let offer =
        |(number, name): (usize, &&str)| Offer::new(id(&format!("o{number}")), (*name).to_owned());
    let catalogue =
        Catalogue { offers: names.iter().enumerate().map(offer).collect(), ..Catalogue::default() };
    let found = SearchIndex::new(&catalogue, Viewer::Family).search(query);
    found.into_iter().map(|at| names[at].to_owned()).collect()
}

#[test]
fn beginnings_come_before_parts_and_typos() {
    let names = ["Babyschwimmen", "Schwinnstraße", "Schwimmkurs", "Turnen"];
    let order = ["Schwimmkurs", "Babyschwimmen", "Schwinnstraße"];
    assert_eq!(found(&names, "schwim"), order);
    assert_eq!(found(&names, "SCHWIMM"), order[..2]);
    assert_eq!(found(&names, "shwimm"), ["Schwimmkurs"]);
}

#[test]
fn umlauts_may_be_spelled_in_every_way() {
    let names = ["Frühe Hilfen"];
    for query in ["frühe", "fruehe", "fruhe", "FRÜHE", "Fru\u{308}he", "frueh hilf"] {
        assert_eq!(found(&names, query), names, "{query}");
    }
    for query in ["müller", "mueller", "muller"] {
        assert_eq!(found(&["Praxis Müller", "Praxis Mueller"], query).len(), 2, "{query}");
    }
}

#[test]
fn every_word_has_to_be_found() {
    let names = ["Eltern-Kind-Turnen", "Eltern-Café"];
    assert_eq!(found(&names, "eltern"), ["Eltern-Café", "Eltern-Kind-Turnen"]);
    assert_eq!(found(&names, "turnen eltern"), ["Eltern-Kind-Turnen"]);
    assert!(found(&names, "eltern schwimmen").is_empty());
}

#[test]
fn eight_words_of_a_query_are_looked_at() {
    let names = ["Eltern-Café"];
    assert!(found(&names, &["eltern ".repeat(7), "turnen".into()].concat()).is_empty());
    assert_eq!(found(&names, &["eltern ".repeat(8), "turnen".into()].concat()), names);
}

fn district() -> Catalogue {
    let place = |name: &str, code: &str| Place {
        id: id(&fold(name).replace(' ', "-")),
        name: name.to_owned(),
        ags: None,
        postal_codes: vec![code.to_owned()],
        latitude: None,
        longitude: None,
        part_of: None,
    };
    Catalogue {
        places: vec![
            place("Bad Sooden-Allendorf", "37242"),
            place("Witzenhausen", "37213"),
            place("Großalmerode", "37247"),
            place("Hessisch Lichtenau", "37235"),
            place("Hausen", "37297"),
        ],
        ..Catalogue::default()
    }
}

#[test]
fn a_place_is_meant_when_no_other_is_found_or_has_its_name() {
    let mut catalogue = district();
    let meant = |catalogue: &Catalogue, query: &str| {
        let found = find_places(catalogue, query);
        meant_place(catalogue, query, &found).map(|id| id.to_string())
    };
    assert_eq!(meant(&catalogue, "wizen").as_deref(), Some("witzenhausen"));
    assert_eq!(meant(&catalogue, "37297").as_deref(), Some("hausen"));
    // This finds Witzenhausen, too.
    assert_eq!(meant(&catalogue, " HAUSEN ").as_deref(), Some("hausen"));
    assert_eq!(meant(&catalogue, "haus"), None);
    assert_eq!(meant(&catalogue, "Eschwege"), None);
    let twin = Place { id: id("hausen-2"), ..catalogue.places[4].clone() };
    catalogue.places.push(twin);
    assert_eq!(meant(&catalogue, "Hausen"), None);
}

#[test]
fn a_place_is_found_by_name_or_postal_code() {
    let catalogue = district();
    let found = |query: &str| -> Vec<String> {
        find_places(&catalogue, query).iter().map(ToString::to_string).collect()
    };
    assert_eq!(found("witz"), ["witzenhausen"]);
    assert_eq!(found("Wizenhausen"), ["witzenhausen"]);
    assert_eq!(found("allendorf"), ["bad-sooden-allendorf"]);
    assert_eq!(found("hausen"), ["hausen", "witzenhausen"]);
    assert_eq!(found("grossalm"), ["grossalmerode"]);
    assert_eq!(found("3724"), ["bad-sooden-allendorf", "grossalmerode"]);
    assert_eq!(found("۳۷۲۱۳"), ["witzenhausen"], "on a Persian keyboard");
    assert_eq!(found("٣٧٢١٣"), ["witzenhausen"], "on an Arabic one");
    assert_eq!(found("37213 Witzenhausen"), ["witzenhausen"]);
    assert_eq!(found("37213 Eschwege"), Vec::<String>::new());
    assert_eq!(found("").len(), 5);
}
