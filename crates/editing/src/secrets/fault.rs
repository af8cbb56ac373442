//! What is said of a file that must not leave the house.

use super::{Kind, Leak, SameAddress, Secret, Secrets};
use catalogue::Catalogue;
use std::collections::BTreeSet;

/// Something that must not be published so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// Where in it, as a JSON pointer that names entries by their ids; empty = somewhere.
    pub pointer: String,
    /// What is wrong, as German sentences.
    pub what: String,
    /// How to mend it, as German sentences.
    pub help: String,
}

/// Why a file that is made of a catalogue must not leave the house; nothing where it may. Also what
/// stands in texts of the catalogue that this file does not have is told: it is nowhere to be.
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

/// Texts of catalogues, each with its name, that tell a secret of any of them, and open locations
/// at a secret address.
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

/// What is wrong with a text that tells of a secret, and how to mend it.
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

/// What is wrong with a location at a secret address, and how to mend it.
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
