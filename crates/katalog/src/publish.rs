//! `katalog publish`: a catalogue and the built widget become a folder for a web server.

mod compress;
mod pages;
mod site;
mod summary;

use std::path::Path;

use anyhow::{Context, Result, bail};
use catalogue::Severity;
use editing::check::check;

use crate::Outcome;
use crate::arguments::PublishOptions;
use crate::input::{day, name, read};
use crate::layers;
use crate::output::Folder;
use crate::report::{self, Checked};
use crate::terminal;
use site::Site;

/// Checks the catalogue and what it includes, and publishes them where they have no errors; else
/// whatever was published before stays as it is.
pub fn run(options: &PublishOptions) -> Result<Outcome> {
    let today = day(options.today)?;
    let path = &options.catalogue;
    let bytes = read(path)?;
    let widget = Site::of_widget(&options.widget)?;
    site::check_folder(&options.out, &options.widget)?;
    let mut files = vec![Checked { file: name(path), report: check(&bytes, today) }];
    if !files[0].report.is_readable {
        return refuse(&files, Outcome::Unreadable);
    }
    let layers = layers::load(path, &bytes)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    files.extend(layers.included.iter().map(|(address, bytes)| Checked {
        file: name(&folder.join(address)),
        report: check(bytes, today),
    }));
    if files.iter().any(|file| file.report.count(Severity::Error) > 0) {
        return refuse(&files, Outcome::Faulty);
    }
    if let Some((address, why)) = layers.missing.first() {
        bail!(
            "Der Katalog „{address}“ aus „includes“ fehlt: {why} Legen Sie ihn neben „{}“, oder \
             nehmen Sie ihn aus der Liste",
            path.display()
        );
    }

    let mut site = widget;
    pages::add(&mut site, &layers, &bytes, options.url.as_deref(), today)?;
    let logo = pages::add_logo(&mut site, &layers, folder)?;
    let compressed = compress::all(&mut site);
    let new = Folder::new(&options.out)?;
    compressed.write(&new)?;
    new.publish(|folder| site::foreign_files(folder).is_ok_and(|files| files.is_empty()))?;
    summary::print(options, &files, &layers, logo);
    Ok(Outcome::Fine)
}

fn refuse(files: &[Checked], outcome: Outcome) -> Result<Outcome> {
    report::write_errors(files).context("Das Ergebnis lässt sich nicht ausgeben")?;
    terminal::complain("katalog: Nichts ist veröffentlicht. Beheben Sie erst die Fehler.");
    Ok(outcome)
}
