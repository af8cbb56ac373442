//! The page on which the widget's matching and its competitors answer the same questions:
//! `tests/bench/page/`, one module each.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::sizes::Sizes;

use crate::process;
use crate::progress::step;
use crate::project::Project;
use crate::tools::BuildTools;
use crate::tools::wasm_target::TARGET;
use crate::widget::{self, Site, compress};

/// The page's folder, within the benchmark's.
pub const SITE: &str = "site";
/// The widget's own matching comes first: the others must find what it finds.
const SUBJECTS: [&str; 6] = ["matching", "counting", "by_hand", "orama", "minisearch", "itemsjs"];
/// How many of them, from the first, use the WebAssembly.
const OWN: usize = 2;
/// The program, as wasm-bindgen names it.
const WASM: &str = "matching_bench_bg.wasm";

/// Puts the page together; returns the size of what each competitor ships.
pub fn build(project: &Project, tools: &BuildTools, folder: &Path) -> Result<Vec<(String, Sizes)>> {
    let sources = folder.join("source");
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot empty target/bench")?;
    }
    fs::create_dir_all(&sources).context("cannot create target/bench")?;
    let mut site = Site::default();
    step("Compile the matching for the browser", || {
        let wasm = matching(project, tools, &sources)?;
        site.files.insert(WASM.to_owned(), wasm);
        Ok(())
    })?;
    step("Bundle the libraries to compare with", || bundle(project, tools, &sources, &mut site))?;
    compress::all(&mut site)?;
    site.replace(&folder.join(SITE))?;

    let sizes = |subject: &str| {
        let own = site.sizes(&format!("{subject}.mjs"));
        let program = site.sizes(WASM).filter(|_| SUBJECTS[..OWN].contains(&subject));
        (subject.to_owned(), own.into_iter().chain(program).sum())
    };
    Ok(SUBJECTS.map(sizes).to_vec())
}

/// The WebAssembly; its glue goes to the sources. Built like the widget, except that names are
/// kept.
fn matching(project: &Project, tools: &BuildTools, sources: &Path) -> Result<Vec<u8>> {
    process::captured(
        project
            .cargo()
            .args(["build", "--release", "--package=matching-bench", "--lib", "--target", TARGET])
            .envs(widget::wasm_environment(project, &[])?),
    )?;
    let built = project.compiled().join(TARGET).join("release/matching_bench.wasm");
    process::captured(
        project
            .command(&tools.wasm_bindgen)
            .args(["--target=web", "--no-typescript", "--out-dir"])
            .arg(sources)
            .arg(built),
    )?;
    let shrunk = sources.join("shrunk.wasm");
    process::captured(
        project
            .command(&tools.wasm_opt)
            .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
            .args(["--strip-target-features", "--strip-producers"])
            .arg(sources.join(WASM))
            .arg("--output")
            .arg(&shrunk),
    )?;
    fs::read(&shrunk).context("wasm-opt wrote no output")
}

/// Bundles each module with its library, minified.
fn bundle(project: &Project, tools: &BuildTools, sources: &Path, site: &mut Site) -> Result<()> {
    // Next to the glue, because one of them imports it.
    for (path, bytes) in Site::read(&project.root().join("tests/bench/page"))?.files {
        fs::write(sources.join(&path), &bytes).with_context(|| format!("cannot copy {path}"))?;
        if path == "index.html" {
            site.files.insert(path, bytes);
        }
    }
    let bundles = sources.join("bundles");
    let modules = SUBJECTS.iter().chain(&["page"]).map(|name| sources.join(format!("{name}.ts")));
    process::captured(
        project
            .command(&tools.esbuild)
            .args(["--bundle", "--format=esm", "--minify", "--charset=utf8"])
            .args(["--legal-comments=none", "--target=es2022", "--out-extension:.js=.mjs"])
            .arg(format!("--outdir={}", bundles.display()))
            .args(modules),
    )?;
    site.files.extend(Site::read(&bundles)?.files);
    Ok(())
}
