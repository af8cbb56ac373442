//! The catalogues that are shipped with the program.

use catalogue::{Catalogue, HELPLINES, Helpline, Offer, PROFESSIONAL_HELPLINES, short_code};
use serde_json::Value;
use std::collections::BTreeSet;

const DEMO: &str = include_str!("../../../public/katalog.json");
const NATION: &str = include_str!("../../../public/bund.json");

fn read(json: &str) -> Catalogue {
    let reading = catalogue::read(json.as_bytes()).expect("a catalogue");
    let said = reading.diagnostics.iter();
    let said: Vec<_> = said.map(|each| [&each.pointer, ": ", &each.what()].concat()).collect();
    assert!(said.is_empty(), "{said:#?}");
    reading.catalogue
}

#[test]
fn they_are_read_without_a_word() {
    read(DEMO);
    read(NATION);
}

#[test]
fn they_keep_to_the_schema() {
    let schema = jsonschema::validator_for(&catalogue::json_schema()).expect("a schema");
    for json in [DEMO, NATION] {
        let json: Value = serde_json::from_str(json).expect("JSON");
        let errors = schema.iter_errors(&json);
        let errors: Vec<_> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_demo_is_as_large_as_a_district() {
    let demo = read(DEMO);
    assert!(demo.demo);
    assert!(demo.offers.len() >= 60, "{} offers", demo.offers.len());
    assert!(demo.home_places().len() >= 7, "{} places", demo.home_places().len());
}

#[test]
fn for_everything_that_a_family_can_say_there_is_an_offer() {
    let (demo, nation) = (read(DEMO), read(NATION));
    let listed: BTreeSet<_> =
        demo.offers.iter().chain(&nation.offers).flat_map(|offer| &offer.situations).collect();
    let asked: BTreeSet<_> = demo.situations().into_iter().map(|each| each.id).collect();
    assert_eq!(listed, asked.iter().collect());
}

#[test]
fn families_read_of_what_the_demo_offers_in_their_own_language() {
    let demo = read(DEMO);
    for tag in ["en", "uk", "ar", "tr"] {
        let is_whole = |offer: &&Offer| {
            let texts = offer.translations.iter().find(|(of, _)| of == tag).map(|(_, texts)| texts);
            texts.is_some_and(|texts| {
                texts.name.is_some()
                    && texts.summary.is_some()
                    && texts.description.is_some() == offer.description.is_some()
            })
        };
        let whole = demo.offers.iter().filter(is_whole).count();
        assert!(whole >= 15, "{tag}: {whole}");
    }
}

/// Whether the helpline's offer, with the same number, is for professionals only.
fn is_for_professionals_only(nation: &Catalogue, line: &Helpline) -> bool {
    let offer = nation.offers.iter().find(|offer| offer.id.as_str() == line.id);
    let offer = offer.unwrap_or_else(|| panic!("no offer {}", line.id));
    let number = offer.phones.first().map(|phone| phone.number.as_str());
    assert_eq!(number, Some(line.number), "{}", line.id);
    offer.is_for_professionals_only()
}

#[test]
fn every_helpline_is_an_offer_of_the_nation_wide_catalogue_with_the_same_number() {
    let nation = read(NATION);
    for line in HELPLINES {
        assert!(!is_for_professionals_only(&nation, line), "{}", line.id);
    }
    for line in PROFESSIONAL_HELPLINES {
        assert!(is_for_professionals_only(&nation, line), "{}", line.id);
    }
}

#[test]
fn no_two_of_their_offers_have_the_same_short_code() {
    let mut both = read(DEMO);
    both.include(read(NATION));
    let codes: BTreeSet<String> = both.offers.iter().map(|each| short_code(&each.id)).collect();
    assert_eq!(codes.len(), both.offers.len());
}
