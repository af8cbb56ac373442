//! The JSON Schema of a catalogue, generated from the types.

use crate::{
    Ags, ByDay, Catalogue, Date, Id, Months, PhoneNumber, SCHEMA_MAJOR, ServiceArea, TimeOfDay,
    Url, code::Code,
};
use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The JSON Schema (2020-12) of a catalogue, as it stands in `public/schema/`.
///
/// A catalogue that keeps to it can only give diagnostics about what a schema cannot
/// say: ids that nothing has or that stand twice, days that no calendar has, ranges that
/// are empty, rules that do not go together.
pub fn json_schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().with_transform(tidy);
    let mut schema = settings.into_generator().into_root_schema_for::<Catalogue>();
    let title = ["Angebotsfinder: a catalogue of offers, version ", SCHEMA_MAJOR].concat();
    schema.insert("title".into(), title.into());
    schema.into()
}

/// Makes the schema one to write by: an editor that shows it need not know how Rust tells
/// that a key may be left out, nor how many bits a number has.
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

/// Gives a type its schema: name, then the schema's own keys.
macro_rules! schema {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
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
    "description": "A phone number, best in E.164 (+495651302020), or a short one such as 116016.",
    "type": "string",
    "pattern": "^[-–/.() ]*(\\+[1-9]([-–/.() ]*[0-9]){6,14}|0([-–/.() ]*[0-9]){4,14}|[1-9]([-–/.() ]*[0-9]){2,5})[-–/.() ]*$"
});

/// An e-mail address: what it is in the schema, a `String` in Rust; so are the next.
pub(crate) enum Email {}
schema!(Email, "Email", {
    "description": "An e-mail address.",
    "type": "string",
    "pattern": "^[^@\\s<>\"?&,]+@[^@\\s<>\"?&,.][^@\\s<>\"?&,]*\\.[^@\\s<>\"?&,]*$"
});
pub(crate) enum Exit {}
schema!(Exit, "Exit", {
    "description": "The address of a page, https.",
    "type": "string",
    "pattern": "^[hH][tT][tT][pP][sS]://[^\\s/?#@\\\\]*\\.[^\\s/?#@\\\\]*([/?#][^\\s]*)?$"
});
pub(crate) enum PostalCode {}
schema!(PostalCode, "PostalCode", {
    "description": "A German postal code: five digits.",
    "type": "string",
    "pattern": "^[0-9]{5}$"
});
pub(crate) enum Language {}
schema!(Language, "Language", {
    "description": "A language tag (BCP 47), such as de, ar, tr or uk.",
    "type": "string",
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
});
pub(crate) enum Color {}
schema!(Color, "Color", {
    "description": "A colour, #rrggbb.",
    "type": "string",
    "format": "color-hex",
    "pattern": "^#[0-9A-Fa-f]{6}$"
});
pub(crate) enum Fonts {}
schema!(Fonts, "Fonts", {
    "description": "Names of fonts, with commas: Arial, sans-serif.",
    "type": "string",
    "pattern": "^[A-Za-z0-9 ,\"'-]{1,200}$"
});
pub(crate) enum Picture {}
schema!(Picture, "Picture", {
    "description": "The address of a picture: logo.svg. Not one of another site.",
    "type": "string",
    "pattern": "^(https?://|data:image/|[^:/?#\\s]+$|[^:/?#\\s]*[/?#])[^\\s]*$"
});
pub(crate) enum MonthDay {}
schema!(MonthDay, "MonthDay", {
    "description": "A day of the month, 1 to 31, or -1 to -31 from its end.",
    "type": "integer",
    "minimum": -31,
    "maximum": 31,
    "not": { "const": 0 }
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
