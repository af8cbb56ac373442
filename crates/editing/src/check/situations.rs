//! A catalogue's own situations need a text; and an offer that lists a split one counts for more
//! than its editors may mean.

use super::{Code, context::Context};
use crate::import::topic::situation_label;
use catalogue::{DEFAULT_SITUATIONS, Severity, Situation, successors};

pub fn check(context: &mut Context) {
    without_label(context);
    split(context);
}

fn without_label(context: &mut Context) {
    for situation in &context.catalogue.situations {
        let id = situation.id.as_str();
        let has_text =
            DEFAULT_SITUATIONS.iter().any(|each| each.id == id) || !successors(id).is_empty();
        if situation.label.is_some() || has_text {
            continue;
        }
        let entry = context.entry("situations", &situation.id);
        let what = format!("Die Lebenslage „{id}“ hat keinen Text, den Familien lesen können.");
        let help = "Schreiben Sie bei „label“, was Eltern sagen würden: „Ich suche andere Eltern“.";
        context.about(entry, &[], Severity::Warning, Code::SituationWithoutLabel, what, help);
    }
}

fn split(context: &mut Context) {
    let asked = context.catalogue.situations();
    let mut said = Vec::new();
    for (offer, entry) in context.offers() {
        for id in &offer.situations {
            let is_meant = |each: &&Situation| each.id != *id && each.is_meant_by(id, &asked);
            let meant = asked.iter().filter(is_meant);
            let meant: Vec<_> =
                meant.map(|each| format!("„{}“ ({})", situation_label(each), each.id)).collect();
            if !meant.is_empty() {
                said.push((entry, id, meant.join(", ")));
            }
        }
    }
    for (entry, id, meant) in said {
        let what = format!(
            "Die Lebenslage „{id}“ gibt es nicht mehr. Das Angebot zählt für alles, was aus ihr \
             geworden ist: {meant}."
        );
        let help = "Lassen Sie bei „situations“ nur stehen, wobei das Angebot wirklich hilft.";
        context.about(entry, &["situations"], Severity::Hint, Code::SplitSituation, what, help);
    }
}
