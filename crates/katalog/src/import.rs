//! `katalog import`: from the editors' tables to a catalogue.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use catalogue::{Catalogue, Reading, Severity, read};
use editing::check::{check, refused};
use editing::import::{Import, Sheet, read_tables, update};

use crate::arguments::ImportOptions;
use crate::input::{self, name};
use crate::report::Imported;
use crate::{Outcome, output, progress};

/// What is written when no other name is given.
const NAME: &str = "katalog.json";

/// Reads the tables, writes the catalogue, even one with findings, and says what was found.
pub fn run(options: &ImportOptions) -> Result<Outcome> {
    let today = input::day(options.today)?;
    let output = target(options)?;
    let base = base(options, &output)?;
    let bar = progress::bar(4, "Tabelle lesen");
    bar.tick();
    let sheets = sheets(&options.tables)?;
    bar.inc(1);
    bar.set_message("Angebote einlesen");
    let import = update(base.as_ref().unwrap_or(&Catalogue::default()), &sheets, today);
    bar.inc(1);
    bar.set_message("Katalog prüfen");
    let Import { mut catalogue, findings, rows } = import;
    catalogue.name = options.name.clone().unwrap_or(catalogue.name);
    catalogue.id = options.id.clone().or(catalogue.id);
    let mut bytes = serde_json::to_vec_pretty(&catalogue)
        .context("Der Katalog lässt sich nicht als JSON schreiben")?;
    bytes.push(b'\n');
    let report = check(&bytes, today);
    bar.inc(1);
    output::write(&output, &bytes)?;
    bar.finish_and_clear();
    let worst = findings.iter().map(|finding| finding.severity).max();
    let outcome = match worst {
        Some(Severity::Error) => Outcome::Faulty,
        Some(Severity::Warning) if options.strict => Outcome::Faulty,
        _ => Outcome::Fine,
    };
    let outcome = outcome.max(Outcome::of(&report, options.strict));
    let tables = options.tables.iter().map(|path| name(path)).collect();
    let imported = Imported { tables, output, findings, rows, report, is_update: base.is_some() };
    match imported.write(options.format) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        written => written.context("Das Ergebnis lässt sich nicht ausgeben")?,
    }
    Ok(outcome)
}

/// The sheets of all files.
fn sheets(files: &[PathBuf]) -> Result<Vec<Sheet>> {
    let mut sheets = Vec::new();
    for path in files {
        for file in tables_in(path)? {
            let bytes = input::read(&file)?;
            sheets.extend(sheets_of(&file, &bytes)?);
        }
    }
    Ok(sheets)
}

/// The file, or the CSV files in a folder, by their names.
fn tables_in(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let what = || format!("„{}“ lässt sich nicht lesen", name(path));
    let files = fs::read_dir(path).with_context(what)?.map(|file| file.map(|file| file.path()));
    let mut files = files.collect::<Result<Vec<_>, _>>().with_context(what)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    files.sort();
    if files.is_empty() {
        bail!("In „{}“ liegt keine CSV-Datei", name(path));
    }
    Ok(files)
}

fn sheets_of(path: &Path, bytes: &[u8]) -> Result<Vec<Sheet>> {
    if is_json(bytes) {
        bail!(
            "„{}“ ist keine Tabelle, sondern JSON. Ist es schon ein Katalog, prüfen Sie ihn mit \
             katalog check",
            name(path)
        );
    }
    let sheet = path.file_stem().map_or_else(|| name(path), |stem| stem.to_string_lossy().into());
    read_tables(&sheet, bytes)
        .map_err(|error| anyhow::anyhow!("„{}“: {} {}", name(path), error.what(), error.help()))
}

/// Whether the content is an object or a list of JSON, and no table.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    matches!(bytes.first(), Some(b'{' | b'['))
        && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// Where the catalogue goes.
fn target(options: &ImportOptions) -> Result<PathBuf> {
    if let Some(path) = &options.output {
        return Ok(path.clone());
    }
    let table = options.tables.first().context("Es fehlt die Tabelle")?;
    let path = table.with_file_name(NAME);
    if path.exists() {
        let path = name(&path);
        bail!(
            "„{path}“ gibt es schon. Soll der Katalog erneuert werden, schreiben Sie -o {path} dazu"
        );
    }
    Ok(path)
}

/// The catalogue from which stays what is in no column: the one that was named, or the one that is
/// there already.
fn base(options: &ImportOptions, output: &Path) -> Result<Option<Catalogue>> {
    let path = match &options.base {
        Some(path) => path,
        None if output != Path::new("-") && output.exists() => output,
        None => return Ok(None),
    };
    match read(&input::read(path)?) {
        Ok(Reading { catalogue, .. }) => Ok(Some(catalogue)),
        Err(refusal) if options.base.is_some() => {
            bail!("„{}“: {}", name(path), refused(&refusal).what)
        }
        Err(_) => bail!(
            "„{}“ gibt es schon und ist kein Katalog. Nennen Sie einen anderen Namen, oder löschen Sie \
             die Datei vorher",
            name(path)
        ),
    }
}
