//! Catalogues to measure with, on the disk and pre-compressed as a host would have them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use xtask::sample_catalogue;

/// The same offers in every run, today and in a year.
const SEED: u64 = 20_261_124;

/// A catalogue's file.
pub struct Catalogue {
    pub path: PathBuf,
    /// As it travels: compressed with Brotli.
    pub bytes: usize,
}

/// Writes a catalogue of this many offers, made from the one that the widget is delivered with.
pub fn write(directory: &Path, offers: usize) -> Result<Catalogue> {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/katalog.json");
    let base = sample_catalogue::read_base(&base)?;
    let catalogue = sample_catalogue::grow(&base, offers, SEED)?;
    let plain = serde_json::to_vec(&catalogue)?;

    let mut compressed = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, size_hint: plain.len(), ..Default::default() };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut compressed, &parameters)?;

    let path = directory.join(format!("katalog-{offers}.json"));
    let compressed_path = directory.join(format!("katalog-{offers}.json.br"));
    fs::write(&path, plain)
        .and_then(|()| fs::write(compressed_path, &compressed))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Catalogue { path, bytes: compressed.len() })
}
