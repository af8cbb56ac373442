//! What stands beside the helplines, on every screen.

use super::{remember, team_tools};
use crate::{dom::markup::Markup, state::finder::Finder};

/// The way to what was remembered; a team has more.
pub fn content(finder: &'static Finder) -> Vec<Markup> {
    let mut tools = remember::opener(finder);
    if finder.team {
        tools.extend(team_tools::tools());
    }
    tools
}
