//! `cargo xtask serve`: serves the optimised widget to browsers on this computer.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;
use xtask::server::{Reply, Server};

use crate::progress::step;
use crate::project::Project;
use crate::tools::BuildTools;
use crate::widget;

const DEFAULT_PORT: u16 = 8080;
/// How many ports after the default one are tried.
const FURTHER_PORTS: u16 = 100;

pub fn run(project: &Project, port: Option<u16>, katalog: Option<&Path>) -> Result<()> {
    if let Some(file) = katalog.filter(|file| !file.is_file()) {
        bail!("there is no catalogue {}", file.display());
    }
    let tools = BuildTools::ensure(project)?;
    widget::build(project, &tools)?;
    // A catalogue that is still being edited is served as it is, with all its mistakes.
    let site = match katalog {
        Some(_) => project.dist(),
        None => step("Publish the demo catalogue", || {
            widget::publish(project, &["build", "--locked", "--quiet", "--package=katalog"])
        })?,
    };
    tokio::runtime::Runtime::new()
        .context("cannot start the server's runtime")?
        .block_on(serve(site, port, katalog))
}

async fn serve(site: PathBuf, port: Option<u16>, katalog: Option<&Path>) -> Result<()> {
    let server = Server::builder(site).listener(listen(port).await?).start().await?;
    if let Some(file) = katalog {
        server.set("/katalog.json", Reply::File(file.to_owned()));
    }
    println!("\nThe Angebotsfinder is at {} (stop with Ctrl-C)", server.url(""));
    tokio::signal::ctrl_c().await.context("cannot wait for Ctrl-C")
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .with_context(|| format!("cannot listen on port {port}; choose another with --port"));
    }
    for port in DEFAULT_PORT..=DEFAULT_PORT + FURTHER_PORTS {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Ok(listener);
        }
    }
    bail!(
        "no port from {DEFAULT_PORT} to {} is free; choose one with --port",
        DEFAULT_PORT + FURTHER_PORTS
    )
}
