//! A text with placeholders.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::in_order::in_order;

/// A text of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same for every number.
    Plain(String),
    /// Depends on `{count}`: CLDR plural categories (`one`, `few`, `other`, …), each with a text.
    Plural(Vec<(String, String)>),
}

impl Text {
    /// Each wording.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let (plain, forms) = match self {
            Self::Plain(text) => (Some(text.as_str()), [].as_slice()),
            Self::Plural(forms) => (None, forms.as_slice()),
        };
        plain.into_iter().chain(forms.iter().map(|(_, text)| text.as_str()))
    }

    /// The names in curly braces.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        self.wordings().flat_map(placeholders).collect()
    }

    /// Encoded as a single string for the program: `one\u{1f}…\u{1e}other\u{1f}…`.
    pub fn encoded(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Plural(forms) => {
                let forms: Vec<String> =
                    forms.iter().map(|(form, text)| format!("{form}\u{1f}{text}")).collect();
                forms.join("\u{1e}")
            }
        }
    }
}

/// The names in curly braces of one wording.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let after_brackets = text.split('{').skip(1);
    after_brackets.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or an object of plural forms")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        in_order(MapAccessDeserializer::new(map)).map(Text::Plural)
    }
}
