//! Languages with their texts, and the current language.

use std::cell::Cell;

/// The built-in language.
const ON_BOARD: &str = "de";

thread_local! {
    static CURRENT: Cell<Voice> = const { Cell::new(Voice::GERMAN) };
}

/// The texts of a language, by the number of their key; `None` for German.
pub type Texts = Option<&'static [&'static str]>;

/// A language with its texts.
#[derive(Clone, Copy)]
pub struct Voice {
    /// BCP 47.
    pub tag: &'static str,
    /// Written from right to left.
    pub rtl: bool,
    /// Its texts.
    pub texts: Texts,
}

impl Voice {
    /// The built-in language.
    pub const GERMAN: Self = Self { tag: ON_BOARD, rtl: false, texts: None };

    /// The current language.
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if self.rtl { "rtl" } else { "ltr" }
    }

    /// Runs a closure in this language, whatever the current one is.
    pub fn say<R>(self, something: impl FnOnce() -> R) -> R {
        let before = CURRENT.replace(self);
        let said = something();
        CURRENT.set(before);
        said
    }

    /// Makes this the current language.
    pub fn speak(self) {
        CURRENT.set(self);
    }
}

/// Whether texts from the catalogue need no `lang` attribute: the interface is in German, too.
pub fn is_german() -> bool {
    Voice::current().tag == ON_BOARD
}

/// The language in which a family would like to be spoken to; `None` for German, which everyone in
/// the catalogue speaks.
pub fn wish() -> Option<&'static str> {
    let tag = Voice::current().tag;
    (!tag.starts_with(ON_BOARD)).then_some(tag)
}
