//! The way through the screens.

use super::screen::Screen;

/// More entries than anybody leaves behind; whatever else may be in one.
const MOST: usize = 10_000;

/// What each of the finder's history entries shows, and which of them is shown.
#[derive(Clone)]
pub struct Trail {
    screens: Vec<Screen>,
    at: usize,
}

impl Trail {
    /// Nothing but the first screen.
    pub fn new(first: Screen) -> Self {
        Self { screens: vec![first], at: 0 }
    }

    /// The screen that is shown.
    pub fn current(&self) -> Screen {
        self.screens.get(self.at).copied().unwrap_or(Screen::ForWhom)
    }

    /// The number of its entry.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether Back stays within the widget.
    pub fn has_back(&self) -> bool {
        self.at > 0
    }

    /// Shows an entry. Of those from before a reload nothing is known but that they are there, and
    /// that leaving (`src/scripts/exit.mjs`) has to go back over them: they show the first screen.
    pub fn show(&mut self, at: usize, first: Screen) {
        self.at = at.min(MOST);
        while self.screens.len() <= self.at {
            self.screens.push(first);
        }
    }

    /// Shows a screen behind the current one, in place of all that were there.
    pub fn push(&mut self, screen: Screen) {
        self.screens.truncate(self.at + 1);
        self.screens.push(screen);
        self.at += 1;
    }

    /// Shows a screen in place of the current one.
    pub fn replace(&mut self, screen: Screen) {
        if let Some(shown) = self.screens.get_mut(self.at) {
            *shown = screen;
        }
    }

    /// Forgets all screens: every entry leads to the first one.
    pub fn forget(&mut self, first: Screen) {
        self.screens.fill(first);
    }
}
