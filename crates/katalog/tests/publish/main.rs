//! `katalog publish` as editors run it.

#[cfg(target_os = "linux")]
mod kills;
mod logos;
mod refusals;
mod replacing;
mod sites;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const DEMO: &str = include_str!("../../../../public/katalog.json");
const NATION: &str = include_str!("../../../../public/bund.json");
const PAGE: &str = include_str!("../../../../index.html");

/// A catalogue without errors or warnings.
const SMALL: &str = r#"{ "schema_version": "1.0", "name": "Kreis",
    "offers": [{"id": "familienbuero", "name": "Familienbüro", "summary": "Hilft immer.",
        "universal": true, "phones": [{"number": "+493023125100"}],
        "assured_date": "2026-11-01", "unknown": [1.50]}] }"#;

/// A folder with a catalogue and a widget, in which `katalog` runs.
struct Desk(TempDir);

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        let widget = [
            ("dist/.htaccess", "# Apache"),
            ("dist/index.html", PAGE),
            ("dist/boot-0123456789abcdef.mjs", "boot();"),
            ("dist/boot-0123456789abcdef.mjs.br", "(compressed)"),
            ("dist/katalog.json", DEMO),
            ("dist/katalog.json.br", "(the demo)"),
            ("dist/katalog.json.gz", "(the demo)"),
            ("dist/locale/tr-0123456789abcdef.json", "[]"),
        ];
        for (name, text) in widget.iter().chain(files) {
            desk.put(name, text);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|_| panic!("{name} is missing"))
    }

    fn publish(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
        command.current_dir(self.0.path()).args(["publish", "katalog.json", "--widget", "dist"]);
        command.args(["--out", "site", "--today", "2026-11-22"]).args(arguments);
        command.env_remove("CLICOLOR_FORCE").output().expect("katalog runs")
    }

    /// The contents of all files in a folder, recursively.
    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        add_files(&self.path(folder), "", &mut files);
        files
    }
}

fn add_files(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            add_files(&path, &format!("{prefix}{name}/"), files);
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path).expect("a file"));
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
