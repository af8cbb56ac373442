//! Texts that tell an address that is secret, and a second location at it.

use super::{Code, context::Context};
use crate::secrets::{Leak, SameAddress, Secret, Secrets};
use catalogue::Severity;

pub fn check(context: &mut Context) {
    let secrets = Secrets::of(&[context.catalogue]);
    for Leak { entry, keys, secret, kind } in secrets.in_catalogue(0, context.catalogue) {
        let (what, help) = told(&secrets.secrets[secret], kind);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        if let Some((list, id)) = entry {
            let entry = context.entry(list, &id);
            context.about(entry, &keys, Severity::Error, Code::ToldSecret, what, help);
        } else {
            let spot = context.source.spot(&keys);
            context.note(spot, Severity::Error, Code::ToldSecret, what, help);
        }
    }
    for SameAddress { id, name, secret, .. } in secrets.same_addresses() {
        let (what, help) = same(name, &secrets.secrets[*secret]);
        let entry = context.entry("locations", id);
        context.about(entry, &["address"], Severity::Error, Code::SameAddress, what, help);
    }
}

/// What is wrong with a text that tells of a secret, and how to mend it.
pub fn told(secret: &Secret, kind: crate::secrets::Kind) -> (String, String) {
    let (name, words) = (&secret.name, kind.words());
    let what = format!("Hier steht {words} von „{name}“. Die Adresse ist geheim.");
    let help = format!(
        "Nehmen Sie {words} heraus: Was hier steht, wird veröffentlicht. Darf die Adresse bekannt sein, \
         schreiben Sie beim Ort „{}“: \"hide_address\": false.",
        secret.id
    );
    (what, help)
}

/// What is wrong with a location at a secret address, and how to mend it.
pub fn same(name: &str, secret: &Secret) -> (String, String) {
    let what = format!(
        "„{name}“ hat dieselbe Adresse wie „{}“. Diese ist geheim, jene wird gezeigt.",
        secret.name
    );
    let help = format!(
        "Schreiben Sie auch bei „{name}“: \"hide_address\": true. Oder nehmen Sie für beide denselben \
         Treffpunkt: „{}“.",
        secret.id
    );
    (what, help)
}
