//! A catalogue that is divided into files and put together again is the same catalogue.

#[path = "strategies/catalogues.rs"]
mod catalogues;
#[path = "strategies/rules.rs"]
mod rules;

use catalogue::{Catalogue, Divided, Files, Offer};
use catalogues::catalogue;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Catalogue {
    let reading = catalogue::read(bytes).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
    reading.catalogue
}

/// The content of a file that the catalogue names.
fn file<'f>(files: &'f [(String, Vec<u8>)], name: &str) -> &'f [u8] {
    let found = files.iter().find(|(other, _)| other == name);
    &found.unwrap_or_else(|| panic!("there is no {name}")).1
}

/// All files of texts that it names.
fn text_files(files: &Files) -> Vec<&String> {
    files.texts.iter().chain(files.translations.iter().map(|(_, file)| file)).collect()
}

/// Adds all texts, in any order.
fn whole(files: &[(String, Vec<u8>)], is_reversed: bool) -> Catalogue {
    let mut catalogue = read(&files[0].1);
    let named = catalogue.files.take().unwrap_or_default();
    let mut texts = text_files(&named);
    if is_reversed {
        texts.reverse();
    }
    for name in texts {
        let all = 0..catalogue.offers.len();
        catalogue.add_texts(all, read(file(files, name)).offers);
    }
    catalogue
}

proptest! {
    #[test]
    fn divided_and_put_together_it_is_the_same(
        written in catalogue(),
        is_reversed in any::<bool>(),
    ) {
        let written = read(&serde_json::to_vec(&written).expect("JSON"));
        let files = Divided::files(&written, "katalog.json");
        prop_assert_eq!(whole(&files, is_reversed), written.clone());

        // The undivided file is the catalogue as it was.
        if let Some(named) = read(&files[0].1).files {
            let undivided = named.whole.as_deref().expect("a file");
            prop_assert_eq!(read(file(&files, undivided)), written);
        } else {
            prop_assert_eq!(files.len(), 1);
        }
    }

    /// What the results show without these files is right, and no file has what another one has.
    #[test]
    fn the_first_file_has_no_long_texts_and_each_text_is_in_one_file(written in catalogue()) {
        let files = Divided::files(&written, "katalog.json");
        let first = read(&files[0].1);
        for offer in &first.offers {
            prop_assert!(offer.description.is_none() && offer.translations.is_empty());
            prop_assert!(offer.keywords.is_empty() && offer.required_documents.is_empty());
        }
        let named = first.files.unwrap_or_default();
        let german = named.texts.iter().flat_map(|name| read(file(&files, name)).offers);
        prop_assert!(german.clone().all(|offer: Offer| offer.translations.is_empty()));
        for (tag, name) in &named.translations {
            for offer in read(file(&files, name)).offers {
                prop_assert!(offer.translations.iter().all(|(other, _)| other == tag));
                prop_assert!(offer.description.is_none());
            }
        }
    }
}

fn small() -> Catalogue {
    let json = br#"{ "schema_version": "1.0", "name": "Kreis", "offers": [
        { "id": "a", "name": "A", "description": "Lang.",
          "translations": { "tr": { "name": "A (tr)" }, "ar": { "name": "A (ar)" } } },
        { "id": "b", "name": "B", "translations": { "tr": { "name": "B (tr)" } } }
    ] }"#;
    read(json)
}

#[test]
fn the_names_change_with_the_content_and_only_with_it() {
    let names = |catalogue: &Catalogue| -> Vec<String> {
        Divided::files(catalogue, "kreis/katalog.json").into_iter().map(|(name, _)| name).collect()
    };
    let before = names(&small());
    assert_eq!(before[..2], ["kreis/katalog.json", "kreis/katalog-gesamt.json"]);
    let mut changed = small();
    changed.offers[0].description = Some("Anders.".to_owned());
    let after = names(&changed);
    assert_ne!(before[2], after[2], "the long texts");
    assert_eq!(before[3..], after[3..], "the other languages");
    let first = read(&Divided::files(&small(), "kreis/katalog.json")[0].1);
    let texts = first.files.and_then(|files| files.texts).expect("a file");
    assert_eq!(format!("kreis/{texts}"), before[2], "relative to the catalogue");
}

#[test]
fn texts_of_unknown_offers_and_of_other_catalogues_are_dropped() {
    let mut catalogue = small();
    let mut texts = small().offers;
    texts[0].id = catalogue::Id::new("c").expect("a slug");
    texts[1].description = Some("Von B.".to_owned());
    // Offer b is not in the range: it belongs to another file.
    catalogue.add_texts(0..1, texts.clone());
    assert_eq!(catalogue, small());
    catalogue.add_texts(0..2, texts);
    assert_eq!(catalogue.offers[1].description.as_deref(), Some("Von B."));
    assert_eq!(catalogue.offers[0], small().offers[0], "a text that is there stays");
    catalogue.add_texts(5..9, small().offers);
}

#[test]
fn a_catalogue_without_such_texts_stays_one_file() {
    let bare = read(
        br#"{ "schema_version": "1.0", "name": "Kreis", "offers": [{ "id": "a", "name": "A" }] }"#,
    );
    let files = Divided::files(&bare, "katalog.json");
    assert_eq!(files.len(), 1);
    assert_eq!(read(&files[0].1), bare);
}

#[test]
fn a_list_of_files_with_mistakes_is_read_as_far_as_it_goes() {
    let json = br#"{ "schema_version": "1.0", "name": "Kreis", "offers": [],
        "files": { "texts": 7, "translations": { "tr": "tr.json", "ar": null, "uk": 1 } } }"#;
    let reading = catalogue::read(json).expect("a catalogue");
    let files = reading.catalogue.files.expect("files");
    assert_eq!(files.texts, None);
    assert_eq!(files.translation("tr").map(String::as_str), Some("tr.json"));
    assert_eq!(files.translations.len(), 1);
    let pointers: Vec<_> = reading.diagnostics.iter().map(|each| each.pointer.as_str()).collect();
    assert_eq!(pointers, ["/files/texts", "/files/translations/ar", "/files/translations/uk"]);
}
