//! Normalises texts so that all spellings of an address are equal.

/// Full and short forms, and what both become. Spelled as after folding.
const SHORT: [(&str, &str); 3] = [("strasse", "str"), ("platz", "pl"), ("sankt", "st")];

/// The letters and digits of a text, without case, diacritics or spelling variants:
/// `Mühlen-Straße`, `MUEHLENSTR.` and `Mühlen Strasse` are equal. A space is only kept between two
/// numbers, so that `9, 11` is not `911`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// In UTF-8.
    pub letters: Vec<u8>,
    /// For each byte, whether a character that is neither a letter nor a digit came before it.
    starts: Vec<bool>,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        Self::of(&matching::fold(text))
    }

    /// Folds a text that has already been through [`matching::fold`].
    pub fn of(text: &str) -> Self {
        let mut folded = Self::default();
        let mut is_start = true;
        for letter in text.chars() {
            if letter.is_alphanumeric() {
                folded.push(letter, is_start);
                is_start = false;
            } else {
                is_start = true;
            }
        }
        folded
    }

    fn push(&mut self, letter: char, is_start: bool) {
        // Umlauts have lost their dots already; this handles their other spelling.
        if letter == 'e' && !is_start && matches!(self.letters.last(), Some(b'a' | b'o' | b'u')) {
            return;
        }
        let is_digit = self.letters.last().is_some_and(u8::is_ascii_digit);
        if is_start && is_digit && letter.is_ascii_digit() {
            self.letters.push(b' ');
            self.starts.push(true);
        }
        self.letters.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        self.starts.push(is_start);
        self.starts.resize(self.letters.len(), false);
        for (long, short) in SHORT {
            if self.letters.ends_with(long.as_bytes()) {
                let end = self.letters.len() - long.len();
                self.starts.truncate(end + short.len());
                self.letters.truncate(end);
                self.letters.extend_from_slice(short.as_bytes());
            }
        }
    }

    /// Whether the range consists of whole words: a number must not be part of a longer one, nor of
    /// one with a letter, such as `9a`.
    pub fn is_whole(&self, start: usize, end: usize) -> bool {
        let is_digit = |at: usize| self.letters.get(at).is_some_and(u8::is_ascii_digit);
        let begins = start == 0 || self.starts[start] || is_digit(start - 1) && !is_digit(start);
        let ends =
            end == self.letters.len() || self.starts[end] || is_digit(end) && !is_digit(end - 1);
        begins && ends
    }

    /// Whether these letters are there, [as a whole](Self::is_whole).
    pub fn has(&self, letters: &[u8], start: usize) -> bool {
        let rest = self.letters.get(start..).unwrap_or_default();
        rest.starts_with(letters) && self.is_whole(start, start + letters.len())
    }

    /// The letters as a text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.letters).unwrap_or_default()
    }

    /// The ranges of numbers that follow a letter: of `9-11` only the first.
    pub fn numbers(&self) -> Vec<(usize, usize)> {
        let is_digit = |at: usize| self.letters.get(at).is_some_and(u8::is_ascii_digit);
        let begins =
            |at: &usize| is_digit(*at) && !is_digit(at - 1) && self.letters[at - 1] != b' ';
        let end = |start: usize| {
            (start..self.letters.len()).find(|at| !is_digit(*at)).unwrap_or(self.letters.len())
        };
        let starts = (1..self.letters.len()).filter(begins);
        starts.map(|start| (start, end(start))).collect()
    }

    /// The letter of the house number that ends at `end`: the `a` of `9a` and of `9 a`.
    pub fn suffix(&self, end: usize) -> Option<usize> {
        let is_letter = self.letters.get(end).is_some_and(u8::is_ascii_lowercase);
        let is_single = self.starts.get(end + 1).is_none_or(|starts| *starts);
        (is_letter && is_single).then_some(end + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_street_is_the_same() {
        for spelling in [
            "Mühlenstraße 9",
            "MÜHLENSTRASSE 9",
            "Muehlenstr. 9",
            "Mühlen-Str. 9",
            "Mühlen Strasse, 9",
            "Mu\u{308}hlen\u{ad}straße\u{a0}9",
            "muhlenstr.9",
        ] {
            assert_eq!(Folded::new(spelling).text(), "muhlenstr9", "{spelling}");
        }
        assert_eq!(Folded::new("Sankt-Anna-Platz").text(), Folded::new("St. Anna Pl.").text());
        assert_eq!(Folded::new("Київська 5").text(), "київська5");
        assert_eq!(Folded::new("Grund 9, 0 12").text(), "grund9 0 12");
    }

    #[test]
    fn house_numbers_stand_behind_a_letter() {
        let numbers = |text: &str| {
            let folded = Folded::new(text);
            let numbers = folded.numbers().into_iter();
            let end = |end| folded.suffix(end).unwrap_or(end);
            numbers.map(|(start, at)| folded.text()[start..end(at)].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("Grund 9"), ["9"]);
        assert_eq!(numbers("Grund 9-11"), ["9"]);
        assert_eq!(numbers("Grund 19 a"), ["19a"]);
        assert_eq!(numbers("Grund 9b Hof"), ["9b"]);
        assert_eq!(numbers("Grund 9 Hof"), ["9"]);
        assert_eq!(numbers("Straße des 17. Juni 135"), ["17", "135"]);
        assert_eq!(numbers("4 5"), [""; 0]);
    }

    #[test]
    fn a_word_is_not_a_part_of_a_longer_one() {
        let is_whole = |text: &str, part: &str| {
            let folded = Folded::new(text);
            let start = folded.text().find(part).expect("a part");
            folded.is_whole(start, start + part.len())
        };
        assert!(is_whole("Am Grund 9, hinten", "grund9"));
        assert!(is_whole("Grund9", "grund"));
        assert!(is_whole("37213Grund", "grund"));
        assert!(is_whole("In der Mühlenstraße bei uns", "muhlenstr"));
        assert!(!is_whole("Schlehengrund 9", "grund9"));
        assert!(!is_whole("Grund 95", "grund9"));
        assert!(!is_whole("Grund 9a", "grund9"));
        assert!(!is_whole("Grundschule", "grund"));
        assert!(!is_whole("137213", "37213"));
    }
}
