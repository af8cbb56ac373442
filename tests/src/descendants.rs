//! A process's descendants: its children, their children, and so on.
//!
//! Process groups would not work: chromedriver's browser has its own, and a separate group would
//! keep a test's Ctrl-C from the driver.

use std::fs;

use rustix::process::{Pid, Signal, kill_process};

/// Kills all of them. On systems without `/proc` it finds none.
pub(crate) fn kill(root: u32) {
    let parents = parents();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(child, _)| child));
        next += 1;
    }
    for id in &found[1..] {
        // One that has already exited is fine.
        let _ = i32::try_from(*id)
            .ok()
            .and_then(Pid::from_raw)
            .map(|id| kill_process(id, Signal::KILL));
    }
}

/// Every process with its parent.
fn parents() -> Vec<(u32, u32)> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // `2889 (Web Content) S 2848 …`: the name may contain anything.
            let (_, rest) = stat.rsplit_once(')')?;
            Some((id, rest.split_whitespace().nth(1)?.parse().ok()?))
        })
        .collect()
}
