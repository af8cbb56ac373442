//! The UUIDs that HSDS demands, made from our slugs.

use catalogue::Catalogue;
use uuid::Uuid;

/// Gives the same thing the same UUID (version 5) in every export of a catalogue, as long as the
/// catalogue's id and the thing's own stay as they are.
pub struct Ids {
    catalogue: Uuid,
}

impl Ids {
    pub fn new(catalogue: &Catalogue) -> Self {
        let name = catalogue.id.as_ref().map_or(catalogue.name.as_str(), |id| id.as_str());
        Self { catalogue: uuid(["catalogue", name].join("/").as_bytes(), Uuid::NAMESPACE_URL) }
    }

    /// The UUID of what stands at this path, such as `offers/familienbuero/phones/0`.
    pub fn of(&self, path: &str) -> String {
        uuid(path.as_bytes(), self.catalogue).to_string()
    }
}

/// The UUID of an entry of a table that all catalogues share.
pub fn shared(path: &str) -> String {
    uuid(["angebotsfinder", path].join("/").as_bytes(), Uuid::NAMESPACE_URL).to_string()
}

fn uuid(name: &[u8], namespace: Uuid) -> Uuid {
    Uuid::new_v5(&namespace, name)
}
