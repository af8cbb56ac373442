//! The inputs of `katalog`: files, standard input and the clock.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use catalogue::{Catalogue, Date, Reading};
use chrono::Datelike;
use editing::check::refused;

/// The maximum file size, in bytes. A catalogue with 10,000 offers has 35 MB.
pub const MOST_BYTES: usize = 128 << 20;

/// The bytes of a file; `-` reads standard input.
///
/// # Errors
///
/// When it cannot be read, is too large, or is a device, a pipe or a folder; the German message
/// says which.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let shown = name(path);
    let what = || format!("„{shown}“ lässt sich nicht lesen");
    let bytes = if path == Path::new("-") {
        read_some(io::stdin().lock()).with_context(what)?
    } else {
        // Checked before opening: merely opening some devices has side effects.
        let is_file = fs::metadata(path).with_context(what)?.is_file();
        let file = if is_file { Some(open(path).with_context(what)?) } else { None };
        // The path may point to something else by now, so check what was opened.
        let file = file.filter(|file| file.metadata().is_ok_and(|opened| opened.is_file()));
        let Some(file) = file else {
            bail!(
                "„{shown}“ ist keine Datei, sondern ein Ordner, ein Gerät oder eine Leitung. Was ein \
                 anderes Programm ausgibt, liest „-“"
            );
        };
        read_some(file).with_context(what)?
    };
    if bytes.len() > MOST_BYTES {
        bail!("„{shown}“ ist {}. Ist es die richtige Datei?", too_large());
    }
    Ok(bytes)
}

/// `größer als 128 MB`: the phrase for input larger than [`MOST_BYTES`].
pub fn too_large() -> String {
    format!("größer als {} MB", MOST_BYTES >> 20)
}

/// Reads up to the limit plus one byte, which shows that there is more.
fn read_some(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file without blocking, in case it has become a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Parses a file's bytes as a catalogue.
///
/// # Errors
///
/// When they are not a catalogue; the German message says which file and why.
pub fn catalogue(path: &Path, bytes: &[u8]) -> Result<Reading> {
    let reading = catalogue::read(bytes)
        .map_err(|refusal| anyhow!("„{}“: {}", name(path), refused(&refusal).what))?;
    match divided(&reading.catalogue) {
        Some(why) => Err(anyhow!("„{}“: {why}", name(path))),
        None => Ok(reading),
    }
}

/// Why a published catalogue that is divided into files cannot be worked with: its texts would be
/// lost.
pub fn divided(catalogue: &Catalogue) -> Option<String> {
    let files = catalogue.files.as_ref()?;
    let whole = files.whole.as_deref().unwrap_or("katalog-gesamt.json");
    Some(format!(
        "Dieser Katalog ist zum Veröffentlichen geteilt, die langen Texte und die Übersetzungen liegen in \
         anderen Dateien. Nehmen Sie „{whole}“ von derselben Stelle: Dort ist alles beisammen."
    ))
}

/// The name under which reports refer to the file.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() }
}

/// The given day, or today according to this computer's clock.
///
/// # Errors
///
/// When the clock shows a year outside the range of a catalogue.
pub fn day(named: Option<Date>) -> Result<Date> {
    named.map_or_else(today, Ok)
}

fn today() -> Result<Date> {
    let now = chrono::Local::now();
    let (month, day) = (u8::try_from(now.month()), u8::try_from(now.day()));
    u16::try_from(now.year())
        .ok()
        .and_then(|year| Date::new(year, month.ok()?, day.ok()?))
        .context("Die Uhr dieses Computers geht falsch: Nennen Sie den Tag mit --today")
}
