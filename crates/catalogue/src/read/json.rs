//! Parses JSON (RFC 8259) into values.
//!
//! Not serde_json: it costs 6 kB (brotli) more of the widget, and a copy of every text. Property
//! tests compare this parser with it.

use super::number::number;
use crate::Budget;
use crate::budget::{ENTRY_BYTES, ENTRY_VALUES, HEAD_BYTES, JSON_DEPTH, RULES};
use crate::sort::sort_values;
use std::{borrow::Cow, str};

/// Any JSON value.
pub(super) enum Value<'t> {
    Null,
    /// Dropped, see [`parse_catalogue`].
    TooLarge,
    Flag(bool),
    /// As written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Value<'t>>),
    Object(Object<'t>),
}

impl Value<'_> {
    /// The trimmed text, if this is a text and not empty.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(text) => Some(number(text)),
            _ => None,
        }
    }

    fn count(&self, counts: &mut Counts) {
        match self {
            Self::List(list) => {
                counts.values += list.len();
                for value in list {
                    value.count(counts);
                }
            }
            Self::Object(object) => object.count(counts),
            _ => {}
        }
    }
}

/// The key that every rule must have, and nothing else has.
const RULE: &str = "freq";

/// How many values are nested within one, at any depth, and how many of them are rules.
#[derive(Default)]
struct Counts {
    values: usize,
    rules: usize,
}

/// The keys of an object with their values, in file order.
#[derive(Default)]
pub(super) struct Object<'t>(Vec<(Cow<'t, str>, Value<'t>)>);

impl<'t> Object<'t> {
    /// The value of this key; the last one if there are several.
    pub fn get(&self, key: &str) -> Option<&Value<'t>> {
        let mut entries = self.0.iter().rev();
        entries.find(|(each, _)| each == key).map(|(_, value)| value)
    }

    /// Whether any value of this key, of which there may be several, is more than `false` or empty.
    pub fn protects(&self, key: &str) -> bool {
        let mut entries = self.0.iter();
        entries.any(|(each, value)| {
            let is_off = match value {
                Value::Null | Value::Flag(false) => true,
                Value::Text(text) => text.is_empty(),
                Value::List(list) => list.is_empty(),
                _ => false,
            };
            each == key && !is_off
        })
    }

    /// The list under this key; empty if there is none.
    pub fn list(&self, key: &str) -> &[Value<'t>] {
        match self.get(key) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// [`Value::text`] under this key; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).and_then(Value::text).unwrap_or_default()
    }

    /// The budget that an entry exceeds, if any.
    pub fn exceeded(&self) -> Option<Budget> {
        let mut counts = Counts::default();
        self.count(&mut counts);
        if counts.values > ENTRY_VALUES {
            return Some(Budget::Values);
        }
        (counts.rules > RULES).then_some(Budget::Rules)
    }

    fn count(&self, counts: &mut Counts) {
        counts.values += self.0.len();
        for (key, value) in &self.0 {
            counts.rules += usize::from(key == RULE);
            value.count(counts);
        }
    }

    /// Removes the members that are too large and returns their keys.
    pub fn take_too_large(&mut self) -> Vec<Cow<'t, str>> {
        let is_large = |(_, value): &mut (_, Value)| matches!(value, Value::TooLarge);
        self.0.extract_if(.., is_large).map(|(key, _)| key).collect()
    }

    /// All keys with their values, sorted.
    pub fn sorted(&self) -> Vec<(&str, &Value<'t>)> {
        let mut entries: Vec<(&str, _)> =
            self.0.iter().rev().map(|(key, value)| (&**key, value)).collect();
        sort_values(&mut entries, |a, b| a.0.cmp(b.0));
        entries.dedup_by_key(|(key, _)| *key);
        entries
    }
}

/// Parses a file; the error is the position of the first invalid byte.
pub(super) fn parse(bytes: &[u8]) -> Result<Value<'_>, usize> {
    parse_with(bytes, |parser| parser.value(JSON_DEPTH))
}

/// [`parse`] for a catalogue: an entry of a list whose key satisfies `has_entries` becomes
/// [`Value::TooLarge`] beyond [`ENTRY_BYTES`], and so does any other member that does not fit into
/// what is left of [`HEAD_BYTES`].
pub(super) fn parse_catalogue(
    bytes: &[u8],
    has_entries: fn(&str) -> bool,
) -> Result<Value<'_>, usize> {
    parse_with(bytes, |parser| {
        parser.skip_space();
        if parser.peek() != b'{' {
            return parser.value(JSON_DEPTH);
        }
        let mut object = Object::default();
        let mut head = 0;
        parser.items(b'}', &mut |parser| {
            parser.skip_space();
            let start = parser.at;
            let key = parser.key()?;
            parser.skip_space();
            let has_entries = has_entries(&key);
            let value = if has_entries && parser.peek() == b'[' {
                let mut list = Vec::new();
                parser.items(b']', &mut |parser| {
                    parser.skip_space();
                    let start = parser.at;
                    let entry = parser.value(JSON_DEPTH - 2)?;
                    let is_large = parser.at - start > ENTRY_BYTES;
                    list.push(if is_large { Value::TooLarge } else { entry });
                    Some(())
                })?;
                parser.skip_space();
                Value::List(list)
            } else {
                let value = parser.value(JSON_DEPTH - 1)?;
                let size = parser.at - start;
                let is_large = head + size > HEAD_BYTES;
                head += if is_large || has_entries { 0 } else { size + 1 };
                if is_large { Value::TooLarge } else { value }
            };
            object.0.push((key, value));
            Some(())
        })?;
        parser.skip_space();
        Some(Value::Object(object))
    })
}

fn parse_with<'t>(
    bytes: &'t [u8],
    read: impl FnOnce(&mut Parser<'t>) -> Option<Value<'t>>,
) -> Result<Value<'t>, usize> {
    // The valid UTF-8 prefix: the parser cannot reach the end of the rest.
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let mut parser = Parser { text, at: 0 };
    match read(&mut parser) {
        Some(value) if parser.at == bytes.len() => Ok(value),
        _ => Err(parser.at),
    }
}

/// Parses a text from its beginning to its end, or to the first mistake: from there its methods
/// return nothing, and its position remains there.
pub(super) struct Parser<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Parser<'t> {
    /// The next byte; at the end 0, which is not valid anywhere.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Consumes this byte if it comes next, and returns whether it did.
    pub fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    pub fn expect(&mut self, byte: u8) -> Option<()> {
        self.skip(byte).then_some(())
    }

    /// Consumes this text if it comes next.
    pub fn skip_text(&mut self, text: &str) {
        let comes = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(text));
        self.at += if comes { text.len() } else { 0 };
    }

    pub fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// The text consumed since `start`.
    pub fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A value with surrounding white space.
    pub fn value(&mut self, depth: u8) -> Option<Value<'t>> {
        self.skip_space();
        let value = match self.peek() {
            b'n' => self.word("null", Value::Null)?,
            b'f' => self.word("false", Value::Flag(false))?,
            b't' => self.word("true", Value::Flag(true))?,
            b'"' => Value::Text(self.string()?),
            b'[' => self.list(depth.checked_sub(1)?)?,
            b'{' => self.object(depth.checked_sub(1)?)?,
            _ => self.number()?,
        };
        self.skip_space();
        Some(value)
    }

    fn word(&mut self, word: &str, value: Value<'t>) -> Option<Value<'t>> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Some(value)
    }

    fn list(&mut self, depth: u8) -> Option<Value<'t>> {
        let mut list = Vec::new();
        self.items(b']', &mut |parser| {
            list.push(parser.value(depth)?);
            Some(())
        })?;
        Some(Value::List(list))
    }

    fn object(&mut self, depth: u8) -> Option<Value<'t>> {
        let mut object = Object::default();
        self.items(b'}', &mut |parser| {
            parser.skip_space();
            object.0.push((parser.key()?, parser.value(depth)?));
            Some(())
        })?;
        Some(Value::Object(object))
    }

    /// The key of a member, including the colon.
    pub fn key(&mut self) -> Option<Cow<'t, str>> {
        let key = self.string()?;
        self.skip_space();
        self.expect(b':')?;
        Some(key)
    }

    /// Comma-separated items up to the closing bracket.
    fn items(&mut self, close: u8, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_space();
        if self.skip(close) {
            return Some(());
        }
        loop {
            item(self)?;
            if self.skip(close) {
                return Some(());
            }
            self.expect(b',')?;
        }
    }

    pub fn string(&mut self) -> Option<Cow<'t, str>> {
        self.expect(b'"')?;
        let mut text = Cow::Borrowed(self.plain());
        while self.skip(b'\\') {
            let text = text.to_mut();
            text.push(self.escaped()?);
            text.push_str(self.plain());
        }
        self.expect(b'"')?;
        Some(text)
    }

    /// The characters of a string up to the next quote, backslash or control character.
    fn plain(&mut self) -> &'t str {
        let start = self.at;
        while !matches!(self.peek(), b'"' | b'\\' | 0..b' ') {
            self.at += 1;
        }
        self.since(start)
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Option<char> {
        let plain = match self.peek() {
            same @ (b'"' | b'\\' | b'/') => char::from(same),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            _ => return self.code_point(),
        };
        self.at += 1;
        Some(plain)
    }

    fn code_point(&mut self) -> Option<char> {
        let unit = self.unit()?;
        // The first half of a surrogate pair; an unpaired half is not a character.
        if let 0xD800..0xDC00 = unit {
            self.expect(b'\\')?;
            let low = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            return char::from_u32(0x1_0000 + ((unit - 0xD800) << 10 | low));
        }
        char::from_u32(unit)
    }

    /// A UTF-16 code unit: `u` and four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        self.expect(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit << 4 | char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    fn number(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            if !self.skip(b'-') {
                self.skip(b'+');
            }
            self.digits()?;
        }
        let text = self.since(start);
        if number(text).is_infinite() {
            // Its last digit is the one too many.
            self.at -= 1;
            return None;
        }
        Some(Value::Number(text))
    }

    /// One or more digits.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i32>().prop_map(Into::into),
            (-1.0e6..1.0e6).prop_map(|number: f64| (number.round() / 64.0).into()),
            ".{0,12}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
                prop::collection::btree_map(".{0,4}", inner, 0..8)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn agrees(ours: &Value<'_>, theirs: &serde_json::Value) -> bool {
        use serde_json::Value as Their;
        match (ours, theirs) {
            (Value::Null, Their::Null) => true,
            (Value::Flag(ours), Their::Bool(theirs)) => ours == theirs,
            (Value::Number(_), Their::Number(theirs)) => {
                let (ours, theirs) = (ours.number(), theirs.as_f64());
                ours.zip(theirs).is_some_and(|(a, b)| (a - b).abs() <= b.abs() * 1e-14)
            }
            (Value::Text(ours), Their::String(theirs)) => ours == theirs,
            (Value::List(ours), Their::Array(theirs)) => {
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| agrees(a, b))
            }
            (Value::Object(ours), Their::Object(theirs)) => {
                let same = |(key, theirs)| ours.get(key).is_some_and(|ours| agrees(ours, theirs));
                ours.sorted().len() == theirs.len()
                    && theirs.iter().all(|(key, value)| same((key.as_str(), value)))
            }
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn reads_what_serde_json_writes(json in any_json(), pretty: bool) {
            let text = if pretty { format!("{json:#}") } else { json.to_string() };
            let ours = parse(text.as_bytes());
            prop_assert!(ours.is_ok_and(|ours| agrees(&ours, &json)), "{text}");
        }

        #[test]
        fn refuses_and_accepts_what_serde_json_does(
            json in any_json(),
            at: prop::sample::Index,
            other in prop_oneof![any::<u8>(), prop::sample::select(b"\"\\{}[],:.-+eE0u\x00 ".to_vec())],
        ) {
            let mut bytes = json.to_string().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = other;
            let theirs: Result<serde_json::Value, _> = serde_json::from_slice(&bytes);
            match (parse(&bytes), theirs) {
                (Ok(ours), Ok(theirs)) => prop_assert!(agrees(&ours, &theirs)),
                (Err(_), Err(_)) => {}
                (ours, theirs) => prop_assert!(
                    false,
                    "{:?}: {} here, {:?} there",
                    String::from_utf8_lossy(&bytes),
                    if ours.is_ok() { "read" } else { "refused" },
                    theirs
                ),
            }
        }

        #[test]
        fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse(&bytes);
        }
    }

    #[test]
    fn escapes_and_pairs_are_read() {
        let text = r#""\u00e4\ud83d\ude00\"\\\/\b\f\n\r\t""#;
        let read = "ä😀\"\\/\u{8}\u{c}\n\r\t";
        assert!(matches!(parse(text.as_bytes()), Ok(Value::Text(text)) if text == read));
        assert!(parse(br#""\ud83d""#).is_err(), "half a pair");
        assert!(parse(br#""\ud83d\ue000""#).is_err(), "another half than its own");
    }

    #[test]
    fn the_error_is_the_first_byte_that_cannot_stand_there() {
        for (bytes, at) in [
            (&b"{\"a\": tru }"[..], 9),
            (b"[1, 2 3]", 6),
            (b"[1] x", 4),
            (b"\"B\xFCro\"", 2),
            (b"[1]\xFC", 3),
            (b"[01]", 2),
            (b"[\"a", 3),
        ] {
            assert_eq!(parse(bytes).err(), Some(at), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn depth_has_a_limit() {
        assert!(parse("[".repeat(100_000).as_bytes()).is_err());
    }
}
