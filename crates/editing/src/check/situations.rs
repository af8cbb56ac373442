//! A catalogue's own situations need a text.

use super::{Code, context::Context};
use catalogue::{DEFAULT_SITUATIONS, Severity};

pub fn check(context: &mut Context) {
    for situation in &context.catalogue.situations {
        let id = situation.id.as_str();
        if situation.label.is_some() || DEFAULT_SITUATIONS.iter().any(|each| each.id == id) {
            continue;
        }
        let entry = context.entry("situations", &situation.id);
        let what = format!("Die Lebenslage „{id}“ hat keinen Text, den Familien lesen können.");
        let help = "Schreiben Sie bei „label“, was Eltern sagen würden: „Ich suche andere Eltern“.";
        context.about(entry, &[], Severity::Warning, Code::SituationWithoutLabel, what, help);
    }
}
