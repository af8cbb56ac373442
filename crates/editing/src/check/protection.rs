//! Whoever seeks protection must not be found by the address of an offer.

use super::{Code, context::Context};
use catalogue::{Location, Severity};

pub fn check(context: &mut Context) {
    shown(context);
    secret(context);
}

/// Sensitive offers whose address nobody has decided on.
fn shown(context: &mut Context) {
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

/// Secret addresses in a file that somebody may give away, or put on the web as it is.
fn secret(context: &mut Context) {
    for location in context.catalogue.locations.iter().filter(|location| location.is_hidden()) {
        let Some(key) = way(location) else {
            continue;
        };
        let what = format!(
            "Die Adresse von „{}“ ist geheim, aber in dieser Datei steht, wie man hinkommt.",
            location.name
        );
        let help = "Veröffentlichen Sie mit „katalog publish“: Das lässt solche Angaben weg. Laden Sie die \
                    Datei nicht selbst auf den Webserver, und geben Sie sie nicht weiter. Oder nehmen Sie \
                    Adresse, Koordinaten und Anfahrt heraus.";
        let entry = context.entry("locations", &location.id);
        context.about(entry, &[key], Severity::Hint, Code::SecretAddress, what, help);
    }
}

/// The first key that tells the way to a location.
fn way(location: &Location) -> Option<&'static str> {
    let access = location.accessibility.as_ref();
    let told = [
        ("address", location.address.is_some()),
        ("latitude", location.latitude.is_some()),
        ("longitude", location.longitude.is_some()),
        (
            "accessibility",
            access.is_some_and(|known| {
                known.parking.is_some() || known.transit.is_some() || known.note.is_some()
            }),
        ),
    ];
    told.into_iter().find(|(_, is_told)| *is_told).map(|(key, _)| key)
}
