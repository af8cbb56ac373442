//! Puts into the page what it needs before it can be painted: as files of their own, the style
//! sheet and the first script would cost a slow line another turn.
//!
//! The page's Content-Security-Policy names both by their hashes. `main.css` also stays a file: for
//! `einbetten.html`, and for hosts that send an older policy in a header, which knows no hashes.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::site::Site;

const PAGE: &str = "index.html";

/// What becomes part of the page.
struct Inlined {
    file: &'static str,
    /// How the page refers to the file.
    reference: &'static str,
    start: &'static str,
    end: &'static str,
    /// What the policy allows only by its hash.
    directive: &'static str,
    /// Whether other pages refer to the file too.
    stays: bool,
}

const INLINED: [Inlined; 2] = [
    Inlined {
        file: "main.css",
        reference: "<link rel=\"stylesheet\" href=\"./main.css\">",
        start: "<style>",
        end: "</style>",
        directive: "style-src 'self'",
        stays: true,
    },
    Inlined {
        file: "early.js",
        reference: "<script src=\"./early.js\"></script>",
        start: "<script>",
        end: "</script>",
        directive: "script-src 'self'",
        stays: false,
    },
];

/// Replaces the page's references to the files by their content.
pub fn put(site: &mut Site) -> Result<()> {
    for each in &INLINED {
        let content = site.files.get(each.file).with_context(|| format!("no {}", each.file))?;
        let content = std::str::from_utf8(content)?.trim().to_owned();
        ensure!(!content.contains("</"), "{} would end its element", each.file);
        let element = [each.start, &content, each.end].concat();
        replace_once(site, each.reference, &element)?;
        if !each.stays {
            site.files.remove(each.file);
        }
    }
    Ok(())
}

/// Names the content in the page's policy. Only once nothing changes it any more.
pub fn allow(site: &mut Site) -> Result<()> {
    for each in &INLINED {
        let page = page(site)?;
        let content = page.split_once(each.start).and_then(|(_, rest)| rest.split_once(each.end));
        let (content, _) = content.with_context(|| format!("{PAGE} has no {}", each.start))?;
        let hash = STANDARD.encode(Sha256::digest(content));
        let allowed = format!("{} 'sha256-{hash}'", each.directive);
        replace_once(site, each.directive, &allowed)?;
    }
    Ok(())
}

fn page(site: &Site) -> Result<&str> {
    let page = site.files.get(PAGE).with_context(|| format!("there is no {PAGE}"))?;
    Ok(std::str::from_utf8(page)?)
}

fn replace_once(site: &mut Site, from: &str, to: &str) -> Result<()> {
    let page = page(site)?;
    let count = page.matches(from).count();
    ensure!(count == 1, "{PAGE} has {count} of {from}, not one");
    let replaced = page.replacen(from, to, 1).into_bytes();
    site.files.insert(PAGE.to_owned(), replaced);
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::{Site, allow, put};

    const POLICY: &str =
        "<meta content=\"style-src 'self'; script-src 'self' 'wasm-unsafe-eval'\">";

    fn site(style: &str) -> Site {
        let page = format!(
            "{POLICY}<link rel=\"stylesheet\" href=\"./main.css\"><script src=\"./early.js\"></script>"
        );
        let files = [("index.html", page.as_str()), ("main.css", style), ("early.js", "go()")];
        Site {
            files: files
                .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
                .into_iter()
                .collect(),
        }
    }

    #[test]
    fn the_page_holds_style_and_script_and_its_policy_names_them() -> Result<()> {
        let mut site = site("p{color:red}\n");
        put(&mut site)?;
        allow(&mut site)?;
        let page = String::from_utf8_lossy(&site.files["index.html"]);
        assert_eq!(
            page,
            "<meta content=\"style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='; \
             script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' \
             'wasm-unsafe-eval'\"><style>p{color:red}</style><script>go()</script>"
        );
        assert_eq!(site.files.keys().collect::<Vec<_>>(), ["index.html", "main.css"]);
        Ok(())
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        assert!(put(&mut site("p::after{content:'</style>'}")).is_err());
    }
}
