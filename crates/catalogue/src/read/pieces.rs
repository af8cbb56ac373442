//! Reads a catalogue in pieces, as it downloads: otherwise 10,000 offers would block a phone for
//! seconds.

use super::cursor::Cursor;
use super::document::{self, location, organization, place, situation};
use super::json::{self, Object, Parser, Value};
use super::known::{Known, List};
use super::notes::Silence;
use super::offer::offer;
use super::{Reading, Refusal, refuse};
use crate::budget::{ENTRY_BYTES, HEAD_BYTES, JSON_DEPTH};
use crate::{Catalogue, Id, Offer, Phone, Schedule, ServiceArea};
use std::str;

/// How many bytes the reader handles between pauses. They take a fast phone a millisecond, a slow
/// one up to twenty.
const PIECE: usize = 128 * 1024;
/// How many bytes take as long to read as an offer's references take to resolve.
const LOOKING_UP: usize = 256;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a catalogue in pieces, as its bytes arrive.
///
/// It returns the same as [`crate::read()`] for the same file, wherever that is cut, but without
/// diagnostics: this is for the widget, where those would cost 3 kB (brotli). Text that has been
/// read is dropped, so no more than a piece of the file is in memory. Values too large for that
/// ([`crate::budget::ENTRY_BYTES`]) are skipped unparsed: this is the only place where a mistake
/// that makes the file invalid JSON may go unnoticed.
///
/// ```
/// let mut reader = catalogue::PieceReader::new();
/// for piece in [&br#"{ "schema_version": "1.0", "offers": [ { "id": "a", "#[..], br#""name": "A" } ] }"#] {
///     reader.push(piece);
///     while reader.read_on() {
///         // Time for something else.
///     }
/// }
/// let reading = reader.finish()?;
/// assert_eq!(reading.catalogue.offers.len(), 1);
/// # Ok::<(), catalogue::Refusal>(())
/// ```
pub struct PieceReader {
    /// Received text that has not been dropped.
    text: String,
    /// An incomplete character; or invalid UTF-8, and everything after it.
    rest: Vec<u8>,
    /// How far the text has been read.
    at: usize,
    /// How much unread text it takes to be worth another attempt.
    enough: usize,
    next: Next,
    /// `Some` while the next value is being skipped.
    skipped: Option<Skipped>,
    has_ended: bool,
    /// Bytes read since the last pause.
    done: usize,
    found: Found,
}

/// What comes next in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Beginning,
    /// The first member of the catalogue, or its end.
    FirstMember,
    Member,
    /// The first entry of a list, or its end.
    FirstEntry(List),
    Entry(List),
    /// The end of a list, or the comma between its entries.
    BehindEntry(List),
    /// The end of the catalogue, or the comma between its members.
    BehindMember,
    /// Nothing any more.
    End,
}

impl Next {
    /// Whether the catalogue can do without it.
    fn can_be_left_out(self) -> bool {
        matches!(self, Self::FirstMember | Self::Member | Self::FirstEntry(_) | Self::Entry(_))
    }
}

impl PieceReader {
    /// A reader that has not received anything.
    #[expect(clippy::new_without_default, reason = "one constructor is enough")]
    pub fn new() -> Self {
        Self {
            text: String::new(),
            rest: Vec::new(),
            at: 0,
            enough: 1,
            next: Next::Beginning,
            skipped: None,
            has_ended: false,
            done: 0,
            found: Found {
                head: String::new(),
                known: Known::new(),
                catalogue: Catalogue::default(),
                entries: 0,
                position: 0,
                lists_offers: false,
                looked_up: 0,
            },
        }
    }

    /// Appends received bytes. [`Self::read_on`] reads them.
    pub fn push(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        let valid = match str::from_utf8(&self.rest) {
            Ok(text) => text,
            Err(error) => str::from_utf8(&self.rest[..error.valid_up_to()]).unwrap_or_default(),
        };
        self.text.push_str(valid);
        let taken = valid.len();
        self.rest.drain(..taken);
    }

    /// Marks the end of the input.
    pub fn end(&mut self) {
        self.has_ended = true;
    }

    /// Reads until the received text is used up, or until it is time for a pause; returns whether
    /// there may be more to read.
    pub fn read_on(&mut self) -> bool {
        while self.done < PIECE {
            match self.step() {
                0 => return false,
                work => self.done += work,
            }
        }
        self.done = 0;
        // Only occasionally, to move each byte at most once.
        if self.at > self.text.len() / 2 {
            self.text.drain(..self.at);
            self.at = 0;
        }
        true
    }

    /// The catalogues to include, available once the first offer has been read: their downloads can
    /// start then.
    pub fn includes(&self) -> Option<Vec<String>> {
        (self.found.entries > 0).then(|| self.found.head().includes)
    }

    /// Reads everything that is left in one go, and returns the catalogue.
    ///
    /// # Errors
    ///
    /// The same as those of [`crate::read()`], but without line and column.
    pub fn finish(mut self) -> Result<Reading<()>, Refusal> {
        self.end();
        while self.read_on() {}
        let Self { text, rest, at, next, found, .. } = self;
        let is_all_read = at == text.len();
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        let no_object = || next == Next::Beginning && json::parse(text.as_bytes()).is_ok();
        match next {
            _ if !rest.is_empty() => Err(Refusal::NotJson { line: 0, column: 0 }),
            Next::End if is_all_read => found.finish(),
            _ if no_object() => Err(Refusal::NotACatalogue),
            _ => Err(Refusal::NotJson { line: 0, column: 0 }),
        }
    }

    /// Reads the next unit; returns how much work that was, in bytes: 0 = nothing to do.
    fn step(&mut self) -> usize {
        let start = self.at;
        if let Some(skipped) = &mut self.skipped {
            self.at += skipped.pass(self.text.as_bytes().get(start..).unwrap_or_default());
            let passed = self.at - start;
            if skipped.has_passed {
                self.skipped = None;
                self.next = self.found.left_out(self.next);
                return passed.max(1);
            }
            return passed;
        }
        let mut parser = Parser { text: &self.text, at: start };
        if self.next != Next::Beginning {
            parser.skip_space();
            self.at = parser.at;
        }
        let unread = self.text.len() - self.at;
        if self.next == Next::End && unread == 0 {
            return if self.has_ended { self.found.look_up() } else { 0 };
        }
        if unread < self.enough && !self.has_ended {
            return 0;
        }
        let Some(next) = self.found.read(&mut parser, self.next) else {
            let is_cut_off = parser.at == self.text.len();
            if is_cut_off && unread > ENTRY_BYTES && self.next.can_be_left_out() {
                self.skipped = Some(Skipped::default());
                self.enough = 1;
                return 1;
            }
            // Truncated, or invalid, which will not change: so retry only occasionally.
            self.enough = unread * 2;
            return 0;
        };
        self.at = parser.at;
        self.next = next;
        self.enough = 1;
        self.at - start
    }
}

/// A value that is too large to read, and is skipped in pieces.
#[derive(Default)]
struct Skipped {
    /// The nesting depth of lists and objects.
    depth: usize,
    is_in_text: bool,
    is_escaped: bool,
    has_passed: bool,
}

impl Skipped {
    /// Skips as much of the value as these bytes contain, up to what follows it; returns the number
    /// of bytes skipped.
    fn pass(&mut self, bytes: &[u8]) -> usize {
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                _ if at == PIECE => return at,
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_in_text => self.is_escaped = true,
                b'"' => self.is_in_text = !self.is_in_text,
                _ if self.is_in_text => {}
                b',' | b']' | b'}' if self.depth == 0 => {
                    self.has_passed = true;
                    return at;
                }
                b'[' | b'{' => self.depth += 1,
                b']' | b'}' => self.depth -= 1,
                _ => {}
            }
        }
        bytes.len()
    }
}

/// What has been read so far.
struct Found {
    /// The members that are not lists of entries, as written.
    head: String,
    known: Known,
    /// Only its lists.
    catalogue: Catalogue,
    /// The number of entries in the list of offers.
    entries: usize,
    /// The number of entries read from the current list.
    position: usize,
    lists_offers: bool,
    /// For how many offers the references have been resolved.
    looked_up: usize,
}

impl Found {
    /// Reads the next unit; `None` if it is invalid or truncated.
    fn read(&mut self, parser: &mut Parser, next: Next) -> Option<Next> {
        if next == Next::Beginning {
            parser.skip_text(BYTE_ORDER_MARK);
        }
        parser.skip_space();
        match next {
            Next::Beginning => {
                parser.expect(b'{')?;
                Some(Next::FirstMember)
            }
            Next::FirstMember if parser.skip(b'}') => Some(Next::End),
            Next::FirstEntry(_) if parser.skip(b']') => Some(Next::BehindMember),
            Next::FirstMember | Next::Member => self.member(parser),
            Next::FirstEntry(list) | Next::Entry(list) => {
                let start = parser.at;
                let value = parser.value(JSON_DEPTH - 2)?;
                let is_large = parser.at - start > ENTRY_BYTES;
                let next = behind_entry(parser, list)?;
                self.entry(list, if is_large { &Value::TooLarge } else { &value });
                Some(next)
            }
            Next::BehindEntry(list) => behind_entry(parser, list),
            Next::BehindMember => behind_member(parser),
            Next::End => None,
        }
    }

    fn member(&mut self, parser: &mut Parser) -> Option<Next> {
        let start = parser.at;
        let key = parser.key()?;
        parser.skip_space();
        let list = List::ALL.into_iter().find(|list| list.key() == key);
        if let Some(list) = list
            && parser.skip(b'[')
        {
            self.begin(list);
            return Some(Next::FirstEntry(list));
        }
        parser.value(JSON_DEPTH - 1)?;
        let text = parser.since(start);
        let next = behind_member(parser)?;
        if self.head.len() + text.len() > HEAD_BYTES {
            return Some(next);
        }
        if let Some(list) = list {
            self.begin(list);
        } else {
            self.head.push_str(text);
            self.head.push(',');
        }
        Some(next)
    }

    /// A list begins: if several have the same key, the last one counts.
    fn begin(&mut self, list: List) {
        self.known.clear(list);
        self.position = 0;
        match list {
            List::Places => self.catalogue.places.clear(),
            List::Organizations => self.catalogue.organizations.clear(),
            List::Locations => self.catalogue.locations.clear(),
            List::Situations => self.catalogue.situations.clear(),
            List::Offers => {
                self.catalogue.offers.clear();
                self.lists_offers = true;
                self.entries = 0;
            }
        }
    }

    /// The next unit was skipped; returns what follows it.
    fn left_out(&mut self, next: Next) -> Next {
        let (Next::FirstEntry(list) | Next::Entry(list)) = next else {
            return Next::BehindMember;
        };
        self.entry(list, &Value::TooLarge);
        Next::BehindEntry(list)
    }

    fn entry(&mut self, list: List, value: &Value) {
        self.entries += usize::from(list == List::Offers);
        self.position += 1;
        let Value::Object(object) = value else {
            return;
        };
        if self.position > list.budget() || object.exceeded().is_some() {
            return;
        }
        let mut cursor = Cursor::<Silence>::new(object, None);
        let Some(id) = cursor.id("id").filter(|id| self.known.position(list, id).is_none()) else {
            return;
        };
        let catalogue = &mut self.catalogue;
        let is_read = match list {
            List::Places => push(&mut catalogue.places, place(&mut cursor, id)),
            List::Organizations => {
                push(&mut catalogue.organizations, organization(&mut cursor, id))
            }
            List::Locations => push(&mut catalogue.locations, location(&mut cursor, id)),
            List::Situations => push(&mut catalogue.situations, situation(&mut cursor, id)),
            List::Offers => push(&mut catalogue.offers, offer(&mut cursor, id)),
        };
        if is_read {
            self.known.add(list, object.text("id"), 0);
        }
    }

    /// Resolves the references of the next offer, once all entries are known; returns how much work
    /// that was.
    fn look_up(&mut self) -> usize {
        self.known.complete();
        let Some(offer) = self.catalogue.offers.get_mut(self.looked_up) else {
            return 0;
        };
        keep_known_of_offer(&self.known, offer);
        self.looked_up += 1;
        LOOKING_UP
    }

    /// The catalogue without its lists.
    fn head(&self) -> Catalogue {
        let members = self.head.strip_suffix(',').unwrap_or_default();
        match json::parse(["{", members, "}"].concat().as_bytes()) {
            Ok(Value::Object(head)) => document::head(&mut Cursor::<Silence>::new(&head, None)),
            _ => Catalogue::default(),
        }
    }

    fn finish(self) -> Result<Reading<()>, Refusal> {
        let head = self.head();
        let Self { known, catalogue: lists, entries, lists_offers, .. } = self;
        refuse(&head.schema_version, lists_offers)?;
        let mut catalogue = Catalogue {
            places: lists.places,
            situations: lists.situations,
            organizations: lists.organizations,
            locations: lists.locations,
            offers: lists.offers,
            ..head
        };
        for place in &mut catalogue.places {
            keep_known(&known, List::Places, &mut place.part_of);
        }
        for location in &mut catalogue.locations {
            keep_known(&known, List::Places, &mut location.place);
        }
        for organization in &mut catalogue.organizations {
            keep_known_of_phones(&known, &mut organization.phones);
        }
        let nothing = Object::default();
        document::finish(&mut Cursor::<Silence>::new(&nothing, None), &mut catalogue);
        let left_out = entries - catalogue.offers.len();
        Ok(Reading { catalogue, left_out, diagnostics: () })
    }
}

fn behind_entry(parser: &mut Parser, list: List) -> Option<Next> {
    if parser.skip(b']') {
        return Some(Next::BehindMember);
    }
    parser.expect(b',')?;
    Some(Next::Entry(list))
}

fn behind_member(parser: &mut Parser) -> Option<Next> {
    if parser.skip(b'}') {
        return Some(Next::End);
    }
    parser.expect(b',')?;
    Some(Next::Member)
}

fn push<T>(entries: &mut Vec<T>, entry: Option<T>) -> bool {
    let is_read = entry.is_some();
    entries.extend(entry);
    is_read
}

/// Drops an id that the list does not contain.
fn keep_known(known: &Known, list: List, id: &mut Option<Id>) {
    if id.as_ref().is_some_and(|id| !known.is_known(list, id)) {
        *id = None;
    }
}

fn keep_known_of_offer(known: &Known, offer: &mut Offer) {
    keep_known(known, List::Organizations, &mut offer.organization);
    offer.locations.retain(|id| known.is_known(List::Locations, id));
    offer.situations.retain(|id| known.is_known(List::Situations, id));
    offer.service_areas.retain(|area| match area {
        ServiceArea::Place(id) => known.is_known(List::Places, id),
        ServiceArea::Ags(_) => true,
    });
    keep_known_of_schedules(known, &mut offer.schedules);
    keep_known_of_phones(known, &mut offer.phones);
}

fn keep_known_of_phones(known: &Known, phones: &mut [Phone]) {
    for phone in phones {
        keep_known_of_schedules(known, &mut phone.hours);
    }
}

fn keep_known_of_schedules(known: &Known, schedules: &mut [Schedule]) {
    for schedule in schedules {
        keep_known(known, List::Locations, &mut schedule.location);
        for extra in &mut schedule.extra_dates {
            keep_known(known, List::Locations, &mut extra.location);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of ten pieces.
    fn file() -> String {
        let offer = r#"{ "id": "elterncafe", "name": "Elterncafé" }"#;
        let offers = vec![offer; 10 * PIECE / (offer.len() + 1)];
        [r#"{ "offers": ["#, &offers.join(","), "] }"].concat()
    }

    #[test]
    fn what_was_read_is_forgotten() {
        let mut reader = PieceReader::new();
        for bytes in file().as_bytes().chunks(PIECE / 2) {
            reader.push(bytes);
            while reader.read_on() {}
            assert!(reader.text.len() <= 2 * PIECE, "{}", reader.text.len());
        }
        assert_eq!(reader.finish().map(|reading| reading.catalogue.offers.len()), Ok(1));
    }

    #[test]
    fn what_is_too_large_is_never_there_as_a_whole() {
        let mut reader = PieceReader::new();
        let mut push = |bytes: &[u8]| {
            reader.push(bytes);
            while reader.read_on() {}
            assert!(reader.text.len() <= 2 * ENTRY_BYTES, "{}", reader.text.len());
        };
        push(br#"{ "offers": [{ "id": "a", "name": "A", "x": ""#);
        for _ in 0..400 {
            push(&vec![b'x'; PIECE]);
        }
        push(br#"" }, { "id": "b", "name": "B" }] }"#);
        let reading = reader.finish();
        let read = reading.map(|reading| (reading.catalogue.offers.len(), reading.left_out));
        assert_eq!(read, Ok((1, 1)));
    }

    #[test]
    fn what_has_not_come_is_looked_for_ever_less_often() {
        let mut reader = PieceReader::new();
        let mut looked = 0;
        for byte in [br#"{ "name": ""#, &[b'a'; 4000][..]].concat() {
            let before = reader.enough;
            reader.push(&[byte]);
            while reader.read_on() {}
            looked += u32::from(reader.enough != before);
        }
        assert!(looked <= 4000_u32.ilog2() + 1, "{looked}");
    }

    #[test]
    fn each_byte_is_moved_once_at_most() {
        let file = file();
        let mut reader = PieceReader::new();
        reader.push(file.as_bytes());
        let mut moved = 0;
        let mut kept = file.len();
        while reader.read_on() {
            if reader.text.len() < kept {
                kept = reader.text.len();
                moved += kept;
            }
        }
        assert!(moved <= file.len(), "{moved}");
    }
}
