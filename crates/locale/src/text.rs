//! A text and what is filled into it.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A text of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Value")]
pub enum Text {
    /// The same for every number.
    Plain(String),
    /// Depending on `{count}`: plural categories of CLDR (`one`, `few`, `other`, …) with a
    /// text each.
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

    /// The names in curly brackets.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        self.wordings().flat_map(placeholders).collect()
    }

    /// As one text, which is how it travels: `one\u{1f}…\u{1e}other\u{1f}…`.
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

/// The names in curly brackets of one wording.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let after_brackets = text.split('{').skip(1);
    after_brackets.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

impl TryFrom<Value> for Text {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value {
            Value::String(text) => Ok(Self::Plain(text)),
            Value::Object(forms) => Ok(Self::Plural(forms_of(forms)?)),
            _ => Err("a text is a string, or an object of plural forms"),
        }
    }
}

fn forms_of(forms: Map<String, Value>) -> Result<Vec<(String, String)>, &'static str> {
    let form = |(form, text)| match text {
        Value::String(text) => Ok((form, text)),
        _ => Err("a plural form is a string"),
    };
    forms.into_iter().map(form).collect()
}
