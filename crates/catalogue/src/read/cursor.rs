//! Walks a JSON value, knows where it is, and notes what is wrong there.

use super::known::{Known, List};
use super::shape::{
    bad_service_area, color, email, language_tag, postal_code, service_area, whole,
};
use crate::{
    Ags, ByDay, Code, Date, Diagnostic, Id, PhoneNumber, Problem, ServiceArea, Severity, TimeOfDay,
    Url, ValueKind,
};
use serde_json::{Map, Value};

pub(super) type Object = Map<String, Value>;

const NOT_A_TEXT: Problem = Problem::WrongType { expected: ValueKind::Text };

/// Where the reader is, and what it found wrong so far.
pub(super) struct Cursor {
    pointer: String,
    offer: Option<Id>,
    known: Known,
    diagnostics: Vec<Diagnostic>,
}

impl Cursor {
    /// Before the root of this catalogue.
    pub fn new(catalogue: &Object) -> Self {
        Self {
            pointer: String::new(),
            offer: None,
            known: Known::scan(catalogue),
            diagnostics: Vec::new(),
        }
    }

    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Notes that a value here was dropped or could be better.
    pub fn warn(&mut self, problem: Problem) {
        let severity = problem.severity();
        self.note(severity, problem);
    }

    fn note(&mut self, severity: Severity, problem: Problem) {
        self.diagnostics.push(Diagnostic {
            severity,
            problem,
            pointer: self.pointer.clone(),
            offer: self.offer.clone(),
        });
    }

    /// What `read` makes of `key`, without which the object here is of no use: it notes
    /// that the key is missing, unless `read` noted what is wrong with it.
    pub fn needed<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let noted = self.diagnostics.len();
        let value = read(self);
        if value.is_none() && self.diagnostics.len() == noted {
            self.warn(Problem::Missing { key });
        }
        value
    }

    /// Like [`Cursor::needed`], for an entry of a list of the catalogue: what is wrong is
    /// an error then, for the entry is left out.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let noted = self.diagnostics.len();
        let value = self.needed(key, read);
        if value.is_none() {
            for diagnostic in &mut self.diagnostics[noted..] {
                diagnostic.severity = Severity::Error;
            }
        }
        value
    }

    fn warn_at(&mut self, key: &str, problem: Problem) {
        self.within(key, |cursor| cursor.warn(problem));
    }

    /// Goes one step down, by a segment of a JSON pointer, for the time of `visit`.
    fn within<T>(&mut self, segment: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(segment);
        let result = visit(self);
        self.pointer.truncate(length);
        result
    }

    /// A text that is there and not empty.
    pub fn text(&mut self, object: &Object, key: &'static str) -> Option<String> {
        match object.get(key)? {
            Value::String(text) => {
                let text = text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            }
            Value::Null => None,
            _ => {
                self.warn_at(key, NOT_A_TEXT);
                None
            }
        }
    }

    /// The name of an entry, which is left out without.
    pub fn name(&mut self, object: &Object) -> Option<String> {
        self.required("name", |cursor| cursor.text(object, "name"))
    }

    /// A text for which a card has that much room.
    pub fn short_text(
        &mut self,
        object: &Object,
        key: &'static str,
        limit: usize,
    ) -> Option<String> {
        let text = self.text(object, key)?;
        let found = text.chars().count();
        if found > limit {
            self.warn_at(key, Problem::TooLong { limit, found });
        }
        Some(text)
    }

    /// A text that `parse` understands; else `problem` is noted.
    fn parsed<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Option<T> {
        let value = object.get(key)?;
        self.within(key, |cursor| cursor.parse(value, parse, problem))
    }

    fn parse<T>(
        &mut self,
        value: &Value,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Option<T> {
        let text = match value {
            Value::String(text) => text.trim(),
            Value::Null => return None,
            // Such as a municipality key without quotation marks, which has lost its
            // leading 0: `problem` says how to write it.
            _ => {
                let number = value.as_i64().map(|number| problem(number.to_string()));
                self.warn(number.unwrap_or(NOT_A_TEXT));
                return None;
            }
        };
        if text.is_empty() {
            return None;
        }
        let parsed = parse(text);
        if parsed.is_none() {
            self.warn(problem(text.to_owned()));
        }
        parsed
    }

    pub fn id(&mut self, object: &Object, key: &'static str) -> Option<Id> {
        self.parsed(object, key, Id::new, Problem::BadId)
    }

    pub fn date(&mut self, object: &Object, key: &'static str) -> Option<Date> {
        self.parsed(object, key, Date::parse, Problem::BadDate)
    }

    pub fn time(&mut self, object: &Object, key: &'static str) -> Option<TimeOfDay> {
        self.parsed(object, key, TimeOfDay::parse, Problem::BadTime)
    }

    pub fn url(&mut self, object: &Object, key: &'static str) -> Option<Url> {
        self.parsed(object, key, Url::new, Problem::BadUrl)
    }

    pub fn ags(&mut self, object: &Object, key: &'static str) -> Option<Ags> {
        self.parsed(object, key, Ags::new, Problem::BadAgs)
    }

    pub fn email(&mut self, object: &Object, key: &'static str) -> Option<String> {
        self.parsed(object, key, email, Problem::BadEmail)
    }

    pub fn postal_code(&mut self, object: &Object, key: &'static str) -> Option<String> {
        self.parsed(object, key, postal_code, Problem::BadPostalCode)
    }

    pub fn color(&mut self, object: &Object, key: &'static str) -> Option<String> {
        self.parsed(object, key, color, Problem::BadColor)
    }

    pub fn phone_number(&mut self, object: &Object, key: &'static str) -> Option<PhoneNumber> {
        let number = self.parsed(object, key, PhoneNumber::new, Problem::BadPhone)?;
        if !number.is_portable() {
            self.warn_at(key, Problem::LocalPhone(number.as_str().to_owned()));
        }
        Some(number)
    }

    /// A code of a closed list.
    pub fn code<C: Code>(&mut self, object: &Object, key: &'static str) -> Option<C> {
        self.parsed(object, key, C::from_code, unknown_code::<C>)
    }

    /// `true` or `false`; none when absent.
    pub fn flag(&mut self, object: &Object, key: &'static str) -> Option<bool> {
        match object.get(key)? {
            Value::Bool(flag) => Some(*flag),
            Value::Null => None,
            _ => {
                let expected = ValueKind::Flag;
                self.warn_at(key, Problem::WrongType { expected });
                None
            }
        }
    }

    /// A flag that protects somebody: none when absent, but set when it is there and
    /// cannot be read.
    pub fn safeguard(&mut self, object: &Object, key: &'static str) -> Option<bool> {
        let flag = self.flag(object, key);
        flag.or_else(|| is_stated(object, key).then_some(true))
    }

    /// A whole number from `min` to `max`, both included.
    pub fn whole(&mut self, object: &Object, key: &'static str, min: i32, max: i32) -> Option<i32> {
        let value = object.get(key).filter(|value| !value.is_null())?;
        let number = whole(value, min, max);
        if number.is_none() {
            self.warn_at(key, Problem::OutOfRange { min, max });
        }
        number
    }

    /// Degrees from −`limit` to `limit`.
    pub fn degrees(&mut self, object: &Object, key: &'static str, limit: i32) -> Option<f64> {
        let value = object.get(key).filter(|value| !value.is_null())?;
        let degrees = value.as_f64().filter(|degrees| degrees.abs() <= f64::from(limit));
        if degrees.is_none() {
            self.warn_at(key, Problem::OutOfRange { min: -limit, max: limit });
        }
        degrees
    }

    /// What `read` makes of the object below `key`.
    pub fn object<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Object) -> T,
    ) -> Option<T> {
        let value = object.get(key).filter(|value| !value.is_null())?;
        self.within(key, |cursor| {
            let object = cursor.expect_object(value)?;
            Some(read(cursor, object))
        })
    }

    /// What `read` makes of each object below `key`, with the key under which it stands.
    pub fn map<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &str, &Object) -> Option<T>,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        self.object(object, key, |cursor, object| {
            for (key, value) in object {
                // RFC 6901: these two have a meaning in a pointer.
                let segment = key.replace('~', "~0").replace('/', "~1");
                let entry = cursor.within(&segment, |cursor| {
                    let object = cursor.expect_object(value)?;
                    read(cursor, key, object)
                });
                entries.extend(entry);
            }
        });
        entries
    }

    /// What `read` makes of each entry of the list below `key`; it is told the entry's
    /// position, too.
    fn list<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        read: &mut dyn FnMut(&mut Self, usize, &Value) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        match object.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::Array(values)) => {
                list.reserve(values.len());
                self.within(key, |cursor| {
                    for (at, value) in values.iter().enumerate() {
                        let entry =
                            cursor.within(&at.to_string(), |cursor| read(cursor, at, value));
                        list.extend(entry);
                    }
                });
            }
            Some(_) => {
                let expected = ValueKind::List;
                self.warn_at(key, Problem::WrongType { expected });
            }
        }
        list
    }

    /// What `read` makes of each object of the list below `key`.
    pub fn objects<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &Object) -> Option<T>,
    ) -> Vec<T> {
        self.list(object, key, &mut |cursor, _, value| {
            let object = cursor.expect_object(value)?;
            read(cursor, object)
        })
    }

    fn expect_object<'a>(&mut self, value: &'a Value) -> Option<&'a Object> {
        let object = value.as_object();
        if object.is_none() {
            let expected = ValueKind::Object;
            self.warn(Problem::WrongType { expected });
        }
        object
    }

    /// What `parse` makes of each text of the list below `key`.
    fn parsed_list<T>(
        &mut self,
        object: &Object,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Vec<T> {
        self.list(object, key, &mut |cursor, _, value| cursor.parse(value, parse, problem))
    }

    pub fn texts(&mut self, object: &Object, key: &'static str) -> Vec<String> {
        let text = |text: &str| Some(text.to_owned());
        self.parsed_list(object, key, text, |_| NOT_A_TEXT)
    }

    pub fn languages(&mut self, object: &Object, key: &'static str) -> Vec<String> {
        self.parsed_list(object, key, language_tag, Problem::BadLanguage)
    }

    pub fn dates(&mut self, object: &Object, key: &'static str) -> Vec<Date> {
        self.parsed_list(object, key, Date::parse, Problem::BadDate)
    }

    pub fn postal_codes(&mut self, object: &Object, key: &'static str) -> Vec<String> {
        self.parsed_list(object, key, postal_code, Problem::BadPostalCode)
    }

    pub fn codes<C: Code>(&mut self, object: &Object, key: &'static str) -> Vec<C> {
        self.parsed_list(object, key, C::from_code, unknown_code::<C>)
    }

    pub fn weekdays(&mut self, object: &Object, key: &'static str) -> Vec<ByDay> {
        self.parsed_list(object, key, ByDay::parse, Problem::BadByDay)
    }

    /// Whole numbers from `min` to `max` without 0.
    pub fn month_days(&mut self, object: &Object, key: &'static str) -> Vec<i8> {
        const LAST: i32 = 31;
        self.list(object, key, &mut |cursor, _, value| {
            let number = whole(value, -LAST, LAST).filter(|number| *number != 0);
            if number.is_none() {
                cursor.warn(Problem::OutOfRange { min: -LAST, max: LAST });
            }
            i8::try_from(number?).ok()
        })
    }

    /// An id that stands in another list of the catalogue.
    pub fn reference(&mut self, object: &Object, key: &'static str, list: List) -> Option<Id> {
        let id = self.id(object, key)?;
        let is_known = self.known.contains(list, &id);
        if !is_known {
            self.warn_at(key, unknown_reference(list, &id));
        }
        is_known.then_some(id)
    }

    /// Ids that stand in another list of the catalogue.
    pub fn references(&mut self, object: &Object, key: &'static str, list: List) -> Vec<Id> {
        self.list(object, key, &mut |cursor, _, value| {
            let id = cursor.parse(value, Id::new, Problem::BadId)?;
            cursor.expect_known(list, id)
        })
    }

    /// Municipality keys, and ids of places of the catalogue.
    pub fn service_areas(&mut self, object: &Object, key: &'static str) -> Vec<ServiceArea> {
        self.list(object, key, &mut |cursor, _, value| match cursor.parse(
            value,
            service_area,
            bad_service_area,
        )? {
            ServiceArea::Place(id) => cursor.expect_known(List::Places, id).map(ServiceArea::Place),
            area @ ServiceArea::Ags(_) => Some(area),
        })
    }

    fn expect_known(&mut self, list: List, id: Id) -> Option<Id> {
        let is_known = self.known.contains(list, &id);
        if !is_known {
            self.warn(unknown_reference(list, &id));
        }
        is_known.then_some(id)
    }

    /// Reads the entries of a list of the catalogue, each of which must have an `id` of
    /// its own; an entry of which `read` makes nothing is left out.
    pub fn entries<T>(
        &mut self,
        object: &Object,
        list: List,
        read: fn(&mut Self, &Object, Id) -> Option<T>,
    ) -> Vec<T> {
        self.list(object, list.key(), &mut |cursor, at, value| {
            let object = cursor.required("id", |cursor| cursor.expect_object(value))?;
            let id = cursor.required("id", |cursor| cursor.id(object, "id"))?;
            if list == List::Offers {
                cursor.offer = Some(id.clone());
            }
            let entry = if cursor.known.stands_before(list, &id, at) {
                cursor.note(Severity::Error, Problem::DuplicateId(id.to_string()));
                None
            } else {
                read(cursor, object, id)
            };
            cursor.offer = None;
            entry
        })
    }

    /// Notes something about the place with this id, wherever it stands in the file.
    pub fn warn_about_place(&mut self, id: &Id, problem: Problem) {
        let at = self.known.position(List::Places, id).unwrap_or(0);
        self.pointer = ["/places/", &at.to_string(), "/part_of"].concat();
        self.warn(problem);
        self.pointer.clear();
    }
}

fn unknown_reference(list: List, id: &Id) -> Problem {
    Problem::UnknownReference { list: list.key(), id: id.to_string() }
}

fn unknown_code<C: Code>(found: String) -> Problem {
    let allowed = C::ALL.iter().map(|code| code.code()).collect();
    Problem::UnknownCode { found, allowed }
}

/// Whether something stands there that means anything.
pub(super) fn is_stated(object: &Object, key: &str) -> bool {
    match object.get(key) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    }
}
