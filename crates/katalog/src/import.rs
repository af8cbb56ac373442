//! `katalog import`: turns the editors' tables, or another directory's file, into a catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use catalogue::{Catalogue, Date, Reading, Severity, read};
use editing::check::{check, refused};
use editing::exchange::hsds;
use editing::import::{Sheet, read_tables, update};

use crate::arguments::ImportOptions;
use crate::input::{self, name};
use crate::outcome::Outcome;
use crate::report::{Counted, Found, Imported};
use crate::{output, progress};

/// The default name of the output.
const NAME: &str = "katalog.json";

/// The result of reading the files.
struct Made {
    catalogue: Catalogue,
    found: Vec<Found>,
    counted: Counted,
}

/// Reads the files, writes the catalogue even if there are findings, and reports them.
pub fn run(options: &ImportOptions) -> Result<Outcome> {
    let today = input::day(options.today)?;
    let output = target(options)?;
    let base = base(options, &output)?;
    let bar = progress::bar(4, "Dateien lesen");
    bar.tick();
    let files = read_all(&options.tables)?;
    bar.inc(1);
    bar.set_message("Angebote einlesen");
    let Made { mut catalogue, found, counted } = match &files[..] {
        [(path, bytes)] if is_json(bytes) => from_hsds(path, bytes, base.as_ref(), today)?,
        _ => from_tables(&files, base.as_ref(), today)?,
    };
    bar.inc(1);
    bar.set_message("Katalog prüfen");
    catalogue.name = options.name.clone().unwrap_or(catalogue.name);
    catalogue.id = options.id.clone().or(catalogue.id);
    let mut bytes = serde_json::to_vec_pretty(&catalogue)
        .context("Der Katalog lässt sich nicht als JSON schreiben")?;
    bytes.push(b'\n');
    let report = check(&bytes, today);
    bar.inc(1);
    output::write(&output, &bytes)?;
    bar.finish_and_clear();
    let outcome = match found.iter().map(|found| found.severity).max() {
        Some(Severity::Error) => Outcome::Faulty,
        Some(Severity::Warning) if options.strict => Outcome::Faulty,
        _ => Outcome::Fine,
    };
    let outcome = outcome.max(Outcome::of(&report, options.strict));
    let files = options.tables.iter().map(|path| name(path)).collect();
    let imported = Imported { files, output, found, counted, report, is_update: base.is_some() };
    imported.write(options.format).context("Das Ergebnis lässt sich nicht ausgeben")?;
    Ok(outcome)
}

fn from_tables(
    files: &[(PathBuf, Vec<u8>)],
    base: Option<&Catalogue>,
    today: Date,
) -> Result<Made> {
    let mut sheets = Vec::new();
    for (path, bytes) in files {
        sheets.extend(sheets_of(path, bytes)?);
    }
    let import = update(base.unwrap_or(&Catalogue::default()), &sheets, today);
    Ok(Made {
        catalogue: import.catalogue,
        found: import.findings.into_iter().map(Found::from).collect(),
        counted: Counted::Rows(import.rows),
    })
}

/// Imports another directory's offers into the catalogue being updated.
fn from_hsds(path: &Path, bytes: &[u8], base: Option<&Catalogue>, today: Date) -> Result<Made> {
    let import = hsds::import(bytes, today)
        .map_err(|error| anyhow!("„{}“: {} {}", name(path), error.what(), error.help()))?;
    let new = import.catalogue;
    let catalogue = match base {
        Some(base) => Catalogue {
            published: new.published,
            organizations: new.organizations,
            locations: new.locations,
            offers: new.offers,
            ..base.clone()
        },
        None => new,
    };
    Ok(Made {
        catalogue,
        found: import.findings.into_iter().map(Found::from).collect(),
        counted: Counted::Services(import.services),
    })
}

/// The contents of all files, including those in folders.
fn read_all(paths: &[PathBuf]) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut size = 0;
    for path in paths {
        for file in tables_in(path)? {
            let bytes = input::read(&file)?;
            size += bytes.len();
            if size > input::MOST_BYTES {
                bail!(
                    "Mit „{}“ sind die Tabellen zusammen {}. Lesen Sie weniger auf einmal ein",
                    name(&file),
                    input::too_large()
                );
            }
            files.push((file, bytes));
        }
    }
    Ok(files)
}

/// The file itself, or the CSV files in a folder, sorted by name.
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
            "„{}“ ist keine Tabelle, sondern JSON. Lesen Sie eine solche Datei für sich allein ein",
            name(path)
        );
    }
    let sheet = path.file_stem().map_or_else(|| name(path), |stem| stem.to_string_lossy().into());
    read_tables(&sheet, bytes)
        .map_err(|error| anyhow!("„{}“: {} {}", name(path), error.what(), error.help()))
}

/// Whether the content is a JSON object or array rather than a table.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii();
    matches!(bytes.first(), Some(b'{' | b'['))
        && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// The path of the catalogue to write.
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

/// The catalogue that supplies everything no column covers: the one given with `--base`, or the
/// existing output.
fn base(options: &ImportOptions, output: &Path) -> Result<Option<Catalogue>> {
    let path = match &options.base {
        Some(path) => path,
        None if output != Path::new("-") && output.exists() => output,
        None => return Ok(None),
    };
    match read(&input::read(path)?) {
        Ok(Reading { catalogue, .. }) => match input::divided(&catalogue) {
            Some(why) => bail!("„{}“: {why}", name(path)),
            None => Ok(Some(catalogue)),
        },
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
