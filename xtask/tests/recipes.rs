//! The web server recipes match what the project's own server does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::server::{CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY};

fn read(path: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

#[test]
fn every_recipe_has_the_policies() -> Result<()> {
    for recipe in ["nginx.conf", "apache.htaccess", "Caddyfile"] {
        let recipe = format!("docs/hosting/{recipe}");
        let text = read(&recipe)?;
        for policy in
            [&format!("\"{CONTENT_SECURITY_POLICY}; frame-ancestors "), PERMISSIONS_POLICY]
        {
            assert!(text.contains(policy), "{recipe} lacks {policy}");
        }
    }
    Ok(())
}

/// The `.htaccess` is shipped as it is, without any site filled in.
#[test]
fn whoever_edits_a_recipe_names_who_may_embed() -> Result<()> {
    let named = "'self' https://www.stadt.example https://*.stadt.example";
    for (recipe, line) in [
        ("nginx.conf", format!("; frame-ancestors {named}\" always;")),
        ("Caddyfile", format!("; frame-ancestors {named}\"\n")),
        ("apache.conf", format!("\nDefine ANGEBOTSFINDER_EINBETTEN \"{named}\"")),
        ("apache.htaccess", format!("#   frame-ancestors {named}\n")),
    ] {
        let text = read(&format!("docs/hosting/{recipe}"))?;
        assert!(text.contains(&line), "{recipe} lacks {line}");
    }
    Ok(())
}

/// For hosts that cannot set headers; `frame-ancestors` only works in a header, and a page without
/// frames does not need `frame-src`.
#[test]
fn the_page_brings_the_same_policy_itself() -> Result<()> {
    let policy = CONTENT_SECURITY_POLICY.replace("; frame-src 'self'", "");
    let policy = format!("content=\"{policy}\"");
    assert!(read("index.html")?.contains(&policy), "index.html lacks {policy}");
    Ok(())
}
