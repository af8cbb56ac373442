//! Where the harness finds and leaves files.

use std::path::{Path, PathBuf};

/// A path in the checkout.
pub(crate) fn path(relative: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).join(relative)
}
