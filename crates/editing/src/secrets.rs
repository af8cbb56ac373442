//! Finds secret addresses that would be revealed: the final check of everything that is published
//! or exported.
//!
//! Redaction covers the known keys of a location. This module searches every text, whoever wrote it
//! and wherever it ended up, for street and number, street alone, postal code with town, and
//! coordinates, in all spellings (`folded`). Public information is not secret: a street or a
//! postal code shared with another location counts only together with the house number, or in the
//! texts of the offers that take place at the secret location.

mod address;
mod decoded;
mod degrees;
mod fault;
mod folded;
mod in_catalogue;
pub mod redaction;
mod same_address;
mod secret;

pub use fault::{Fault, faults};
pub(crate) use fault::{in_catalogues, same_as_secret, told_secret};
pub use in_catalogue::Leak;
pub use same_address::SameAddress;
pub use secret::{Kind, Own, Secret, Told};

use address::Forms;
use aho_corasick::{AhoCorasick, MatchKind};
use catalogue::{Catalogue, Location};
use decoded::{decoded, unfolded};
use degrees::Coordinates;
use folded::Folded;
use std::collections::{BTreeMap, BTreeSet};

/// Where a pattern is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// In texts and in entire files.
    Files,
    /// In texts only.
    Texts,
    /// Only in the texts of the offers that take place at the secret location.
    Own,
}

/// A folded text that reveals a secret.
#[derive(Clone, Debug)]
struct Needle {
    secret: usize,
    kind: Kind,
    reach: Reach,
    /// Longer texts that are public and contain this one, each with its offset.
    allowed: Vec<(usize, Box<[u8]>)>,
}

/// All secret addresses of some catalogues.
#[derive(Debug)]
pub struct Secrets {
    /// The locations.
    pub secrets: Vec<Secret>,
    /// For each pattern what it reveals: two secrets may share a street.
    needles: Vec<Vec<Needle>>,
    search: AhoCorasick,
    coordinates: Coordinates,
    same: Vec<SameAddress>,
}

impl Secrets {
    /// Collects the secrets of catalogues that are published together.
    pub fn of(catalogues: &[&Catalogue]) -> Self {
        let locations = || {
            let numbered = catalogues.iter().enumerate();
            numbered
                .flat_map(|(at, catalogue)| catalogue.locations.iter().map(move |each| (at, each)))
        };
        let hidden: Vec<(usize, &Location)> =
            locations().filter(|(_, location)| location.is_hidden()).collect();
        let open: Vec<(usize, &Location)> =
            locations().filter(|(_, location)| !location.is_hidden()).collect();
        let forms =
            |location: &Location| location.address.as_ref().map(Forms::of).unwrap_or_default();
        let mut coordinates = Coordinates::default();
        for (secret, (_, location)) in hidden.iter().enumerate() {
            coordinates.add(location.latitude, location.longitude, secret);
        }
        for catalogue in catalogues {
            coordinates.allow(catalogue);
        }
        let secret_forms: Vec<Forms> = hidden.iter().map(|(_, location)| forms(location)).collect();
        let open_forms: Vec<Forms> = open.iter().map(|(_, location)| forms(location)).collect();
        let same = same_address::same_addresses(&hidden, &secret_forms, &open, &open_forms);
        let mut patterns = patterns(&secret_forms);
        allow(&mut patterns, &public(catalogues, &open_forms));
        let (texts, needles): (Vec<String>, Vec<Vec<Needle>>) = patterns.into_iter().unzip();
        Self {
            secrets: hidden
                .into_iter()
                .map(|(catalogue, each)| Secret {
                    catalogue,
                    id: each.id.clone(),
                    name: each.name.clone(),
                })
                .collect(),
            needles,
            search: searching(&texts),
            coordinates,
            same,
        }
    }

    /// What a text reveals; `own` are the secrets it is about. Searches both the text as it is and
    /// the text with its encodings resolved.
    pub fn in_text(&self, text: &str, own: &Own) -> BTreeSet<Told> {
        self.unwrapping(text, &|reach, secret| reach != Reach::Own || own.contains(&secret))
    }

    /// What a file reveals by its name and its bytes.
    pub fn in_file(&self, name: &str, bytes: &[u8]) -> BTreeSet<Told> {
        if self.secrets.is_empty() {
            return BTreeSet::new();
        }
        let text = String::from_utf8_lossy(bytes);
        let is_wanted = |reach, _| reach == Reach::Files;
        if has_ending(name, "ics") {
            return self.unwrapping(&unfolded(&text), &is_wanted);
        }
        self.unwrapping(&text, &is_wanted)
    }

    fn unwrapping(&self, text: &str, is_wanted: &dyn Fn(Reach, usize) -> bool) -> BTreeSet<Told> {
        let mut told = self.in_plain(text, is_wanted);
        if let Some(decoded) = decoded(text) {
            told.extend(self.in_plain(&decoded, is_wanted));
        }
        told
    }

    fn in_plain(&self, text: &str, is_wanted: &dyn Fn(Reach, usize) -> bool) -> BTreeSet<Told> {
        let mut told: BTreeSet<Told> = BTreeSet::new();
        if self.secrets.is_empty() {
            return told;
        }
        // Drops invisible characters, which may also separate the digits of a number.
        let text = matching::fold(text);
        told.extend(self.coordinates.find(&text).into_iter().map(|at| (at, Kind::Coordinates)));
        let folded = Folded::of(&text);
        for found in self.search.find_overlapping_iter(&folded.letters) {
            if !folded.is_whole(found.start(), found.end()) {
                continue;
            }
            for needle in &self.needles[found.pattern().as_usize()] {
                let is_allowed = needle.allowed.iter().any(|(before, longer)| {
                    let start = found.start().checked_sub(*before);
                    start.is_some_and(|start| folded.has(longer, start))
                });
                if !is_allowed && is_wanted(needle.reach, needle.secret) {
                    told.insert((needle.secret, needle.kind));
                }
            }
        }
        told
    }

    /// Open locations that have the address of a secret one.
    pub fn same_addresses(&self) -> &[SameAddress] {
        &self.same
    }
}

/// A text with [its encodings resolved](fn@decoded).
pub(crate) fn unwrapped(text: &str) -> String {
    decoded(text).unwrap_or_else(|| text.to_owned())
}

/// Whether a file name has this extension, case-insensitively.
pub(crate) fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, each)| each.eq_ignore_ascii_case(ending))
}

fn searching(patterns: &[String]) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::Standard);
    builder.build(patterns).expect("invariant: far fewer patterns than 4 GB")
}

/// The patterns of all secrets; shared ones are merged.
fn patterns(secrets: &[Forms]) -> BTreeMap<String, Vec<Needle>> {
    let mut patterns: BTreeMap<String, Vec<Needle>> = BTreeMap::new();
    for (secret, forms) in secrets.iter().enumerate() {
        let mut add = |texts: &BTreeSet<String>, kind: Kind, reach: &dyn Fn(&str) -> Reach| {
            for text in texts {
                let needles = patterns.entry(text.clone()).or_default();
                if needles.iter().all(|needle| needle.secret != secret) {
                    let reach = reach(text);
                    needles.push(Needle { secret, kind, reach, allowed: Vec::new() });
                }
            }
        };
        let is_distinct = |street: &str| forms.distinct.contains(street);
        add(&forms.whole, Kind::House, &|_| Reach::Files);
        add(&forms.houses, Kind::House, &|_| Reach::Files);
        add(&forms.next, Kind::House, &|_| Reach::Files);
        add(&forms.reversed, Kind::House, &|_| Reach::Texts);
        add(&forms.towns, Kind::Town, &|_| Reach::Files);
        add(&forms.streets, Kind::Street, &|street| {
            if is_distinct(street) { Reach::Files } else { Reach::Own }
        });
    }
    patterns
}

/// What is public: the addresses of open locations, and the names and postal codes of places.
fn public(catalogues: &[&Catalogue], open: &[Forms]) -> BTreeSet<String> {
    let mut public: BTreeSet<String> = open.iter().flat_map(Forms::all).cloned().collect();
    for place in catalogues.iter().flat_map(|catalogue| &catalogue.places) {
        let name = address::folded(&place.name);
        let towns = place.postal_codes.iter().map(|code| [code, &*name].concat());
        public.extend(towns);
        // A village may have the same name as a street; with a number it would be a house.
        if !name.contains(|letter: char| letter.is_ascii_digit()) {
            public.insert(name);
        }
    }
    public
}

/// Restricts needles that are public themselves, and records longer public texts that contain one.
fn allow(patterns: &mut BTreeMap<String, Vec<Needle>>, public: &BTreeSet<String>) {
    let texts: Vec<String> = patterns.keys().cloned().collect();
    let search = searching(&texts);
    for text in public {
        for found in search.find_overlapping_iter(text) {
            let pattern = &texts[found.pattern().as_usize()];
            for needle in patterns.get_mut(pattern).into_iter().flatten() {
                if pattern == text {
                    needle.reach = Reach::Own;
                } else {
                    needle.allowed.push((found.start(), text.as_bytes().into()));
                }
            }
        }
    }
}
