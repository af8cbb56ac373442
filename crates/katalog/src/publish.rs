//! `katalog publish`: turns a catalogue and the built widget into a folder for a web server.

mod compress;
mod logo;
mod site;
mod summary;

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use catalogue::Severity;
use editing::check::{check, check_reading};
use editing::publish::site::{Contents, Files, Included, Options, Refusal};

use crate::arguments::PublishOptions;
use crate::input::{day, name, read};
use crate::layers::{self, Layers};
use crate::outcome::Outcome;
use crate::output::Folder;
use crate::report::{self, Checked};
use crate::terminal::complain;
use logo::Logo;
use site::Site;

const REFUSED: &str = "katalog: Nichts ist veröffentlicht. Beheben Sie erst die Fehler.";

/// Checks the catalogue and its includes, and publishes them if there are no errors; otherwise the
/// published folder stays unchanged.
pub fn run(options: &PublishOptions) -> Result<Outcome> {
    let today = day(options.today)?;
    let path = &options.catalogue;
    let bytes = read(path)?;
    let widget = Site::of_widget(&options.widget)?;
    site::check_folder(&options.out, &options.widget)?;
    let file = name(path);
    if catalogue::read(&bytes).is_err() {
        let files = [Checked { file, report: check(&bytes, today) }];
        return refuse(&files, Outcome::Unreadable);
    }
    let layers = layers::load(path, &bytes)?;
    let mut files = vec![Checked { file, report: check_reading(&bytes, &layers.own, today) }];
    let folder = path.parent().unwrap_or(Path::new(""));
    files.extend(layers.included.iter().map(|layer| Checked {
        file: name(&folder.join(&layer.address)),
        report: check_reading(&layer.bytes, &layer.reading, today),
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

    let logo = logo::read(&layers.own.catalogue, folder)?;
    let base = options.url.as_deref();
    let made = match make(widget.0, &layers, &logo, &Options { base, today }) {
        Ok(made) => made,
        Err(Refusal::Files(faults)) => {
            report::tell(&faults);
            complain(REFUSED);
            return Ok(Outcome::Faulty);
        }
        Err(Refusal::Widget(unknown)) => {
            return Err(anyhow!(unknown).context(
                "Der Angebotsfinder in --widget ist eine andere Version als dieses Programm. Nehmen Sie \
                 beide aus derselben Ausgabe",
            ));
        }
    };
    let mut site = Site(made);
    let compressed = compress::all(&mut site);
    let new = Folder::new(&options.out)?;
    compressed.write(&new)?;
    new.publish(|folder| site::foreign_files(folder).is_ok_and(|files| files.is_empty()))?;
    let missing = if let Logo::Missing(name) = logo { Some(name) } else { None };
    summary::print(options, &files, &layers, missing);
    Ok(Outcome::Fine)
}

fn make(widget: Files, layers: &Layers, logo: &Logo, options: &Options) -> Result<Files, Refusal> {
    let included = layers.included.iter().map(|layer| Included {
        address: layer.address.clone(),
        catalogue: layer.reading.catalogue.clone(),
    });
    let contents = Contents {
        own: layers.own.catalogue.clone(),
        included: included.collect(),
        merged: layers.merged.clone(),
        logo: if let Logo::Found(bytes) = logo { Some(bytes.clone()) } else { None },
    };
    editing::publish::site::site(widget, &contents, options)
}

fn refuse(files: &[Checked], outcome: Outcome) -> Result<Outcome> {
    report::write_errors(files).context("Das Ergebnis lässt sich nicht ausgeben")?;
    complain(REFUSED);
    Ok(outcome)
}
