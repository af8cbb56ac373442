//! Walks a JSON value, keeps track of its position, and notes what is wrong there.
//!
//! Functions that are generic over what they read are compiled once for every type: they are short,
//! and delegate to one that is not generic.

use super::json::{Object, Value};
use super::known::{Known, List};
use super::notes::Notes;
use super::shape::{
    are_fonts, bad_service_area, color, email, exit, is_picture, language_tag, postal_code,
    service_area, whole,
};
use crate::{
    Ags, Budget, ByDay, Code, Date, Id, PhoneNumber, Problem, SchoolStart, ServiceArea, TimeOfDay,
    Url, ValueKind,
};
use std::{fmt::Display, mem};

const NOT_A_TEXT: Problem = Problem::WrongType { expected: ValueKind::Text };

/// The reader's position: an object, whose keys it reads.
pub(super) struct Cursor<'v, N> {
    object: &'v Object<'v>,
    /// The ids in the catalogue; `None` if references are checked later.
    known: Option<&'v Known>,
    notes: N,
}

impl<'v, N: Notes> Cursor<'v, N> {
    /// A cursor at this object, in a catalogue with these ids.
    pub fn new(object: &'v Object<'v>, known: Option<&'v Known>) -> Self {
        Self { object, known, notes: N::default() }
    }

    /// Returns the notes.
    pub fn finish(self) -> N::Told {
        self.notes.told()
    }

    /// Notes that a value here was dropped or could be better.
    pub fn warn(&mut self, problem: impl FnOnce() -> Problem) {
        self.notes.warn(|| Some(problem()));
    }

    /// Notes that the value below `key` was dropped.
    fn warn_at(&mut self, key: &str, problem: impl FnOnce() -> Problem) {
        self.within(key, |cursor| cursor.warn(problem));
    }

    /// Notes that a value here works, but could be better, if there is a problem.
    pub fn advise(&mut self, problem: impl FnOnce() -> Option<Problem>) {
        self.notes.warn(problem);
    }

    /// Descends by a segment of a JSON pointer for the duration of `visit`.
    pub fn within<T>(&mut self, segment: impl Display, visit: impl FnOnce(&mut Self) -> T) -> T {
        self.notes.enter(segment);
        let result = visit(self);
        self.notes.leave();
        result
    }

    /// The result of `read` for `key`, which this object is useless without: notes that the key is
    /// missing, unless `read` noted what is wrong with it.
    pub fn needed<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let noted = self.notes.count();
        let value = read(self);
        if value.is_none() && self.notes.count() == noted {
            self.warn(|| Problem::Missing { key });
        }
        value
    }

    /// Like [`Cursor::needed`], for an entry in a list of the catalogue: a failure is an error
    /// here, because the entry is left out.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let noted = self.notes.count();
        let value = self.needed(key, read);
        if value.is_none() {
            self.notes.condemn(noted);
        }
        value
    }

    /// Whether the key is present, even without a meaningful value.
    pub fn has(&self, key: &str) -> bool {
        self.object.get(key).is_some()
    }

    /// Whether the key is present with a meaningful value.
    pub fn is_stated(&self, key: &str) -> bool {
        match self.object.get(key) {
            None | Some(Value::Null) => false,
            Some(value @ Value::Text(_)) => value.text().is_some(),
            Some(Value::List(list)) => !list.is_empty(),
            Some(_) => true,
        }
    }

    fn stated(&self, key: &str) -> Option<&'v Value<'v>> {
        self.object.get(key).filter(|value| !matches!(value, Value::Null))
    }

    /// A text that is present and not empty.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.stated(key)?;
        if !matches!(value, Value::Text(_)) {
            self.warn_at(key, || NOT_A_TEXT);
        }
        value.text().map(str::to_owned)
    }

    /// The name of an entry, which is left out without one.
    pub fn name(&mut self) -> Option<String> {
        self.required("name", |cursor| cursor.text("name"))
    }

    /// A text that has this much room on a card.
    pub fn short_text(&mut self, key: &'static str, limit: usize) -> Option<String> {
        let text = self.text(key)?;
        let too_long = || {
            let found = text.chars().count();
            (found > limit).then_some(Problem::TooLong { limit, found })
        };
        self.within(key, |cursor| cursor.advise(too_long));
        Some(text)
    }

    /// The result of `parse` for the text at `value`; notes `problem` if there is none.
    fn parse<T>(
        &mut self,
        value: &'v Value<'v>,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Option<T> {
        let parsed = value.text().and_then(parse);
        if parsed.is_none() {
            self.advise(|| match value {
                Value::Null => None,
                Value::Text(_) => value.text().map(|text| problem(text.to_owned())),
                // Such as a municipality key without quotation marks, which has lost its leading 0:
                // `problem` explains how to write it.
                Value::Number(number) => Some(problem((*number).to_owned())),
                _ => Some(NOT_A_TEXT),
            });
        }
        parsed
    }

    /// [`Cursor::parse`] for the value under `key`.
    fn parsed<T>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Option<T> {
        let value = self.object.get(key)?;
        self.within(key, |cursor| cursor.parse(value, parse, problem))
    }

    pub fn id(&mut self, key: &'static str) -> Option<Id> {
        self.parsed(key, Id::new, Problem::BadId)
    }

    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        self.parsed(key, Date::parse, Problem::BadDate)
    }

    pub fn time(&mut self, key: &'static str) -> Option<TimeOfDay> {
        self.parsed(key, TimeOfDay::parse, Problem::BadTime)
    }

    pub fn url(&mut self, key: &'static str) -> Option<Url> {
        self.parsed(key, Url::new, Problem::BadUrl)
    }

    /// A page of another site.
    pub fn exit(&mut self, key: &'static str) -> Option<Url> {
        self.parsed(key, exit, Problem::BadExit)
    }

    pub fn ags(&mut self, key: &'static str) -> Option<Ags> {
        self.parsed(key, Ags::new, Problem::BadAgs)
    }

    pub fn email(&mut self, key: &'static str) -> Option<String> {
        self.parsed(key, email, Problem::BadEmail)
    }

    pub fn postal_code(&mut self, key: &'static str) -> Option<String> {
        self.parsed(key, postal_code, Problem::BadPostalCode)
    }

    pub fn color(&mut self, key: &'static str) -> Option<String> {
        self.parsed(key, color, Problem::BadColor)
    }

    /// A text that is validated where it is used: noted here only for editors if it is unsuitable,
    /// at no cost to the widget.
    fn noted_text(
        &mut self,
        key: &'static str,
        will_do: fn(&str) -> bool,
        problem: fn(String) -> Problem,
    ) -> Option<String> {
        let text = self.text(key)?;
        let noted = || (!will_do(&text)).then(|| problem(text.clone()));
        self.within(key, |cursor| cursor.advise(noted));
        Some(text)
    }

    pub fn fonts(&mut self, key: &'static str) -> Option<String> {
        self.noted_text(key, are_fonts, Problem::BadFonts)
    }

    pub fn cutoff(&mut self, key: &'static str) -> Option<String> {
        self.noted_text(key, |day| SchoolStart::parse(day).is_some(), Problem::BadCutoff)
    }

    pub fn picture(&mut self, key: &'static str) -> Option<String> {
        self.noted_text(key, is_picture, Problem::BadPicture)
    }

    pub fn phone_number(&mut self, key: &'static str) -> Option<PhoneNumber> {
        let number = self.parsed(key, PhoneNumber::new, Problem::BadPhone)?;
        let local = || Problem::LocalPhone(number.as_str().to_owned());
        self.within(key, |cursor| cursor.advise(|| (!number.is_portable()).then(local)));
        Some(number)
    }

    /// A code of a closed list.
    pub fn code<C: Code>(&mut self, key: &'static str) -> Option<C> {
        self.parsed(key, C::from_code, unknown_code::<C>)
    }

    /// `true` or `false`; `None` when absent.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        if let Value::Flag(flag) = self.stated(key)? {
            return Some(*flag);
        }
        let expected = ValueKind::Flag;
        self.warn_at(key, || Problem::WrongType { expected });
        None
    }

    /// A flag that protects people: `None` when absent, but `true` when it is present and
    /// unreadable, or when any of several occurrences is set.
    pub fn safeguard(&mut self, key: &'static str) -> Option<bool> {
        let flag = self.flag(key);
        if self.object.protects(key) { Some(true) } else { flag }
    }

    /// A whole number from `min` to `max`, inclusive.
    pub fn whole(&mut self, key: &'static str, min: i32, max: i32) -> Option<i32> {
        let number = self.stated(key)?.number().and_then(|number| whole(number, min, max));
        if number.is_none() {
            self.warn_at(key, || Problem::OutOfRange { min, max });
        }
        number
    }

    /// Degrees from −`limit` to `limit`.
    pub fn degrees(&mut self, key: &'static str, limit: i32) -> Option<f64> {
        let degrees = self.stated(key)?.number();
        let degrees = degrees.filter(|degrees| degrees.abs() <= f64::from(limit));
        if degrees.is_none() {
            self.warn_at(key, || Problem::OutOfRange { min: -limit, max: limit });
        }
        degrees
    }

    fn expect_object(&mut self, value: &'v Value<'v>) -> Option<&'v Object<'v>> {
        if let Value::Object(object) = value {
            return Some(object);
        }
        let expected = ValueKind::Object;
        self.warn(|| match value {
            Value::TooLarge => Problem::OverBudget(Budget::EntryBytes),
            _ => Problem::WrongType { expected },
        });
        None
    }

    /// Moves to this object for the duration of `read`.
    fn at<T>(&mut self, object: &'v Object<'v>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = mem::replace(&mut self.object, object);
        let result = read(self);
        self.object = outer;
        result
    }

    /// The result of `read` for the object at `value`.
    fn visit<T>(&mut self, value: &'v Value<'v>, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let object = self.expect_object(value)?;
        Some(self.at(object, read))
    }

    /// The result of `read` for the object under `key`.
    pub fn object<T>(&mut self, key: &'static str, read: fn(&mut Self) -> T) -> Option<T> {
        let value = self.stated(key)?;
        self.within(key, |cursor| cursor.visit(value, read))
    }

    /// The results of `read` for each object under `key`, with the keys that they are under.
    pub fn map<T>(
        &mut self,
        key: &'static str,
        read: fn(&mut Self, &'v str) -> Option<T>,
    ) -> Vec<T> {
        let mut entries = Vec::new();
        let Some(value) = self.stated(key) else {
            return entries;
        };
        self.within(key, |cursor| {
            cursor.visit(value, |cursor| {
                for (key, value) in cursor.object.sorted() {
                    let entry = cursor.within(key, |cursor| {
                        cursor.visit(value, |cursor| read(cursor, key)).flatten()
                    });
                    entries.extend(entry);
                }
            });
        });
        entries
    }

    /// The texts in the object under `key`, with the keys that they are under.
    pub fn text_map(&mut self, key: &'static str) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        if let Some(value) = self.stated(key) {
            self.within(key, |cursor| {
                cursor.visit(value, |cursor| {
                    for (key, value) in cursor.object.sorted() {
                        match value.text() {
                            Some(text) => texts.push(((*key).to_owned(), text.to_owned())),
                            None => cursor.within(key, |cursor| cursor.warn(|| NOT_A_TEXT)),
                        }
                    }
                });
            });
        }
        texts
    }

    /// The entries of the list under `key`.
    fn values(&mut self, key: &'static str) -> &'v [Value<'v>] {
        match self.stated(key) {
            None => &[],
            Some(Value::List(values)) => values,
            Some(_) => {
                let expected = ValueKind::List;
                self.warn_at(key, || Problem::WrongType { expected });
                &[]
            }
        }
    }

    /// Visits each entry of the list under `key`, with its position.
    fn each(&mut self, key: &'static str, visit: &mut dyn FnMut(&mut Self, &'v Value<'v>, usize)) {
        let values = self.values(key);
        self.within(key, |cursor| {
            for (at, value) in values.iter().enumerate() {
                cursor.within(at, |cursor| visit(cursor, value, at));
            }
        });
    }

    /// The results of `read` for the entries of the list under `key`.
    fn list<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&mut Self, &'v Value<'v>) -> Option<T>,
    ) -> Vec<T> {
        let mut list = Vec::new();
        self.each(key, &mut |cursor, value, _| {
            if let Some(entry) = read(cursor, value) {
                list.push(entry);
            }
        });
        list
    }

    /// The results of `read` for the objects of the list under `key`.
    pub fn objects<T>(&mut self, key: &'static str, read: fn(&mut Self) -> Option<T>) -> Vec<T> {
        self.list(key, |cursor, value| cursor.visit(value, read).flatten())
    }

    /// The results of `parse` for the texts of the list under `key`.
    fn parsed_list<T>(
        &mut self,
        key: &'static str,
        parse: fn(&str) -> Option<T>,
        problem: fn(String) -> Problem,
    ) -> Vec<T> {
        self.list(key, |cursor, value| cursor.parse(value, parse, problem))
    }

    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.parsed_list(key, |text| Some(text.to_owned()), |_| NOT_A_TEXT)
    }

    pub fn languages(&mut self, key: &'static str) -> Vec<String> {
        self.parsed_list(key, language_tag, Problem::BadLanguage)
    }

    pub fn dates(&mut self, key: &'static str) -> Vec<Date> {
        self.parsed_list(key, Date::parse, Problem::BadDate)
    }

    pub fn postal_codes(&mut self, key: &'static str) -> Vec<String> {
        self.parsed_list(key, postal_code, Problem::BadPostalCode)
    }

    pub fn codes<C: Code>(&mut self, key: &'static str) -> Vec<C> {
        self.parsed_list(key, C::from_code, unknown_code::<C>)
    }

    pub fn weekdays(&mut self, key: &'static str) -> Vec<ByDay> {
        self.parsed_list(key, ByDay::parse, Problem::BadByDay)
    }

    /// Days of the month: whole numbers from −31 to 31 except 0.
    pub fn month_days(&mut self, key: &'static str) -> Vec<i8> {
        const LAST: i32 = 31;
        self.list(key, |cursor, value| {
            let number = value.number().and_then(|number| whole(number, -LAST, LAST));
            let number = number.filter(|number| *number != 0);
            if number.is_none() {
                cursor.warn(|| Problem::OutOfRange { min: -LAST, max: LAST });
            }
            i8::try_from(number?).ok()
        })
    }

    /// An id that exists in another list of the catalogue.
    pub fn reference(&mut self, key: &'static str, list: List) -> Option<Id> {
        let value = self.object.get(key)?;
        self.within(key, |cursor| cursor.known_id(list, value))
    }

    /// Ids that exist in another list of the catalogue.
    pub fn references(&mut self, key: &'static str, list: List) -> Vec<Id> {
        self.list(key, |cursor, value| cursor.known_id(list, value))
    }

    fn known_id(&mut self, list: List, value: &'v Value<'v>) -> Option<Id> {
        let id = self.parse(value, Id::new, Problem::BadId)?;
        self.expect_known(list, id)
    }

    /// Municipality keys, and ids of places of the catalogue.
    pub fn service_areas(&mut self, key: &'static str) -> Vec<ServiceArea> {
        self.list(key, |cursor, value| {
            match cursor.parse(value, service_area, bad_service_area)? {
                ServiceArea::Place(id) => {
                    cursor.expect_known(List::Places, id).map(ServiceArea::Place)
                }
                area @ ServiceArea::Ags(_) => Some(area),
            }
        })
    }

    fn expect_known(&mut self, list: List, id: Id) -> Option<Id> {
        let is_known = self.known.is_none_or(|known| known.is_known(list, &id));
        if !is_known {
            self.warn(|| Problem::UnknownReference { list: list.key(), id: id.to_string() });
        }
        is_known.then_some(id)
    }

    /// Reads the entries in a list of the catalogue, each of which must have a unique `id`; an
    /// entry for which `read` returns `None` is left out.
    pub fn entries<T>(&mut self, list: List, read: fn(&mut Self, Id) -> Option<T>) -> Vec<T> {
        // Offers are many and large: there is no memory to spare for a growing list.
        let found = self.object.list(list.key()).len();
        let mut entries = Vec::with_capacity(found.min(list.budget()));
        self.each_entry(list, &mut |cursor, id| {
            entries.extend(read(cursor, id));
        });
        entries
    }

    /// Visits each entry in a list of the catalogue that has a unique `id`.
    fn each_entry(&mut self, list: List, visit: &mut dyn FnMut(&mut Self, Id)) {
        self.each(list.key(), &mut |cursor, value, at| {
            if at >= list.budget() {
                return;
            }
            let object = cursor.required("id", |cursor| cursor.expect_object(value));
            let Some(object) = object else {
                return;
            };
            cursor.at(object, |cursor| {
                if let Some(id) = cursor.own_id(list, at) {
                    visit(cursor, id);
                }
                cursor.notes.about(None);
            });
        });
        if self.object.list(list.key()).len() > list.budget() {
            self.within(list.key(), |cursor| cursor.leave_out(Budget::Entries(list.budget())));
        }
    }

    /// Notes that this is left out, because it is more than can be read.
    pub fn leave_out(&mut self, budget: Budget) {
        let noted = self.notes.count();
        self.warn(|| Problem::OverBudget(budget));
        self.notes.condemn(noted);
    }

    /// The id of the entry at this position, unless an earlier entry has the same one.
    fn own_id(&mut self, list: List, at: usize) -> Option<Id> {
        let id = self.required("id", |cursor| cursor.id("id"))?;
        if list == List::Offers {
            self.notes.about(Some(&id));
        }
        if let Some(budget) = self.object.exceeded() {
            self.leave_out(budget);
            return None;
        }
        let first = self.known.and_then(|known| known.position(list, &id));
        if first.is_some_and(|first| (first as usize) < at) {
            self.warn(|| Problem::DuplicateId(id.to_string()));
            return None;
        }
        Some(id)
    }

    /// Notes something about the place with this id, wherever it is in the file.
    pub fn warn_about_place(&mut self, id: &Id, problem: impl FnOnce() -> Problem) {
        let at = self.known.and_then(|known| known.position(List::Places, id)).unwrap_or(0);
        self.within(List::Places.key(), |cursor| {
            cursor.within(at, |cursor| cursor.warn_at("part_of", problem));
        });
    }
}

fn unknown_code<C: Code>(found: String) -> Problem {
    let allowed = C::CODES.to_vec();
    Problem::UnknownCode { found, allowed }
}
