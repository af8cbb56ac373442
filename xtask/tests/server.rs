//! The server as a browser sees it: the bytes on the wire.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use xtask::server::{PERMISSIONS_POLICY, Reply, Server};

#[tokio::test]
async fn types_policy_and_caching_are_as_hosts_are_asked_to_set_them() -> Result<()> {
    let (_site, server) = site().await?;
    let page = get(&server, "/", "").await?;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-cache");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("frame-ancestors "), "the page has the rest: {policy}");
    assert_eq!(page.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(page.header("permissions-policy"), PERMISSIONS_POLICY);

    let module = get(&server, "/boot-0123456789abcdef.mjs", "").await?;
    assert_eq!(module.header("content-type"), "text/javascript");
    assert!(module.header("cache-control").contains("immutable"));

    let wasm = get(&server, "/app.wasm", "").await?;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    Ok(())
}

#[tokio::test]
async fn a_website_that_the_same_browser_has_open_gets_nothing() -> Result<()> {
    let (_site, server) = site().await?;
    let port = server.address().port();
    for origin in [
        "https://www.example",
        "http://www.example",
        "http://localhost.example",
        "http://www.example:8080",
        "https://localhost@www.example",
        "http://127.0.0.10:8080",
        // Any website can create a frame with `sandbox`.
        "null",
        "file://",
        "localhost",
        "",
    ] {
        for path in ["/", "/katalog.json", "/missing.json"] {
            let answer = get(&server, path, &format!("Origin: {origin}\r\n")).await?;
            assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}, {path}");
            assert_eq!(answer.header("cross-origin-resource-policy"), "same-site", "{path}");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("frame-ancestors 'self' http://localhost:*"), "{policy}");
        }
    }
    for origin in [
        "http://localhost:3000".to_owned(),
        "https://localhost".to_owned(),
        "http://[::1]:3000".to_owned(),
        format!("http://127.0.0.1:{port}"),
    ] {
        let answer = get(&server, "/katalog.json", &format!("Origin: {origin}\r\n")).await?;
        assert_eq!(answer.header("access-control-allow-origin"), origin);
        assert!(answer.header("vary").contains("origin"), "caches must not mix up origins");
    }
    Ok(())
}

#[tokio::test]
async fn a_name_that_only_leads_here_gets_nothing() -> Result<()> {
    let (_site, server) = site().await?;
    let port = server.address().port();
    let other = port.wrapping_add(1);
    for host in [
        format!("www.example:{port}"),
        "www.example".to_owned(),
        format!("localhost.www.example:{port}"),
        format!("www.example@localhost:{port}"),
        format!("127.0.0.1.www.example:{port}"),
        format!("0.0.0.0:{port}"),
        format!("127.0.0.1:{other}"),
        "localhost".to_owned(),
        String::new(),
    ] {
        for path in ["/", "/katalog.json", "/missing.json"] {
            let answer = get_as(server.address(), &host, path, "").await?;
            assert_eq!((answer.status, &answer.body[..]), (421, &b""[..]), "{host:?}, {path}");
        }
    }
    for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        let answer = get_as(server.address(), &format!("{host}:{port}"), "/", "").await?;
        assert_eq!(answer.status, 200, "{host}");
    }
    Ok(())
}

#[tokio::test]
async fn nobody_on_the_network_is_answered() -> Result<()> {
    let site = files()?;
    let everywhere = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
    let started = Server::builder(site.path()).listener(everywhere).start().await;
    let problem = started.expect_err("it must not listen on the network").to_string();
    assert!(problem.ends_with("can be reached from other computers"), "{problem}");
    Ok(())
}

#[tokio::test]
async fn what_is_meant_to_be_public_is_open_to_all_as_the_recipes_have_it() -> Result<()> {
    let site = files()?;
    let server = Server::builder(site.path()).open_to_all().start().await?;
    for path in ["/", "/katalog.json", "/missing.json"] {
        let answer = get(&server, path, "Origin: null\r\n").await?;
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
        assert_eq!(answer.header("content-security-policy"), "", "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_that_embeds_the_widget_may_be_opened_by_others() -> Result<()> {
    let (_site, server) = site().await?;
    server.set("/", Reply::HostPage("<iframe src='https://www.example/'></iframe>".to_owned()));
    let page = get(&server, "/", "").await?;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cross-origin-opener-policy"), "unsafe-none");
    Ok(())
}

#[tokio::test]
async fn compressed_files_go_to_those_who_accept_them() -> Result<()> {
    let (_site, server) = site().await?;
    let brotli = get(&server, "/katalog.json", "Accept-Encoding: gzip, br\r\n").await?;
    assert_eq!(brotli.header("content-encoding"), "br");
    assert_eq!(brotli.header("content-type"), "application/json");
    assert_eq!(brotli.body, b"brotli");

    let plain = get(&server, "/katalog.json", "").await?;
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.body, CATALOGUE);
    Ok(())
}

#[tokio::test]
async fn below_a_path_nothing_is_served_beside_it() -> Result<()> {
    let site = files()?;
    let server = Server::builder(site.path()).below("/familie/angebote/").start().await?;
    assert!(server.url("index.html").ends_with("/familie/angebote/index.html"));
    assert_eq!(get(&server, "/familie/angebote/", "").await?.status, 200);
    assert_eq!(get(&server, "/index.html", "").await?.status, 404);

    server.set("/katalog.json", Reply::Status(500));
    let failed = get(&server, "/familie/angebote/katalog.json", "").await?;
    assert_eq!(failed.status, 500);
    Ok(())
}

#[tokio::test]
async fn a_cut_off_answer_promises_more_than_it_sends() -> Result<()> {
    let (_site, server) = site().await?;
    server.set("/katalog.json", Reply::CutOff { after: 5 });
    let cut = get(&server, "/katalog.json", "Accept-Encoding: br\r\n").await?;
    assert_eq!(cut.header("content-length"), CATALOGUE.len().to_string());
    assert_eq!(cut.body, CATALOGUE[..5]);
    Ok(())
}

#[tokio::test]
async fn a_file_comes_damaged_by_half_or_as_something_else() -> Result<()> {
    let (_site, server) = site().await?;
    for (reply, body, mime) in [
        (Reply::Damaged, CATALOGUE.iter().map(|byte| !byte).collect(), "application/json"),
        (Reply::Half, CATALOGUE[..CATALOGUE.len() / 2].to_vec(), "application/json"),
        (Reply::Typed("text/plain".to_owned()), CATALOGUE.to_vec(), "text/plain"),
    ] {
        server.set("/katalog.json", reply);
        let answer = get(&server, "/katalog.json", "").await?;
        assert_eq!((answer.status, answer.header("content-type")), (200, mime));
        assert_eq!(answer.header("content-length"), body.len().to_string());
        assert_eq!(answer.body, body);
    }
    Ok(())
}

#[tokio::test]
async fn when_the_line_is_cut_nothing_arrives() -> Result<()> {
    let (_site, server) = site().await?;
    server.cut_the_line();
    for path in ["/", "/katalog.json", "/missing.json"] {
        assert_eq!(get(&server, path, "").await?.body, b"", "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_stalled_request_is_answered_when_it_is_released() -> Result<()> {
    let (_site, server) = site().await?;
    server.set("/katalog.json", Reply::Stall);
    let address = server.address();
    let request = tokio::spawn(async move { get_from(address, "/katalog.json", "").await });

    // Other paths are answered in the meantime, and the stalled request has arrived.
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(get(&server, "/", "").await?.status, 200);
    assert!(!request.is_finished());

    server.release("/katalog.json");
    assert_eq!(request.await??.body, CATALOGUE);
    Ok(())
}

#[tokio::test]
async fn a_body_made_up_is_sent_with_its_type() -> Result<()> {
    let (_site, server) = site().await?;
    server.set("/katalog.json", Reply::json("{}"));
    let answer = get(&server, "/katalog.json", "").await?;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.body, b"{}");
    Ok(())
}

#[tokio::test]
async fn a_file_elsewhere_is_read_anew_for_each_request() -> Result<()> {
    let (site, server) = site().await?;
    let file = site.path().join("other.json");
    server.set("/katalog.json", Reply::File(file.clone()));
    for content in ["1", "2"] {
        std::fs::write(&file, content)?;
        let answer = get(&server, "/katalog.json", "").await?;
        assert_eq!(answer.body, content.as_bytes());
    }
    Ok(())
}

#[tokio::test]
async fn requests_are_kept_with_query_and_headers() -> Result<()> {
    let (_site, server) = site().await?;
    get(&server, "/index.html?modus=team", "Cookie: a=b\r\n").await?;
    let [request] = &server.requests()[..] else {
        panic!("expected exactly one request: {:?}", server.requests());
    };
    assert_eq!(request.path, "/index.html");
    assert_eq!(request.query.as_deref(), Some("modus=team"));
    assert_eq!(request.header("cookie"), Some("a=b"));
    Ok(())
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() -> Result<()> {
    let (_site, server) = site().await?;
    for path in ["/../server.rs", "/%2e%2e/server.rs", "//etc/passwd"] {
        assert_eq!(get(&server, path, "").await?.status, 404, "{path}");
    }
    Ok(())
}

const CATALOGUE: &[u8] = br#"{"schema_version": "1.0"}"#;

async fn site() -> Result<(TempDir, Server)> {
    let site = files()?;
    let server = Server::builder(site.path()).start().await?;
    Ok((site, server))
}

fn files() -> Result<TempDir> {
    let site = TempDir::new()?;
    for (name, content) in [
        ("index.html", b"<!doctype html>" as &[u8]),
        ("boot-0123456789abcdef.mjs", b"export {}"),
        ("app.wasm", b"\0asm"),
        ("katalog.json", CATALOGUE),
        ("katalog.json.br", b"brotli"),
    ] {
        std::fs::write(site.path().join(name), content)?;
    }
    Ok(site)
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

async fn get(server: &Server, path: &str, headers: &str) -> Result<Answer> {
    get_from(server.address(), path, headers).await
}

/// A raw HTTP request: client libraries hide exactly what these tests check.
async fn get_from(address: SocketAddr, path: &str, headers: &str) -> Result<Answer> {
    get_as(address, &address.to_string(), path, headers).await
}

/// The same for a browser that believes the server to be this host.
async fn get_as(address: SocketAddr, host: &str, path: &str, headers: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address).await?;
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    timeout(Duration::from_secs(20), stream.read_to_end(&mut bytes))
        .await
        .context("the server did not close the connection within 20 s")??;

    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .context("the answer has no end of headers")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .context("the answer has no status")?
        .parse()?;
    let mut headers = HashMap::<String, String>::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        // Joins repeated headers, as a browser does.
        let values = headers.entry(name.to_lowercase()).or_default();
        *values = if values.is_empty() { value.to_owned() } else { format!("{values}, {value}") };
    }
    Ok(Answer { status, headers, body: bytes.split_off(end + 4) })
}
