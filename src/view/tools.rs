//! What stands beside the helplines, on every screen.

use super::{remember, team};
use crate::{finder::Finder, markup::Markup};

/// The way to what was remembered; a team has more.
pub fn content(finder: Finder) -> Vec<Markup> {
    let mut tools = remember::opener(finder);
    if finder.team {
        tools.extend(team::tools());
    }
    tools
}
