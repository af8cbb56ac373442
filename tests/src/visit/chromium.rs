//! Chromium, in which DevTools can emulate everything.

use std::path::Path;
use std::process;
use std::sync::OnceLock;

use anyhow::Result;
use serde_json::json;
use thirtyfour::PageLoadStrategy;
use thirtyfour::prelude::*;
use tokio::process::Command;

use super::Visit;
use super::browser::Browser;
use crate::page::Page;

/// A weekday, at a time when many offers can be reached.
const NOW: &str = "2026-11-24T10:30";
const FIXED_CLOCK: &str = include_str!("fixed_clock.js");

/// The same engine without windows, menus and services of its own: it starts with a quarter of the
/// work.
const SHELL: &str = "/usr/bin/chromium-headless-shell";

/// Keeps Chromium from doing anything but showing the page.
const FLAGS: [&str; 12] = [
    // Tests run as root in containers, where Chromium's sandbox cannot start.
    "--no-sandbox",
    // Containers have 64 MB of shared memory, too little for a page of 10,000 offers.
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    // Keeps frames in the page's process: the settings below do not reach another process, and a
    // tap on what another one has not drawn yet is lost.
    "--disable-site-isolation-trials",
    "--disable-features=IsolateSandboxedIframes",
    // Only in headless windows do scrollbars take up width; phones overlay them on the page.
    "--hide-scrollbars",
];

pub(super) fn browser(visit: &Visit, profile: &Path) -> Result<Browser> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    if can_be_a_shell(visit) && has_shell() {
        capabilities.set("browserName", "chrome-headless-shell")?;
        capabilities.set_binary(SHELL)?;
        // As the whole browser does: pages come back as they were left.
        capabilities.add_arg("--enable-bfcache")?;
    } else {
        capabilities.add_arg("--headless=new")?;
    }
    capabilities.add_arg(&format!("--lang={}", visit.lang))?;
    capabilities.add_arg(&format!("--accept-lang={}", visit.lang))?;
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.add_experimental_option(
        "prefs",
        json!({
            "intl.accept_languages": visit.lang,
            // Chromium's own default is 16 pixels.
            "webkit.webprefs.default_font_size": 16 * visit.text_size / 100,
            // 1 = allowed, 2 = blocked.
            "profile.default_content_setting_values.javascript": 2 - i32::from(visit.javascript),
        }),
    )?;
    // Waiting is up to the helpers: a stalled file must not stall the test.
    capabilities.set_page_load_strategy(PageLoadStrategy::None)?;
    capabilities.set("goog:loggingPrefs", json!({"browser": "ALL"}))?;
    Ok(Browser {
        driver: Command::new("chromedriver"),
        remedy: "`cargo xtask test` installs Chromium's driver on Debian, elsewhere install \
                 Chromium and chromedriver",
        capabilities: capabilities.into(),
        screen: None,
    })
}

/// Whether the shell can do what the visit asks for. What families wait for is measured in the whole
/// browser.
fn can_be_a_shell(visit: &Visit) -> bool {
    let needs_settings = visit.text_size != 100 || !visit.javascript;
    !(needs_settings || visit.whole_browser || visit.throttle.is_some())
}

/// Whether the shell is installed in the driver's version: the driver refuses any other.
fn has_shell() -> bool {
    static HAS_SHELL: OnceLock<bool> = OnceLock::new();
    let version = |program: &str| {
        let output = process::Command::new(program).arg("--version").output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.split_whitespace().find(|word| word.contains('.')).map(ToOwned::to_owned)
    };
    *HAS_SHELL
        .get_or_init(|| version(SHELL).is_some_and(|shell| version("chromedriver") == Some(shell)))
}

/// Everything that DevTools sets for the page, across navigations.
pub(super) async fn prepare(visit: &Visit, page: &Page) -> Result<()> {
    let (width, height) = visit.size;
    page.devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
    )
    .await?;
    page.pretend_media(&visit.media).await?;
    let clock =
        FIXED_CLOCK.replace("LOCAL_TIME", &json!(visit.now.as_deref().unwrap_or(NOW)).to_string());
    for source in visit.scripts.iter().chain([&clock]) {
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await?;
    }
    if let Some(throttle) = visit.throttle {
        // Without this, the next command is accepted but does nothing.
        page.devtools("Network.enable", json!({})).await?;
        page.devtools(
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": throttle.latency,
                "downloadThroughput": throttle.download,
                "uploadThroughput": throttle.upload,
            }),
        )
        .await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({"rate": throttle.cpu})).await?;
    }
    Ok(())
}
