//! Catalogues for the benchmark, on disk and, where a slow connection is part of the measurement,
//! pre-compressed as a host would serve them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use serde_json::Value;
use xtask::sample_catalogue;

/// A fixed seed: the same offers in every run, today and in a year.
const SEED: u64 = 20_261_124;

/// A catalogue's file.
pub struct Catalogue {
    pub path: PathBuf,
    /// The number of bytes transferred.
    pub bytes: usize,
}

/// Whether the file also exists pre-compressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    Brotli,
    None,
}

/// The catalogue shipped with the widget, from which all others are generated.
pub fn base() -> Result<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/katalog.json");
    sample_catalogue::read_base(&path)
}

/// Writes a catalogue of this many offers.
pub fn write(directory: &Path, offers: usize, compression: Compression) -> Result<Catalogue> {
    let catalogue = sample_catalogue::grow(&base()?, offers, SEED)?;
    let plain = serde_json::to_vec(&catalogue)?;
    let path = directory.join(format!("katalog-{offers}.json"));
    let compressed_path = directory.join(format!("katalog-{offers}.json.br"));
    let mut bytes = plain.len();
    if compression == Compression::Brotli {
        let compressed = brotli(&plain)?;
        bytes = compressed.len();
        fs::write(&compressed_path, compressed)
            .with_context(|| format!("cannot write {}", compressed_path.display()))?;
    }
    fs::write(&path, plain).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Catalogue { path, bytes })
}

fn brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, size_hint: plain.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*plain, &mut compressed, &parameters)?;
    Ok(compressed)
}
