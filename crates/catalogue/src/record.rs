//! Entries of a catalogue as objects in the JSON file.

/// Declares a struct that is an object in the JSON file. Attributes for serde and schemars on a
/// field apply only when the schema is built, and so does the rule for all fields: a `None` or an
/// empty `Vec` may be omitted from the file, unless the field is `#[required]`. A field for
/// `#[editors]` exists only then: families' devices do not even read it.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        record! { @fields {
            $(#[$meta])*
            #[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
            pub struct $name
        } {} $($fields)* }
    };

    (@fields $head:tt { $($done:tt)* }
        $(#[doc = $doc:literal])* #[required]
        pub $field:ident: $type:ty, $($rest:tt)*) => {
        record! { @fields $head { $($done)*
            $(#[doc = $doc])*
            pub $field: $type,
        } $($rest)* }
    };
    (@fields $head:tt { $($done:tt)* }
        $(#[doc = $doc:literal])* #[editors]
        pub $field:ident: Option<$type:ty>, $($rest:tt)*) => {
        record! { @fields $head { $($done)*
            $(#[doc = $doc])*
            #[cfg(feature = "schema")]
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub $field: Option<$type>,
        } $($rest)* }
    };
    (@fields $head:tt { $($done:tt)* }
        $(#[doc = $doc:literal])* $(#[serde($($serde:tt)*)])? $(#[schemars($($schemars:tt)*)])?
        pub $field:ident: Option<$type:ty>, $($rest:tt)*) => {
        record! { @fields $head { $($done)*
            $(#[doc = $doc])*
            #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Option::is_none"))]
            $(#[cfg_attr(feature = "schema", serde($($serde)*))])?
            $(#[cfg_attr(feature = "schema", schemars($($schemars)*))])?
            pub $field: Option<$type>,
        } $($rest)* }
    };
    (@fields $head:tt { $($done:tt)* }
        $(#[doc = $doc:literal])* $(#[serde($($serde:tt)*)])? $(#[schemars($($schemars:tt)*)])?
        pub $field:ident: Vec<$type:ty>, $($rest:tt)*) => {
        record! { @fields $head { $($done)*
            $(#[doc = $doc])*
            #[cfg_attr(feature = "schema", serde(default, skip_serializing_if = "Vec::is_empty"))]
            $(#[cfg_attr(feature = "schema", serde($($serde)*))])?
            $(#[cfg_attr(feature = "schema", schemars($($schemars)*))])?
            pub $field: Vec<$type>,
        } $($rest)* }
    };
    (@fields $head:tt { $($done:tt)* }
        $(#[doc = $doc:literal])* $(#[serde($($serde:tt)*)])? $(#[schemars($($schemars:tt)*)])?
        pub $field:ident: $type:ty, $($rest:tt)*) => {
        record! { @fields $head { $($done)*
            $(#[doc = $doc])*
            $(#[cfg_attr(feature = "schema", serde($($serde)*))])?
            $(#[cfg_attr(feature = "schema", schemars($($schemars)*))])?
            pub $field: $type,
        } $($rest)* }
    };

    (@fields { $($head:tt)* } $fields:tt) => { $($head)* $fields };
}

/// Writes pairs of a key and a value as an object.
#[cfg(feature = "schema")]
pub(crate) fn as_map<V: serde::Serialize, S: serde::Serializer>(
    pairs: &[(String, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

pub(crate) use record;
