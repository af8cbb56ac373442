//! The JSON Schema of a catalogue, generated from the types.

use crate::{
    Ags, ByDay, Catalogue, Date, Id, Months, PhoneNumber, SCHEMA_MAJOR, ServiceArea, TimeOfDay,
    Url, code::Code, shape::schema,
};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// The JSON Schema (2020-12) of a catalogue, as published in `public/schema/`.
///
/// A catalogue that conforms to it can only cause diagnostics about what a schema cannot express:
/// unknown or duplicate ids, days that do not exist, empty ranges, rules that contradict each
/// other.
pub fn json_schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().with_transform(tidy);
    let mut schema = settings.into_generator().into_root_schema_for::<Catalogue>();
    let title = ["Angebotsfinder: a catalogue of offers, version ", SCHEMA_MAJOR].concat();
    schema.insert("title".into(), title.into());
    schema.into()
}

/// Tidies up the schema for editors that display it: they need not know how Rust expresses that a
/// key is optional, nor how many bits a number has.
fn tidy(schema: &mut Schema) {
    transform_subschemas(&mut tidy, schema);
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|each| each != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(any)) = object.get("anyOf")
        && let [Value::Object(only), null] = any.as_slice()
        && *null == json!({"type": "null"})
    {
        let only = only.clone();
        object.remove("anyOf");
        object.extend(only);
    }
    if let Some(Value::String(text)) = object.get_mut("description") {
        *text = text.replace('\n', " ");
    }
    let bits =
        |format: &Value| ["uint8", "uint16", "uint32", "double"].iter().any(|each| format == each);
    if object.get("format").is_some_and(bits) {
        object.remove("format");
    }
}

schema!(Id, "Id", {
    "description": "A slug: a to z, 0 to 9 and hyphens.",
    "type": "string",
    "pattern": "^[a-z0-9-]+$"
});
schema!(Ags, "Ags", {
    "description": "A municipality key (Amtlicher Gemeindeschlüssel) or the beginning of one.",
    "type": "string",
    "pattern": "^[0-9]{1,12}$"
});
schema!(ServiceArea, "ServiceArea", {
    "description": "Digits: a municipality key or the beginning of one. Else: the id of a place.",
    "type": "string",
    "pattern": "^([0-9]{1,12}|[0-9]*[a-z-][a-z0-9-]*)$"
});
schema!(Months, "Months", {
    "description": "An age in completed months.",
    "type": "integer",
    "minimum": 0,
    "maximum": Months::LIMIT.0
});
schema!(Date, "Date", {
    "description": "A day, YYYY-MM-DD.",
    "type": "string",
    "format": "date",
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
});
schema!(TimeOfDay, "TimeOfDay", {
    "description": "A wall-clock time in Europe/Berlin, HH:MM; 24:00 ends a day.",
    "type": "string",
    "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$|^24:00(:00)?$"
});
schema!(ByDay, "ByDay", {
    "description": "A weekday (RFC 5545), for a monthly rule possibly the nth: TU, 2TU, -1FR.",
    "type": "string",
    "pattern": "^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$"
});
schema!(Url, "Url", {
    "description": "An absolute address: https, http, tel or mailto.",
    "type": "string",
    "pattern": "^([hH][tT][tT][pP][sS]?://|[tT][eE][lL]:|[mM][aA][iI][lL][tT][oO]:)[^\\s]+$"
});
schema!(PhoneNumber, "PhoneNumber", {
    "description": "A phone number, best in E.164 (+493023125120), or a short one such as 116016.",
    "type": "string",
    "pattern": "^[-–/.() ]*(\\+[1-9]([-–/.() ]*[0-9]){6,14}|0([-–/.() ]*[0-9]){4,14}|[1-9]([-–/.() ]*[0-9]){2,5})[-–/.() ]*$"
});

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for ByDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let nth = self.nth.map(|nth| nth.to_string()).unwrap_or_default();
        serializer.serialize_str(&(nth + self.weekday.code()))
    }
}
