//! Closed lists of codes as they stand in the JSON file.

/// A closed list whose members stand in the catalogue as short codes.
pub trait Code: Copy + PartialEq + 'static {
    /// Every member, in the order in which people are shown them.
    const ALL: &'static [Self];

    /// The code as it stands in the JSON file.
    fn code(self) -> &'static str;

    /// The member with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|each| each.code() == code)
    }
}

/// Declares an enum of codes: each variant with its spelling in the JSON file.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(serde::Serialize, schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_meta])* #[cfg_attr(feature = "schema", serde(rename = $code))] $variant,)+
        }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

pub(crate) use codes;
