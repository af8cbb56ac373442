//! WebKitGTK's MiniBrowser, which can only be configured by its environment.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, PageLoadStrategy};
use tokio::process::Command;

use super::Visit;
use super::browser::Browser;
use crate::screen::Screen;

/// glibc's C locale, which every Debian has.
const LOCALE: &str = "/usr/lib/locale/C.utf8";
/// Otherwise the toolbar's buttons keep the window at least 447 pixels wide.
const NARROW: &str = "* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0 }";
/// Room for the toolbar, in pixels.
const TOOLBAR: u32 = 100;
/// Variables that take precedence over `LANG`.
const LOCALE_VARIABLES: [&str; 4] = ["LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES"];

pub(super) async fn browser(visit: &Visit, profile: &Path) -> Result<Browser> {
    let (width, height) = visit.size;
    let screen = Screen::start(width, height + TOOLBAR).await?;
    let locale = format!("{}.UTF-8", visit.lang.replace('-', "_"));
    let styles = profile.join("gtk-3.0");
    fs::create_dir(&styles)
        .and_then(|()| fs::write(styles.join("gtk.css"), NARROW))
        // The browser takes its language from the name of its locale, if a locale with that name
        // exists; that it is really the C locale does not matter.
        .and_then(|()| symlink(LOCALE, profile.join(&locale)))
        .context("cannot write into the browser's profile")?;
    let mut driver = Command::new("WebKitWebDriver");
    for variable in LOCALE_VARIABLES {
        driver.env_remove(variable);
    }
    driver
        .env("LANG", locale)
        .env("LOCPATH", profile)
        .env("XDG_CONFIG_HOME", profile)
        // Keeps the test away from a desktop's screen and its message bus.
        .env("DISPLAY", screen.display())
        .env("GDK_BACKEND", "x11")
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("NO_AT_BRIDGE", "1")
        // Without a GPU, its compositor occasionally reads out of bounds and crashes.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("GSETTINGS_BACKEND", "memory");
    let mut capabilities = Capabilities::new();
    capabilities.set_page_load_strategy(PageLoadStrategy::None)?;
    Ok(Browser {
        driver,
        remedy: "`cargo xtask test` installs WebKit's driver on Debian, elsewhere install \
                 WebKitGTK's WebKitWebDriver and MiniBrowser",
        capabilities,
        screen: Some(screen),
    })
}
