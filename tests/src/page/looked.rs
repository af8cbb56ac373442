//! Whether a test has checked for traces itself.

use std::sync::atomic::AtomicBool;

/// Whether a test has checked the traces itself.
#[derive(Debug, Default)]
pub(super) struct Looked(pub(super) AtomicBool);
