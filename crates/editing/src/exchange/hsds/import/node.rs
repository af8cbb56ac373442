//! A JSON object with its position in the file.

use super::notes::Notes;
use catalogue::{Date, Severity};
use serde_json::{Map, Value};

/// An object.
pub struct Node<'v> {
    pub object: &'v Map<String, Value>,
    /// Its position: a JSON pointer.
    pub pointer: String,
}

impl<'v> Node<'v> {
    /// `None` if the value is not an object.
    pub fn new(value: &'v Value, pointer: String) -> Option<Self> {
        let Value::Object(object) = value else { return None };
        Some(Self { object, pointer })
    }

    /// The pointer of a key of this object.
    pub fn at(&self, key: &str) -> String {
        let key = key.replace('~', "~0").replace('/', "~1");
        [&self.pointer, "/", &key].concat()
    }

    /// The value of a key, unless it is empty.
    fn stated(&self, key: &str) -> Option<&'v Value> {
        self.object.get(key).filter(|value| match value {
            Value::Null => false,
            Value::String(text) => !text.trim().is_empty(),
            Value::Array(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
            Value::Bool(_) | Value::Number(_) => true,
        })
    }

    /// A trimmed text; numbers are accepted as texts.
    pub fn text(&self, key: &str, notes: &mut Notes) -> Option<String> {
        match self.stated(key)? {
            Value::String(text) => Some(text.trim().to_owned()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => {
                notes.misshapen(&self.at(key), key, "ein Text");
                None
            }
        }
    }

    /// A number, even in quotation marks.
    pub fn number(&self, key: &str, notes: &mut Notes) -> Option<f64> {
        let value = self.stated(key)?;
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            notes.misshapen(&self.at(key), key, "eine Zahl");
        }
        number
    }

    /// A date: `2027-03-31`, or the date of a timestamp.
    pub fn day(&self, key: &str, notes: &mut Notes) -> Option<Date> {
        let text = self.text(key, notes)?;
        let day = text.get(..10).and_then(Date::parse).filter(|_| {
            text.len() == 10 || text.get(10..11).is_some_and(|sign| sign == "T" || sign == " ")
        });
        if day.is_none() {
            notes.misshapen(&self.at(key), key, "ein Datum");
        }
        day
    }

    /// The objects of a list; a single object counts as a list of one.
    pub fn list(&self, key: &str, notes: &mut Notes) -> Vec<Node<'v>> {
        let pointer = self.at(key);
        let Some(value) = self.stated(key) else { return Vec::new() };
        if let Some(node) = Self::new(value, pointer.clone()) {
            return vec![node];
        }
        let Value::Array(list) = value else {
            notes.misshapen(&pointer, key, "eine Liste");
            return Vec::new();
        };
        let mut objects = Vec::new();
        for (at, each) in list.iter().enumerate() {
            let pointer = format!("{pointer}/{at}");
            match Self::new(each, pointer.clone()) {
                Some(node) => objects.push(node),
                None => notes.misshapen(&pointer, key, "eine Liste von Objekten"),
            }
        }
        objects
    }

    /// The object under a key.
    pub fn node(&self, key: &str, notes: &mut Notes) -> Option<Node<'v>> {
        let value = self.stated(key)?;
        let node = Self::new(value, self.at(key));
        if node.is_none() {
            notes.misshapen(&self.at(key), key, "ein Objekt");
        }
        node
    }

    /// Reports the remaining keys with content, which a catalogue cannot hold. `object` is the
    /// standard's name for this object. Ids are ignored: they only link objects within the file.
    pub fn rest(&self, object: &str, known: &[&str], notes: &mut Notes) {
        for key in self.object.keys() {
            let is_id = key == "id" || key.ends_with("_id");
            if is_id || known.contains(&key.as_str()) || self.stated(key).is_none() {
                continue;
            }
            let what = format!(
                "„{key}“ bei „{object}“ hat im Katalog keinen Platz und wurde nicht übernommen."
            );
            let help = "Was Familien davon wissen müssen, schreiben Sie in die Beschreibung.";
            notes.sum(Severity::Hint, &self.at(key), what, help);
        }
    }
}
