//! The catalogue's logo, as a file beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use catalogue::Catalogue;
use editing::check::picture;
use editing::publish::site;

use crate::input;

/// The logo of a catalogue.
pub enum Logo {
    /// There is none, or it is on the web.
    None,
    /// A logo of this name is referenced but missing.
    Missing(String),
    /// The logo's bytes.
    Found(Vec<u8>),
}

/// Reads the logo of the catalogue in a folder.
///
/// # Errors
///
/// When it is not a regular file, leads elsewhere through a link, is too large, or cannot be read.
/// The German message says which.
pub fn read(own: &Catalogue, folder: &Path) -> Result<Logo> {
    let Some(name) = site::logo(own) else { return Ok(Logo::None) };
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let path = folder.join(name);
    let shown = path.display();
    if !path.exists() {
        return Ok(Logo::Missing(name.to_owned()));
    }
    let real = |path: &Path| path.canonicalize();
    let (real, folder) = real(&path)
        .and_then(|path| Ok((path, real(folder)?)))
        .with_context(|| format!("„{shown}“ lässt sich nicht lesen"))?;
    if !real.starts_with(folder) {
        bail!(
            "Das Logo „{shown}“ ist eine Verknüpfung in einen anderen Ordner. Legen Sie das Bild selbst \
             neben den Katalog"
        );
    }
    let about = fs::metadata(&real).with_context(|| format!("„{shown}“ lässt sich nicht lesen"))?;
    if !about.is_file() || about.len() > picture::LARGEST as u64 {
        bail!("Das Logo „{shown}“ ist keine Datei, oder ist größer als 2 MB");
    }
    Ok(Logo::Found(input::read(&real)?))
}
