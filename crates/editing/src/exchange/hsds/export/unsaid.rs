//! A summary of what HSDS cannot represent.

use crate::exchange::loss::Loss;
use catalogue::{Catalogue, Id, Offer, Publisher};
use std::collections::BTreeSet;

macro_rules! unsaid {
    ($($name:ident = $what:literal,)+) => {
        /// Data of an offer that HSDS cannot represent, or only in another way.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Unsaid { $($name,)+ }

        impl Unsaid {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            fn what(self) -> &'static str {
                match self { $(Self::$name => $what,)+ }
            }
        }
    };
}

unsaid! {
    Attributes = "Für Thema, Anlass, Zielgruppe, Form, Anmeldung und freie Plätze hat HSDS keine Felder. Sie stehen in „attributes“ mit dem Vorsatz „angebotsfinder:“, den andere Programme vielleicht nicht zeigen.",
    Translations = "Übersetzungen kennt HSDS 3.0 nicht. Sie fehlen in der Datei.",
    Ages = "HSDS nennt das Alter als „von“ und „bis“ in ganzen Jahren. Monate und Lücken dazwischen gehen verloren, die Angabe wird weiter.",
    Exceptions = "HSDS kennt keine Ausfälle und Zusatztermine. Die Termine stehen als mehrere Regeln hintereinander in der Datei; es sind dieselben Tage.",
    PhoneHours = "Sprechzeiten eines Telefons kennt HSDS nicht. Sie fehlen in der Datei.",
    HiddenAddress = "Geheime Adressen kommen nicht in die Datei, auch nicht, was über den Weg dorthin gesagt ist.",
    AddressLines = "HSDS verlangt zu jeder Anschrift Straße, Postleitzahl, Stadt und Land. Was davon nicht bekannt ist, steht als leerer Text in der Datei.",
    Address = "Manche Web- oder E-Mail-Adressen lassen sich in HSDS nicht schreiben. Sie fehlen in der Datei.",
    FirstContact = "Was passiert, wenn sich jemand meldet, und wie lange eine Antwort dauert, kennt HSDS nicht. Es fehlt in der Datei.",
    Situations = "Eigene Anlässe des Katalogs kennt außer ihm niemand. Sie fehlen in der Datei.",
}

/// The recorded losses, and the offers they affect.
#[derive(Default)]
pub struct UnsaidThings {
    noted: Vec<(Unsaid, Id)>,
    catalogue: Vec<String>,
}

impl UnsaidThings {
    /// Records a loss for this offer.
    pub fn note(&mut self, what: Unsaid, offer: &Offer) {
        self.noted.push((what, offer.id.clone()));
    }

    /// Records losses that are not about an offer.
    pub fn about_catalogue(&mut self, catalogue: &Catalogue) {
        if catalogue.offers.iter().any(|offer| !offer.schedules.is_empty()) {
            self.catalogue.push(
                "Uhrzeiten stehen in der Datei, wie die Uhr in Deutschland sie zeigt. Die Sommerzeit kann HSDS nicht nennen: „timezone“ ist die Normalzeit.".to_owned(),
            );
        }
        let keys = own_keys(catalogue);
        if !keys.is_empty() {
            let keys = keys.join(", ");
            self.catalogue.push(format!(
                "HSDS kennt nur Angebote. Aus dem Katalog selbst fehlen in der Datei: {keys}."
            ));
        }
        let alone = without_offers(catalogue);
        if !alone.is_empty() {
            let alone = alone.join(", ");
            self.catalogue.push(format!(
                "Was zu keinem Angebot gehört, kann HSDS hier nicht nennen: {alone}."
            ));
        }
    }

    /// The recorded losses, each once.
    pub fn finish(self) -> Vec<Loss> {
        let mut losses = Vec::new();
        for unsaid in Unsaid::ALL {
            let mut offers: Vec<Id> = Vec::new();
            for (_, offer) in self.noted.iter().filter(|(noted, _)| noted == unsaid) {
                if offers.last() != Some(offer) {
                    offers.push(offer.clone());
                }
            }
            if !offers.is_empty() {
                losses.push(Loss { what: unsaid.what().to_owned(), offers });
            }
        }
        let catalogue = self.catalogue.into_iter();
        losses.extend(catalogue.map(|what| Loss { what, offers: Vec::new() }));
        losses
    }
}

/// The catalogue's own data, by its keys in the file.
fn own_keys(catalogue: &Catalogue) -> Vec<&'static str> {
    let Catalogue { publisher, published, demo, links, includes, .. } = catalogue;
    let publisher = publisher.as_ref().is_some_and(|own| *own != Publisher::default());
    let has_details = catalogue.places.iter().any(|place| {
        !place.postal_codes.is_empty() || place.part_of.is_some() || place.latitude.is_some()
    });
    let notes = catalogue.offers.iter().map(|each| &each.editor_note);
    let notes = notes.chain(catalogue.organizations.iter().map(|each| &each.editor_note));
    let mut notes = notes.chain(catalogue.locations.iter().map(|each| &each.editor_note));
    let has_notes = notes.any(Option::is_some);
    [
        (publisher, "publisher"),
        (published.is_some(), "published"),
        (*demo, "demo"),
        (links.is_some(), "links"),
        (!includes.is_empty(), "includes"),
        (!catalogue.life_phases.is_empty(), "life_phases"),
        (catalogue.school_cutoff.is_some(), "school_cutoff"),
        (!catalogue.situations.is_empty(), "situations"),
        (has_details, "Postleitzahlen, Lage und Zugehörigkeit der Gemeinden"),
        (catalogue.theme.is_some(), "theme"),
        (has_notes, "Notizen für die Redaktion"),
    ]
    .into_iter()
    .filter_map(|(is_stated, key)| is_stated.then_some(key))
    .collect()
}

/// How many entries of the other lists are not referenced by any offer.
fn without_offers(catalogue: &Catalogue) -> Vec<String> {
    let mut named: BTreeSet<&Id> = BTreeSet::new();
    let mut venues: BTreeSet<&Id> = BTreeSet::new();
    for offer in &catalogue.offers {
        named.extend(&offer.organization);
        venues.extend(offer.location_ids());
    }
    let organizations =
        catalogue.organizations.iter().filter(|each| !named.contains(&each.id)).count();
    let locations = catalogue.locations.iter().filter(|each| !venues.contains(&each.id)).count();
    let mut alone = Vec::new();
    if organizations > 0 {
        alone.push(format!("{organizations} Träger"));
    }
    match locations {
        0 => {}
        1 => alone.push("1 Treffpunkt".to_owned()),
        _ => alone.push(format!("{locations} Treffpunkte")),
    }
    alone
}
