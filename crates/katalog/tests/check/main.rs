//! `katalog check` as editors and scripts run it.

mod formats;
mod links;
mod outcomes;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An offer without findings.
const GOOD: &str = r#"{"id": "familienbuero", "name": "Familienbüro", "summary": "Hilft immer.",
    "universal": true, "phones": [{"number": "+493023125100", "hours": [{"freq": "WEEKLY", "byday": ["MO"], "opens_at": "09:00"}]}], "assured_date": "2026-11-01"}"#;
/// An offer with a hint.
const HINT: &str =
    r#"{"id": "b", "name": "B", "summary": "Hilft ggf. auch.", "assured_date": "2026-11-01"}"#;
/// An offer with a warning.
const STALE: &str =
    r#"{"id": "c", "name": "C", "summary": "Hilft.", "assured_date": "2024-11-01"}"#;
/// An offer that is left out of the catalogue.
const NAMELESS: &str = r#"{"id": "d"}"#;

fn catalogue(offers: &[&str]) -> String {
    let offers = offers.join(",\n");
    format!("{{\n\"schema_version\": \"1.0\",\n\"name\": \"Kreis\",\n\"offers\": [\n{offers}\n]}}")
}

/// A folder with files, in which `katalog` runs.
struct Desk(TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a file");
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
        command.current_dir(self.0.path()).arg("check").args(["--today", "2026-11-22"]);
        command.args(arguments);
        // The tests must not depend on the environment.
        for variable in ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "clicolor_force"] {
            command.env_remove(variable).env_remove(variable.to_uppercase());
        }
        command
    }

    fn check(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("katalog runs")
    }

    /// Pipes the text into its standard input.
    fn check_input(&self, text: &str, arguments: &[&str]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("katalog runs");
        let mut input = process.stdin.take().expect("a pipe");
        input.write_all(text.as_bytes()).expect("it reads");
        drop(input);
        process.wait_with_output().expect("it ends")
    }
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
