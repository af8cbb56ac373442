//! The tools beside the helplines, on every screen.

use super::remember_button;
use crate::{dom::markup::Markup, state::finder::Finder};

/// The button to the remembered offers; a team has more.
pub fn content(finder: &'static Finder) -> Vec<Markup> {
    let mut tools = remember_button::opener(finder);
    if finder.team
        && let Some(part) = finder.details_part()
    {
        tools.extend((part.team_tools)());
    }
    tools
}
