//! Texts that reveal a secret address, and a second location at such an address.

use super::{Code, context::Context};
use crate::secrets::{Leak, SameAddress, Secrets, same_as_secret, told_secret};
use catalogue::Severity;

pub fn check(context: &mut Context) {
    let secrets = Secrets::of(&[context.catalogue]);
    for Leak { entry, keys, secret, kind } in secrets.in_catalogue(0, context.catalogue) {
        let (what, help) = told_secret(&secrets.secrets[secret], kind);
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
        let (what, help) = same_as_secret(name, &secrets.secrets[*secret]);
        let entry = context.entry("locations", id);
        context.about(entry, &["address"], Severity::Error, Code::SameAddress, what, help);
    }
}
