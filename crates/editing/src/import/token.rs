//! Splits texts into words, numbers and symbols.

use std::ops::Range;

/// The kind of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, folded: lower case, `ä` as `a`, `ß` as `ss`.
    Word(String),
    /// Digits; a number that exceeds the range is `u32::MAX`.
    Number(u32),
    /// Any other character except white space; all dashes become `-`.
    Sign(char),
}

/// A token and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its byte range in the text.
    pub span: Range<usize>,
}

impl Token {
    /// The word; empty for other kinds.
    pub fn word(&self) -> &str {
        if let Kind::Word(word) = &self.kind { word } else { "" }
    }

    /// The number.
    pub fn number(&self) -> Option<u32> {
        if let Kind::Number(number) = self.kind { Some(number) } else { None }
    }

    /// Its length in bytes.
    pub fn width(&self) -> usize {
        self.span.len()
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 0,
        _ if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        if class(first) < 2 {
            while let Some((at, next)) = rest.next_if(|(_, next)| class(*next) == class(first)) {
                end = at + next.len_utf8();
            }
        }
        let Some(piece) = text.get(start..end) else { continue };
        let kind = match class(first) {
            0 => Kind::Number(piece.parse().unwrap_or(u32::MAX)),
            1 => Kind::Word(matching::fold(piece)),
            _ if first.is_whitespace() || first == '\u{200b}' || first == '\u{ad}' => continue,
            _ => Kind::Sign(if matches!(first, '‐'..='―' | '−') { '-' } else { first }),
        };
        tokens.push(Token { kind, span: start..end });
    }
    tokens
}

/// A text's words and numbers only, folded and joined by spaces: the normal form for comparing
/// headers, codes and names.
pub fn key(text: &str) -> String {
    let mut key = String::new();
    for token in tokens(text) {
        let piece = match token.kind {
            Kind::Word(word) => word,
            Kind::Number(_) => text.get(token.span).unwrap_or_default().to_owned(),
            Kind::Sign(_) => continue,
        };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&piece);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_hyphens_and_spaces_make_no_difference() {
        for text in ["E-Mail", "e mail", " E–MAIL: ", "e_mail"] {
            assert_eq!(key(text), "e mail", "{text}");
        }
        assert_eq!(key("Träger (Name)"), "trager name");
        assert_eq!(key("06636"), "06636");
    }

    proptest! {
        #[test]
        fn every_token_stands_where_it_says(text in "\\PC{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(end <= token.span.start && token.span.start < token.span.end);
                prop_assert!(text.get(token.span.clone()).is_some());
                end = token.span.end;
            }
        }
    }
}
