//! Checks a locale against the German one.

use std::collections::BTreeSet;

use crate::{Locale, MAIL, STATIC, Text, text::placeholders};

/// A language's plural categories for whole numbers, and `other`, the fallback for all of them in
/// browsers without plural rules. From CLDR; a browser test compares them with the browsers' own.
pub fn categories(tag: &str) -> &'static [&'static str] {
    match tag {
        "ar" => &["zero", "one", "two", "few", "many", "other"],
        "pl" | "ru" | "uk" => &["one", "few", "many", "other"],
        "ro" => &["one", "few", "other"],
        _ => &["one", "other"],
    }
}

impl Locale {
    /// The problems, one sentence each: missing or unknown keys, placeholders that differ from the
    /// German ones, plural forms that the language does not have or does not get.
    pub fn problems(&self, german: &Self) -> Vec<String> {
        let mut problems = Vec::new();
        for (key, of_german) in &german.texts {
            match self.text(key) {
                Some(own) => self.compare(key, own, of_german, &mut problems),
                None if key.starts_with(STATIC) || key.starts_with(MAIL) => {}
                None => problems.push(self.problem(key, "is missing")),
            }
        }
        for (key, _) in &self.texts {
            if german.text(key).is_none() {
                problems.push(self.problem(key, "is no key of the German file"));
            }
        }
        problems
    }

    fn compare(&self, key: &str, own: &Text, german: &Text, problems: &mut Vec<String>) {
        if own.wordings().any(|wording| wording.trim().is_empty()) {
            problems.push(self.problem(key, "is empty"));
        }
        let expected = german.placeholders();
        match (own, german) {
            (Text::Plain(_), Text::Plain(_)) => {
                if own.placeholders() != expected {
                    let sentence = format!("has {:?}, German has {expected:?}", own.placeholders());
                    problems.push(self.problem(key, &sentence));
                }
            }
            (Text::Plural(forms), Text::Plural(_)) => {
                let own: BTreeSet<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
                let needed: BTreeSet<&str> = categories(&self.tag).iter().copied().collect();
                if own != needed {
                    let sentence = format!("has the plural forms {own:?} and needs {needed:?}");
                    problems.push(self.problem(key, &sentence));
                }
                for (form, wording) in forms {
                    // "1 Angebot" does not need the number; the form for all other numbers does.
                    let found: BTreeSet<&str> = placeholders(wording).collect();
                    let complete = form != "other" || found.contains("count");
                    if !complete || !found.is_subset(&expected) {
                        let sentence = format!("has {found:?} in {form}, German has {expected:?}");
                        problems.push(self.problem(key, &sentence));
                    }
                }
            }
            (Text::Plural(_), Text::Plain(_)) => {
                problems.push(self.problem(key, "has plural forms, German has none"));
            }
            (Text::Plain(_), Text::Plural(_)) => {
                problems.push(self.problem(key, "has no plural forms, German has"));
            }
        }
    }

    fn problem(&self, key: &str, sentence: &str) -> String {
        format!("{}.json: {key} {sentence}", self.tag)
    }
}
