//! Searching offers, situations and places by words.

use crate::generate::{day_and_catalogue, id, viewer};
use crate::oracle::Oracle;
use catalogue::{Catalogue, Code, Id, Offer, Place, ServiceArea, Status, Topic, Translation};
use matching::{
    SearchIndex, SearchTexts, SituationText, Viewer, find_places, find_situations, fold,
    meant_place,
};
use proptest::prelude::*;
use proptest::sample::Index as Pick;
use std::collections::BTreeSet;

/// Words as families and editors write them; some differ in only one letter or in their form.
const WORDS: [&str; 26] = [
    "Babyschwimmen",
    "Schwimmkurs",
    "schwimmen",
    "Müllers",
    "Mueller",
    "Elterncafé",
    "Frühförderung",
    "Abenteuerführung",
    "Kitaessen",
    "Kitaplatz",
    "Kita-Platz",
    "Kitas",
    "Plätze",
    "Erziehungsberatung",
    "Beratungen",
    "Kur",
    "Kurse",
    "vorbereiten",
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

/// Offers whose texts (in two languages), keywords and organization consist of [`WORDS`].
fn catalogues() -> impl Strategy<Value = Catalogue> {
    let some = || prop::option::of(texts());
    let texts = prop::collection::vec((texts(), some(), some(), some()), 1..8);
    (day_and_catalogue(), texts).prop_map(|((_, mut catalogue), texts)| {
        for (offer, each) in catalogue.offers.iter_mut().zip(texts.iter().cycle()) {
            let (name, summary, description, keywords) = each;
            offer.name.clone_from(name);
            offer.summary.clone_from(summary);
            offer.description.clone_from(description);
            offer.keywords = keywords.iter().cloned().collect();
            // Another offer's words serve as the translation.
            let (name, summary, description, _) = &texts[name.len() % texts.len()];
            let (name, summary) = (Some(name.clone()), summary.clone());
            let description = description.clone();
            let translation = Translation { name, summary, description, ..Translation::default() };
            let tag = if offer.name.len() % 2 == 0 { "uk" } else { "tr" };
            offer.translations = vec![(tag.to_owned(), translation)];
        }
        let organization = &mut catalogue.organizations[0];
        organization.name.clone_from(&texts[0].0);
        for (place, (name, ..)) in catalogue.places.iter_mut().zip(texts.iter().rev()) {
            place.name.clone_from(name);
        }
        catalogue
    })
}

/// The interface's texts for the generated situations and the topics.
fn search_texts() -> impl Strategy<Value = SearchTexts> {
    let none = || prop_oneof![2 => Just(String::new()), 1 => texts()];
    let situations = prop::collection::vec((none(), none(), none()), 0..5);
    (situations, prop::collection::vec(none(), Topic::ALL.len())).prop_map(
        |(situations, topics)| {
            let text = |(at, (words, label, narrow)): (usize, (String, String, String))| {
                SituationText { id: format!("s{at}"), label, words, narrow }
            };
            SearchTexts {
                language: "uk".to_owned(),
                situations: situations.into_iter().enumerate().map(text).collect(),
                topics,
                fillers: "Und in".to_owned(),
            }
        },
    )
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

fn letters(word: &str) -> usize {
    word.chars().count()
}

/// The words that are written with a capital, as German nouns are.
fn nouns<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let words = texts.flat_map(|text| text.split([' ', '-']));
    let nouns = words.filter(|word| word.starts_with(|first: char| first.is_ascii_uppercase()));
    nouns.flat_map(|word| spellings(&fold(word))).collect()
}

/// Without an ending that leaves at least four letters.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 8] = ["ern", "en", "er", "es", "em", "e", "n", "s"];
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let latin = stems.filter(|stem| letters(stem) >= 4).min_by_key(|stem| letters(stem));
    if let Some(stem) = latin {
        return stem.to_owned();
    }
    let is_vowel = |letter| "аеиоуыьэюяєійї".contains(letter);
    let vowels = word.chars().rev().take_while(|letter| is_vowel(*letter)).count();
    let cut = vowels.min(2).min(letters(word).saturating_sub(4));
    word.chars().take(letters(word) - cut).collect()
}

/// 0 = a form of the same word, 1 = most of it from its beginning, 2 = its beginning, 3 = a part of a
/// noun, 4 = its beginning except for one letter.
fn nearness(query: &str, word: &str, is_noun: bool) -> Option<usize> {
    let number = query.chars().any(|letter| letter.is_ascii_digit());
    if stem(query) == stem(word) {
        Some(0)
    } else if word.starts_with(query) {
        let is_most = letters(query) >= 5 && letters(query) * 2 >= letters(word);
        Some(if is_most { 1 } else { 2 })
    } else if is_noun && is_part(query, word) {
        Some(3)
    } else if letters(query) >= 6
        && query.chars().next() == word.chars().next()
        && !number
        && beginnings(word).iter().any(|typo| is_typo(query, typo))
    {
        Some(4)
    } else {
        None
    }
}

/// Whether it is the end of the word, in any form, or has five letters; at least three precede it.
fn is_part(query: &str, word: &str) -> bool {
    let end = stem(query);
    let ends = [word.to_owned(), stem(word)]
        .iter()
        .any(|word| word.ends_with(&end) && word.len() >= end.len() + 3);
    letters(&end) >= 4 && ends
        || letters(query) >= 5 && word.match_indices(query).any(|(at, _)| at >= 3)
        || letters(query) >= 5 && word.get(3..).is_some_and(|rest| rest.contains(query))
}

fn beginnings(word: &str) -> Vec<String> {
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

/// 0 = prefix, 1 = substring, 2 = prefix except for one letter: for places.
fn closeness(query: &str, word: &str) -> Option<usize> {
    let number = query.chars().any(|letter| letter.is_ascii_digit());
    if word.starts_with(query) {
        Some(0)
    } else if letters(query) >= 3 && word.contains(query) {
        Some(1)
    } else if letters(query) >= 4
        && !number
        && beginnings(word).iter().any(|typo| is_typo(query, typo))
    {
        Some(2)
    } else {
        None
    }
}

fn distance(query: &str, texts: &[&str]) -> Option<usize> {
    let words = texts.iter().flat_map(|text| words(text));
    let spelled: Vec<String> = words.flat_map(|word| spellings(&word)).collect();
    let queries = spellings(query);
    let pairs = queries.iter().flat_map(|q| spelled.iter().map(move |word| (q, word)));
    pairs.filter_map(|(query, word)| closeness(query, word)).min()
}

/// The texts of an offer by field: its name, its keywords, the words of its situations, its summary
/// and what belongs to it, the labels of its situations and topics, its description, and words for a
/// part of its situations.
fn fields<'a>(
    catalogue: &'a Catalogue,
    offer: &'a Offer,
    all: &'a SearchTexts,
) -> [Vec<&'a str>; 7] {
    let some = |text: &'a Option<String>| text.as_deref();
    let translation = offer.translation(&all.language);
    let names = translation.and_then(|texts| some(&texts.name));
    let summaries = translation.and_then(|texts| some(&texts.summary));
    let shown = translation.and_then(|texts| some(&texts.description));
    let of_situations = |text: fn(&SituationText) -> &String| -> Vec<&str> {
        let is_ours =
            |each: &&SituationText| offer.situations.iter().any(|id| id.as_str() == each.id);
        all.situations.iter().filter(is_ours).map(|each| text(each).as_str()).collect()
    };
    let topics = Topic::ALL.iter().zip(&all.topics).filter(|(each, _)| offer.topics.contains(each));
    let mut labels = of_situations(|each| &each.label);
    labels.extend(topics.map(|(_, label)| label.as_str()));
    [
        [offer.name.as_str()].into_iter().chain(names).collect(),
        offer.keywords.iter().map(String::as_str).collect(),
        of_situations(|each| &each.words),
        some(&offer.summary)
            .into_iter()
            .chain(summaries)
            .chain(belongings(catalogue, offer))
            .collect(),
        labels,
        some(&offer.description).into_iter().chain(shown).collect(),
        of_situations(|each| &each.narrow),
    ]
}

/// The names of an offer's organization, locations and places.
fn belongings<'a>(catalogue: &'a Catalogue, offer: &'a Offer) -> Vec<&'a str> {
    let organizations = catalogue.organizations.iter();
    let mut texts: Vec<&str> =
        organizations.map(|organization| organization.name.as_str()).collect();
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

/// How a word is looked for, step by step until something is found: how near, in how many fields, and
/// in how many of them the parts of a compound may stand apart.
const STEPS: [(usize, usize, usize); 5] = [(0, 5, 2), (3, 5, 2), (3, 6, 2), (3, 7, 2), (4, 7, 4)];

/// Whether words of a field count when they are as near as this.
fn counts(field: usize, nearness: usize) -> bool {
    match field {
        0 | 1 | 3 => true,
        5 => nearness < 3,
        _ => nearness < 2 || nearness == 4,
    }
}

/// How far an offer with these texts is from a word, in one step.
fn distance_of(
    query: &str,
    fields: &[Vec<String>],
    nouns: &BTreeSet<String>,
    (limit, searched, apart): (usize, usize, usize),
) -> Option<usize> {
    let mut distances = Vec::new();
    for query in spellings(query) {
        for (field, words) in fields[..searched].iter().enumerate() {
            for word in words {
                let near = nearness(&query, word, nouns.contains(word));
                let near = near.filter(|near| *near <= limit && counts(field, *near));
                distances.extend(near.map(|near| field * 5 + near));
            }
        }
        let whole = stem(&query);
        let field_of = |part: &str| {
            let has = |field: &usize| fields[*field].iter().any(|word| stem(word) == part);
            [0, 1, 3].into_iter().filter(|field| *field < apart).find(has)
        };
        for (head, rest) in (3..whole.len()).filter_map(|at| whole.split_at_checked(at)) {
            for link in ["", "e", "en", "er", "es", "n", "s"] {
                let tail = rest.strip_prefix(link).filter(|tail| tail.len() >= 4);
                let both = tail.and_then(|tail| Some(field_of(head)?.max(field_of(tail)?)));
                distances.extend(both.map(|field| field * 5 + 3));
            }
        }
    }
    distances.into_iter().min()
}

fn naive_search(
    catalogue: &Catalogue,
    viewer: Viewer,
    texts: &SearchTexts,
    query: &str,
) -> Vec<usize> {
    let is_visible = |(_, offer): &(usize, &Offer)| !Oracle::is_hidden(offer, viewer);
    let visible: Vec<_> = catalogue.offers.iter().enumerate().filter(is_visible).collect();
    let is_for_families: Vec<bool> =
        visible.iter().map(|(_, offer)| !Oracle::is_for_professionals_only(offer)).collect();
    let fields: Vec<_> = visible.iter().map(|(_, offer)| fields(catalogue, offer, texts)).collect();
    let of_situations =
        texts.situations.iter().flat_map(|each| [&each.words, &each.label, &each.narrow]);
    let told = fields.iter().zip(&is_for_families).filter(|(_, told)| **told);
    let all = told.flat_map(|(fields, _)| fields.iter().flatten()).copied();
    let others = of_situations.chain(&texts.topics).map(String::as_str);
    let nouns = nouns(all.chain(others));

    let spelled = |texts: &Vec<&str>| -> Vec<String> {
        texts.iter().flat_map(|text| words(text)).flat_map(|word| spellings(&word)).collect()
    };
    let fields: Vec<Vec<Vec<String>>> =
        fields.iter().map(|fields| fields.iter().map(spelled).collect()).collect();

    let fillers = words(&texts.fillers);
    let mut asked = words(query);
    if asked.iter().any(|word| !fillers.contains(word)) {
        asked.retain(|word| !fillers.contains(word));
    }
    asked.truncate(8);
    // By a family: what the team finds must not depend on what only it sees.
    let is_found = |distances: &[Option<usize>]| {
        distances.iter().zip(&is_for_families).any(|(far, told)| far.is_some() && *told)
    };
    let of_word = |word: &String, from: usize| -> Vec<Option<usize>> {
        let from = if letters(word) <= 3 { from } else { from.max(1) };
        let of_step = |step: &(usize, usize, usize)| -> Vec<Option<usize>> {
            fields.iter().map(|fields| distance_of(word, fields, &nouns, *step)).collect()
        };
        let mut steps = STEPS[from..].iter().map(of_step);
        let found = steps.find(|distances| is_found(distances));
        found.unwrap_or_else(|| of_step(&STEPS[STEPS.len() - 1]))
    };
    let sums = |from: usize| -> Vec<Option<usize>> {
        let by_word: Vec<_> = asked.iter().map(|word| of_word(word, from)).collect();
        (0..fields.len()).map(|at| by_word.iter().map(|word| word[at]).sum()).collect()
    };
    let mut far = sums(0);
    if !is_found(&far) {
        far = sums(3);
    }
    let breadth = |offer: &Offer| {
        let is_last = Oracle::is_for_professionals_only(offer);
        let situations = Some(offer.situations.len()).filter(|situations| *situations > 0);
        let breadth = (is_last, offer.status == Status::Paused, situations.unwrap_or(usize::MAX));
        if asked.is_empty() { (false, false, 0) } else { breadth }
    };
    let mut found: Vec<_> = visible
        .iter()
        .zip(far)
        .filter_map(|((at, offer), far)| {
            Some((far?, breadth(offer), fold(&offer.name), &offer.id, *at))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., at)| at).collect()
}

/// More words first, then nearer ones, then in the order given.
fn naive_situations(query: &str, texts: &SearchTexts) -> Vec<usize> {
    let fillers = words(&texts.fillers);
    let mut asked = words(query);
    if asked.iter().any(|word| !fillers.contains(word)) {
        asked.retain(|word| !fillers.contains(word));
    }
    asked.truncate(8);
    let near = |word: &String, situation: &SituationText| {
        let texts = [&situation.words, &situation.narrow, &situation.label];
        let words: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
        let pairs = spellings(word).into_iter().flat_map(|query| {
            words.iter().filter_map(move |word| nearness(&query, word, false)).collect::<Vec<_>>()
        });
        pairs.filter(|near| *near < 2 || *near == 4).min()
    };
    let mut far = vec![(0, 0); texts.situations.len()];
    for word in &asked {
        let near: Vec<_> = texts.situations.iter().map(|each| near(word, each)).collect();
        let best = near.iter().flatten().min().copied().unwrap_or(0);
        let limit = if best == 0 && letters(word) <= 3 { 0 } else { best.max(1) };
        for (far, near) in far.iter_mut().zip(near) {
            match near.filter(|near| *near <= limit) {
                Some(near) => far.1 += near,
                None => far.0 += 1,
            }
        }
    }
    let mut found: Vec<usize> = (0..far.len()).collect();
    found.retain(|at| asked.is_empty() || far[*at].0 < asked.len());
    found.sort_by_key(|at| far[*at]);
    found
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
        texts in search_texts(),
        query in queries(),
    ) {
        let found = SearchIndex::new(&catalogue, viewer, texts.clone()).search(&query);
        prop_assert_eq!(found, naive_search(&catalogue, viewer, &texts, &query), "{}", query);
    }

    #[test]
    fn the_search_for_situations_and_the_oracle_agree(
        texts in search_texts(),
        query in queries(),
    ) {
        let found = find_situations(&query, &texts.situations, &texts.fillers);
        prop_assert_eq!(found, naive_situations(&query, &texts), "{}", query);
    }

    #[test]
    fn every_situation_is_found_by_each_of_its_words(texts in search_texts()) {
        for (at, situation) in texts.situations.iter().enumerate() {
            for word in words(&format!("{} {}", situation.words, situation.narrow)) {
                let found = find_situations(&word, &texts.situations, &texts.fillers);
                prop_assert!(found.contains(&at), "{}", word);
            }
        }
    }

    #[test]
    fn the_search_for_places_and_the_oracle_agree(
        catalogue in catalogues(),
        query in queries(),
    ) {
        prop_assert_eq!(find_places(&catalogue.home_places(), &query), naive_places(&catalogue, &query), "{}", query);
    }

    #[test]
    fn every_offer_is_found_by_each_word_of_its_name_and_its_keywords(
        catalogue in catalogues(),
        viewer in viewer(),
        texts in search_texts(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer, texts);
        for (offer, at_offer) in catalogue.offers.iter().zip(0..) {
            let visible = !Oracle::is_hidden(offer, viewer);
            let keywords = offer.keywords.iter().flat_map(|keyword| keyword.split_whitespace());
            for word in offer.name.split_whitespace().chain(keywords) {
                prop_assert_eq!(search.search(word).contains(&at_offer), visible);
                let spelled = word.replace('ü', "ue").replace('ö', "oe").replace('ä', "ae");
                prop_assert_eq!(search.search(&spelled).contains(&at_offer), visible);
                let upper = word.to_uppercase();
                prop_assert_eq!(search.search(&upper).contains(&at_offer), visible);
            }
        }
    }

    #[test]
    fn one_letter_after_the_first_may_be_wrong_in_a_long_word_that_nothing_else_has(
        name in texts(),
        kind in 0usize..4,
        at in any::<Pick>(),
    ) {
        for word in words(&name) {
            let number = word.chars().any(|letter| letter.is_ascii_digit());
            let typo = mistyped(&word, kind, at);
            let is_first = typo.chars().next() != word.chars().next();
            if !number && !is_first && letters(&typo) >= 6 {
                prop_assert_eq!(found(&[&name], &typo).len(), 1, "{}", typo);
            }
        }
    }

    #[test]
    fn every_offer_is_found_by_any_end_of_a_noun_and_by_any_long_part(
        catalogue in catalogues(),
        viewer in viewer(),
        from in any::<Pick>(),
        to in any::<Pick>(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer, SearchTexts::default());
        for (offer, at) in catalogue.offers.iter().zip(0..) {
            if Oracle::is_for_professionals_only(offer) {
                continue;
            }
            let visible = !Oracle::is_hidden(offer, viewer);
            let found = |part: &[char]| {
                search.search(&part.iter().collect::<String>()).contains(&at)
            };
            for word in nouns([offer.name.as_str()].into_iter()) {
                let letters: Vec<char> = word.chars().collect();
                if letters.len() >= 3 + 4 {
                    let end = &letters[3 + from.index(letters.len() - 3 - 3)..];
                    prop_assert_eq!(found(end), visible, "{:?}", end);
                }
                if letters.len() >= 3 + 5 {
                    let from = 3 + from.index(letters.len() - 3 - 4);
                    let part = &letters[from..from + 5 + to.index(letters.len() - from - 4)];
                    prop_assert_eq!(found(part), visible, "{:?}", part);
                }
            }
        }
    }

    #[test]
    fn any_text_can_be_looked_for(
        catalogue in catalogues(),
        viewer in viewer(),
        texts in search_texts(),
        query in any::<String>(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer, texts.clone());
        for query in [&query, &query.repeat(40)] {
            let found = search.search(query);
            let hidden = |at: &usize| Oracle::is_hidden(&catalogue.offers[*at], viewer);
            prop_assert!(!found.iter().any(hidden));
            find_places(&catalogue.home_places(), query);
            find_situations(query, &texts.situations, query);
        }
    }

    #[test]
    fn an_empty_query_finds_every_visible_offer_by_name(
        catalogue in catalogues(),
        viewer in viewer(),
    ) {
        let search = SearchIndex::new(&catalogue, viewer, SearchTexts::default());
        let offers = catalogue.offers.iter().enumerate();
        let mut expected: Vec<_> = offers.filter(|(_, offer)| !Oracle::is_hidden(offer, viewer)).collect();
        expected.sort_by_key(|(_, offer)| (fold(&offer.name), offer.id.clone()));
        let expected: Vec<usize> = expected.into_iter().map(|(at, _)| at).collect();
        prop_assert_eq!(search.search(""), expected.clone());
        prop_assert_eq!(search.search(" – … "), expected);
    }

    #[test]
    fn the_municipalitys_offers_for_everyone_show_the_way(
        catalogue in catalogues(),
        viewer in viewer(),
    ) {
        let guides = SearchIndex::new(&catalogue, viewer, SearchTexts::default()).guides(&catalogue);
        for (at, offer) in catalogue.offers.iter().enumerate() {
            let is_guide = !Oracle::is_hidden(offer, viewer)
                && (offer.universal, offer.layer, offer.status) == (true, 0, Status::Active);
            prop_assert_eq!(guides.contains(&at), is_guide);
        }
    }
}

fn found(names: &[&str], query: &str) -> Vec<String> {
    let offer =
        |(number, name): (usize, &&str)| Offer::new(id(&format!("o{number}")), (*name).to_owned());
    let catalogue =
        Catalogue { offers: names.iter().enumerate().map(offer).collect(), ..Catalogue::default() };
    let texts = SearchTexts { fillers: "ich suche einen".to_owned(), ..SearchTexts::default() };
    let found = SearchIndex::new(&catalogue, Viewer::Family, texts).search(query);
    found.into_iter().map(|at| names[at].to_owned()).collect()
}

#[test]
fn the_same_word_comes_before_beginnings_and_parts() {
    let names = ["Babyschwimmen", "Schwimmkurs", "Schwimmen", "Turnen"];
    assert_eq!(found(&names, "schwimmen"), ["Schwimmen", "Babyschwimmen"]);
    assert_eq!(found(&names, "SCHWIMM"), ["Schwimmen", "Schwimmkurs", "Babyschwimmen"]);
}

#[test]
fn a_typo_only_counts_if_nothing_has_the_word_as_typed() {
    assert_eq!(found(&["Schulden", "Schule"], "Schule"), ["Schule"]);
    assert_eq!(found(&["Kindergeld", "Kinderfest"], "Kindergelt"), ["Kindergeld"]);
    for query in ["Shwimmkurs", "Schwimkurs", "Schwimmkusr", "Schwimmkuts"] {
        assert_eq!(found(&["Schwimmkurs"], query), ["Schwimmkurs"], "{query}");
    }
    for (name, query) in [("Kita", "Kida"), ("Schwimmkurs", "Zchwimmkurs"), ("Hafen", "Hasen")] {
        assert!(found(&[name], query).is_empty(), "{query}");
    }
}

#[test]
fn a_short_word_that_exists_means_nothing_else() {
    assert_eq!(found(&["Kur", "Kurs"], "Kur"), ["Kur"]);
    assert_eq!(found(&["Kurs"], "Kur"), ["Kurs"], "while somebody types");
}

#[test]
fn every_form_of_a_word_is_found() {
    for (name, query) in [
        ("Hebammen", "Hebamme"),
        ("Hebamme", "Hebammen"),
        ("Schwimmkurs", "Kurse"),
        ("Familienberatung", "Beratungen"),
        ("квартира", "квартиру"),
        ("السكن", "سكن"),
    ] {
        assert_eq!(found(&[name], query), [name], "{query}");
    }
}

#[test]
fn a_compound_is_found_in_its_parts() {
    for (name, query) in [
        ("Kita-Platz-Service", "Kitaplatz"),
        ("Platz in Krippe oder Kita", "Kitaplätze"),
        ("Beratung zur Erziehung", "Erziehungsberatung"),
    ] {
        assert_eq!(found(&[name], query), [name], "{query}");
    }
    assert!(found(&["Kita", "Platz"], "Kitaplatz").is_empty(), "of one offer");
}

#[test]
fn parts_are_looked_for_in_nouns_only() {
    assert!(found(&["Den Schulstart vorbereiten"], "Reiten").is_empty());
    assert_eq!(found(&["Ponyreiten"], "Reiten"), ["Ponyreiten"]);
    assert!(found(&["Kurse"], "urs").is_empty());
}

#[test]
fn words_that_say_nothing_are_left_out() {
    assert_eq!(found(&["Kitaplatz"], "Ich suche einen Kitaplatz"), ["Kitaplatz"]);
    assert!(found(&["Kitaplatz"], "Ich suche").is_empty());
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
        let found = find_places(&catalogue.home_places(), query);
        meant_place(&catalogue.home_places(), query, &found).map(|id| id.to_string())
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
        find_places(&catalogue.home_places(), query).iter().map(ToString::to_string).collect()
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
