//! `--links`: checks web addresses politely.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use serde_json::Value;

use crate::{Desk, GOOD, catalogue, complained, said};

/// The maximum number of concurrent requests.
const AT_ONCE: usize = 4;

/// A local web server with a few pages.
struct Server {
    port: u16,
    /// The request line and the user agent of each request.
    requests: Arc<Mutex<Vec<(String, String)>>>,
}

impl Server {
    /// Starts a server that runs `before` ahead of each response.
    fn start(before: impl Fn() + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (noted, before) = (Arc::clone(&requests), Arc::new(before));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (noted, before) = (Arc::clone(&noted), Arc::clone(&before));
                thread::spawn(move || {
                    let request = read_request(&stream);
                    noted.lock().expect("no panic").push(request.clone());
                    before();
                    answer(&stream, &request.0);
                });
            }
        });
        Self { port, requests }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn requests(&self) -> Vec<(String, String)> {
        self.requests.lock().expect("no panic").clone()
    }
}

fn read_request(stream: &TcpStream) -> (String, String) {
    let lines = BufReader::new(stream).lines();
    let lines: Vec<String> =
        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let agent = lines.iter().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("user-agent").then(|| value.to_owned())
    });
    (lines.first().cloned().unwrap_or_default(), agent.unwrap_or_default())
}

fn answer(mut stream: &TcpStream, request: &str) {
    let mut words = request.split(' ');
    let (status, location) = match (words.next(), words.next()) {
        (Some("HEAD"), Some("/no-head")) => ("405 Method Not Allowed", ""),
        (_, Some("/ok" | "/no-head")) => ("200 OK", ""),
        (_, Some("/moved")) => ("301 Moved Permanently", "/ok"),
        (_, Some("/elsewhere-today")) => ("302 Found", "/ok"),
        (_, Some("/loop")) => ("302 Found", "/loop"),
        (_, Some("/to-a-name")) => ("302 Found", "http://anna:geheim@127.0.0.1:1/"),
        (_, Some("/to-mail")) => ("302 Found", "mailto:anna@a.example"),
        (_, Some("/people-only")) => ("403 Forbidden", ""),
        (_, Some("/broken")) => ("500 Internal Server Error", ""),
        _ => ("404 Not Found", ""),
    };
    let location =
        if location.is_empty() { String::new() } else { format!("Location: {location}\r\n") };
    // If the client has closed the connection, there is no one to tell.
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{location}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

fn check(urls: &[String], arguments: &[&str]) -> Output {
    let desk = desk(urls);
    desk.check(&[&["--format", "json", "katalog.json"], arguments].concat())
}

/// A desk whose catalogue has these addresses.
fn desk(urls: &[String]) -> Desk {
    let offer = |(at, url): (usize, &String)| {
        format!(
            r#"{{"id": "a{at}", "name": "Angebot {at}", "summary": "Hilft.",
                "assured_date": "2026-11-01", "url": "{url}"}}"#
        )
    };
    let offers: Vec<String> = urls.iter().enumerate().map(offer).collect();
    let offers: Vec<&str> = [GOOD].into_iter().chain(offers.iter().map(String::as_str)).collect();
    Desk::with(&[("katalog.json", &catalogue(&offers))])
}

/// The code and the problem of each finding.
fn found(output: &Output) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&said(output)).expect("JSON");
    let findings = report["files"][0]["findings"].as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    findings.iter().map(|each| (text(&each["code"]), text(&each["what"]))).collect()
}

const INSIDE: [&str; 2] = ["--links", "--internal"];

#[test]
fn pages_that_answer_are_fine_even_where_the_header_alone_is_refused() {
    let server = Server::start(|| {});
    let urls = ["/ok", "/no-head", "/elsewhere-today"].map(|path| server.url(path));
    let output = check(&urls, &INSIDE);
    assert_eq!(found(&output), []);
    assert_eq!(complained(&output), "", "no progress bar without a terminal");
    let requests = server.requests();
    assert!(requests.iter().all(|(_, agent)| agent.starts_with("katalog/")), "{requests:?}");
    let gets = requests.iter().filter(|(line, _)| line.starts_with("GET"));
    assert_eq!(gets.count(), 1, "GET only after HEAD was rejected: {requests:?}");
}

#[test]
fn editors_hear_of_pages_that_are_gone_have_moved_or_cannot_be_seen_by_programs() {
    let server = Server::start(|| {});
    let paths = ["/gone", "/broken", "/loop", "/people-only", "/moved"];
    let output = check(&paths.map(|path| server.url(path)), &INSIDE);
    let found = found(&output);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["dead-link", "dead-link", "dead-link", "unchecked-link", "moved-link"]);
    assert_eq!(found[0].1, format!("Die Seite {} gibt es nicht mehr.", server.url("/gone")));
    assert!(
        said(&output).contains(&format!("Tragen Sie die neue Adresse ein: {}", server.url("/ok")))
    );
    assert_eq!(output.status.code(), Some(0), "a dead link may work again tomorrow");
}

#[test]
fn nobody_behind_an_address_is_said() {
    let closed =
        TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let found = found(&check(&[format!("http://{closed}/")], &INSIDE));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "dead-link");
}

#[test]
fn nothing_is_opened_unless_it_is_asked_for() {
    let server = Server::start(|| {});
    assert_eq!(found(&check(&[server.url("/gone")], &[])), []);
    assert_eq!(server.requests(), []);
}

#[test]
fn nothing_inside_is_opened_unless_it_is_asked_for() {
    let server = Server::start(|| {});
    let inside = [server.url("/ok"), format!("http://localhost:{}/ok", server.port)];
    let found = found(&check(&inside, &["--links"]));
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["unchecked-link", "unchecked-link"]);
    assert_eq!(server.requests(), []);
}

#[test]
fn no_proxy_opens_what_is_inside() {
    let proxy = Server::start(|| {});
    let inside = ["http://10.0.0.1/", "http://[64:ff9b::a00:1]/", "http://[2002:a00:1::]/"];
    let desk = desk(&inside.map(str::to_owned));
    let mut command = desk.command(&["--format", "json", "katalog.json", "--links"]);
    for variable in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env(variable, proxy.url("")).env(variable.to_uppercase(), proxy.url(""));
    }
    let output = command.output().expect("katalog runs");
    let found = found(&output);
    assert!(found.iter().all(|(code, _)| code == "unchecked-link"), "{found:?}");
    assert_eq!((found.len(), proxy.requests().len()), (3, 0));
    assert!(complained(&output).contains("Der Proxy"), "{}", complained(&output));
}

#[test]
fn names_and_passwords_in_addresses_are_sent_to_nobody() {
    let server = Server::start(|| {});
    let with_name = server.url("/ok").replace("http://", "http://anna:geheim@");
    let urls = [with_name, server.url("/to-a-name"), server.url("/to-mail")];
    let found = found(&check(&urls, &INSIDE));
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["unchecked-link", "unchecked-link", "unchecked-link"]);
    assert!(found[0].1.contains("enthält einen Benutzernamen"), "{found:?}");
    assert!(found[1].1.contains("Sie leitet weiter. Die Adresse enthält"), "{found:?}");
    assert!(found[2].1.contains("ist keine Web-Adresse"), "{found:?}");
    let lines: Vec<String> = server.requests().into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, ["HEAD /to-a-name HTTP/1.1", "HEAD /to-mail HTTP/1.1"]);
}

#[test]
fn an_address_that_stands_twice_is_opened_once() {
    let server = Server::start(|| {});
    let found = found(&check(&[server.url("/gone"), server.url("/gone")], &INSIDE));
    assert_eq!(found.len(), 2, "and reported in both places");
    // HEAD, and GET because HEAD was rejected.
    assert_eq!(server.requests().len(), 2);
}

/// Counts how many requests are served at the same time.
#[derive(Default)]
struct Crowd {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Crowd {
    fn enter(&self) {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
    }

    fn leave(&self) {
        self.now.fetch_sub(1, Ordering::SeqCst);
    }

    fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

#[test]
fn four_hosts_are_asked_at_once_and_no_more() {
    let crowd = Arc::new(Crowd::default());
    // No response is sent before four requests have arrived, and none ends before all are counted.
    let barrier = Arc::new(Barrier::new(AT_ONCE));
    let servers: Vec<Server> = (0..2 * AT_ONCE)
        .map(|_| {
            let (crowd, barrier) = (Arc::clone(&crowd), Arc::clone(&barrier));
            Server::start(move || {
                crowd.enter();
                barrier.wait();
                crowd.leave();
                barrier.wait();
            })
        })
        .collect();
    let urls: Vec<String> = servers.iter().map(|server| server.url("/ok")).collect();
    assert_eq!(found(&check(&urls, &INSIDE)), []);
    assert_eq!(crowd.most(), AT_ONCE);
}

#[test]
fn one_host_is_asked_one_thing_at_a_time() {
    let crowd = Arc::new(Crowd::default());
    let counted = Arc::clone(&crowd);
    let server = Server::start(move || {
        counted.enter();
        // Gives another request the chance to overlap.
        thread::yield_now();
        counted.leave();
    });
    let urls: Vec<String> = (0..12).map(|at| server.url(&format!("/ok?{at}"))).collect();
    check(&urls, &INSIDE);
    assert_eq!(crowd.most(), 1);
}
