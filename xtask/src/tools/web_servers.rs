//! The web servers that `docs/hosting/` has recipes for, to test the recipes.

use std::path::Path;

use anyhow::{Result, bail};

use super::{apt, on_path};
use crate::progress;

const PROGRAMS: [&str; 3] = ["nginx", "apache2", "caddy"];
const BROTLI_OF_NGINX: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
/// `apache2-bin` rather than `apache2`: the program without the service.
const PACKAGES: [&str; 4] =
    ["nginx-light", "libnginx-mod-http-brotli-static", "apache2-bin", "caddy"];

/// Ensures that they are installed; on Debian as root it installs them.
pub fn ensure() -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    if apt::is_usable() && !is_run_by_systemd() {
        progress::step("Install nginx, Apache and Caddy", || apt::install(&PACKAGES))?;
    }
    if !is_installed() {
        bail!(
            "nginx, Apache or Caddy is missing; install them (Debian: apt-get install {}, then \
             stop the services that it starts), or leave the browser out with \
             `cargo xtask test --no-browser`",
            PACKAGES.join(" ")
        );
    }
    Ok(())
}

fn is_installed() -> bool {
    let is_there = |program: &&str| {
        // Debian's folder for daemons, only on root's `PATH`.
        on_path::find(program).is_some() || Path::new("/usr/sbin").join(program).is_file()
    };
    PROGRAMS.iter().all(is_there) && Path::new(BROTLI_OF_NGINX).is_file()
}

/// systemd would start the installed servers, on port 80 of a developer's computer. In a container
/// there is no systemd.
fn is_run_by_systemd() -> bool {
    Path::new("/run/systemd/system").is_dir()
}
