//! Publishes the catalogues that come along as `katalog publish` does: without the editors' notes,
//! minified and divided.

use anyhow::{Context, Result, ensure};
use catalogue::Divided;

use super::site::Site;

const CATALOGUES: [&str; 2] = ["katalog.json", "bund.json"];

pub fn publish(site: &mut Site) -> Result<()> {
    for path in CATALOGUES {
        let file = site.files.get_mut(path).with_context(|| format!("there is no {path}"))?;
        let reading = catalogue::read(file).with_context(|| format!("cannot read {path}"))?;
        // What the reader leaves out would be missing without a word.
        ensure!(reading.diagnostics.is_empty(), "{path}: {:?}", reading.diagnostics);
        let mut catalogue = reading.catalogue;
        catalogue.drop_editor_notes();
        site.files.extend(Divided::files(&catalogue, path));
    }
    Ok(())
}

/// Puts the catalogue that editors replace back together in one file. Its compressed copies, which
/// servers would send instead of the next one, are removed.
pub fn undivide(site: &mut Site) -> Result<()> {
    let [path, _] = CATALOGUES;
    if let Some(divided) = site.files.get(path) {
        let reading = catalogue::read(divided).with_context(|| format!("cannot read {path}"))?;
        let mut gone = vec![path.to_owned()];
        if let Some(files) = reading.catalogue.files {
            let whole = site.files.remove(&Divided::whole_of(path));
            let whole = whole.with_context(|| format!("{path} is divided, but not there whole"))?;
            site.files.insert(path.to_owned(), whole);
            let texts = files.addresses();
            for file in &texts {
                site.files.remove(file);
            }
            gone.extend(texts);
        }
        for file in gone {
            for form in ["br", "gz"] {
                site.files.remove(&format!("{file}.{form}"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTED: &str = r#"{ "schema_version": "1.0", "name": "Kreis",
        "organizations": [{ "id": "t", "name": "Träger", "editor_note": "nur intern" }],
        "locations": [{ "id": "h", "name": "Haus", "editor_note": "nur intern" }],
        "offers": [{ "id": "a", "name": "Angebot", "editor_note": "nur intern" }] }"#;

    #[test]
    fn a_catalogue_that_comes_along_has_no_note_of_the_editors() {
        let mut site = Site::default();
        for path in CATALOGUES {
            site.files.insert(path.to_owned(), NOTED.into());
        }
        publish(&mut site).expect("catalogues");
        assert_eq!(site.files.len(), CATALOGUES.len());
        for path in CATALOGUES {
            let text = String::from_utf8_lossy(&site.files[path]);
            assert!(text.contains("Angebot") && text.contains("Träger"), "{text}");
            assert!(!text.contains("intern"), "{text}");
        }
    }

    #[test]
    fn editors_get_in_one_file_what_families_load_in_several() {
        let described = NOTED.replace("\"Angebot\"", "\"Angebot\", \"description\": \"Lang.\"");
        let mut site = Site::default();
        for path in CATALOGUES {
            site.files.insert(path.to_owned(), described.clone().into());
        }
        publish(&mut site).expect("catalogues");
        assert!(!String::from_utf8_lossy(&site.files["katalog.json"]).contains("Lang."));
        let paths: Vec<_> = site.files.keys().cloned().collect();
        for path in paths {
            site.files.insert(format!("{path}.br"), Vec::new());
        }
        undivide(&mut site).expect("catalogues");
        let own: Vec<_> = site.files.keys().filter(|path| path.starts_with("katalog")).collect();
        assert_eq!(own, ["katalog.json"]);
        let reading = catalogue::read(&site.files["katalog.json"]).expect("a catalogue");
        assert_eq!(reading.catalogue.files, None);
        assert_eq!(reading.catalogue.offers[0].description.as_deref(), Some("Lang."));
        assert!(site.files.contains_key("bund.json.br"));
    }

    #[test]
    fn a_catalogue_that_would_lose_something_is_refused() {
        let mut site = Site::default();
        for path in CATALOGUES {
            site.files.insert(path.to_owned(), NOTED.replace("nur intern", "").into());
        }
        let broken = NOTED.replace("\"id\": \"a\"", "\"id\": \"Ä\"");
        site.files.insert("bund.json".to_owned(), broken.into());
        assert!(publish(&mut site).is_err());
    }
}
