//! The tables of everyday words are complete, and say what their lines mean.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use catalogue::{DEFAULT_SITUATIONS, FILLERS, GERMAN_WORDS, SPLIT_SITUATIONS, everyday_words};

/// The tables by language.
fn tables() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    let files = fs::read_dir(folder).expect("the tables").map(|file| file.expect("a file").path());
    let table = |path: &Path| {
        let tag = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        (tag.to_owned(), fs::read_to_string(path).expect(tag))
    };
    files.map(|path| table(&path)).collect()
}

#[test]
fn every_situation_has_words_in_every_language() {
    let tables = tables();
    assert_eq!(tables.len(), 11);
    for (tag, table) in tables {
        // Leichte Sprache has the German ones.
        if tag != "de-simple" {
            for situation in DEFAULT_SITUATIONS {
                assert!(
                    !everyday_words(&table, situation.id).0.is_empty(),
                    "{tag}: {}",
                    situation.id
                );
            }
            assert!(!everyday_words(&table, FILLERS).0.is_empty(), "{tag}");
        }
    }
    assert!(everyday_words(GERMAN_WORDS, "kita-platz").0.contains("Kindergarten"));
}

#[test]
fn every_line_is_about_another_situation_that_there_is_or_was() {
    let ids: BTreeSet<&str> = DEFAULT_SITUATIONS
        .iter()
        .map(|situation| situation.id)
        .chain(SPLIT_SITUATIONS.iter().map(|(id, _)| *id))
        .chain([FILLERS])
        .collect();
    for (tag, table) in tables() {
        let mut seen = BTreeSet::new();
        for line in table.lines() {
            let (id, _) = line.split_once(": ").unwrap_or_else(|| panic!("{tag}: {line}"));
            assert!(ids.contains(id), "{tag}: {id}");
            assert!(seen.insert(id), "{tag}: {id} is there twice");
            assert!(line.matches(';').count() <= 1, "{tag}: {line}");
        }
    }
}
