//! Shapes of values without a Rust type: an e-mail address is just a `String`.

/// Implements a type's schema: its name, then the schema's own keys.
macro_rules! schema {
    ($type:ty, $name:literal, $schema:tt) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}

pub(crate) use schema;

pub enum Email {}
schema!(Email, "Email", {
    "description": "An e-mail address.",
    "type": "string",
    "pattern": "^[^@\\s<>\"?&,]+@[^@\\s<>\"?&,.][^@\\s<>\"?&,]*\\.[^@\\s<>\"?&,]*$"
});
pub enum Exit {}
schema!(Exit, "Exit", {
    "description": "The address of a page, https.",
    "type": "string",
    "pattern": "^[hH][tT][tT][pP][sS]://[^\\s/?#@\\\\]*\\.[^\\s/?#@\\\\]*([/?#][^\\s]*)?$"
});
pub enum PostalCode {}
schema!(PostalCode, "PostalCode", {
    "description": "A German postal code: five digits.",
    "type": "string",
    "pattern": "^[0-9]{5}$"
});
pub enum Language {}
schema!(Language, "Language", {
    "description": "A language tag (BCP 47), such as de, ar, tr or uk.",
    "type": "string",
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
});
pub enum Color {}
schema!(Color, "Color", {
    "description": "A colour, #rrggbb.",
    "type": "string",
    "format": "color-hex",
    "pattern": "^#[0-9A-Fa-f]{6}$"
});
pub enum Cutoff {}
schema!(Cutoff, "Cutoff", {
    "description": "A day of the year, MM-DD.",
    "type": "string",
    "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
});
pub enum Fonts {}
schema!(Fonts, "Fonts", {
    "description": "Names of fonts, with commas: Arial, sans-serif.",
    "type": "string",
    "pattern": "^[A-Za-z0-9 ,\"'-]{1,200}$"
});
pub enum Picture {}
schema!(Picture, "Picture", {
    "description": "The address of a picture: logo.svg. Not one of another site.",
    "type": "string",
    "pattern": "^(https?://|data:image/|[^:/?#\\s]+$|[^:/?#\\s]*[/?#])[^\\s]*$"
});
pub enum MonthDay {}
schema!(MonthDay, "MonthDay", {
    "description": "A day of the month, 1 to 31, or -1 to -31 from its end.",
    "type": "integer",
    "minimum": -31,
    "maximum": 31,
    "not": { "const": 0 }
});
