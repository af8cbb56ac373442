//! The recipes of `docs/hosting/`, on the web servers themselves.

#[path = "hosting/web_server.rs"]
mod web_server;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use browser_tests::{Family, Visit, dist};
use reqwest::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH,
    VARY,
};
use reqwest::{Client, Response, StatusCode};
use web_server::WebServer;
use xtask::content_name;
use xtask::server::CONTENT_SECURITY_POLICY;

/// What Chromium sends.
const ALL_ENCODINGS: &str = "gzip, deflate, br, zstd";

#[tokio::test]
async fn nginx_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::nginx().await?).await
}

#[tokio::test]
async fn nginx_serves_every_file_as_asked_below_a_path() -> Result<()> {
    serves_every_file_as_asked(&WebServer::nginx_below_a_path().await?).await
}

#[tokio::test]
async fn apache_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::apache().await?).await
}

#[tokio::test]
async fn caddy_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::caddy().await?).await
}

#[tokio::test]
async fn a_family_finds_help_through_nginx() -> Result<()> {
    finds_help(&WebServer::nginx_below_a_path().await?).await
}

#[tokio::test]
async fn a_family_finds_help_through_apache() -> Result<()> {
    finds_help(&WebServer::apache().await?).await
}

#[tokio::test]
async fn a_family_finds_help_through_caddy() -> Result<()> {
    finds_help(&WebServer::caddy().await?).await
}

#[tokio::test]
async fn what_a_server_lacks_the_htaccess_leaves_out() -> Result<()> {
    let server = WebServer::bare_apache().await?;
    for path in ["", "katalog.json"] {
        let answer = get(&server, path, ALL_ENCODINGS).await?;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
    }
    finds_help(&server).await
}

#[tokio::test]
async fn a_new_catalogue_is_compressed_on_its_way() -> Result<()> {
    let catalogue = format!("{{\"name\": {:?}}}", "Angebote ".repeat(1_000));
    for server in [WebServer::nginx().await?, WebServer::apache().await?, WebServer::caddy().await?]
    {
        server.add_file("neu.json", &catalogue)?;
        let answer = get(&server, "neu.json", ALL_ENCODINGS).await?;
        let headers = answer.headers().clone();
        let url = server.url("neu.json");
        assert_eq!(header(&headers, CONTENT_ENCODING.as_str()), "gzip", "{url}");
        assert!(answer.bytes().await?.len() < catalogue.len() / 10, "{url}");
        are_common_headers(&headers, &url);
        let tag = header(&headers, ETAG.as_str());
        let again = request(&server, "neu.json", ALL_ENCODINGS).header(IF_NONE_MATCH, &tag);
        assert_eq!(
            again.send().await?.status(),
            StatusCode::NOT_MODIFIED,
            "{url}, which was {tag}"
        );
    }
    Ok(())
}

async fn serves_every_file_as_asked(server: &WebServer) -> Result<()> {
    let site = dist::directory()?;
    for path in files(&site, "")?.iter().map(String::as_str).chain([""]) {
        let file = if path.is_empty() { "index.html" } else { path };
        for (accepted, encoding, ending) in
            [("identity", "", ""), ("gzip", "gzip", ".gz"), (ALL_ENCODINGS, "br", ".br")]
        {
            let file_sent = site.join(format!("{file}{ending}"));
            if !file_sent.is_file() {
                continue;
            }
            let about = format!("{} for {accepted}", server.url(path));
            let answer = get(server, path, accepted).await?;
            assert_eq!(answer.status(), StatusCode::OK, "{about}");
            let headers = answer.headers().clone();
            assert_eq!(header(&headers, CONTENT_ENCODING.as_str()), encoding, "{about}");
            assert_eq!(header(&headers, CONTENT_TYPE.as_str()), content_type(file)?, "{about}");
            assert_eq!(header(&headers, CACHE_CONTROL.as_str()), caching(file), "{about}");
            are_common_headers(&headers, &about);
            assert!(answer.bytes().await? == fs::read(&file_sent)?, "the body of {about}");

            let tag = header(&headers, ETAG.as_str());
            let again = request(server, path, accepted).header(IF_NONE_MATCH, &tag).send().await?;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{about}, which was {tag}");
            assert_eq!(header(again.headers(), CACHE_CONTROL.as_str()), caching(file), "{about}");
        }
    }
    let missing = get(server, "missing-0123456789abcdef.js", ALL_ENCODINGS).await?;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    let cache = header(missing.headers(), CACHE_CONTROL.as_str());
    assert!(!cache.contains("immutable"), "what is missing may come: {cache}");
    Ok(())
}

/// What every file is sent with.
fn are_common_headers(headers: &HeaderMap, about: &str) {
    let policy = format!("{CONTENT_SECURITY_POLICY}; frame-ancestors *");
    for (name, value) in [
        ("content-security-policy", policy.as_str()),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-frame-options", ""),
    ] {
        assert_eq!(header(headers, name), value, "{name} of {about}");
    }
    assert_eq!(header(headers, VARY.as_str()).to_lowercase(), "accept-encoding", "{about}");
}

async fn finds_help(server: &WebServer) -> Result<()> {
    let page = Visit::new().open(&server.url("")).await?;
    Family { for_whom: "kita", ..Family::default() }.answer(&page).await?;
    assert_eq!(page.console_errors().await?, []);
    Ok(())
}

fn content_type(file: &str) -> Result<&'static str> {
    Ok(match extension(file) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => bail!("no recipe knows the type of {file}"),
    })
}

fn caching(file: &str) -> &'static str {
    if content_name::is(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The site's files, without the compressed ones and what is for the server only.
fn files(site: &Path, folder: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(site.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}{name}");
        if entry.file_type()?.is_dir() {
            files.extend(self::files(site, &format!("{path}/"))?);
        } else if !name.starts_with('.') && !["br", "gz"].contains(&extension(&name)) {
            files.push(path);
        }
    }
    Ok(files)
}

async fn get(server: &WebServer, path: &str, accepted: &str) -> Result<Response> {
    let answer = request(server, path, accepted).send().await;
    answer.with_context(|| format!("no answer from {}", server.url(path)))
}

fn request(server: &WebServer, path: &str, accepted: &str) -> reqwest::RequestBuilder {
    Client::new().get(server.url(path)).header(ACCEPT_ENCODING, accepted)
}

/// All values of a header, as a browser puts them together; empty if there is none.
fn header(headers: &HeaderMap, name: &str) -> String {
    let values =
        headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(", ")
}
