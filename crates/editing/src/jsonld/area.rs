//! Where the families live that an offer is for.

use super::known;
use catalogue::{Ags, Catalogue, Offer, Place, ServiceArea};
use serde_json::{Value, json};

/// The areas of an offer: its own, else its catalogue's, else the whole country for what a
/// nation-wide catalogue brings.
pub fn served(offer: &Offer, catalogue: &Catalogue) -> Vec<Value> {
    if !offer.service_areas.is_empty() {
        return offer.service_areas.iter().filter_map(|area| named(area, catalogue)).collect();
    }
    if offer.layer > 0 {
        return vec![json!({ "@type": "Country", "name": "Deutschland" })];
    }
    let outermost = catalogue.places.iter().filter(|place| place.part_of.is_none());
    outermost.map(of_place).collect()
}

fn named(area: &ServiceArea, catalogue: &Catalogue) -> Option<Value> {
    match area {
        ServiceArea::Place(id) => catalogue.place(id).map(of_place),
        ServiceArea::Ags(key) => {
            let place = catalogue.places.iter().find(|place| place.ags.as_ref() == Some(key));
            Some(place.map_or_else(|| of_key(key, None), of_place))
        }
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

/// The address of a key in the vocabulary of DCAT-AP.de, which has one list for each kind of
/// area; none for keys that are only the beginning of one.
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
