//! Why a file must not be published or exported.

use super::{Kind, Leak, SameAddress, Secret, Secrets};
use catalogue::Catalogue;
use std::collections::BTreeSet;

/// A problem that prevents publishing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// Its position as a JSON pointer that uses ids for entries; empty if unknown.
    pub pointer: String,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to fix it, as German sentences.
    pub help: String,
}

/// The reasons why a file made from a catalogue must not be passed on; empty if it may be. Texts of
/// the catalogue that are not in this file are reported, too: the secret must not be anywhere.
pub fn faults(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Vec<Fault> {
    let secrets = Secrets::of(&[catalogue]);
    let mut faults = in_catalogues(&secrets, &[("", catalogue)]);
    let told = if faults.is_empty() { secrets.in_file(name, bytes) } else { BTreeSet::new() };
    for (secret, kind) in told {
        let (what, help) = told_secret(&secrets.secrets[secret], kind);
        faults.push(Fault { file: name.to_owned(), pointer: String::new(), what, help });
    }
    faults
}

/// Texts of named catalogues that reveal a secret of any of them, and open locations at a secret
/// address.
pub(crate) fn in_catalogues(secrets: &Secrets, catalogues: &[(&str, &Catalogue)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, (file, catalogue)) in catalogues.iter().enumerate() {
        for Leak { entry, keys, secret, kind } in secrets.in_catalogue(at, catalogue) {
            let (what, help) = told_secret(&secrets.secrets[secret], kind);
            let entry = entry.map(|(list, id)| format!("/{list}/{id}")).unwrap_or_default();
            let pointer = keys.iter().fold(entry, |pointer, key| pointer + "/" + key);
            faults.push(Fault { file: (*file).to_owned(), pointer, what, help });
        }
    }
    for SameAddress { catalogue, id, name, secret } in secrets.same_addresses() {
        let (what, help) = same_as_secret(name, &secrets.secrets[*secret]);
        let (file, pointer) = (catalogues[*catalogue].0.to_owned(), format!("/locations/{id}"));
        faults.push(Fault { file, pointer, what, help });
    }
    faults
}

/// What is wrong with a text that reveals a secret, and how to fix it.
pub(crate) fn told_secret(secret: &Secret, kind: Kind) -> (String, String) {
    let (name, words) = (&secret.name, kind.words());
    let what = format!("Hier steht {words} von „{name}“. Die Adresse ist geheim.");
    let help = format!(
        "Nehmen Sie {words} heraus: Was hier steht, wird veröffentlicht. Darf die Adresse bekannt sein, \
         schreiben Sie beim Ort „{}“: \"hide_address\": false.",
        secret.id
    );
    (what, help)
}

/// What is wrong with a location at a secret address, and how to fix it.
pub(crate) fn same_as_secret(name: &str, secret: &Secret) -> (String, String) {
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
