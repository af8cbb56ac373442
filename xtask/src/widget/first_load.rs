//! How many bytes a phone loads before it can ask the first question.

use std::fmt;

use xtask::content_name;
use xtask::sizes::Sizes;

use super::parts;
use super::site::Site;

/// The page and all that it leads to, without the catalogue.
#[derive(Debug)]
pub struct FirstLoad {
    files: Vec<(String, Sizes)>,
    /// What every visit fetches beside the first question, which does not wait for it.
    afterwards: Vec<(String, Sizes)>,
}

impl FirstLoad {
    /// Of a finished site, with its compressed files.
    pub fn of(site: &Site) -> Self {
        let page = site.files.get("index.html").map(Vec::as_slice).unwrap_or_default();
        let page = String::from_utf8_lossy(page);
        let (mut files, mut afterwards) = (Vec::new(), Vec::new());
        for path in site.files.keys() {
            let is_named = path == "index.html" || content_name::is(path) && page.contains(path);
            let list = match parts::number(path) {
                None => &mut files,
                Some(1) => &mut afterwards,
                Some(_) => continue,
            };
            // What the page does not name comes later, for those who need it.
            if !is_named {
                continue;
            }
            list.extend(site.sizes(path).map(|sizes| (path.clone(), sizes)));
        }
        Self { files, afterwards }
    }

    /// The files and their sizes, by name.
    pub fn files(&self) -> &[(String, Sizes)] {
        &self.files
    }

    /// What every visit fetches beside the first question, which does not wait for it.
    pub fn afterwards(&self) -> &[(String, Sizes)] {
        &self.afterwards
    }

    /// Together, without what comes afterwards.
    pub fn sum(&self) -> Sizes {
        self.files.iter().map(|(_, sizes)| *sizes).sum()
    }

    /// What every visit fetches, without the catalogue.
    fn every_visit(&self) -> Sizes {
        self.files.iter().chain(&self.afterwards).map(|(_, sizes)| *sizes).sum()
    }
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = "First load (bytes)";
        writeln!(f, "{name:<44}{:>10}{:>10}{:>10}", "raw", "gzip", "brotli")?;
        for (path, sizes) in &self.files {
            writeln!(f, "{path:<44}{sizes}")?;
        }
        writeln!(f, "{:<44}{}", "together", self.sum())?;
        write!(f, "Afterwards, on every visit")?;
        for (path, sizes) in &self.afterwards {
            write!(f, "\n{path:<44}{sizes}")?;
        }
        write!(f, "\n{:<44}{}", "all together", self.every_visit())
    }
}
