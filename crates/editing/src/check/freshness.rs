//! When the information was last verified.

use super::{Code, context::Context};
use crate::wording::phrase::short_date;
use catalogue::Severity;

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        let is_stated =
            || context.node(entry).is_some_and(|node| node.get("assured_date").is_some());
        let (severity, code, what, help) = match offer.assured_date {
            // The reader has reported the problem already.
            None if is_stated() => continue,
            None => (
                Severity::Hint,
                Code::NeverChecked,
                "Es steht nicht da, wann die Angaben zuletzt geprüft wurden.".to_owned(),
                "Prüfen Sie die Angaben, und tragen Sie den Tag bei „assured_date“ ein.",
            ),
            Some(date) if date > context.today => (
                Severity::Warning,
                Code::CheckedInFuture,
                format!("Der Tag der letzten Prüfung, {}, liegt in der Zukunft.", short_date(date)),
                "Tragen Sie bei „assured_date“ den Tag ein, an dem jemand die Angaben geprüft hat.",
            ),
            Some(date) if offer.is_stale(context.today) == Some(true) => (
                Severity::Warning,
                Code::Stale,
                format!("Die Angaben sind zuletzt am {} geprüft worden.", short_date(date)),
                "Fragen Sie beim Träger nach, ob alles noch stimmt, und tragen Sie den Tag bei \
                 „assured_date“ ein. Nach zwölf Monaten liest die Familie „Bitte vorher anrufen“.",
            ),
            Some(_) => continue,
        };
        context.about(entry, &["assured_date"], severity, code, what, help);
    }
}
