//! Reads a catalogue in pieces, while it is on its way: of 10,000 offers a phone would be busy
//! for seconds otherwise, with nothing else to be done meanwhile.

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

/// After how many bytes the reader pauses. A fast phone takes a millisecond for them, a slow one
/// up to twenty.
const PIECE: usize = 128 * 1024;
/// How many bytes take as long to read as the references of an offer take to look up.
const LOOKING_UP: usize = 256;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a catalogue in pieces, as its bytes come.
///
/// It gives what [`crate::read()`] gives of the same file, however that is cut into pieces, but
/// does not say what was wrong: this is for the widget, in whose code that would be 3 kB (brotli).
/// What was read is forgotten, so that no more than a piece of the file is in memory. What is too
/// large for that ([`crate::budget::ENTRY_BYTES`]) is passed over without a look at it: only there
/// may a mistake be missed that makes the file no JSON.
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
    /// What has come and is not forgotten.
    text: String,
    /// A letter of which a part has not come; or what is no UTF-8, and all behind it.
    rest: Vec<u8>,
    /// Up to where the text was read.
    at: usize,
    /// How much has to be there before it is worth to try again.
    enough: usize,
    next: Next,
    /// While what comes next is passed over.
    skipped: Option<Skipped>,
    has_ended: bool,
    /// How much was read since the last pause, in bytes.
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
    /// The end of a list, or what parts its entries.
    BehindEntry(List),
    /// The end of the catalogue, or what parts its members.
    BehindMember,
    /// Nothing any more.
    End,
}

impl Next {
    /// Whether it is one that the catalogue can do without.
    fn can_be_left_out(self) -> bool {
        matches!(self, Self::FirstMember | Self::Member | Self::FirstEntry(_) | Self::Entry(_))
    }
}

impl PieceReader {
    /// Nothing has come so far.
    #[expect(clippy::new_without_default, reason = "one way to begin is enough")]
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

    /// Takes what has come. [`Self::read_on`] reads it.
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

    /// Nothing more will come.
    pub fn end(&mut self) {
        self.has_ended = true;
    }

    /// Reads on, up to the end of what has come, or until it is time for a pause: then there
    /// may be more to read.
    pub fn read_on(&mut self) -> bool {
        while self.done < PIECE {
            match self.step() {
                0 => return false,
                work => self.done += work,
            }
        }
        self.done = 0;
        // Now and then, so that each byte is moved once at most.
        if self.at > self.text.len() / 2 {
            self.text.drain(..self.at);
            self.at = 0;
        }
        true
    }

    /// The catalogues to include, as soon as the first offer has been read: they can set out then.
    pub fn includes(&self) -> Option<Vec<String>> {
        (self.found.entries > 0).then(|| self.found.head().includes)
    }

    /// Reads what there is to read, at once, and gives all of it.
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

    /// Reads the next thing that can be read; how much work that was, in bytes: none = there is
    /// nothing to do.
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
            // It is cut off, or wrong, which does not change: so it is looked at only now and
            // then.
            self.enough = unread * 2;
            return 0;
        };
        self.at = parser.at;
        self.next = next;
        self.enough = 1;
        self.at - start
    }
}

/// What is too large to be read, and passed over in pieces.
#[derive(Default)]
struct Skipped {
    /// In how many lists and objects.
    depth: usize,
    is_in_text: bool,
    is_escaped: bool,
    has_passed: bool,
}

impl Skipped {
    /// Passes over as much as these bytes have of it, up to what stands behind it; how many they
    /// are.
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

/// What was read so far.
struct Found {
    /// The members that are no list of entries, as they are written.
    head: String,
    known: Known,
    /// Its lists only.
    catalogue: Catalogue,
    /// How many entries the list of offers has.
    entries: usize,
    /// How many the list has that is read.
    position: usize,
    lists_offers: bool,
    /// Of how many offers the references were looked up.
    looked_up: usize,
}

impl Found {
    /// Reads what comes next; nothing where it is wrong or cut off.
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

    /// A list begins: of several with the same key the last one counts.
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

    /// What is next was passed over; what comes behind it.
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

    /// Looks up what the next offer refers to, when all entries are known; how much work that
    /// was.
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

/// Drops an id that the list does not have.
fn keep_known(known: &Known, list: List, id: &mut Option<Id>) {
    if id.as_ref().is_some_and(|id| known.position(list, id).is_none()) {
        *id = None;
    }
}

fn keep_known_of_offer(known: &Known, offer: &mut Offer) {
    keep_known(known, List::Organizations, &mut offer.organization);
    offer.locations.retain(|id| known.position(List::Locations, id).is_some());
    offer.situations.retain(|id| known.position(List::Situations, id).is_some());
    offer.service_areas.retain(|area| match area {
        ServiceArea::Place(id) => known.position(List::Places, id).is_some(),
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
