//! Starts the server and the browser of a visit, and opens the page.

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use thirtyfour::WebDriver;
use xtask::server::Server;

use super::browser::Browser;
use super::{GERMAN, Visit, chromium, firefox, webkit, window};
use crate::dist;
use crate::driver_process::DriverProcess;
use crate::engine::Engine;
use crate::page::Page;

impl Visit {
    /// Opens a path of the site, or a full address, and waits until the HTML has been parsed.
    /// Scripts, and with them the widget, may still be loading.
    ///
    /// # Errors
    ///
    /// If the site, the browser or the page cannot be loaded.
    pub async fn open(self, path: &str) -> Result<Page> {
        let page = self.start(path).await?;
        page.wait_until(
            "the HTML has been read",
            "return location.protocol.startsWith('http') && document.readyState !== 'loading'",
        )
        .await?;
        Ok(page)
    }

    /// Starts to open a path without waiting: for benchmarks, because polling the page slows it
    /// down.
    ///
    /// # Errors
    ///
    /// If the site or the browser cannot be started.
    pub async fn start(self, path: &str) -> Result<Page> {
        let site = match &self.site {
            Some(directory) => directory.clone(),
            None => dist::directory()?,
        };
        let builder = Server::builder(site).below(&self.mount).open_to_all();
        let builder = if self.uncached { builder.uncached() } else { builder };
        let builder =
            if self.silent_about_caching { builder.silent_about_caching() } else { builder };
        let server = builder.start().await?;
        for (path, reply) in &self.replies {
            server.set(path, reply.clone());
        }
        let page = self.blank_page(server).await?;
        if self.interface == GERMAN {
            page.go_to(path).await?;
        } else {
            let separator = if path.contains('?') { '&' } else { '?' };
            page.go_to(&format!("{path}{separator}lang={}", self.interface)).await?;
        }
        Ok(page)
    }

    /// A browser that is ready for the visit.
    async fn blank_page(&self, server: Server) -> Result<Page> {
        let engine = self.engine;
        self.ensure_possible()?;
        let folder = TempDir::new().context("cannot create a folder for the browser's profile")?;
        let profile = folder.path();
        let Browser { mut driver, remedy, capabilities, screen } = match engine {
            Engine::Chromium => chromium::browser(self, profile)?,
            Engine::Firefox => firefox::browser(self, profile)?,
            Engine::WebKit => webkit::browser(self, profile).await?,
        };
        driver.env("TZ", &self.timezone);
        let process = DriverProcess::start(driver, profile).await.context(remedy)?;
        let driver = WebDriver::new(process.url(), capabilities)
            .await
            .with_context(|| format!("cannot start {engine}:\n{}", process.messages()))?;
        let page = Page::new(engine, driver, process, screen, folder, server, &self.interface);
        let prepared = match engine {
            Engine::Chromium => chromium::prepare(self, &page).await,
            Engine::Firefox | Engine::WebKit => window::fit(&page, self.size).await,
        };
        prepared.context("cannot set up the browser")?;
        Ok(page)
    }

    /// Fails on settings that need DevTools in an engine without it.
    fn ensure_possible(&self) -> Result<()> {
        for (asked, what) in [
            (self.now.is_some(), "another time"),
            (self.text_size != 100, "a text size"),
            (!self.media.is_empty(), "media features"),
            (self.throttle.is_some(), "a slow line"),
            (!self.javascript, "no JavaScript"),
            (!self.scripts.is_empty(), "scripts before the page's own"),
        ] {
            let possible = !asked || self.engine == Engine::Chromium;
            ensure!(possible, "{} cannot be given {what}; only Chromium can", self.engine);
        }
        Ok(())
    }
}
