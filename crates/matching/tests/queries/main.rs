//! What families type, on the demo catalogues: `queries.txt`.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use catalogue::{Catalogue, Code, FILLERS, GERMAN_WORDS, Situation, Topic, everyday_words};
use matching::{SearchIndex, SearchTexts, SituationText, Viewer};
use serde_json::Value;

/// How many offers a family looks at.
const FIRST: usize = 3;
/// The share of the queries, in percent, whose offer has to be among them.
const FOUND: usize = 95;

fn file(path: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).expect(path)
}

/// The demo catalogue with the nation-wide one.
fn demo() -> Catalogue {
    let read = |path| catalogue::read(file(path).as_bytes()).expect(path).catalogue;
    let mut demo = read("public/katalog.json");
    demo.include(read("public/bund.json"));
    demo
}

/// What the widget passes in this language.
fn texts(tag: &str) -> SearchTexts {
    let locale: Value = serde_json::from_str(&file(&format!("src/locale/{tag}.json"))).expect(tag);
    let label = |kind: &str, code: &str| {
        locale["texts"][format!("{kind}-{code}")].as_str().expect(code).to_owned()
    };
    let own = if tag == "de" {
        String::new()
    } else {
        file(&format!("crates/catalogue/words/{tag}.txt"))
    };
    let both = |id: &str| {
        let [german, own] = [GERMAN_WORDS, &own].map(|table| everyday_words(table, id));
        (format!("{} {}", german.0, own.0), format!("{} {}", german.1, own.1))
    };
    let situation = |situation: &Situation| {
        let id = situation.id.as_str();
        let (words, narrow) = both(id);
        SituationText { id: id.to_owned(), label: label("situation", id), words, narrow }
    };
    SearchTexts {
        language: tag.to_owned(),
        situations: Situation::defaults().iter().map(situation).collect(),
        topics: Topic::ALL.iter().map(|topic| label("topic", topic.code())).collect(),
        fillers: both(FILLERS).0,
    }
}

#[test]
fn families_find_what_they_look_for_and_nothing_that_they_would_call_wrong() {
    let demo = demo();
    let list = include_str!("queries.txt");
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut indices: Vec<(String, SearchIndex)> = Vec::new();
    let (mut asked, mut found, mut wrong) = (0, 0, 0);
    let mut report = String::new();
    for line in lines {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [tag, query, expected] = parts[..] else { panic!("three parts: {line}") };
        if !indices.iter().any(|(each, _)| each == tag) {
            let index = SearchIndex::new(&demo, Viewer::Family, texts(tag));
            indices.push((tag.to_owned(), index));
        }
        let index = indices.iter().find(|(each, _)| each == tag).expect("just added");
        let offers: Vec<&str> =
            index.1.search(query).iter().map(|at| demo.offers[*at].id.as_str()).collect();
        let first = &offers[..offers.len().min(FIRST)];
        let mut say = |what: &str| {
            writeln!(report, "{what}: {tag} {query:?}: {first:?}").expect("a string");
        };
        if expected == "-" {
            if !first.is_empty() {
                wrong += 1;
                say("wrong");
            }
            continue;
        }
        let (not, wanted): (Vec<&str>, Vec<&str>) =
            expected.split(' ').partition(|id| id.starts_with('!'));
        for id in not.iter().map(|id| &id[1..]).chain(wanted.iter().copied()) {
            assert!(demo.offers.iter().any(|offer| offer.id.as_str() == id), "no offer {id}");
        }
        asked += 1;
        if wanted.iter().any(|id| first.contains(id)) {
            found += 1;
        } else {
            say("missing");
        }
        if not.iter().any(|id| first.contains(&&id[1..])) {
            wrong += 1;
            say("wrong");
        }
    }
    let share = found * 100 / asked;
    println!("{report}{found} of {asked} found ({share} %), {wrong} wrong");
    assert!(asked >= 200);
    assert!(share >= FOUND && wrong == 0, "{report}{found} of {asked} found, {wrong} wrong");
}
