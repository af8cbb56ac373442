//! A value that the page follows.

use leptos::prelude::*;
use std::{
    rc::Rc,
    sync::{PoisonError, RwLock},
};

/// A value and the trigger that tells the effects which read it that it has changed. Every clone
/// is the same value.
///
/// Leptos' own signals are compiled anew for every type that they hold, for
/// half a kilobyte (brotli) each; this needs of Leptos only the trigger, which is always the same.
#[derive(Clone)]
pub struct Live<T>(Rc<Followed<T>>);

struct Followed<T> {
    // A `RefCell` brings words for its panics along. This one is never poisoned: a panic ends the
    // program.
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Live<T> {
    pub fn new(value: T) -> Self {
        Self(Rc::new(Followed { value: RwLock::new(value), changed: ArcTrigger::new() }))
    }

    /// Reads the value; an effect in which this happens runs again when it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.0.changed.track();
        self.with_untracked(read)
    }

    /// Reads the value.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.0.changed.notify();
    }

    /// Changes the value without telling anybody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Puts another value in its place.
    pub fn set(&self, value: T) {
        self.update(|each| *each = value);
    }
}

impl<T: Clone> Live<T> {
    /// A copy of the value; an effect in which this happens runs again when it changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default> Live<T> {
    /// Puts the default value in its place.
    pub fn reset(&self) {
        self.set(T::default());
    }
}

impl<T: Default> Default for Live<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
