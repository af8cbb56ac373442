//! A site's files in memory, and how to recognise a folder with such a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::input;
use crate::output::Folder;

/// The list of all files in a published folder: the next run uses it to decide what it may replace,
/// and to keep any file that was added by hand.
const LIST: &str = ".katalog";

/// Contents by relative, `/`-separated path; sorted for a deterministic order.
#[derive(Default)]
pub struct Site(pub BTreeMap<String, Vec<u8>>);

impl Site {
    /// Reads the built widget.
    ///
    /// # Errors
    ///
    /// When the folder is something else, or cannot be read.
    pub fn of_widget(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let mut site = Self::default();
        for path in files(folder).with_context(|| format!("„{shown}“ lässt sich nicht lesen"))?
        {
            let file = folder.join(&path);
            if file.is_symlink() {
                bail!(
                    "„{shown}/{path}“ ist ein Verweis auf etwas anderes und käme so mit auf die Seite. \
                     Nehmen Sie für --widget den Ordner mit dem Angebotsfinder, wie er ausgeliefert wird"
                );
            }
            site.0.insert(path, input::read(&file)?);
        }
        if site.0.contains_key(LIST) {
            bail!(
                "„{shown}“ ist schon für einen Katalog gemacht. Nehmen Sie für --widget den Ordner mit \
                 dem Angebotsfinder, wie er ausgeliefert wird"
            );
        }
        if !site.0.contains_key("index.html") {
            bail!(
                "In „{shown}“ liegt kein Angebotsfinder: „index.html“ fehlt. Entpacken Sie \
                 „angebotsfinder-….zip“, und nennen Sie den Ordner bei --widget"
            );
        }
        Ok(site)
    }

    /// Writes all files, and the list of them, into an empty folder.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write(&self, folder: &Folder) -> Result<()> {
        let list: Vec<&str> = self.0.keys().map(String::as_str).collect();
        folder.write(LIST, (list.join("\n") + "\n").as_bytes())?;
        for (path, bytes) in &self.0 {
            folder.write(path, bytes)?;
        }
        Ok(())
    }
}

/// Checks that a folder may be created or replaced, before any work is done.
///
/// # Errors
///
/// When it contains files that are not ours, or is inside the widget's folder.
pub fn check_folder(out: &Path, widget: &Path) -> Result<()> {
    let shown = out.display();
    let parent = out.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    if let (Ok(parent), Ok(widget)) = (parent.canonicalize(), widget.canonicalize())
        && parent.starts_with(&widget)
    {
        bail!("„{shown}“ liegt im Ordner des Angebotsfinders. Nennen Sie einen anderen bei --out");
    }
    if !out.is_dir() {
        return Ok(());
    }
    let foreign =
        foreign_files(out).with_context(|| format!("„{shown}“ lässt sich nicht lesen"))?;
    if let Some(first) = foreign.first() {
        let rest = foreign.len() - 1;
        let more = if rest == 0 { String::new() } else { format!(" und {rest} weitere Dateien") };
        bail!(
            "In „{shown}“ liegt „{first}“{more}, nicht von diesem Programm. Nennen Sie bei --out einen \
             neuen Ordner, oder legen Sie Ihre Dateien woanders hin"
        );
    }
    Ok(())
}

/// The files in a folder that publishing did not write; empty if the folder does not exist.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn foreign_files(folder: &Path) -> Result<Vec<String>> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let ours: Vec<&str> = list.lines().chain([LIST]).collect();
    Ok(files(folder)?.into_iter().filter(|path| !ours.contains(&path.as_str())).collect())
}

/// The `/`-separated paths of all files in a folder, sorted.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    add_files(folder, "", &mut paths)?;
    paths.sort_unstable();
    Ok(paths)
}

fn add_files(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_files(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
