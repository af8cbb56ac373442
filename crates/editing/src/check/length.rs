//! The length of texts.

use super::{Code, context::Context};
use catalogue::Severity;

/// The longest name that fits two lines of a card on a phone, in characters.
const NAME_LIMIT: usize = 70;
/// About three minutes of reading, in characters.
const DESCRIPTION_LIMIT: usize = 2000;

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        if offer.summary.is_none() {
            let what = "Die Kurzbeschreibung fehlt.";
            let help = "Schreiben Sie bei „summary“ in einem Satz, was Familien hier bekommen.";
            context.about(entry, &["summary"], Severity::Warning, Code::NoSummary, what, help);
        }
        let length = offer.name.chars().count();
        if length > NAME_LIMIT {
            let what = format!("Der Name hat {length} Zeichen, gut zu lesen sind {NAME_LIMIT}.");
            let help = "Kürzen Sie den Namen: Was das Angebot tut, sagt „summary“.";
            context.about(entry, &["name"], Severity::Hint, Code::LongName, what, help);
        }
        let length = offer.description.as_ref().map_or(0, |text| text.chars().count());
        if length > DESCRIPTION_LIMIT {
            let what = format!(
                "Die Beschreibung hat {length} Zeichen, gut zu lesen sind {DESCRIPTION_LIMIT}."
            );
            let help = "Lassen Sie stehen, was Familien wissen müssen, bevor sie kommen. Alles andere \
                        kann auf Ihrer Website stehen.";
            let code = Code::LongDescription;
            context.about(entry, &["description"], Severity::Hint, code, what, help);
        }
    }
}
