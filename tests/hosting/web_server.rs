//! nginx, Apache and Caddy with the recipes of `docs/hosting/`, each started for one test.

use std::fs::{self, File, Permissions};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{dist, port};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::sleep;

/// Longer than it ever takes on a busy computer with two cores.
const START: Duration = Duration::from_secs(20);
/// Between two looks whether it has started.
const PAUSE: Duration = Duration::from_millis(25);
/// Where the recipes expect the site.
const SITE: &str = "/var/www/angebotsfinder";

const NGINX_MODULES: &str = "/usr/lib/nginx/modules";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";
/// Apache serves no file without these.
const APACHE_CORE: [&str; 4] = ["mpm_event", "authz_core", "alias", "dir"];
/// What the `.htaccess` makes use of.
const APACHE_OTHERS: [&str; 5] = ["mime", "filter", "rewrite", "headers", "deflate"];

/// A running web server with a copy of the built site. It is killed when dropped.
#[derive(Debug)]
pub struct WebServer {
    address: String,
    _process: Child,
    folder: Folder,
}

/// All that a server reads and writes: the site, its settings, its log.
#[derive(Debug)]
struct Folder(TempDir);

impl WebServer {
    /// nginx with the site below a path.
    pub async fn nginx_below_a_path() -> Result<Self> {
        let recipe = recipe("nginx.conf").display().to_string();
        let folder = Folder::new()?;
        let root = folder.path("www");
        nginx(folder, "angebotsfinder/", |port| {
            format!(
                "server {{
                     listen 127.0.0.1:{port};
                     # As some set it for all their sites.
                     add_header X-Frame-Options DENY;
                     location ^~ /angebotsfinder/ {{ root {root}; include {recipe}; }}
                 }}"
            )
        })
        .await
    }

    /// nginx with the site under a name of its own.
    pub async fn nginx() -> Result<Self> {
        let recipe = recipe("nginx.conf").display().to_string();
        let folder = Folder::new()?;
        let site = folder.site();
        nginx(folder, "", |port| {
            format!("server {{ listen 127.0.0.1:{port}; root {site}; include {recipe}; }}")
        })
        .await
    }

    /// Apache with the site below a path, and with its `.htaccess`.
    pub async fn apache() -> Result<Self> {
        apache(&[&APACHE_CORE[..], &APACHE_OTHERS[..]].concat()).await
    }

    /// Apache with nothing that the `.htaccess` makes use of.
    pub async fn bare_apache() -> Result<Self> {
        apache(&APACHE_CORE).await
    }

    /// Caddy with the site under a name of its own.
    pub async fn caddy() -> Result<Self> {
        let folder = Folder::new()?;
        let port = port::free()?;
        let host = format!("http://127.0.0.1:{port}");
        let recipe = fs::read_to_string(recipe("Caddyfile"))?;
        let recipe = replace(&recipe, "angebote.example.de", &host)?;
        let recipe = replace(&recipe, SITE, &folder.site())?;
        let global = "{\n admin off\n auto_https off\n default_bind 127.0.0.1\n}";
        let config = folder.write("Caddyfile", &format!("{global}\n{recipe}"))?;
        let mut command = Command::new("caddy");
        command
            .args(["run", "--adapter", "caddyfile", "--config", &config])
            // Where it keeps certificates and its last settings.
            .env("HOME", folder.path(""))
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME");
        Self::start(command, folder, port, "").await
    }

    /// The address of a file of the site (`index.html`), or of the site (empty).
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Puts a file into the site, beside which no compressed one lies.
    pub fn add_file(&self, path: &str, content: &str) -> Result<()> {
        Ok(fs::write(Path::new(&self.folder.site()).join(path), content)?)
    }

    async fn start(mut command: Command, folder: Folder, port: u16, mount: &str) -> Result<Self> {
        let log = folder.path("log");
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        let mut process = command
            .env("PATH", path_with_daemons()?)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log)?)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| {
                format!("cannot start {program}; `cargo xtask test` installs it on Debian")
            })?;
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if process.try_wait()?.is_some() || Instant::now() > deadline {
                bail!("{program} has not started; it said:\n{}", fs::read_to_string(&log)?);
            }
            sleep(PAUSE).await;
        }
        let address = format!("http://127.0.0.1:{port}/{mount}");
        Ok(Self { address, _process: process, folder })
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        if thread::panicking() {
            // libtest shows it with the failed test, and nothing else keeps it.
            eprintln!("{}", fs::read_to_string(self.folder.path("log")).unwrap_or_default());
        }
    }
}

async fn nginx(
    folder: Folder,
    mount: &str,
    server: impl FnOnce(u16) -> String,
) -> Result<WebServer> {
    let port = port::free()?;
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};", folder.path(kind)))
        .join("\n");
    let settings = format!(
        "load_module {NGINX_MODULES}/ngx_http_brotli_static_module.so;
         daemon off; master_process off;
         pid {pid}; error_log stderr;
         events {{}}
         http {{ access_log off; {temporary} {server} }}",
        pid = folder.path("pid"),
        server = server(port),
    );
    let mut command = Command::new("nginx");
    // -e: before it reads its settings it would complain to /var/log.
    command.args(["-e", "stderr", "-c", &folder.write("nginx.conf", &settings)?]);
    WebServer::start(command, folder, port, mount).await
}

async fn apache(modules: &[&str]) -> Result<WebServer> {
    let folder = Folder::new()?;
    let port = port::free()?;
    let recipe = fs::read_to_string(recipe("apache.conf"))?;
    let recipe = replace(&recipe, &format!(" {SITE}"), &format!(" {}", folder.site()))?;
    let modules = modules
        .iter()
        .map(|name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so"))
        .collect::<Vec<_>>()
        .join("\n");
    let settings = format!(
        "ServerRoot {root}
         ServerName localhost
         Listen 127.0.0.1:{port}
         PidFile {pid}
         ErrorLog /dev/stderr
         # Whom root turns into.
         User www-data
         Group www-data
         {modules}
         <IfModule mod_mime.c>
             # As Debian has it: a .gz were an archive.
             TypesConfig /etc/mime.types
             AddType application/x-gzip .gz .tgz
         </IfModule>
         <IfModule mod_headers.c>
             # As some set it for all their sites.
             Header always set X-Frame-Options DENY
         </IfModule>
         {recipe}",
        root = folder.path(""),
        pid = folder.path("pid"),
    );
    let mut command = Command::new("apache2");
    // -X: one process, in the foreground.
    command.args(["-X", "-f", &folder.write("apache.conf", &settings)?]);
    WebServer::start(command, folder, port, "angebotsfinder/").await
}

impl Folder {
    fn new() -> Result<Self> {
        let folder = Self(TempDir::new()?);
        // Apache is not root while it serves.
        fs::set_permissions(folder.0.path(), Permissions::from_mode(0o755))?;
        copy(&dist::directory()?, Path::new(&folder.site()))?;
        Ok(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn site(&self) -> String {
        self.path("www/angebotsfinder")
    }

    /// Writes a file and gives its path.
    fn write(&self, name: &str, content: &str) -> Result<String> {
        let path = self.path(name);
        fs::write(&path, content)?;
        Ok(path)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The `PATH` of who is not root lacks the folder that Debian has daemons in.
fn path_with_daemons() -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]))?)
}

fn recipe(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/hosting").join(name)
}

/// What an administrator changes in a recipe.
fn replace(recipe: &str, example: &str, own: &str) -> Result<String> {
    ensure!(recipe.contains(example), "the recipe says nowhere {example}:\n{recipe}");
    Ok(recipe.replace(example, own))
}
