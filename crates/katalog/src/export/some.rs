//! The first few entries of a long list.

/// The maximum number of affected entries to name.
const NAMED: usize = 5;

/// The first entries, and how many more there are.
pub fn some(entries: &[&str]) -> String {
    let named = entries.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match entries.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} und {more} weitere"),
    }
}
