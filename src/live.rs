//! A value that the page follows.

use leptos::prelude::*;
use std::sync::{PoisonError, RwLock};

/// A value and the trigger that tells the effects which read it that it has changed.
///
/// Leptos' own signals are compiled anew for every type that they hold, for
/// half a kilobyte (brotli) each; this needs of Leptos only the trigger, which is always the same.
pub struct Live<T> {
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Live<T> {
    pub fn new(value: T) -> Self {
        Self { value: RwLock::new(value), changed: ArcTrigger::new() }
    }

    /// Reads the value; an effect in which this happens runs again when it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(read)
    }

    /// Reads the value.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.changed.notify();
    }

    /// Changes the value without telling anybody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
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
