//! Positions of values in the file.
//!
//! The catalogue's own reader does not track positions, as that would add bytes to the widget. This
//! parser relies on it: it is only given JSON that the reader has accepted, so it validates
//! nothing.

use std::borrow::Cow;

/// A JSON value of the file.
#[derive(Debug)]
pub struct Node<'t> {
    /// The byte offset at which it starts.
    at: usize,
    kind: Kind<'t>,
}

#[derive(Debug)]
enum Kind<'t> {
    /// A string, as written between its quotation marks.
    Text(&'t str),
    /// A number, `true`, `false` or `null`.
    Word,
    List(Vec<Node<'t>>),
    /// Keys as written, in file order.
    Object(Vec<(&'t str, Node<'t>)>),
}

/// The file and its parsed values.
#[derive(Debug)]
pub struct Source<'t> {
    /// The file without its byte order mark.
    pub text: &'t str,
    pub root: Node<'t>,
}

/// An existing position in the file.
pub struct Spot {
    pub pointer: String,
    /// The byte offset at which it starts.
    pub at: usize,
}

impl<'t> Source<'t> {
    /// Parses a file that [`catalogue::read()`] has accepted.
    pub fn parse(bytes: &'t [u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).expect("invariant: the reader accepted it");
        let root = Parser { text, at: 0 }.value();
        Self { text, root }
    }

    /// Follows these steps, as far as they exist.
    pub fn spot(&self, steps: &[&str]) -> Spot {
        let mut node = &self.root;
        let mut pointer = String::new();
        for step in steps {
            let Some(next) = node.step(step) else {
                break;
            };
            node = next;
            pointer.push('/');
            pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        }
        Spot { pointer, at: node.at }
    }

    /// The spot of a pointer from the reader.
    pub fn spot_of(&self, pointer: &str) -> Spot {
        let steps = pointer.split('/').skip(1);
        let steps: Vec<_> = steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        let steps: Vec<_> = steps.iter().map(String::as_str).collect();
        self.spot(&steps)
    }
}

impl<'t> Node<'t> {
    fn step(&self, step: &str) -> Option<&Self> {
        match &self.kind {
            Kind::List(list) => list.get(step.parse::<usize>().ok()?),
            Kind::Object(_) => self.get(step),
            Kind::Text(_) | Kind::Word => None,
        }
    }

    /// The value of a key; of duplicate keys the last one, as in the reader.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Kind::Object(entries) = &self.kind else {
            return None;
        };
        entries.iter().rev().find(|(each, _)| unescaped(each) == key).map(|(_, node)| node)
    }

    /// Keys as written, with their values; empty unless this is an object.
    pub fn entries(&self) -> &[(&'t str, Self)] {
        match &self.kind {
            Kind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of an array; empty otherwise.
    pub fn list(&self) -> &[Self] {
        match &self.kind {
            Kind::List(list) => list,
            _ => &[],
        }
    }

    /// The trimmed text of a string, unless it is empty.
    pub fn text(&self) -> Option<Cow<'t, str>> {
        let Kind::Text(written) = self.kind else {
            return None;
        };
        let text = match unescaped(written) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!text.is_empty()).then_some(text)
    }
}

/// Resolves the escapes of a string as written between its quotation marks.
pub fn unescaped(written: &str) -> Cow<'_, str> {
    if written.contains('\\') {
        let text = serde_json::from_str(&format!("\"{written}\""));
        return Cow::Owned(text.expect("invariant: the reader accepted it"));
    }
    Cow::Borrowed(written)
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Skips white space and one byte.
    fn skip(&mut self) {
        self.skip_space();
        self.at += 1;
    }

    fn value(&mut self) -> Node<'t> {
        self.skip_space();
        let at = self.at;
        let kind = match self.peek() {
            b'"' => Kind::Text(self.string()),
            b'[' => Kind::List(self.items(b']', Self::value)),
            b'{' => Kind::Object(self.items(b'}', |parser| {
                parser.skip_space();
                let key = parser.string();
                parser.skip();
                (key, parser.value())
            })),
            _ => self.word(),
        };
        Node { at, kind }
    }

    fn items<T>(&mut self, close: u8, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_space();
        while self.at < self.text.len() && self.peek() != close {
            items.push(item(self));
            self.skip_space();
            if self.peek() == b',' {
                self.at += 1;
            }
        }
        self.at += 1;
        items
    }

    /// A string, without its quotation marks.
    fn string(&mut self) -> &'t str {
        self.at += 1;
        let start = self.at;
        while !matches!(self.peek(), b'"' | 0) {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        self.text.get(start..self.at - 1).unwrap_or_default()
    }

    fn word(&mut self) -> Kind<'t> {
        while !matches!(self.peek(), b',' | b']' | b'}' | 0) && !self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
        Kind::Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{ "a": [1, {"b~/": " \u00e4 "}], "x": 1, "x": "" }"#;

    #[test]
    fn a_spot_is_where_its_value_begins() {
        let source = Source::parse(FILE.as_bytes());
        let spot = source.spot_of("/a/1/b~0~1");
        assert_eq!(spot.pointer, "/a/1/b~0~1");
        assert_eq!(FILE.get(spot.at..), Some(r#"" \u00e4 "}], "x": 1, "x": "" }"#));
        assert_eq!(source.spot(&["a"]).at, 7);
    }

    #[test]
    fn steps_that_lead_nowhere_end_at_what_is_there() {
        let source = Source::parse(FILE.as_bytes());
        assert_eq!(source.spot(&["a", "7", "b"]).pointer, "/a");
        assert_eq!(source.spot(&["offers"]).pointer, "");
    }

    #[test]
    fn of_two_values_below_a_key_the_last_one_counts_as_for_the_reader() {
        let source = Source::parse(FILE.as_bytes());
        assert_eq!(source.root.get("x").and_then(Node::text), None);
        let umlaut = source.root.get("a").and_then(|a| a.list()[1].get("b~/"));
        assert_eq!(umlaut.and_then(Node::text).as_deref(), Some("ä"));
    }
}
