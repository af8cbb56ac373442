//! Where the families live that an offer is for.

use super::node::known;
use crate::exchange::served::{self, Area, Areas, Served};
use catalogue::{Ags, Offer, Place};
use serde_json::{Value, json};

/// The areas of an offer: its own, or its catalogue's, or the whole country for offers from a
/// nation-wide catalogue.
pub fn served<'c>(offer: &'c Offer, areas: &Areas<'c>) -> Vec<Value> {
    if offer.service_areas.is_empty() && offer.layer > 0 {
        return vec![json!({ "@type": "Country", "name": "Deutschland" })];
    }
    match areas.of(offer) {
        Served::Few(areas) => areas.into_iter().map(one).collect(),
        Served::List(number) => vec![json!({ "@id": list_id(number) })],
        // An incomplete list would be wrong.
        Served::Many(_) => Vec::new(),
    }
}

/// The areas shared by several offers, as graph nodes.
pub fn lists<'a>(areas: &'a Areas) -> impl Iterator<Item = Value> + use<'a> {
    areas.lists().iter().enumerate().map(|(number, list)| {
        let places: Vec<Value> = list.iter().copied().map(one).collect();
        known([
            ("@type", "AdministrativeArea".into()),
            ("@id", list_id(number).into()),
            ("name", served::counted(list.len()).into()),
            ("containsPlace", places.into()),
        ])
    })
}

fn list_id(number: usize) -> String {
    format!("#{}", served::anchor(number))
}

fn one(area: Area) -> Value {
    match area {
        Area::Place(place) => of_place(place),
        Area::Key(key) => of_key(key, None),
    }
}

fn of_place(place: &Place) -> Value {
    match &place.ags {
        Some(key) => of_key(key, Some(&place.name)),
        None => json!({ "@type": "AdministrativeArea", "name": place.name }),
    }
}

fn of_key(key: &Ags, name: Option<&str>) -> Value {
    known([
        ("@type", "AdministrativeArea".into()),
        ("@id", uri(key).into()),
        ("name", name.into()),
        ("identifier", key.as_str().into()),
    ])
}

/// The URI of a key in the DCAT-AP.de vocabulary, which has a list for each type of area; `None`
/// for keys that are only a prefix.
fn uri(key: &Ags) -> Option<String> {
    let list = match key.as_str().len() {
        2 => "stateKey",
        3 => "governmentDistrictKey",
        5 => "districtKey",
        8 => "municipalityKey",
        9 => "municipalAssociationKey",
        12 => "regionalKey",
        _ => return None,
    };
    Some(format!("http://dcat-ap.de/def/politicalGeocoding/{list}/{}", key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_address_of_its_kind() {
        let address = |key| Ags::new(key).and_then(|key| uri(&key));
        let district = "http://dcat-ap.de/def/politicalGeocoding/districtKey/06636";
        assert_eq!(address("06636").as_deref(), Some(district));
        let state = "http://dcat-ap.de/def/politicalGeocoding/stateKey/06";
        assert_eq!(address("06").as_deref(), Some(state));
        assert_eq!(address("0663"), None);
    }
}
