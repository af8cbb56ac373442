//! The recipes for web servers say what the project's own server does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::server::CONTENT_SECURITY_POLICY;

fn read(path: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

#[test]
fn every_recipe_has_the_policy_and_lets_everybody_embed() -> Result<()> {
    let policy = format!("\"{CONTENT_SECURITY_POLICY}; frame-ancestors *\"");
    for recipe in ["nginx.conf", "apache.htaccess", "Caddyfile"] {
        let recipe = format!("docs/hosting/{recipe}");
        assert!(read(&recipe)?.contains(&policy), "{recipe} lacks {policy}");
    }
    Ok(())
}

/// For hosts that cannot set headers; `frame-ancestors` counts in a header only, and a page
/// without frames needs none.
#[test]
fn the_page_brings_the_same_policy_itself() -> Result<()> {
    let policy = CONTENT_SECURITY_POLICY.replace("; frame-src 'self'", "");
    let policy = format!("content=\"{policy}\"");
    assert!(read("index.html")?.contains(&policy), "index.html lacks {policy}");
    Ok(())
}
