//! The archives of a release: the site, for a municipality to unpack on its web space, and the plugin
//! for WordPress. The same files result in the same bytes.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::bill_of_materials;
use super::catalogues;
use super::site::{Site, extension};
use crate::project::Project;
use crate::tools::BuildTools;

/// An archive's only top-level folder, so that unpacking it litters nothing; WordPress requires one.
const FOLDER: &str = "angebotsfinder";
/// The folder of the plugin in the project.
const PLUGIN: &str = "docs/wordpress/angebotsfinder";
/// Files that are shipped with the archive, by their paths in the project.
const ENCLOSED: [(&str, &str); 2] =
    [("LIESMICH.txt", "docs/hosting/LIESMICH.txt"), ("LICENSE", "LICENSE")];
/// The release's CycloneDX SBOM, with the extension that readers expect.
const BILL_OF_MATERIALS: &str = "angebotsfinder.cdx.json";

/// Writes `target/angebotsfinder-<version>.zip`; returns its path and its size in bytes.
pub fn write(project: &Project, tools: &BuildTools, site: &Site) -> Result<(PathBuf, usize)> {
    let mut enclosed = Site::default();
    for (name, source) in ENCLOSED {
        let bytes = fs::read(project.root().join(source))
            .with_context(|| format!("cannot read {source}"))?;
        enclosed.files.insert(name.to_owned(), bytes);
    }
    let bill = bill_of_materials::of(project, &tools.esbuild)?;
    enclosed.files.insert(BILL_OF_MATERIALS.to_owned(), bill);
    let archive = pack(site, enclosed)?;
    save(project, concat!("angebotsfinder-", env!("CARGO_PKG_VERSION"), ".zip"), &archive)
}

/// Writes `target/angebotsfinder-wordpress-<version>.zip`; returns the same.
pub fn write_plugin(project: &Project) -> Result<(PathBuf, usize)> {
    let archive = zipped(&Site::read(&project.root().join(PLUGIN))?)?;
    save(project, concat!("angebotsfinder-wordpress-", env!("CARGO_PKG_VERSION"), ".zip"), &archive)
}

fn save(project: &Project, name: &str, archive: &[u8]) -> Result<(PathBuf, usize)> {
    let target = project.root().join("target");
    let path = target.join(name);
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(&path, archive))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok((path, archive.len()))
}

fn pack(site: &Site, mut files: Site) -> Result<Vec<u8>> {
    let files_of_site = site.files.iter().map(|(path, bytes)| (path.clone(), bytes.clone()));
    files.files.extend(files_of_site);
    // A municipality replaces the demo's catalogue: nothing of it may be left beside the new one.
    catalogues::undivide(&mut files)?;
    zipped(&files)
}

fn zipped(site: &Site) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &site.files {
        let method = match extension(path) {
            "br" | "gz" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        archive.start_file(format!("{FOLDER}/{path}"), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Reads the files of an archive.
pub fn unpack(archive: &[u8]) -> Result<Site> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let mut site = Site::default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        site.files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(site)
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::{PLUGIN, Site, pack, unpack, zipped};
    use crate::project::Project;

    fn site(files: &[(&str, &[u8])]) -> Site {
        let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
        Site { files: files.collect() }
    }

    #[test]
    fn it_unpacks_to_the_same_files_in_one_folder() -> Result<()> {
        let files = site(&[
            (".htaccess", b"# rules"),
            ("app.wasm", &[0; 10_000]),
            ("app.wasm.br", b"\x0b\x02"),
            ("locale/ar.json", "[\"نعم\"]".as_bytes()),
        ]);
        let unpacked = unpack(&pack(&files, site(&[("LIESMICH.txt", b"Willkommen")]))?)?;
        let mut expected = site(&[("angebotsfinder/LIESMICH.txt", b"Willkommen")]);
        for (path, bytes) in files.files {
            expected.files.insert(format!("angebotsfinder/{path}"), bytes);
        }
        assert_eq!(unpacked.files, expected.files);
        Ok(())
    }

    #[test]
    fn nothing_is_left_to_be_served_instead_of_a_new_catalogue() -> Result<()> {
        let catalogues = ["katalog.json", "katalog.json.br", "katalog.json.gz"];
        let whole: &[u8] = br#"{ "schema_version": "1.0", "name": "Kreis", "offers": [] }"#;
        let files = site(&catalogues.map(|name| (name, whole)));
        let unpacked = unpack(&pack(&files, Site::default())?)?;
        let names: Vec<_> = unpacked.files.keys().collect();
        assert_eq!(names, ["angebotsfinder/katalog.json"]);
        Ok(())
    }

    #[test]
    fn the_plugin_is_a_folder_with_its_licence() -> Result<()> {
        let plugin = Site::read(&Project::here().root().join(PLUGIN))?;
        let unpacked = unpack(&zipped(&plugin)?)?;
        let names: Vec<_> = unpacked.files.keys().collect();
        assert_eq!(
            names,
            [
                "angebotsfinder/angebotsfinder.php",
                "angebotsfinder/license.txt",
                "angebotsfinder/readme.txt",
                "angebotsfinder/uninstall.php",
            ]
        );
        Ok(())
    }

    #[test]
    fn the_same_site_gives_the_same_bytes() -> Result<()> {
        let pack = || pack(&site(&[("index.html", b"<!doctype html>")]), Site::default());
        assert_eq!(pack()?, pack()?);
        Ok(())
    }
}
