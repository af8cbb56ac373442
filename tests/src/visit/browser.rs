//! What the three engines have in common when they start.

use thirtyfour::Capabilities;
use tokio::process::Command;

use crate::screen::Screen;

/// A browser that is about to be started.
pub(super) struct Browser {
    pub(super) driver: Command,
    /// What to do if the driver cannot be started.
    pub(super) remedy: &'static str,
    pub(super) capabilities: Capabilities,
    pub(super) screen: Option<Screen>,
}
