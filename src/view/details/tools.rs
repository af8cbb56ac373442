//! The tools beside the helplines, on every screen.

use super::team_tools;
use crate::{dom::markup::Markup, state::finder::Finder, view::results::remember_button};

/// The button to the remembered offers; a team has more.
pub fn content(finder: &'static Finder) -> Vec<Markup> {
    let mut tools = remember_button::opener(finder);
    if finder.team {
        tools.extend(team_tools::tools());
    }
    tools
}
