//! `cargo xtask test`: everything that must pass before a change is merged. A failed check does not
//! stop the others, so one run shows everything there is to fix.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail};

use super::fuzz;
use super::supply_chain::{self, Weaknesses};
use crate::process;
use crate::progress;
use crate::project::Project;
use crate::tools::{
    self, BuildTools, browser, firefox, pdf_reader, ssh_keygen, web_servers, webkit,
};
use crate::widget;

/// Builds `katalog` with the same features as its tests, which have just been compiled.
const KATALOG_AS_TESTED: [&str; 7] = [
    "test",
    "--locked",
    "--no-run",
    "--workspace",
    "--exclude=angebotsfinder",
    "--exclude=browser-tests",
    "--test=publish",
];

/// Which checks to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everything,
    BrowserOnly,
    NoBrowser,
}

impl Scope {
    pub fn new(browser_only: bool, no_browser: bool) -> Self {
        match (browser_only, no_browser) {
            (true, _) => Self::BrowserOnly,
            (false, true) => Self::NoBrowser,
            (false, false) => Self::Everything,
        }
    }
}

/// Runs the checks; with `filters` only the browser tests whose path contains one of them.
pub fn run(project: &Project, scope: Scope, filters: &[String]) -> Result<()> {
    // First, and fatal: without its tools, no check says anything about the project.
    tools::wasm_target::ensure(project)?;
    if scope != Scope::BrowserOnly {
        ssh_keygen::ensure()?;
    }
    let geckodriver = match scope {
        Scope::NoBrowser => None,
        Scope::Everything | Scope::BrowserOnly => {
            browser::ensure()?;
            webkit::ensure()?;
            pdf_reader::ensure()?;
            web_servers::ensure()?;
            Some(firefox::ensure(project)?)
        }
    };
    let mut report = Report::default();
    if scope != Scope::BrowserOnly {
        check_natively(project, &mut report);
        check_from_outside(project, &mut report);
    }
    if let Some(geckodriver) = geckodriver {
        check_in_the_browser(project, &geckodriver, filters, &mut report);
    }
    println!("\n{report}");
    match report.failures() {
        0 => Ok(()),
        failures => bail!("{failures} of {} checks failed", report.checks.len()),
    }
}

fn check_natively(project: &Project, report: &mut Report) {
    report
        .check("Formatting", || process::shown(project.cargo().args(["fmt", "--all", "--check"])));
    report.check("Lints of the native crates", || {
        process::shown(project.cargo().args([
            "clippy",
            "--locked",
            "--quiet",
            "--workspace",
            "--exclude=angebotsfinder",
            "--all-targets",
            "--",
            "-Dwarnings",
        ]))
    });
    report.check("Lints of the widget", || {
        process::shown(project.cargo().args([
            "clippy",
            "--locked",
            "--quiet",
            "--package=angebotsfinder",
            "--target=wasm32-unknown-unknown",
            "--",
            "-Dwarnings",
        ]))
    });
    report.check("Lints of the scripts", || {
        tools::npm::ensure(project)?;
        let oxlint = tools::npm::program(project, "oxlint")?;
        process::shown(project.command(oxlint).arg("--deny-warnings"))
    });
    report.check("Types of the scripts", || {
        tools::npm::ensure(project)?;
        let compiler = tools::npm::program(project, "tsc")?;
        process::shown(project.command(compiler).arg("--noEmit"))
    });
    // These reuse what the lints compiled, so they take seconds.
    report.check("Docs of the native crates", || {
        process::shown(
            project
                .cargo()
                .args(["doc", "--locked", "--quiet", "--no-deps", "--document-private-items"])
                .args(["--workspace", "--exclude=angebotsfinder"])
                .env("RUSTDOCFLAGS", "-Dwarnings"),
        )
    });
    report.check("Tests of the native crates", || {
        process::shown(project.cargo().args([
            "test",
            "--locked",
            "--quiet",
            "--no-fail-fast",
            "--workspace",
            "--exclude=angebotsfinder",
            "--exclude=browser-tests",
        ]))
    });
}

/// Checks that compile for minutes to run for seconds; last, so that other failures show first.
fn check_from_outside(project: &Project, report: &mut Report) {
    report.check("Fuzzing of the widget's parsers", || fuzz::run_briefly(project));
    report.check("Licences and sources of dependencies", || supply_chain::rules(project));
    report.check_if_possible("Known vulnerabilities of dependencies", || {
        Ok(match supply_chain::weaknesses(project)? {
            Weaknesses::NoneKnown => Checked::Yes,
            Weaknesses::NotAsked => Checked::No,
        })
    });
}

fn check_in_the_browser(
    project: &Project,
    geckodriver: &Path,
    filters: &[String],
    report: &mut Report,
) {
    let mut built = None;
    let mut undivided = PathBuf::new();
    report.check("The widget's build", || {
        let tools = BuildTools::ensure(project)?;
        let site = built.insert(widget::build(project, &tools)?);
        println!("\n{}", widget::FirstLoad::of(site));
        undivided = widget::put_together_undivided(project, &tools)?;
        Ok(())
    });
    let Some(built) = built else {
        report.leave_out("Browser tests (the widget did not build)");
        return;
    };
    if filters.is_empty() {
        report.check("The widget's sizes", || widget::check_sizes(project, &built));
    }
    let mut site = PathBuf::new();
    report.check("Publishing the demo catalogue", || {
        site = widget::publish(project, &KATALOG_AS_TESTED)?;
        Ok(())
    });
    report.check("Browser tests", || {
        process::shown(
            project
                .cargo()
                .args(["test", "--locked", "--quiet", "--no-fail-fast"])
                .args(["--package=browser-tests", "--"])
                // A browser uses more than one core; more of them in parallel only compete for the
                // CPU.
                .arg("--test-threads=2")
                .args(filters)
                // The test harness's errors say what failed and where; a backtrace only buries
                // them.
                .env("RUST_LIB_BACKTRACE", "0")
                .env("ANGEBOTSFINDER_DIST", project.dist())
                .env("ANGEBOTSFINDER_SITE", &site)
                .env("ANGEBOTSFINDER_UNDIVIDED", &undivided)
                .env("ANGEBOTSFINDER_GECKODRIVER", geckodriver),
        )
    });
}

/// The results of the checks, in order.
#[derive(Default)]
struct Report {
    checks: Vec<Check>,
}

struct Check {
    name: &'static str,
    outcome: Outcome,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    LeftOut,
    /// The check has printed the reason.
    NotChecked(Duration),
}

/// Whether a check that needs the network could be made.
enum Checked {
    Yes,
    No,
}

impl Report {
    /// Runs a check.
    fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) {
        self.check_if_possible(name, || work().map(|()| Checked::Yes));
    }

    /// The same for a check that may be unable to reach the network.
    fn check_if_possible(&mut self, name: &'static str, work: impl FnOnce() -> Result<Checked>) {
        let (result, time) = progress::chapter(name, work);
        let outcome = match result {
            Ok(Checked::Yes) => Outcome::Passed(time),
            Ok(Checked::No) => Outcome::NotChecked(time),
            Err(_) => Outcome::Failed(time),
        };
        self.checks.push(Check { name, outcome });
    }

    fn leave_out(&mut self, name: &'static str) {
        let outcome = Outcome::LeftOut;
        self.checks.push(Check { name, outcome });
    }

    fn failures(&self) -> usize {
        let is_failure =
            |check: &&Check| matches!(check.outcome, Outcome::Failed(_) | Outcome::LeftOut);
        self.checks.iter().filter(is_failure).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "── Summary")?;
        for check in &self.checks {
            let (outcome, time) = match check.outcome {
                Outcome::Passed(time) => ("ok", progress::seconds(time)),
                Outcome::Failed(time) => ("FAILED", progress::seconds(time)),
                Outcome::LeftOut => ("left out", String::new()),
                Outcome::NotChecked(time) => ("NOT ASKED", progress::seconds(time)),
            };
            writeln!(f, "{outcome:<9} {:<48}{time}", check.name)?;
        }
        Ok(())
    }
}
