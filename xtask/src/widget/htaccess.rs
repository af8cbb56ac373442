//! Ships Apache's configuration with the site: on shared web space there is no other place for it.

use std::fs;

use anyhow::{Context, Result};

use super::site::Site;
use crate::project::Project;

pub fn add(project: &Project, site: &mut Site) -> Result<()> {
    let recipe = project.root().join("docs/hosting/apache.htaccess");
    let rules = fs::read(&recipe).with_context(|| format!("cannot read {}", recipe.display()))?;
    site.files.insert(".htaccess".to_owned(), rules);
    Ok(())
}
