//! Firefox, configured entirely by its profile.

use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::PageLoadStrategy;
use thirtyfour::prelude::*;
use tokio::process::Command;

use super::Visit;
use super::browser::Browser;

/// Otherwise no window can be narrower than 450 pixels.
const NARROW: &str = ":root:root:root { min-width: 0 !important; min-height: 0 !important }";

pub(super) fn browser(visit: &Visit, profile: &Path) -> Result<Browser> {
    let chrome = profile.join("chrome");
    fs::create_dir(&chrome)
        .and_then(|()| fs::write(chrome.join("userChrome.css"), NARROW))
        .context("cannot write into the browser's profile")?;
    let mut capabilities = DesiredCapabilities::firefox();
    capabilities.set_page_load_strategy(PageLoadStrategy::None)?;
    capabilities.set(
        "moz:firefoxOptions",
        json!({
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "intl.accept_languages": visit.lang,
                // Preloading content processes takes a second of CPU time.
                "dom.ipc.processPrelaunch.enabled": false,
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                // As families have it; its driver lets pages opened as files load others.
                "security.fileuri.strict_origin_policy": true,
            },
        }),
    )?;
    let driver = env::var_os("ANGEBOTSFINDER_GECKODRIVER");
    Ok(Browser {
        driver: Command::new(driver.unwrap_or_else(|| "geckodriver".into())),
        remedy: "`cargo xtask test` builds Firefox's driver and names it in \
                 ANGEBOTSFINDER_GECKODRIVER; without that there must be a geckodriver on PATH",
        capabilities: capabilities.into(),
        screen: None,
    })
}
