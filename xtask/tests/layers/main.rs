//! Which file may use which, in every crate.
//!
//! An arrow leads from a file to the file that **defines** what it uses: `pub use` re-exports are
//! followed to the definition. Arrows must not form cycles. Parent and child modules are files like
//! any others: if a parent uses its child, the child must not use anything defined in the parent;
//! what both need gets its own file. A parent that only re-exports its child's items does not use
//! it. The same applies between a crate's top-level modules, each including everything in its
//! folder.
//!
//! In the widget's `src/`, the folders are layers ("rooms"), and each uses only itself and those
//! below.
//!
//! All paths count: in `use` items, expressions, types, patterns, attributes and, token by token,
//! in macro input. Method calls and test-only code (`#[cfg(test)]`) do not.

mod circles;
mod names;
mod rooms;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use circles::circles;
use names::{Arrow, Sources, arrows};
use rooms::misplaced;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Adds all Rust files in a folder of the project.
fn read(folder: &str, sources: &mut Sources) -> Result<()> {
    let entries = fs::read_dir(project().join(folder)).with_context(|| folder.to_owned())?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{folder}/{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&path, sources)?;
        } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
            sources.insert(path, fs::read_to_string(entry.path())?);
        }
    }
    Ok(())
}

/// The arrows of the library and the program whose sources are in this folder.
fn arrows_in(folder: &str) -> Result<Vec<Arrow>> {
    let mut sources = Sources::new();
    read(folder, &mut sources)?;
    let roots = ["lib.rs", "main.rs"].map(|name| format!("{folder}/{name}"));
    let roots = roots.iter().filter(|root| sources.contains_key(*root));
    Ok(roots.flat_map(|root| arrows(root, &sources)).collect())
}

/// The source folders of all crates except the widget.
fn native_crates() -> Result<Vec<String>> {
    let mut folders = vec!["xtask/src".to_owned(), "tests/src".to_owned(), "tests".to_owned()];
    for entry in fs::read_dir(project().join("crates"))? {
        folders.push(format!("crates/{}/src", entry?.file_name().to_string_lossy()));
    }
    Ok(folders)
}

/// The same arrows, between the top-level modules of the crate in this folder.
fn between_folders(folder: &str, arrows: &[Arrow]) -> Vec<Arrow> {
    let top = |file: &str| {
        let file = file.strip_prefix(folder)?.strip_prefix('/')?;
        let name = file.split('/').next()?.trim_end_matches(".rs");
        (!["lib", "main"].contains(&name)).then(|| format!("{folder}/{name}"))
    };
    let between = arrows.iter().filter_map(|Arrow { from, to, name }| {
        let (from, to) = (top(from)?, top(to)?);
        (from != to).then(|| Arrow { from, to, name: name.clone() })
    });
    between.collect()
}

fn listed<T: ToString>(problems: impl IntoIterator<Item = T>) -> String {
    problems.into_iter().map(|each| each.to_string()).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_files_of_a_crate_use_each_other_in_a_circle() -> Result<()> {
    let mut found = Vec::new();
    for folder in native_crates()? {
        let arrows = arrows_in(&folder)?;
        found.append(&mut circles(&arrows));
        found.append(&mut circles(&between_folders(&folder, &arrows)));
    }
    assert!(found.is_empty(), "{}", listed(found));
    Ok(())
}

#[test]
fn no_files_of_the_widget_use_each_other_in_a_circle() -> Result<()> {
    let found = circles(&arrows_in("src")?);
    assert!(found.is_empty(), "{}", listed(found));
    Ok(())
}

#[test]
fn no_room_of_the_widget_uses_a_higher_one() -> Result<()> {
    let found = misplaced(&arrows_in("src")?);
    assert!(found.is_empty(), "{}", listed(found));
    Ok(())
}

/// Tests of the checks themselves, on made-up files.
mod planted {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Vec<Arrow> {
        let own = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        arrows("src/lib.rs", &files.iter().map(own).collect())
    }

    const HISTORY: (&str, &str) = ("src/flow/history.rs", "pub fn go() {} pub fn back() {}");
    const FLOW: (&str, &str) = ("src/flow/mod.rs", "pub mod history;");
    const MAIN: (&str, &str) = ("src/lib.rs", "mod flow; mod state;");

    fn uses_of(state: &str) -> String {
        listed(misplaced(&sources(&[MAIN, FLOW, HISTORY, ("src/state/mod.rs", state)])))
    }

    #[test]
    fn an_upward_use_is_named_with_both_files() {
        let said = "src/state/mod.rs uses `crate::flow::history::go` (src/flow/history.rs): \
                    state may use only words, dom and state";
        for state in [
            "use crate::flow::history::go;",
            "use crate::{flow::{history::{go}}};",
            "use super::flow::history::go as leave;",
            "use crate::flow::history as past; fn next() { past::go() }",
            "fn next() { crate::flow::history::go() }",
            "fn next() { use crate::flow::history::go; go() }",
            "fn next() { assert!(crate::flow::history::go() == ()) }",
            "#[serde(with = \"Vec<crate::flow::history::go>\")] struct Next;",
            "mod inner { fn next() { super::super::flow::history::go() } }",
        ] {
            let found = uses_of(state);
            assert!(found.lines().any(|line| line == said), "{state}\n{found}");
        }
    }

    #[test]
    fn a_downward_use_and_one_by_tests_are_fine() {
        for state in ["", "fn go() { self::back() } fn back() {}"] {
            assert_eq!(uses_of(state), "", "{state}");
        }
        assert_eq!(uses_of("#[cfg(test)] mod tests { use crate::flow::history::go; }"), "");
        let down = [
            MAIN,
            ("src/flow/mod.rs", "use crate::state::State;"),
            ("src/state/mod.rs", "pub struct State;"),
        ];
        assert_eq!(listed(misplaced(&sources(&down))), "");
    }

    #[test]
    fn a_name_is_followed_to_where_it_is_defined() {
        let passed_on = ("src/flow/mod.rs", "mod history; pub use history::*;");
        let state = ("src/state/mod.rs", "use crate::flow::go;");
        let found = sources(&[MAIN, passed_on, HISTORY, state]);
        assert!(found.iter().any(|arrow| arrow.to == "src/flow/history.rs"), "{found:?}");
    }

    #[test]
    fn a_file_beside_the_rooms_is_named() {
        let files =
            [("src/lib.rs", "mod utils; use utils::all;"), ("src/utils.rs", "pub fn all() {}")];
        let found = listed(misplaced(&sources(&files)));
        assert!(found.starts_with("src/utils.rs is in no room: words, dom, "), "{found}");
    }

    #[test]
    fn a_circle_is_named_arrow_by_arrow() {
        let flow = ("src/flow/mod.rs", "pub fn go() { crate::state::next() }");
        let state = ("src/state/mod.rs", "use crate::flow::go; pub fn next() {}");
        let said = "a circle:\n  \
                    src/flow/mod.rs uses `crate::state::next` (src/state/mod.rs)\n  \
                    src/state/mod.rs uses `crate::flow::go` (src/flow/mod.rs)";
        assert_eq!(listed(circles(&sources(&[MAIN, flow, state]))), said);
    }

    #[test]
    fn folders_that_use_each_other_are_a_circle_whatever_their_files() {
        let files = [
            ("src/lib.rs", "mod check; mod site;"),
            ("src/check.rs", "pub mod exit; use crate::site::PICTURES;"),
            ("src/check/exit.rs", "pub fn is_same() {}"),
            ("src/site.rs", "pub mod page; pub const PICTURES: () = ();"),
            ("src/site/page.rs", "use crate::check::exit::is_same;"),
        ];
        let arrows = sources(&files);
        assert_eq!(listed(circles(&arrows)), "");
        let said = "a circle:\n  \
                    src/check uses `crate::site::PICTURES` (src/site)\n  \
                    src/site uses `crate::check::exit::is_same` (src/check)";
        assert_eq!(listed(circles(&between_folders("src", &arrows))), said);
    }

    #[test]
    fn a_parent_that_uses_its_child_is_not_used_by_it() {
        let child = ("src/flow/history.rs", "use super::Way; pub fn go(_: Way) {}");
        let circle = |parent| {
            let files = [("src/lib.rs", "mod flow;"), ("src/flow.rs", parent), child];
            !circles(&sources(&files)).is_empty()
        };
        assert!(circle("mod history; use history::go; pub struct Way; fn next() { go(Way) }"));
        assert!(circle("mod history; pub use history::go; pub struct Way; fn next() { go(Way) }"));
        assert!(!circle("mod history; pub use history::go; pub struct Way;"));
    }
}
