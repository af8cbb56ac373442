//! Pre-compressed copies next to each file, because many hosts serve them but few compress
//! WebAssembly and JSON themselves.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::site::{Site, extension};

/// File types that are not compressed already.
const COMPRESSIBLE: [&str; 9] = ["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "xml"];

pub fn all(site: &mut Site) -> Result<()> {
    let mut compressed = Vec::new();
    for (path, bytes) in &site.files {
        if COMPRESSIBLE.contains(&extension(path)) {
            compressed.push((format!("{path}.br"), brotli(bytes)?, bytes.len()));
            compressed.push((format!("{path}.gz"), gzip(bytes)?, bytes.len()));
        }
    }
    // Very small files only grow.
    compressed.retain(|(_, bytes, plain)| bytes.len() < *plain);
    site.files.extend(compressed.into_iter().map(|(path, bytes, _)| (path, bytes)));
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Without name and time in the header, so that the same file gives the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
