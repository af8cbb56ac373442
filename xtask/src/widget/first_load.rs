//! How many bytes a phone loads: before the first question, up to the results, and after them.

use std::fmt;

use xtask::content_name;
use xtask::sizes::Sizes;

use super::parts;
use super::site::Site;

/// The page and everything that it loads on every visit, without the catalogue.
#[derive(Debug)]
pub struct FirstLoad {
    /// By the part of the program that they load with.
    stages: [Vec<(String, Sizes)>; 3],
}

/// When each stage loads.
pub const STAGES: [&str; 3] = [
    "Before the first question",
    "While the user reads it",
    "While the user answers, for what is behind the results",
];

impl FirstLoad {
    /// The first load of a finished site, including its compressed files.
    pub fn of(site: &Site) -> Self {
        let page = site.files.get("index.html").map(Vec::as_slice).unwrap_or_default();
        let page = String::from_utf8_lossy(page);
        let mut stages = <[Vec<_>; 3]>::default();
        for path in site.files.keys() {
            // What neither the page nor a part of the program comes with loads later, and only if
            // needed.
            let part = parts::number(path);
            let is_named = path == "index.html"
                || content_name::is(path) && (page.contains(path) || part.is_some());
            let stage = stages.get_mut(part.unwrap_or_default());
            if let Some(stage) = stage.filter(|_| is_named) {
                stage.extend(site.sizes(path).map(|sizes| (path.clone(), sizes)));
            }
        }
        Self { stages }
    }

    /// The files of each stage, by name, with their sizes.
    pub fn stages(&self) -> &[Vec<(String, Sizes)>; 3] {
        &self.stages
    }

    /// The size of everything that loads before the results can be shown.
    pub fn before_the_results(&self) -> Sizes {
        self.up_to(2)
    }

    fn up_to(&self, stage: usize) -> Sizes {
        self.stages.iter().take(stage).flatten().map(|(_, sizes)| *sizes).sum()
    }
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<44}{:>10}{:>10}{:>10}", "First load (bytes)", "raw", "gzip", "brotli")?;
        for (at, (when, files)) in STAGES.iter().zip(&self.stages).enumerate() {
            write!(f, "\n{when}")?;
            for (path, sizes) in files {
                write!(f, "\n{path:<44}{sizes}")?;
            }
            write!(f, "\n{:<44}{}", "together so far", self.up_to(at + 1))?;
        }
        Ok(())
    }
}
