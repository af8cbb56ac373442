//! A file that arrives in pieces is read like one that arrives in one go.

use crate::COMPLETE;
use crate::damage::{anything, pointers};
use crate::{complete, complete_with};
use catalogue::{Catalogue, PieceReader, Refusal, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

/// The outcome of reading a file: the catalogue and how many offers were left out, or why there is
/// none.
type Outcome = Result<(Catalogue, usize), Refusal>;

fn at_once(file: &[u8]) -> Outcome {
    let reading = read(file).map_err(without_position)?;
    Ok((reading.catalogue, reading.left_out))
}

/// Reads the file cut at these positions.
fn in_pieces(file: &[u8], cuts: &[Index]) -> Outcome {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
    places.sort_unstable();
    places.push(file.len());
    let mut reader = PieceReader::new();
    let mut start = 0;
    for end in places {
        reader.push(&file[start..end]);
        while reader.read_on() {}
        start = end;
    }
    outcome(reader)
}

fn outcome(reader: PieceReader) -> Outcome {
    let reading = reader.finish()?;
    Ok((reading.catalogue, reading.left_out))
}

/// Drops the position: it does not matter for a file that is still downloading.
fn without_position(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::NotJson { .. } => Refusal::NotJson { line: 0, column: 0 },
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn damage_costs_the_same(
        pointer in select(pointers()),
        value in anything(),
        pretty: bool,
        cuts in vec(any::<Index>(), 0..8),
    ) {
        let catalogue = complete_with(&pointer, Some(value));
        let file = if pretty { format!("{catalogue:#}") } else { catalogue.to_string() };
        prop_assert_eq!(in_pieces(file.as_bytes(), &cuts), at_once(file.as_bytes()));
    }

    #[test]
    fn a_byte_that_is_wrong_costs_the_same(
        at: Index,
        byte in prop_oneof![any::<u8>(), select(b"\"\\{}[],:.-+eE0u\x00 ".to_vec())],
        cuts in vec(any::<Index>(), 0..8),
    ) {
        let mut file = COMPLETE.as_bytes().to_vec();
        let at = at.index(file.len());
        file[at] = byte;
        prop_assert_eq!(in_pieces(&file, &cuts), at_once(&file));
    }

    #[test]
    fn a_cut_off_file_is_refused_as_ever(end: Index, cuts in vec(any::<Index>(), 0..8)) {
        let file = &COMPLETE.as_bytes()[..end.index(COMPLETE.len())];
        prop_assert_eq!(in_pieces(file, &cuts), at_once(file));
    }

    #[test]
    fn the_order_of_the_keys_does_not_matter(order in Just(keys()).prop_shuffle()) {
        let complete = complete();
        let members: Vec<String> =
            order.iter().map(|key| format!("{key:?}: {}", complete[key])).collect();
        let file = format!("{{{}}}", members.join(","));
        prop_assert_eq!(in_pieces(file.as_bytes(), &[]), at_once(COMPLETE.as_bytes()));
    }
}

fn keys() -> Vec<String> {
    complete().as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
}

#[test]
fn a_file_may_come_byte_by_byte() {
    let with_mark = ["\u{feff}", COMPLETE].concat();
    let mut reader = PieceReader::new();
    for byte in with_mark.as_bytes() {
        reader.push(&[*byte]);
        while reader.read_on() {}
    }
    assert_eq!(outcome(reader), at_once(with_mark.as_bytes()));
}

#[test]
fn the_shortest_files_are_read_as_ever() {
    for text in [
        "",
        " ",
        "{}",
        " { } ",
        "{} {}",
        "{}x",
        "null",
        "42",
        "4",
        "[]",
        "[1",
        "\"a\"",
        "{",
        "{\"offers\": []}",
        "{\"offers\": [],}",
        "{\"offers\": [1,]}",
        "{\"offers\": 7}",
        "{\"offers\": [{\"id\": \"a\", \"name\": \"A\"}, 3], \"offers\": []}",
        "{\"offers\": [{\"id\": \"a\", \"name\": \"A\"}], \"offers\": null}",
        "{\"offers\": [], \"offers\": [{\"id\": \"a\", \"name\": \"A\"}, 3], \"id\": \"x\"}",
        "{\"offers\": [{\"id\": \"a\", \"name\": \"A\"}], \"offers\": [{\"id\": \"a\", \"name\": \"B\"}]}",
        "{\"schema_version\": \"2.0\"}",
        "{\"schema_version\": 1}",
        "\u{feff}{\"offers\":[]}",
        "\u{feff}\u{feff}{\"offers\":[]}",
        " \u{feff}{\"offers\":[]}",
        "\u{feff}42",
        "{\"\\u006fffers\": [{\"id\": \"a\", \"name\": \"A\"}]}",
    ] {
        assert_eq!(in_pieces(text.as_bytes(), &[]), at_once(text.as_bytes()), "{text}");
    }
    let half_a_letter = b"{\"offers\": []}\xC3";
    assert_eq!(in_pieces(half_a_letter, &[]), at_once(half_a_letter));
    for depth in 120..=130 {
        for key in ["offers", "x"] {
            let (open, close) = ("[".repeat(depth), "]".repeat(depth));
            let text = format!("{{\"offers\": [], {key:?}: {open}{close}}}");
            assert_eq!(in_pieces(text.as_bytes(), &[]), at_once(text.as_bytes()), "{depth}");
        }
    }
}

#[test]
fn where_a_phone_is_answered_has_to_be_known() {
    let hours = json!([{ "freq": "WEEKLY", "byday": ["MO"], "location": "fehlt" }]);
    let phones = json!([{ "number": "+493023125001", "hours": hours }]);
    let catalogue = json!({
        "schema_version": "1.0",
        "organizations": [{ "id": "amt", "name": "Amt", "phones": phones }],
        "offers": [{ "id": "cafe", "name": "Café", "phones": phones }],
    });
    let file = catalogue.to_string();
    assert_eq!(in_pieces(file.as_bytes(), &[]), at_once(file.as_bytes()));
}

#[test]
fn no_piece_is_much_larger_than_another() {
    // More offers than any catalogue has, all available at once.
    let offer =
        |number| format!(r#"{{"id": "a-{number}", "name": "Angebot", "email": "a@b.example"}}"#);
    let offers: Vec<String> = (0..100_000).map(offer).collect();
    let file = format!(r#"{{"schema_version": "1.0", "offers": [{}]}}"#, offers.join(","));
    let mut reader = PieceReader::new();
    reader.push(file.as_bytes());
    reader.end();
    let mut pieces = 1;
    while reader.read_on() {
        pieces += 1;
    }
    // Pieces of 128 kB, followed by pieces that resolve the references of 512 offers each.
    assert!(pieces >= file.len() / 129_000 + 100_000 / 513, "{pieces} for {} bytes", file.len());
    // Not many more than that either, because every pause takes time.
    assert!(pieces <= file.len() / 128_000 + 100_000 / 512, "{pieces} for {} bytes", file.len());
    assert_eq!(reader.finish().map(|reading| reading.catalogue.offers.len()), Ok(100_000));
}

#[test]
fn what_is_included_is_known_with_the_first_offer() {
    let mut reader = PieceReader::new();
    reader.push(br#"{"includes": ["land.json"], "offers": ["#);
    while reader.read_on() {}
    assert_eq!(reader.includes(), None);
    reader.push(br#"{"id": "a", "name": "A"}, "#);
    while reader.read_on() {}
    assert_eq!(reader.includes(), Some(vec!["land.json".to_owned()]));
}
