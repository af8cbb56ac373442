//! The web server recipes match what the project's own server does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::server::PERMISSIONS_POLICY;

fn read(path: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The pages have a policy of their own, which names what is inline; a second one in a header could only
/// forbid that.
#[test]
fn every_recipe_says_who_may_embed_and_leaves_the_rest_to_the_page() -> Result<()> {
    for recipe in ["nginx.conf", "apache.htaccess", "Caddyfile"] {
        let recipe = format!("docs/hosting/{recipe}");
        let text = read(&recipe)?;
        for policy in ["Content-Security-Policy \"frame-ancestors ", PERMISSIONS_POLICY] {
            assert!(text.contains(policy), "{recipe} lacks {policy}");
        }
        for of_the_page in ["default-src", "script-src", "style-src"] {
            assert!(!text.contains(of_the_page), "{recipe} has {of_the_page}");
        }
    }
    Ok(())
}

/// The `.htaccess` is shipped as it is, without any site filled in.
#[test]
fn whoever_edits_a_recipe_names_who_may_embed() -> Result<()> {
    let named = "'self' https://www.stadt.example https://*.stadt.example";
    for (recipe, line) in [
        ("nginx.conf", format!("\"frame-ancestors {named}\" always;")),
        ("Caddyfile", format!("\"frame-ancestors {named}\"\n")),
        ("apache.conf", format!("\nDefine ANGEBOTSFINDER_EINBETTEN \"{named}\"")),
        ("apache.htaccess", format!("#   frame-ancestors {named}\n")),
    ] {
        let text = read(&format!("docs/hosting/{recipe}"))?;
        assert!(text.contains(&line), "{recipe} lacks {line}");
    }
    Ok(())
}

/// Whatever a host sends: nothing of other sites, nothing inline that the page does not name, and no
/// markup from text.
#[test]
fn every_page_brings_its_own_policy() -> Result<()> {
    for page in ["index.html", "einbetten.html"] {
        let html = read(page)?;
        let policy = html.split_once("Content-Security-Policy\" content=\"");
        let policy = policy.and_then(|(_, rest)| rest.split_once('"')).context("no policy")?.0;
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ] {
            assert!(policy.contains(rule), "{page} lacks {rule}");
        }
        assert!(!policy.contains("unsafe-inline"), "{page}");
    }
    Ok(())
}
