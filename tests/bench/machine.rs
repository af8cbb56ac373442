//! The machine and the date of the benchmark.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Context, Result};

/// This computer.
#[derive(Debug, Default)]
pub struct Machine {
    pub date: String,
    pub processor: String,
    pub cores: usize,
    /// Gigabytes.
    pub memory: u64,
    /// The five-minute load average at the start.
    pub load: String,
}

impl Machine {
    pub fn here() -> Result<Self> {
        let read = |path: &str| fs::read_to_string(path).with_context(|| format!("no {path}"));
        let kilobytes = field(&read("/proc/meminfo")?, "MemTotal");
        let kilobytes = kilobytes.split_whitespace().next().and_then(|word| word.parse().ok());
        let load = read("/proc/loadavg")?;
        let date = Command::new("date").args(["--utc", "+%F"]).output()?;
        Ok(Self {
            date: String::from_utf8_lossy(&date.stdout).trim().to_owned(),
            processor: field(&read("/proc/cpuinfo")?, "model name"),
            cores: available_parallelism()?.get(),
            memory: kilobytes.unwrap_or(0_u64).div_ceil(1_024 * 1_024),
            load: load.split_whitespace().nth(1).unwrap_or_default().to_owned(),
        })
    }
}

/// The value after `name:`.
fn field(text: &str, name: &str) -> String {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let value = line.and_then(|line| line.split_once(':')).map(|(_, value)| value.trim());
    value.unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_what_follows_its_name() {
        let text = "processor\t: 0\nmodel name\t: Cheap CPU @ 1 GHz\nmodel name\t: Another\n";
        assert_eq!(field(text, "model name"), "Cheap CPU @ 1 GHz");
        assert_eq!(field(text, "flags"), "unknown");
    }
}
