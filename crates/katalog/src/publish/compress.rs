//! Pre-compressed variants of each file: many hosts serve them, but few compress JSON themselves.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::site::Site;
use crate::progress;

/// File types that are not already compressed.
const COMPRESSIBLE: [&str; 11] =
    ["css", "html", "ics", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Adds the missing compressed variants. Deterministic: the same files give the same bytes.
pub fn all(site: &mut Site) -> &Site {
    let missing: Vec<&String> = site.0.keys().filter(|path| is_missing(path, site)).collect();
    let bar = progress::bar(missing.len() * 2, "Komprimieren");
    // `pop` takes the largest first, so that only quick ones are left at the end.
    let mut work: Vec<(&String, &str)> =
        missing.iter().flat_map(|path| [(*path, "br"), (*path, "gz")]).collect();
    work.sort_by_key(|(path, form)| (site.0[*path].len(), *form == "br"));
    let work = Mutex::new(work);
    let compressed: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let run = || {
        loop {
            let next = work.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some((path, form)) = next else {
                return;
            };
            let plain = &site.0[path];
            let bytes = if form == "br" { brotli(plain) } else { gzip(plain) };
            // Tiny files only grow.
            if let Some(bytes) = bytes.filter(|bytes| bytes.len() < plain.len()) {
                let mut compressed = compressed.lock().unwrap_or_else(PoisonError::into_inner);
                compressed.insert(format!("{path}.{form}"), bytes);
            }
            bar.inc(1);
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(run);
        }
    });
    bar.finish_and_clear();
    site.0.extend(compressed.into_inner().unwrap_or_else(PoisonError::into_inner));
    site
}

fn is_missing(path: &str, site: &Site) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    COMPRESSIBLE.contains(&extension)
        && !path.starts_with('.')
        && !site.0.contains_key(&format!("{path}.br"))
        && !site.0.contains_key(&format!("{path}.gz"))
}

/// Brotli's quality: the last few percent take most of the time, and editors wait for it.
fn quality(bytes: usize) -> i32 {
    if bytes < 1_000_000 {
        11
    } else if bytes < 4_000_000 {
        9
    } else {
        5
    }
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: quality(bytes.len()),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    // Fails only if memory cannot be written; then there is no compressed variant.
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).ok()?;
    Some(compressed)
}

/// Without name and timestamp, so that the same file gives the same bytes.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let level =
        if quality(bytes.len()) == 11 { Compression::best() } else { Compression::default() };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
