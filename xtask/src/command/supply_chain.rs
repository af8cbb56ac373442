//! `cargo xtask supply-chain`: licences, sources, duplicates and known vulnerabilities of
//! dependencies.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::project::Project;
use crate::tools::{cargo_deny, npm};

/// The verdict of the advisory databases.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weaknesses {
    NoneKnown,
    /// They could not be reached, perhaps because the network is blocked: reported, but no failure.
    NotAsked,
}

/// Runs all checks; with `strict`, for a release, an unreachable database is an error too.
pub fn run(project: &Project, strict: bool) -> Result<()> {
    rules(project)?;
    match weaknesses(project)? {
        Weaknesses::NotAsked if strict => bail!("an advisory database did not answer"),
        Weaknesses::NotAsked | Weaknesses::NoneKnown => Ok(()),
    }
}

/// Checks the rules in `deny.toml` that need no network.
pub fn rules(project: &Project) -> Result<()> {
    let deny = cargo_deny::ensure(project)?;
    process::shown(
        project
            .command(deny)
            .args(["--workspace", "--locked", "check", "--hide-inclusion-graph"])
            .args(["bans", "licenses", "sources"]),
    )
}

/// Queries the advisory databases of RustSec and npm.
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
        println!(
            "NOT CHECKED for known vulnerabilities: crates. {}",
            reason(&format!("{error:#}"))
        );
        return Ok(Weaknesses::NotAsked);
    }
    // Offline, with the database that was just fetched.
    process::shown(
        project
            .command(deny)
            .args(["--workspace", "--locked", "--offline", "check", "--hide-inclusion-graph"])
            .arg("advisories"),
    )?;
    Ok(Weaknesses::NoneKnown)
}

/// Otherwise git would wait for a password.
fn without_prompts(mut command: Command) -> Command {
    command.env("GIT_TERMINAL_PROMPT", "0");
    command
}

/// The output of `npm audit --json`: a report, or the reason why there is none.
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
            println!("npm packages: no known vulnerabilities");
            Ok(Weaknesses::NoneKnown)
        }
        // Again, in human-readable form.
        Ok(Audit::Answered { .. }) => process::shown(&mut audit()).map(|()| Weaknesses::NoneKnown),
        Ok(Audit::Refused { message }) => {
            println!("NOT CHECKED for known vulnerabilities: npm packages. {}", reason(&message));
            Ok(Weaknesses::NotAsked)
        }
        Err(error) => Err(error).context("npm audit did not print JSON"),
    }
}

/// The last non-empty line; in a chain of errors, that is the innermost.
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
