//! Building blocks of the graph's nodes.

use catalogue::{Catalogue, Id};
use serde_json::{Map, Value, json};

/// An object without the keys whose value is unknown.
pub fn known<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let is_known = |value: &Value| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    let entries = entries.into_iter().filter(|(_, value)| is_known(value));
    Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

pub fn organization_id(id: &Id) -> String {
    format!("#organisation-{id}")
}

pub fn location_id(id: &Id) -> String {
    format!("#ort-{id}")
}

/// A reference to a location; `None` if the location must stay secret.
pub fn location_reference(id: &Id, catalogue: &Catalogue) -> Option<Value> {
    let location = catalogue.location(id).filter(|location| !location.is_hidden())?;
    Some(json!({ "@id": location_id(&location.id) }))
}
