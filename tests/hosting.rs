//! The recipes of `docs/hosting/`, tested on the real web servers.

mod web_server;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use browser_tests::{Family, Visit, dist};
use reqwest::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HOST, HeaderMap,
    IF_NONE_MATCH, LOCATION, REFERER, VARY,
};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use web_server::{LONGER_HTTPS, WebServer};
use xtask::content_name;
use xtask::server::PERMISSIONS_POLICY;

/// The encodings that Chromium accepts.
const ALL_ENCODINGS: &str = "gzip, deflate, br, zstd";
/// Who may embed the finder, as an administrator finds it in the recipes.
const NAMED: &str = "'self' https://www.stadt.example https://*.stadt.example";
const ANYBODY: &str = "*";
/// A year, in seconds.
const HTTPS: &str = "max-age=31536000";
/// Longer than file systems allow a name to be.
const TOO_LONG: usize = 300;
/// A link's possible query, and the page it may be on: neither must appear in a log.
const QUERY: &str = "?place=geheim";
const PAGE_BEFORE: &str = "https://www.stadt.example/hilfe?thema=gewalt";

#[tokio::test]
async fn nginx_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::nginx().await?, NAMED).await
}

#[tokio::test]
async fn nginx_serves_every_file_as_asked_below_a_path() -> Result<()> {
    serves_every_file_as_asked(&WebServer::nginx_below_a_path().await?, NAMED).await
}

#[tokio::test]
async fn apache_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::apache().await?, NAMED).await
}

#[tokio::test]
async fn caddy_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::caddy().await?, NAMED).await
}

#[tokio::test]
async fn web_space_serves_every_file_as_asked() -> Result<()> {
    serves_every_file_as_asked(&WebServer::web_space().await?, ANYBODY).await
}

#[tokio::test]
async fn nginx_protects_what_it_refuses_like_what_it_serves() -> Result<()> {
    protects_what_it_refuses(&WebServer::nginx().await?, NAMED).await
}

#[tokio::test]
async fn nginx_protects_what_it_refuses_like_what_it_serves_below_a_path() -> Result<()> {
    protects_what_it_refuses(&WebServer::nginx_below_a_path().await?, NAMED).await
}

#[tokio::test]
async fn apache_protects_what_it_refuses_like_what_it_serves() -> Result<()> {
    protects_what_it_refuses(&WebServer::apache().await?, NAMED).await
}

#[tokio::test]
async fn web_space_protects_what_it_refuses_like_what_it_serves() -> Result<()> {
    protects_what_it_refuses(&WebServer::web_space().await?, ANYBODY).await
}

#[tokio::test]
async fn caddy_protects_what_it_refuses_like_what_it_serves() -> Result<()> {
    protects_what_it_refuses(&WebServer::caddy().await?, NAMED).await
}

#[tokio::test]
async fn nginx_leads_nobody_to_a_name_that_a_browser_claims() -> Result<()> {
    let server = WebServer::nginx().await?;
    leads_to(&server.url("locale?x=1"), "/locale/?x=1").await?;
    let plain = server.url_without_https("a?x=1").context("the recipe ignores plain http")?;
    let location = location(&plain).await?;
    assert_eq!(location, "https://angebote.stadt.example/a?x=1");
    Ok(())
}

#[tokio::test]
async fn nginx_leads_nobody_to_a_name_that_a_browser_claims_below_a_path() -> Result<()> {
    let server = WebServer::nginx_below_a_path().await?;
    let above = server.url("").trim_end_matches('/').to_owned();
    leads_to(&format!("{above}?x=1"), "/angebotsfinder/?x=1").await?;
    leads_to(&server.url("locale?x=1"), "/angebotsfinder/locale/?x=1").await
}

#[tokio::test]
async fn apache_leads_nobody_to_a_name_that_a_browser_claims() -> Result<()> {
    let server = WebServer::apache().await?;
    let own = "http://www.stadt.example/angebotsfinder/";
    let above = server.url("").trim_end_matches('/').to_owned();
    leads_to(&format!("{above}?x=1"), &format!("{own}?x=1")).await?;
    leads_to(&server.url("locale?x=1"), &format!("{own}locale/?x=1")).await?;
    let plain = server.url_without_https("?x=1").context("the recipe ignores plain http")?;
    assert_eq!(location(&plain).await?, "https://www.stadt.example/angebotsfinder/?x=1");
    Ok(())
}

#[tokio::test]
async fn nginx_writes_into_no_log_what_a_link_says_of_a_family() -> Result<()> {
    let server = WebServer::nginx_below_a_path().await?;
    ask_for_everything(&server).await?;
    // The server that the recipe is a part of does keep logs.
    reqwest::get(server.url("?kontrolle").replace("angebotsfinder", "anderes")).await?;
    server.has_logged("GET /anderes/?kontrolle").await?;
    server.has_logged("No such file or directory").await?;
    says_nothing_of_a_family(&server.end().await?, "nginx below a path");

    let server = WebServer::nginx().await?;
    ask_for_everything(&server).await?;
    says_nothing_of_a_family(&server.end().await?, "nginx");
    Ok(())
}

#[tokio::test]
async fn the_log_that_the_recipe_for_nginx_offers_has_no_query() -> Result<()> {
    let server = WebServer::nginx_with_the_log_offered().await?;
    ask_for_everything(&server).await?;
    server.has_logged("\"GET /katalog.json\" 200").await?;
    says_nothing_of_a_family(&server.end().await?, "nginx");
    Ok(())
}

#[tokio::test]
async fn apache_writes_into_no_log_what_a_link_says_of_a_family() -> Result<()> {
    let server = WebServer::apache().await?;
    ask_for_everything(&server).await?;
    server.has_logged("\"GET /angebotsfinder/katalog.json\" 200").await?;
    reqwest::get(server.url("?kontrolle").replace("angebotsfinder", "anderes")).await?;
    server.has_logged("GET /anderes/?kontrolle").await?;
    server.has_logged("File does not exist").await?;
    says_nothing_of_a_family(&server.end().await?, "Apache");
    Ok(())
}

#[tokio::test]
async fn caddy_writes_into_no_log_what_a_link_says_of_a_family() -> Result<()> {
    let server = WebServer::caddy().await?;
    ask_for_everything(&server).await?;
    says_nothing_of_a_family(&server.end().await?, "Caddy");

    let server = WebServer::caddy_with_a_log().await?;
    ask_for_everything(&server).await?;
    server.has_logged("\"uri\":\"/katalog.json\"").await?;
    says_nothing_of_a_family(&server.end().await?, "Caddy with a log");
    Ok(())
}

#[tokio::test]
async fn what_lies_below_well_known_is_served() -> Result<()> {
    let path = ".well-known/security.txt";
    for server in
        [WebServer::nginx().await?, WebServer::web_space().await?, WebServer::caddy().await?]
    {
        server.add_file(path, "Contact: mailto:it@stadt.example")?;
        let answer = get(&server, path, ALL_ENCODINGS).await?;
        assert_eq!(answer.status(), StatusCode::OK, "{}", server.url(path));
    }
    Ok(())
}

#[tokio::test]
async fn what_a_provider_says_of_https_for_longer_stays() -> Result<()> {
    let server = WebServer::web_space().await?;
    for path in ["", "missing.js"] {
        let answer = get(&server, path, ALL_ENCODINGS).await?;
        assert_eq!(header(answer.headers(), "strict-transport-security"), LONGER_HTTPS, "{path}");
    }
    Ok(())
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
        are_common_headers(&headers, NAMED, &url);
        is_compressed_for_some(&headers, &url);
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

async fn serves_every_file_as_asked(server: &WebServer, embedders: &str) -> Result<()> {
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
            are_common_headers(&headers, embedders, &about);
            is_compressed_for_some(&headers, &about);
            assert!(answer.bytes().await? == fs::read(&file_sent)?, "the body of {about}");

            let tag = header(&headers, ETAG.as_str());
            let again = request(server, path, accepted).header(IF_NONE_MATCH, &tag).send().await?;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{about}, which was {tag}");
            assert_eq!(header(again.headers(), CACHE_CONTROL.as_str()), caching(file), "{about}");
        }
    }
    Ok(())
}

async fn protects_what_it_refuses(server: &WebServer, embedders: &str) -> Result<()> {
    server.add_file(".git/config", "geheim")?;
    server.add_file("locale/.env", "geheim")?;
    server.add_file(".env-0123456789abcdef.js", "geheim")?;
    for path in [
        "missing.js",
        // A file with this name may exist later.
        "missing-0123456789abcdef.js",
        "missing/",
        ".htaccess",
        "%2ehtaccess",
        ".htaccess/",
        ".git/config",
        ".git/",
        ".git",
        "locale/.env",
        ".env-0123456789abcdef.js",
    ] {
        let about = server.url(path);
        let answer = get(server, path, ALL_ENCODINGS).await?;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{about}");
        assert_eq!(header(answer.headers(), CACHE_CONTROL.as_str()), "no-cache", "{about}");
        are_common_headers(answer.headers(), embedders, &about);
    }
    Ok(())
}

/// Headers of every answer.
fn are_common_headers(headers: &HeaderMap, embedders: &str, about: &str) {
    let policy = format!("frame-ancestors {embedders}");
    for (name, value) in [
        ("content-security-policy", policy.as_str()),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", PERMISSIONS_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("x-frame-options", ""),
    ] {
        assert_eq!(header(headers, name), value, "{name} of {about}");
    }
    let https = header(headers, "strict-transport-security");
    assert!(
        [HTTPS, LONGER_HTTPS].contains(&https.as_str()),
        "{about} may be loaded without https: {https}"
    );
}

fn is_compressed_for_some(headers: &HeaderMap, about: &str) {
    assert_eq!(header(headers, VARY.as_str()).to_lowercase(), "accept-encoding", "{about}");
}

/// Requests, under another host name, something that has moved, and expects a redirect.
async fn leads_to(url: &str, there: &str) -> Result<()> {
    assert_eq!(location(url).await?, there, "{url}");
    let answer = ask(url).await?;
    are_common_headers(answer.headers(), NAMED, url);
    assert_eq!(header(answer.headers(), CACHE_CONTROL.as_str()), "no-cache", "{url}");
    Ok(())
}

/// The redirect target for a browser that sends another host name.
async fn location(url: &str) -> Result<String> {
    let answer = ask(url).await?;
    assert_eq!(answer.status(), StatusCode::MOVED_PERMANENTLY, "{url}");
    Ok(header(answer.headers(), LOCATION.as_str()))
}

/// Requests like a browser that follows a link on another page, under another host name.
async fn ask(url: &str) -> Result<Response> {
    let client = Client::builder().redirect(Policy::none()).build()?;
    let request = client.get(url).header(HOST, "fremd.example").header(REFERER, PAGE_BEFORE);
    request.send().await.with_context(|| format!("no answer from {url}"))
}

/// Gets each kind of answer, to requests that reveal something about a family.
async fn ask_for_everything(server: &WebServer) -> Result<()> {
    let too_long = "a".repeat(TOO_LONG);
    let urls = ["", "index.html", "locale", "locale/", "missing.js", ".htaccess", &too_long]
        .map(|path| server.url(&format!("{path}{QUERY}")));
    let plain = server.url_without_https(QUERY);
    for url in urls.into_iter().chain(plain) {
        ask(&url).await?;
    }
    // Last in each log.
    let last = ask(&server.url("katalog.json")).await?;
    assert_eq!(last.status(), StatusCode::OK);
    Ok(())
}

fn says_nothing_of_a_family(log: &str, about: &str) {
    for secret in ["geheim", "gewalt", "thema"] {
        assert!(!log.contains(secret), "a log of {about} has „{secret}“:\n{log}");
    }
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
        "txt" => "text/plain; charset=utf-8",
        _ => bail!("no recipe sets the type of {file}"),
    })
}

fn caching(file: &str) -> &'static str {
    if content_name::is(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// The site's files, without the compressed ones and those only for the server.
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
    let client = Client::builder().redirect(Policy::none()).build();
    let client = client.unwrap_or_default();
    client.get(server.url(path)).header(ACCEPT_ENCODING, accepted)
}

/// All values of a header, joined as a browser does; empty if there is none.
fn header(headers: &HeaderMap, name: &str) -> String {
    let values =
        headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    values.collect::<Vec<_>>().join(", ")
}
