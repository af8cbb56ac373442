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
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::sleep;

/// Longer than a start or a log line ever takes on a busy computer with two cores.
const PATIENCE: Duration = Duration::from_secs(20);
/// The polling interval.
const PAUSE: Duration = Duration::from_millis(25);
/// The site's folder in the recipes, and its parent.
const SITE: &str = "/var/www/angebotsfinder";
const WWW: &str = "/var/www";
/// The prefix of example lines in a recipe's comments.
const EXAMPLE: &str = "#   ";

const NGINX_MODULES: &str = "/usr/lib/nginx/modules";
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";
/// Apache serves no file without these modules.
const APACHE_CORE: [&str; 4] = ["mpm_event", "authz_core", "alias", "dir"];
/// The modules that the `.htaccess` uses.
const APACHE_OTHERS: [&str; 5] = ["mime", "filter", "rewrite", "headers", "deflate"];

/// A provider's own HSTS header.
pub const LONGER_HTTPS: &str = "max-age=63072000; includeSubDomains";
/// Debian's log format, with the query and the referring page.
const COMBINED: &str = r#""%h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\"" combined"#;

/// A running web server with a copy of the built site, killed on drop.
#[derive(Debug)]
pub struct WebServer {
    address: String,
    /// The port for visitors without https, if the recipe covers them.
    without_https: Option<u16>,
    process: Child,
    folder: Folder,
}

/// Everything that a server reads and writes: the site, its configuration, its logs.
#[derive(Debug)]
struct Folder(TempDir);

impl WebServer {
    /// nginx with the site below a path.
    pub async fn nginx_below_a_path() -> Result<Self> {
        let [_, _, below_a_path, ..] = &examples("nginx.conf")?[..] else {
            bail!("the recipe has no example for a path");
        };
        let folder = Folder::new()?;
        let port = port::free()?;
        let example = replace(below_a_path, WWW, &folder.path("www"))?;
        let server = format!(
            "server {{
                 listen 127.0.0.1:{port};
                 server_name www.stadt.example;
                 # As some set it for all their sites.
                 add_header X-Frame-Options DENY always;
                 root {root};
                 {example}
             }}",
            root = folder.path("www"),
        );
        nginx(folder, "", &server, port, "angebotsfinder/").await
    }

    /// nginx with the site under its own host name.
    pub async fn nginx() -> Result<Self> {
        let [own_name, without_https, ..] = &examples("nginx.conf")?[..] else {
            bail!("the recipe has no example for a name");
        };
        let folder = Folder::new()?;
        let (port, plain) = (port::free()?, port::free()?);
        let server = replace(own_name, "443 ssl", &format!("127.0.0.1:{port}"))?;
        let server = replace(&server, SITE, &folder.site())?;
        let without_https =
            replace(without_https, "listen 80", &format!("listen 127.0.0.1:{plain}"))?;
        let server = format!("{server}\n{without_https}");
        let mut server = nginx(folder, "", &server, port, "").await?;
        server.without_https = Some(plain);
        Ok(server)
    }

    /// nginx with the access log that its recipe offers.
    pub async fn nginx_with_the_log_offered() -> Result<Self> {
        let [own_name, .., form, log] = &examples("nginx.conf")?[..] else {
            bail!("the recipe offers no log");
        };
        let folder = Folder::new()?;
        let port = port::free()?;
        let log = replace(log, "/var/log/nginx", &folder.path("logs"))?;
        let snippet = fs::read_to_string(recipe("nginx.conf"))?;
        let snippet = replace(&snippet, "\naccess_log off;", &format!("\n{log}"))?;
        let snippet = folder.write("snippet.conf", &snippet)?;
        let server = replace(own_name, "443 ssl", &format!("127.0.0.1:{port}"))?;
        let server = replace(&server, SITE, &folder.site())?;
        let server = replace(&server, &recipe("nginx.conf").display().to_string(), &snippet)?;
        nginx(folder, form, &server, port, "").await
    }

    /// Apache with the site below a path, and with its `.htaccess`.
    pub async fn apache() -> Result<Self> {
        apache_of_the_recipe(&[&APACHE_CORE[..], &APACHE_OTHERS[..]].concat()).await
    }

    /// Apache without the modules that the `.htaccess` uses.
    pub async fn bare_apache() -> Result<Self> {
        apache_of_the_recipe(&APACHE_CORE).await
    }

    /// Apache as run by a web space provider, where the `.htaccess` is all there is.
    pub async fn web_space() -> Result<Self> {
        let folder = Folder::new()?;
        let port = port::free()?;
        let host = folder.as_on_web_space(port);
        apache(folder, &[&APACHE_CORE[..], &APACHE_OTHERS[..]].concat(), port, &host).await
    }

    /// Caddy with the site under its own host name.
    pub async fn caddy() -> Result<Self> {
        caddy("").await
    }

    /// Caddy with an access log.
    pub async fn caddy_with_a_log() -> Result<Self> {
        caddy("log").await
    }

    /// The address of a file of the site (`index.html`), or of the site (empty path).
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The address of a file of the site for visitors without https, if the recipe covers them.
    pub fn url_without_https(&self, path: &str) -> Option<String> {
        let (_, mount) = self.address.trim_start_matches("http://").split_once('/')?;
        self.without_https.map(|port| format!("http://127.0.0.1:{port}/{mount}{path}"))
    }

    /// Adds a file to the site, without a compressed copy next to it.
    pub fn add_file(&self, path: &str, content: &str) -> Result<()> {
        let file = Path::new(&self.folder.site()).join(path);
        fs::create_dir_all(file.parent().context("the file has no folder")?)?;
        Ok(fs::write(file, content)?)
    }

    /// Waits until a log contains this.
    pub async fn has_logged(&self, text: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.folder.logs()?.contains(text) {
            ensure!(Instant::now() < deadline, "no log has „{text}“:\n{}", self.folder.logs()?);
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Stops the server and returns everything it has logged.
    pub async fn end(mut self) -> Result<String> {
        let id = self.process.id().and_then(|id| Pid::from_raw(id.try_into().ok()?));
        kill_process(id.context("it had already exited")?, Signal::TERM)?;
        self.process.wait().await?;
        self.folder.logs()
    }

    async fn start(mut command: Command, folder: Folder, port: u16, mount: &str) -> Result<Self> {
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        let mut process = command
            .env("PATH", path_with_daemons()?)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(folder.path("logs/stderr"))?)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| {
                format!("cannot start {program}; `cargo xtask test` installs it on Debian")
            })?;
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if process.try_wait()?.is_some() || Instant::now() > deadline {
                bail!("{program} did not start; its output:\n{}", folder.logs()?);
            }
            sleep(PAUSE).await;
        }
        let address = format!("http://127.0.0.1:{port}/{mount}");
        Ok(Self { address, without_https: None, process, folder })
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        if thread::panicking() {
            // libtest shows this with the failed test, and nothing else keeps it.
            eprintln!("{}", self.folder.logs().unwrap_or_default());
        }
    }
}

/// nginx with these servers, and with these settings for all of them.
async fn nginx(
    folder: Folder,
    settings: &str,
    servers: &str,
    port: u16,
    mount: &str,
) -> Result<WebServer> {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {};", folder.path(kind)))
        .join("\n");
    let settings = format!(
        "load_module {NGINX_MODULES}/ngx_http_brotli_static_module.so;
         daemon off; master_process off;
         pid {pid}; error_log stderr info;
         events {{}}
         http {{ access_log {log} combined; {temporary} {settings} {servers} }}",
        pid = folder.path("pid"),
        log = folder.path("logs/access.log"),
    );
    let mut command = Command::new("nginx");
    // -e: before reading its configuration it would log errors to /var/log.
    command.args(["-e", "stderr", "-c", &folder.write("nginx.conf", &settings)?]);
    WebServer::start(command, folder, port, mount).await
}

/// Caddy with the recipe, and with this directive for the site.
async fn caddy(directive: &str) -> Result<WebServer> {
    let folder = Folder::new()?;
    let port = port::free()?;
    let recipe = fs::read_to_string(recipe("Caddyfile"))?;
    let recipe =
        replace(&recipe, "angebote.stadt.example {", &format!("http://:{port} {{\n{directive}"))?;
    let recipe = replace(&recipe, SITE, &folder.site())?;
    let global = "\n{\n admin off\n auto_https off\n default_bind 127.0.0.1";
    let config = folder.write("Caddyfile", &replace(&recipe, "\n{", global)?)?;
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config", &config])
        // Where it keeps certificates and its last configuration.
        .env("HOME", folder.path(""))
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME");
    WebServer::start(command, folder, port, "").await
}

/// Apache with these modules, and with the recipe's virtual hosts.
async fn apache_of_the_recipe(modules: &[&str]) -> Result<WebServer> {
    let folder = Folder::new()?;
    let (port, plain) = (port::free()?, port::free()?);
    let hosts = format!("Listen 127.0.0.1:{plain}\n{}", folder.as_in_the_recipe(port, plain)?);
    let mut server = apache(folder, modules, port, &hosts).await?;
    server.without_https = Some(plain);
    Ok(server)
}

/// Apache with these modules and virtual hosts.
async fn apache(folder: Folder, modules: &[&str], port: u16, hosts: &str) -> Result<WebServer> {
    let modules = modules
        .iter()
        .map(|name| format!("LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so"))
        .collect::<Vec<_>>()
        .join("\n");
    let settings = format!(
        "ServerRoot {root}
         Define APACHE_LOG_DIR {logs}
         ServerName localhost
         Listen 127.0.0.1:{port}
         PidFile {pid}
         ErrorLog /dev/stderr
         LogLevel info
         LogFormat {COMBINED}
         # Whom root turns into.
         User www-data
         Group www-data
         {modules}
         <IfModule mod_mime.c>
             # As Debian has it: a .gz were an archive.
             TypesConfig /etc/mime.types
             AddType application/x-gzip .gz .tgz
         </IfModule>
         {hosts}",
        root = folder.path(""),
        logs = folder.path("logs"),
        pid = folder.path("pid"),
    );
    let mut command = Command::new("apache2");
    // -X: a single process, in the foreground.
    command.args(["-X", "-f", &folder.write("apache.conf", &settings)?]);
    WebServer::start(command, folder, port, "angebotsfinder/").await
}

impl Folder {
    fn new() -> Result<Self> {
        let folder = Self(TempDir::new()?);
        // Apache drops root privileges while serving.
        fs::set_permissions(folder.0.path(), Permissions::from_mode(0o755))?;
        copy(&dist::directory()?, Path::new(&folder.site()))?;
        fs::create_dir(folder.path("logs"))?;
        Ok(folder)
    }

    /// Virtual hosts as in the recipe for Apache: with https, and without.
    fn as_in_the_recipe(&self, port: u16, plain: u16) -> Result<String> {
        let snippet = fs::read_to_string(recipe("apache.conf"))?;
        let snippet = self.write("angebotsfinder.conf", &replace(&snippet, SITE, &self.site())?)?;
        let [host, without_https] = &examples("apache.conf")?[..] else {
            bail!("the recipe has no examples");
        };
        let without_https = replace(without_https, "*:80", &format!("127.0.0.1:{plain}"))?;
        let host = replace(host, "*:443", &format!("127.0.0.1:{port}"))?;
        let host = replace(&host, "Include angebotsfinder.conf", &format!("Include {snippet}"))?;
        // A setting that some make for all their sites.
        let others =
            "<IfModule mod_headers.c>\nHeader always set X-Frame-Options DENY\n</IfModule>";
        Ok(format!("{others}\n{host}\n{without_https}"))
    }

    /// A virtual host as providers configure it for all their customers.
    fn as_on_web_space(&self, port: u16) -> String {
        format!(
            "<VirtualHost 127.0.0.1:{port}>
                 DocumentRoot {root}
                 <Directory {root}>
                     Options Indexes FollowSymLinks
                     AllowOverride All
                     Require all granted
                 </Directory>
                 Header always set X-Frame-Options DENY
                 Header set X-Content-Type-Options nosniff
                 Header set Referrer-Policy unsafe-url
                 Header always set Strict-Transport-Security \"{LONGER_HTTPS}\"
             </VirtualHost>",
            root = self.path("www"),
        )
    }

    /// The contents of all logs.
    fn logs(&self) -> Result<String> {
        let mut logs = String::new();
        for entry in fs::read_dir(self.path("logs"))? {
            logs += &String::from_utf8_lossy(&fs::read(entry?.path())?);
        }
        Ok(logs)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn site(&self) -> String {
        self.path("www/angebotsfinder")
    }

    /// Writes a file and returns its path.
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

/// Adds Debian's folder for daemons, which the `PATH` of non-root users lacks.
fn path_with_daemons() -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]))?)
}

fn recipe(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/hosting").join(name)
}

/// The examples in the comments of a recipe, in order.
fn examples(name: &str) -> Result<Vec<String>> {
    let text = fs::read_to_string(recipe(name))?;
    let lines: Vec<&str> = text.lines().collect();
    let examples = lines.split(|line| !line.starts_with(EXAMPLE));
    let examples = examples.filter(|lines| !lines.is_empty()).map(|lines| {
        let lines = lines.iter().map(|line| line.trim_start_matches(EXAMPLE)).collect::<Vec<_>>();
        let path = recipe("nginx.conf").display().to_string();
        lines.join("\n").replace("snippets/angebotsfinder.conf", &path)
    });
    Ok(examples.collect())
}

/// Makes an administrator's change to a recipe.
fn replace(recipe: &str, example: &str, own: &str) -> Result<String> {
    ensure!(recipe.contains(example), "the recipe does not contain {example}:\n{recipe}");
    Ok(recipe.replace(example, own))
}
