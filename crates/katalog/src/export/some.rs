//! A few of many.

/// How many entries are named of which something is not in the file.
const NAMED: usize = 5;

/// The first of them, and how many more there are.
pub fn some(entries: &[&str]) -> String {
    let named = entries.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match entries.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} und {more} weitere"),
    }
}
