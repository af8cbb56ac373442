//! A language with its texts, and which one is being spoken.

use std::cell::Cell;

/// The language that is on board.
const ON_BOARD: &str = "de";

thread_local! {
    static CURRENT: Cell<Voice> = const { Cell::new(Voice::GERMAN) };
}

/// The texts of a language: each at the number of its key; none for German.
pub type Texts = Option<&'static [&'static str]>;

/// A language with its texts.
#[derive(Clone, Copy)]
pub struct Voice {
    /// BCP 47.
    pub tag: &'static str,
    /// Written from right to left.
    pub rtl: bool,
    /// What it says.
    pub texts: Texts,
}

impl Voice {
    /// What is on board.
    pub const GERMAN: Self = Self { tag: ON_BOARD, rtl: false, texts: None };

    /// What is shown.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// Does something in this language, whichever is shown.
    pub fn say<R>(self, something: impl FnOnce() -> R) -> R {
        let before = CURRENT.replace(self);
        let said = something();
        CURRENT.set(before);
        said
    }

    /// Makes this the language that is shown.
    pub fn speak(self) {
        CURRENT.set(self);
    }
}

/// Whether what the catalogue says needs no mark: it is in German, too.
pub fn is_german() -> bool {
    Voice::current().tag == ON_BOARD
}

/// The language that a family would like to be spoken to in; none for German, which everybody
/// in the catalogue speaks.
pub fn wish() -> Option<&'static str> {
    let tag = Voice::current().tag;
    (!tag.starts_with(ON_BOARD)).then_some(tag)
}
