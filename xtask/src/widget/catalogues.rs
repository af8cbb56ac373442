//! Publishes the catalogues that come along as `katalog publish` does: without the editors' notes,
//! and minified.

use anyhow::{Context, Result, ensure};

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
        *file = serde_json::to_vec(&catalogue)?;
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
        for path in CATALOGUES {
            let text = String::from_utf8_lossy(&site.files[path]);
            assert!(text.contains("Angebot") && text.contains("Träger"), "{text}");
            assert!(!text.contains("intern"), "{text}");
        }
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
