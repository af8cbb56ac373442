//! Service areas.

use super::Writer;
use crate::exchange::hsds::model::{Attribute, ServiceArea};
use catalogue::{Ags, Id, ServiceArea as Area};

impl Writer<'_> {
    pub fn area(&self, path: &str, area: &Area) -> ServiceArea {
        let (key, name, attributes) = match area {
            Area::Ags(key) => (Some(key), key.as_str(), Vec::new()),
            Area::Place(id) => {
                let place = self.catalogue.place(id);
                let name = place.map_or(id.as_str(), |place| place.name.as_str());
                let key = place.and_then(|place| place.ags.as_ref());
                (key, name, self.place(id, "service_area", path))
            }
        };
        ServiceArea {
            id: self.ids.of(path),
            name: name.to_owned(),
            extent: key.map(|key| key.as_str().to_owned()),
            extent_type: key.map(|_| "text".to_owned()),
            uri: key.and_then(uri),
            attributes,
        }
    }

    /// The catalogue's place that something is or is located in, with its municipality key.
    pub fn place(&self, id: &Id, entity: &'static str, path: &str) -> Vec<Attribute> {
        let mut attributes = self.attributes(entity, path);
        if let Some(place) = self.catalogue.place(id) {
            attributes.place(place);
        }
        attributes.finish()
    }
}

/// The prefix of an area's URI, before the digits of the municipality key (DCAT-AP.de).
pub const AREA_URI: &str = "http://dcat-ap.de/def/politicalGeocoding/";

/// The URI of an area, depending on the length of its key.
fn uri(key: &Ags) -> Option<String> {
    let kind = match key.as_str().len() {
        2 => "stateKey",
        3 => "governmentDistrictKey",
        5 => "districtKey",
        8 => "municipalityKey",
        12 => "regionalKey",
        _ => return None,
    };
    Some([AREA_URI, kind, "/", key.as_str()].concat())
}
