//! `cargo xtask supply-chain`: what comes from others may be used, comes from where it should, and has
//! no known weakness.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::project::Project;
use crate::tools::{cargo_deny, npm};

/// Whether somebody could be asked about known weaknesses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weaknesses {
    NoneKnown,
    /// The lists are on the network. Who may not get there can go on, but not without a word.
    NotAsked,
}

/// All of it; with `strict`, as before a release, not to be able to ask is an error, too.
pub fn run(project: &Project, strict: bool) -> Result<()> {
    rules(project)?;
    match weaknesses(project)? {
        Weaknesses::NotAsked if strict => bail!("nobody could be asked about known weaknesses"),
        Weaknesses::NotAsked | Weaknesses::NoneKnown => Ok(()),
    }
}

/// Holds all crates to the rules in `deny.toml` that need no network.
pub fn rules(project: &Project) -> Result<()> {
    let deny = cargo_deny::ensure(project)?;
    process::shown(
        project
            .command(deny)
            .args(["--workspace", "--locked", "check", "--hide-inclusion-graph"])
            .args(["bans", "licenses", "sources"]),
    )
}

/// Asks the lists of weaknesses that RustSec and npm keep.
pub fn weaknesses(project: &Project) -> Result<Weaknesses> {
    let deny = cargo_deny::ensure(project)?;
    let asked = [of_crates(project, &deny)?, of_packages(project)?];
    let all = asked.iter().all(|asked| *asked == Weaknesses::NoneKnown);
    Ok(if all { Weaknesses::NoneKnown } else { Weaknesses::NotAsked })
}

fn of_crates(project: &Project, deny: &Path) -> Result<Weaknesses> {
    if let Err(error) =
        process::captured(without_prompts(project.command(deny)).args(["fetch", "db"]))
    {
        println!("NOT CHECKED for known weaknesses: crates. {}", reason(&format!("{error:#}")));
        return Ok(Weaknesses::NotAsked);
    }
    // Offline: with the list that is there now.
    process::shown(
        project
            .command(deny)
            .args(["--workspace", "--locked", "--offline", "check", "--hide-inclusion-graph"])
            .arg("advisories"),
    )?;
    Ok(Weaknesses::NoneKnown)
}

/// git would wait for somebody who types a password.
fn without_prompts(mut command: Command) -> Command {
    command.env("GIT_TERMINAL_PROMPT", "0");
    command
}

/// What `npm audit --json` says: about the packages, or why it cannot.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Audit {
    #[serde(rename_all = "camelCase")]
    Answered {
        audit_report_version: u32,
    },
    Refused {
        message: String,
    },
}

fn of_packages(project: &Project) -> Result<Weaknesses> {
    npm::ensure(project)?;
    let audit = || {
        let mut npm = project.command("npm");
        npm.args(["audit", "--fetch-retries=0", "--fetch-timeout=30000"]);
        npm
    };
    let output = audit().arg("--json").output().context("cannot start npm")?;
    match serde_json::from_slice(&output.stdout) {
        Ok(Audit::Answered { .. }) if output.status.success() => {
            println!("npm packages: no known weakness");
            Ok(Weaknesses::NoneKnown)
        }
        // Once more, for people.
        Ok(Audit::Answered { .. }) => process::shown(&mut audit()).map(|()| Weaknesses::NoneKnown),
        Ok(Audit::Refused { message }) => {
            println!("NOT CHECKED for known weaknesses: npm packages. {}", reason(&message));
            Ok(Weaknesses::NotAsked)
        }
        Err(error) => Err(error).context("npm audit writes what is no JSON"),
    }
}

/// The last line that says something, which in a chain of errors is the innermost.
fn reason(message: &str) -> &str {
    let mut lines = message.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next_back().unwrap_or("No reason was given.")
}

#[cfg(test)]
mod tests {
    use super::Audit;

    #[test]
    fn an_answer_is_told_from_none() -> serde_json::Result<()> {
        let found = r#"{ "auditReportVersion": 2, "vulnerabilities": {}, "metadata": {} }"#;
        let answered = Audit::Answered { audit_report_version: 2 };
        assert_eq!(serde_json::from_str::<Audit>(found)?, answered);

        let refused = r#"{ "message": "405 Method Not Allowed", "error": { "summary": "" } }"#;
        let message = "405 Method Not Allowed".to_owned();
        assert_eq!(serde_json::from_str::<Audit>(refused)?, Audit::Refused { message });
        Ok(())
    }
}
