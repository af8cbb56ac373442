//! The layers ("rooms") of the widget's sources: ordered folders, each of which knows only those
//! below.

use std::collections::BTreeSet;
use std::fmt;

use crate::names::Arrow;

/// From bottom to top; the topmost is the page's entry point.
const ROOMS: [&str; 9] = [
    "words",
    "dom",
    "state",
    "flow",
    "view/entry",
    "view/results",
    "view/details",
    "parts",
    "lib.rs",
];

/// A violation of the order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misplaced {
    /// A file uses something from a higher room.
    Upward(Arrow, usize),
    /// A file that uses something, or is used, is in none of the rooms.
    Outside(String),
}

/// All violations in the widget's `src/`, without duplicates.
pub fn misplaced(arrows: &[Arrow]) -> BTreeSet<Misplaced> {
    let judge = |arrow: &Arrow| match (room(&arrow.from), room(&arrow.to)) {
        (None, _) => Some(Misplaced::Outside(arrow.from.clone())),
        (_, None) => Some(Misplaced::Outside(arrow.to.clone())),
        (Some(from), Some(to)) => (from < to).then(|| Misplaced::Upward(arrow.clone(), from)),
    };
    arrows.iter().filter_map(judge).collect()
}

/// The number of the room that a file of `src/` is in.
fn room(file: &str) -> Option<usize> {
    let file = file.strip_prefix("src/")?;
    ROOMS.iter().position(|room| {
        file.strip_prefix(room)
            .is_some_and(|rest| matches!(rest, "" | ".rs") || rest.starts_with('/'))
    })
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Upward(Arrow { from, to, name }, room) => {
                let allowed = match &ROOMS[..=*room] {
                    [] => String::new(),
                    [only] => (*only).to_owned(),
                    [first @ .., last] => format!("{} and {last}", first.join(", ")),
                };
                let room = ROOMS[*room];
                write!(f, "{from} uses `{name}` ({to}): {room} may use only {allowed}")
            }
            Self::Outside(file) => write!(f, "{file} is in no room: {}", ROOMS.join(", ")),
        }
    }
}
