//! Closed lists of codes, as in the JSON file.

/// A closed list whose members appear in the catalogue as short codes.
pub trait Code: Copy + PartialEq + 'static {
    /// All members, in display order.
    const ALL: &'static [Self];

    /// Their codes, in the same order.
    const CODES: &'static [&'static str];

    /// The code as in the JSON file.
    fn code(self) -> &'static str;

    /// The member with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.get(position(Self::CODES, code)?).copied()
    }
}

/// Not generic, to be compiled once and not for every list.
fn position(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|each| *each == code)
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

            const CODES: &'static [&'static str] = &[$($code),+];

            fn code(self) -> &'static str {
                Self::CODES[self as usize]
            }
        }
    };
}

pub(crate) use codes;
