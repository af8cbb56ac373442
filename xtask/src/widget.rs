//! Builds the sources into the files in `dist/`.
//!
//! Trunk compiles the widget, generates the JavaScript glue and assembles the page; everything that
//! makes it small and cacheable happens here afterwards, in memory, one transformation per file.
//! The reasons: Trunk hashes files *before* wasm-opt, so a name could stay the same while the bytes
//! change; its own minifier fails on today's glue; and its integrity attributes are wrong once
//! anything is minified. The build is reproducible.

mod archive;
mod bill_of_materials;
mod catalogues;
mod checksums;
pub mod compress;
mod content_names;
mod first_load;
mod htaccess;
mod html;
mod inline;
mod locales;
pub mod minify;
mod optimise;
mod parts;
mod publication;
mod short_names;
mod site;
mod snapshot;
mod traces;
mod trunk;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::progress::step;
use crate::project::Project;
use crate::tools::BuildTools;

pub use archive::{unpack, write as write_archive, write_plugin};
pub use checksums::{sign, write as write_checksums};
use parts::Division;

pub use first_load::{FirstLoad, STAGES};
pub use publication::publish;
pub use site::Site;
pub use snapshot::{check as check_sizes, renew as renew_sizes};
pub use trunk::wasm_environment;

/// Builds the optimised widget into `dist/`, replacing everything in it.
pub fn build(project: &Project, tools: &BuildTools) -> Result<Site> {
    compile(project, tools, Division::Divided)
}

/// The same without code splitting: more bytes before the first question, but a site that works
/// whatever rustc and wasm-opt have changed.
pub fn build_undivided(project: &Project, tools: &BuildTools) -> Result<Site> {
    compile(project, tools, Division::Undivided)
}

/// Assembles the last compiled widget without code splitting, in another folder than `dist/`, so
/// that tests need no second compilation. Returns the folder.
pub fn put_together_undivided(project: &Project, tools: &BuildTools) -> Result<PathBuf> {
    let folder = project.scratch().join("undivided");
    put_together(project, tools, trunk::built(project)?, Division::Undivided, &folder)?;
    Ok(folder)
}

fn compile(project: &Project, tools: &BuildTools, division: Division) -> Result<Site> {
    let compile = || trunk::build(project, tools, division);
    let site = step("Compile the widget with Trunk", compile)?;
    put_together(project, tools, site, division, &project.dist())
}

fn put_together(
    project: &Project,
    tools: &BuildTools,
    mut site: Site,
    division: Division,
    folder: &Path,
) -> Result<Site> {
    step("Shrink the WebAssembly", || {
        let names = optimise::wasm(project, tools, &mut site)?;
        parts::write(project, &names, &mut site, division)
    })?;
    step("Minify scripts and styles", || {
        minify::scripts_and_styles(project, tools, &mut site)?;
        html::squeeze_pages(&mut site)?;
        inline::put(&mut site)
    })?;
    catalogues::publish(&mut site)?;
    step("Add the languages", || locales::add(project, &mut site))?;
    htaccess::add(project, &mut site)?;
    traces::refuse(&site, &trunk::source_folders(project)?)?;
    let mut site = content_names::give(site)?;
    inline::allow(&mut site)?;
    step("Compress", || {
        compress::all(&mut site)?;
        site.replace(folder)
    })?;
    Ok(site)
}
