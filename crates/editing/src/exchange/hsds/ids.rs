//! The UUIDs that HSDS requires, derived from our slugs.

use catalogue::Catalogue;
use uuid::Uuid;

/// Generates stable UUIDs (version 5): the same object gets the same UUID in every export of a
/// catalogue, as long as the catalogue's id and the object's own stay the same.
pub struct Ids {
    catalogue: Uuid,
}

impl Ids {
    pub fn new(catalogue: &Catalogue) -> Self {
        let name = catalogue.id.as_ref().map_or(catalogue.name.as_str(), |id| id.as_str());
        Self { catalogue: uuid(["catalogue", name].join("/").as_bytes(), Uuid::NAMESPACE_URL) }
    }

    /// The UUID of the object at this path, such as `offers/familienbuero/phones/0`.
    pub fn of(&self, path: &str) -> String {
        uuid(path.as_bytes(), self.catalogue).to_string()
    }
}

/// The UUID of an entry in a table shared by all catalogues.
pub fn shared(path: &str) -> String {
    uuid(["angebotsfinder", path].join("/").as_bytes(), Uuid::NAMESPACE_URL).to_string()
}

fn uuid(name: &[u8], namespace: Uuid) -> Uuid {
    Uuid::new_v5(&namespace, name)
}
