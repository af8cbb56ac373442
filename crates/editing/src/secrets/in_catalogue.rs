//! Finds texts of a catalogue that reveal a secret address.

use super::redaction::redacted_location;
use super::{Kind, Own, Secrets};
use catalogue::{Catalogue, Id};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

/// Parts of web addresses that lead to a map.
const MAPS: [&str; 15] = [
    "//maps.",
    "/maps/",
    "/maps?",
    "goo.gl/maps",
    "maps.app.goo.gl",
    "openstreetmap.",
    "//osm.org",
    "bing.com/maps",
    "what3words.com",
    "w3w.co/",
    "plus.codes/",
    "//wego.here.com",
    "//share.here.com",
    "komoot.",
    "geo:",
];

/// A text of a catalogue that reveals a secret address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The list and the id of its entry; `None` for the catalogue's own keys.
    pub entry: Option<(&'static str, Id)>,
    /// The path of keys from the entry, or else from the catalogue.
    pub keys: Vec<String>,
    /// The index of the secret.
    pub secret: usize,
    /// What it reveals.
    pub kind: Kind,
}

impl Secrets {
    /// The texts that would reveal a secret address once the catalogue [is
    /// public](mod@super::redaction). `at` is its index among the catalogues that the secrets were
    /// collected from.
    pub fn in_catalogue(&self, at: usize, catalogue: &Catalogue) -> Vec<Leak> {
        let mut leaks = Vec::new();
        if self.secrets.is_empty() {
            return leaks;
        }
        let owners = Owners::new(self, at, catalogue);
        self.walk(&head(catalogue), &About::default(), &mut Vec::new(), &mut |keys, told| {
            leaks.push(Leak { entry: None, keys, secret: told.0, kind: told.1 });
        });
        let mut search = |list, id: &Id, entry: Value, about: &About| {
            self.walk(&entry, about, &mut Vec::new(), &mut |keys, told| {
                let entry = Some((list, id.clone()));
                leaks.push(Leak { entry, keys, secret: told.0, kind: told.1 });
            });
        };
        let none = About::default();
        for each in &catalogue.offers {
            search("offers", &each.id, value(each), owners.offers.get(&each.id).unwrap_or(&none));
        }
        for each in &catalogue.organizations {
            let about = owners.organizations.get(&each.id).unwrap_or(&none);
            search("organizations", &each.id, value(each), about);
        }
        for each in &catalogue.locations {
            let told = each.is_hidden().then(|| redacted_location(each));
            let told = value(told.as_ref().unwrap_or(each));
            search("locations", &each.id, told, &owners.location(&each.id));
        }
        for each in &catalogue.places {
            search("places", &each.id, value(each), &none);
        }
        for each in &catalogue.situations {
            search("situations", &each.id, value(each), &none);
        }
        leaks
    }

    fn walk(
        &self,
        value: &Value,
        about: &About,
        keys: &mut Vec<String>,
        leak: &mut dyn FnMut(Vec<String>, (usize, Kind)),
    ) {
        let mut search = |text: &str, keys: &[String]| {
            let mut told = self.in_text(text, &about.secrets);
            if about.is_only_there && is_map(text) {
                told.extend(about.secrets.iter().map(|secret| (*secret, Kind::Map)));
            }
            for told in told {
                leak(keys.to_vec(), told);
            }
        };
        match value {
            Value::String(text) => search(text, keys),
            Value::Array(list) => {
                for (at, value) in list.iter().enumerate() {
                    keys.push(at.to_string());
                    self.walk(value, about, keys, leak);
                    keys.pop();
                }
            }
            Value::Object(entries) => {
                for (key, value) in entries {
                    keys.push(key.clone());
                    self.walk(value, about, keys, leak);
                    keys.pop();
                }
            }
            // The only numbers that could reveal anything are coordinates, and the remaining ones
            // are public.
            _ => {}
        }
    }
}

fn is_map(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    MAPS.iter().any(|map| text.contains(map))
}

/// Serialises a part of the catalogue.
fn value(written: &impl Serialize) -> Value {
    serde_json::to_value(written).expect("invariant: all of a catalogue can be written")
}

/// The texts of the catalogue's own keys. Every key is listed, so that none added later can be
/// missed.
fn head(catalogue: &Catalogue) -> Value {
    let Catalogue {
        schema_version,
        id,
        name,
        publisher,
        license,
        published: _,
        demo: _,
        links,
        languages,
        includes,
        files,
        places: _,
        life_phases: _,
        school_cutoff,
        situations: _,
        organizations: _,
        locations: _,
        offers: _,
        theme,
    } = catalogue;
    value(&Catalogue {
        schema_version: schema_version.clone(),
        id: id.clone(),
        name: name.clone(),
        publisher: publisher.clone(),
        license: license.clone(),
        links: links.clone(),
        languages: languages.clone(),
        includes: includes.clone(),
        files: files.clone(),
        theme: theme.clone(),
        school_cutoff: school_cutoff.clone(),
        ..Catalogue::default()
    })
}

/// Which secrets an entry is about.
#[derive(Clone, Debug, Default)]
struct About {
    secrets: Own,
    /// Whether it takes place only there.
    is_only_there: bool,
}

struct Owners<'c> {
    /// The index of each secret of this catalogue.
    numbers: HashMap<&'c Id, usize>,
    offers: HashMap<&'c Id, About>,
    organizations: HashMap<&'c Id, About>,
}

impl<'c> Owners<'c> {
    fn new(secrets: &'c Secrets, at: usize, catalogue: &'c Catalogue) -> Self {
        let numbered = secrets.secrets.iter().enumerate();
        let numbers: HashMap<&Id, usize> = numbered
            .filter(|(_, secret)| secret.catalogue == at)
            .map(|(number, secret)| (&secret.id, number))
            .collect();
        let mut owners = Self { numbers, offers: HashMap::new(), organizations: HashMap::new() };
        for offer in &catalogue.offers {
            let locations = offer.location_ids();
            let own = locations.iter().filter_map(|id| owners.numbers.get(id));
            let secrets: Own = own.copied().collect();
            if secrets.is_empty() {
                continue;
            }
            if let Some(id) = &offer.organization {
                owners.organizations.entry(id).or_default().secrets.extend(&secrets);
            }
            let is_only_there = secrets.len() == locations.len();
            owners.offers.insert(&offer.id, About { secrets, is_only_there });
        }
        owners
    }

    fn location(&self, id: &Id) -> About {
        let number = self.numbers.get(id);
        number.map_or_else(About::default, |number| About {
            secrets: Own::from([*number]),
            is_only_there: true,
        })
    }
}
