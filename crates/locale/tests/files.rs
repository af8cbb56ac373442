//! The files in `src/locale`, and whether the check finds problems in one.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use locale::{GERMAN, Locale, ReviewStatus, Text, categories};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/locale")
}

fn german() -> Result<Locale, locale::Error> {
    Locale::read(&folder().join(GERMAN).with_extension("json"))
}

#[test]
fn every_locale_has_the_keys_placeholders_and_plurals_of_the_german_one()
-> Result<(), Box<dyn Error>> {
    let german = german()?;
    let locales = Locale::read_all(&folder())?;
    assert_eq!(locales.len(), 11);
    let problems: Vec<String> =
        locales.iter().flat_map(|locale| locale.problems(&german)).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    Ok(())
}

/// The plural forms of 0, 1, 2, 3, 5, 11, 21 and 100. From CLDR; a browser test checks that
/// browsers agree.
#[rustfmt::skip]
const FORMS: [(&str, [&str; 8]); 11] = [
    ("ar", ["zero", "one", "two", "few", "few", "many", "many", "other"]),
    ("bg", ["other", "one", "other", "other", "other", "other", "other", "other"]),
    ("de", ["other", "one", "other", "other", "other", "other", "other", "other"]),
    ("de-simple", ["other", "one", "other", "other", "other", "other", "other", "other"]),
    ("en", ["other", "one", "other", "other", "other", "other", "other", "other"]),
    ("fa", ["one", "one", "other", "other", "other", "other", "other", "other"]),
    ("pl", ["many", "one", "few", "few", "many", "many", "many", "many"]),
    ("ro", ["few", "one", "few", "few", "few", "few", "other", "other"]),
    ("ru", ["many", "one", "few", "few", "many", "many", "one", "many"]),
    ("tr", ["other", "one", "other", "other", "other", "other", "other", "other"]),
    ("uk", ["many", "one", "few", "few", "many", "many", "one", "many"]),
];

#[test]
fn every_text_that_counts_has_the_form_of_every_number_and_names_the_number()
-> Result<(), Box<dyn Error>> {
    let mut counted = 0;
    for (locale, (tag, forms)) in Locale::read_all(&folder())?.iter().zip(FORMS) {
        assert_eq!(locale.tag, tag);
        for (key, text) in &locale.texts {
            let Text::Plural(wordings) = text else { continue };
            counted += 1;
            for form in forms {
                assert!(categories(tag).contains(&form), "{tag} has no {form}");
                let wording = wordings.iter().find(|(each, _)| each == form);
                let (_, wording) = wording.ok_or_else(|| format!("{tag}: {key} lacks {form}"))?;
                // "1 Angebot" does not need the number; a form that covers several numbers does.
                let numbers = forms.iter().filter(|each| **each == form).count();
                let is_told = numbers == 1 && form != "other" || wording.contains("{count}");
                assert!(is_told, "{tag}: {key} does not contain the number in {form}");
            }
        }
    }
    assert!(counted >= 11, "every language has at least one counted text");
    Ok(())
}

#[test]
fn a_review_names_its_reviewers_and_only_a_review_does() -> Result<(), Box<dyn Error>> {
    for locale in Locale::read_all(&folder())? {
        let reviewed = locale.review.status == ReviewStatus::Reviewed;
        assert_eq!(reviewed, !locale.review.reviewed_by.is_empty(), "{}", locale.tag);
    }
    Ok(())
}

#[test]
fn every_list_has_the_texts_at_the_numbers_of_their_keys() -> Result<(), Box<dyn Error>> {
    let german = german()?;
    for locale in Locale::read_all(&folder())? {
        let list = locale.list(&german);
        assert_eq!(list.len(), german.keys().len());
        for (key, text) in german.keys().into_iter().zip(list) {
            let own = locale.text(key).map(Text::encoded).unwrap_or_default();
            assert_eq!(text, own, "{}: {key}", locale.tag);
        }
    }
    assert!(german.list(&german).iter().all(|text| !text.is_empty()));
    Ok(())
}

/// The problems found in a file with these texts, against a German one with three keys.
fn problems(tag: &str, texts: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let german = r#"{
        "step": "Frage {number} von {total}",
        "found": { "one": "1 Angebot", "other": "{count} Angebote" },
        "static-page": "nur hier"
    }"#;
    for (tag, texts) in [(GERMAN, german), (tag, texts)] {
        let file = format!(
            r#"{{ "review": {{ "status": "drafted", "reviewed_by": [] }}, "texts": {texts} }}"#
        );
        fs::write(folder.path().join(tag).with_extension("json"), file)?;
    }
    let read = |tag: &str| Locale::read(&folder.path().join(tag).with_extension("json"));
    Ok(read(tag)?.problems(&read(GERMAN)?))
}

#[test]
fn a_complete_locale_has_no_problems() -> Result<(), Box<dyn Error>> {
    let texts = r#"{
        "step": "{total} / {number}",
        "found": { "one": "x", "few": "{count} x", "other": "{count} y" }
    }"#;
    assert_eq!(problems("ro", texts)?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn each_problem_is_named() -> Result<(), Box<dyn Error>> {
    let found = problems(
        "ro",
        r#"{ "step": "{number} din", "found": { "one": "x", "other": "y" }, "more": " " }"#,
    )?;
    assert_eq!(
        found,
        [
            r#"ro.json: step has {"number"}, German has {"number", "total"}"#,
            r#"ro.json: found has the plural forms {"one", "other"} and needs {"few", "one", "other"}"#,
            r#"ro.json: found has {} in other, German has {"count"}"#,
            "ro.json: more is no key of the German file",
        ]
    );
    assert_eq!(
        problems("en", r#"{ "step": { "one": "x", "other": "{count}" } }"#)?,
        ["en.json: step has plural forms, German has none", "en.json: found is missing",]
    );
    Ok(())
}

#[test]
fn the_handbook_says_how_far_each_language_is() -> Result<(), Box<dyn Error>> {
    let handbook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/handbuch/sprachen.md");
    let handbook = fs::read_to_string(handbook)?;
    for locale in Locale::read_all(&folder())? {
        let start = format!("| `{}` |", locale.tag);
        let line = handbook.lines().find(|line| line.starts_with(&start));
        let line = line.ok_or_else(|| format!("{} is missing from the table", locale.tag))?;
        let expected = match locale.review.status {
            ReviewStatus::Drafted => "| Entwurf | – |".to_owned(),
            ReviewStatus::Reviewed => {
                format!("| geprüft | {} |", locale.review.reviewed_by.join(", "))
            }
        };
        assert!(line.ends_with(&expected), "{line} should end with {expected}");
    }
    Ok(())
}
