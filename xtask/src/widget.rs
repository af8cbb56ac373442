//! From sources to the files in `dist/`.
//!
//! Trunk compiles the widget, makes the JavaScript glue and puts the page together; all that
//! makes it small and cacheable happens here afterwards, in memory, one transformation a
//! file. The reasons: Trunk names files by what they were *before* wasm-opt, so a name could
//! stay while the bytes change; its own minifier fails on today's glue; and its integrity
//! attributes are wrong once anything is minified. The same sources give the same bytes.

mod archive;
mod bill_of_materials;
mod checksums;
pub mod compress;
mod content_names;
mod first_load;
mod htaccess;
mod html;
mod locales;
mod minify;
mod optimise;
mod parts;
mod publication;
mod short_names;
mod site;
mod snapshot;
mod traces;
mod trunk;

use anyhow::Result;

use crate::progress::step;
use crate::project::Project;
use crate::tools::BuildTools;

pub use archive::{unpack, write as write_archive};
pub use checksums::{sign, write as write_checksums};
pub use first_load::{FirstLoad, STAGES};
pub use publication::publish;
pub use site::Site;
pub use snapshot::{check as check_sizes, renew as renew_sizes};
pub use trunk::wasm_environment;

/// Builds the optimised widget into `dist/`, which holds nothing else afterwards.
pub fn build(project: &Project, tools: &BuildTools) -> Result<Site> {
    let mut site = step("Compile the widget with Trunk", || trunk::build(project, tools))?;
    step("Shrink the WebAssembly", || {
        let names = optimise::wasm(project, tools, &mut site)?;
        parts::divide(project, &names, &mut site)
    })?;
    step("Minify scripts and styles", || {
        minify::scripts_and_styles(project, tools, &mut site)?;
        html::squeeze_pages(&mut site)
    })?;
    step("Add the languages", || locales::add(project, &mut site))?;
    htaccess::add(project, &mut site)?;
    traces::refuse(&site, &trunk::source_folders(project)?)?;
    let mut site = content_names::give(site)?;
    step("Compress", || {
        compress::all(&mut site)?;
        site.replace(&project.dist())
    })?;
    Ok(site)
}
