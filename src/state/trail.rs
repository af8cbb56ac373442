//! The history of screens.

use super::screen::Screen;

/// More entries than any real history has: a cap, as an entry's number may be anything.
const MOST: usize = 10_000;

/// The screen of each of the finder's history entries, and the current entry.
#[derive(Clone)]
pub struct Trail {
    screens: Vec<Screen>,
    at: usize,
}

impl Trail {
    /// Only the first screen.
    pub fn new(first: Screen) -> Self {
        Self { screens: vec![first], at: 0 }
    }

    /// The current screen.
    pub fn current(&self) -> Screen {
        self.screens.get(self.at).copied().unwrap_or(Screen::ForWhom)
    }

    /// The number of the current entry.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether Back stays within the widget.
    pub fn has_back(&self) -> bool {
        self.at > 0
    }

    /// Shows an entry. Of entries from before a reload, only their number is known, which leaving
    /// (`src/scripts/exit.mjs`) needs to go back past them: they show the first screen.
    pub fn show(&mut self, at: usize, first: Screen) {
        self.at = at.min(MOST);
        while self.screens.len() <= self.at {
            self.screens.push(first);
        }
    }

    /// Shows a screen after the current one, discarding all later ones.
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

    /// Follows the offers to their new positions; an offer that is gone gives way to the results.
    pub fn move_offers(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        for screen in &mut self.screens {
            if let Screen::Offer(at) = *screen {
                *screen = moved(at).map_or(Screen::Results, Screen::Offer);
            }
        }
    }

    /// Forgets all screens: every entry leads to the first one.
    pub fn forget(&mut self, first: Screen) {
        self.screens.fill(first);
    }
}
