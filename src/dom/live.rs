//! A reactive value.

use leptos::prelude::*;
use std::{
    rc::Rc,
    sync::{PoisonError, RwLock},
};

/// A value and the trigger that reruns the effects which read it. Clones share the same value.
///
/// Leptos' own signals are monomorphised for every type they hold, at half a kilobyte (brotli)
/// each; this uses only Leptos' trigger, which has a single type.
#[derive(Clone)]
pub struct Live<T>(Rc<Followed<T>>);

struct Followed<T> {
    // A `RefCell` would pull in its panic messages. This lock is never poisoned: a panic ends the
    // program.
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Live<T> {
    pub fn new(value: T) -> Self {
        Self(Rc::new(Followed { value: RwLock::new(value), changed: ArcTrigger::new() }))
    }

    /// Reads the value; an effect that calls this reruns on changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.0.changed.track();
        self.with_untracked(read)
    }

    /// Reads the value without tracking it.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.update_untracked(change);
        self.0.changed.notify();
    }

    /// Changes the value without notifying effects.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Replaces the value.
    pub fn set(&self, value: T) {
        self.update(|each| *each = value);
    }
}

impl<T: Clone> Live<T> {
    /// A copy of the value; an effect that calls this reruns on changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value, untracked.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default> Live<T> {
    /// Resets the value to its default.
    pub fn reset(&self) {
        self.set(T::default());
    }
}

impl<T: Default> Default for Live<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
