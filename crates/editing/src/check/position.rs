//! Lines and columns.

/// Counts lines and columns in one pass; offsets must be queried in ascending order.
pub struct Position<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Position<'t> {
    pub fn start(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line and column, in characters, of a byte offset; both from 1.
    pub fn of(&mut self, at: usize) -> (usize, usize) {
        let passed = self.text.get(self.at..at).unwrap_or_default();
        self.at = self.at.max(at);
        let newlines = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line += newlines;
        let last_line = passed.rsplit('\n').next().unwrap_or_default();
        if newlines > 0 {
            self.column = 1;
        }
        self.column += last_line.chars().count();
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "ab\nä: x\n\nend";
        let mut position = Position::start(text);
        let mut of = |wanted| position.of(text.find(wanted).expect(wanted));
        assert_eq!(of("b"), (1, 2));
        assert_eq!(of(":"), (2, 2));
        assert_eq!(of("x"), (2, 4));
        assert_eq!(of("x"), (2, 4));
        assert_eq!(of("end"), (4, 1));
    }
}
