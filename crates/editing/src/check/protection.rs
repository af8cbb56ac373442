//! Whoever seeks protection must not be found by the address of an offer.

use super::{Code, context::Context};
use catalogue::Severity;

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        // Families do not see the others.
        if !offer.sensitive || offer.is_for_professionals_only() {
            continue;
        }
        for id in &offer.locations {
            let Some(location) = context.catalogue.location(id) else {
                continue;
            };
            // Somebody has decided that it may be seen, as with an advice centre.
            let is_decided = location.hide_address.is_some();
            let is_public =
                location.public_address().is_some() || location.public_coordinates().is_some();
            if is_decided || !is_public {
                continue;
            }
            let name = &location.name;
            let what =
                format!("Das Angebot ist heikel, aber die Adresse von „{name}“ ist zu sehen.");
            let help = format!(
                "Schreiben Sie beim Ort „{id}“: \"hide_address\": true. Darf die Adresse bekannt sein, \
                 wie bei einer Beratungsstelle, schreiben Sie dort: \"hide_address\": false. In einer \
                 Tabelle ist das die Spalte „Adresse geheim“: ja oder nein."
            );
            let keys = ["locations"];
            context.about(entry, &keys, Severity::Error, Code::SensitiveAddress, what, help);
        }
    }
}
