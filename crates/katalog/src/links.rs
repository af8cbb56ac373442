//! Opens the web addresses of a catalogue, as a polite guest.
//!
//! At most [`AT_ONCE`] addresses at once and never two of one host; the header first, and the page
//! only where a server refuses that; no cookies, and an own name. By default nothing in
//! the network around this computer is opened: a catalogue may come from anybody, and must not be
//! a way to ask inside.

mod internal;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use editing::check::{Link, LinkProblem};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

use crate::progress;
use internal::{InternalAddress, PublicResolver};

/// How many addresses are open at the same time.
const AT_ONCE: usize = 4;
/// How many times an address may lead on.
const REDIRECTS: usize = 5;
/// How long one request may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Who asks; servers may tell it apart from people.
const USER_AGENT: &str = concat!("katalog/", env!("CARGO_PKG_VERSION"), " (link check)");

/// What may be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What everybody on the internet can open.
    Public,
    /// Also what only this network can.
    Everything,
}

/// Opens web addresses.
pub struct Client {
    agent: Agent,
    /// One lock for each host.
    hosts: Mutex<HashMap<String, Arc<Mutex<()>>>>,
}

/// What a server has said.
enum Answer {
    Status(u16),
    /// To another address, perhaps for good.
    Redirect {
        to: Url,
        is_permanent: bool,
    },
}

impl Client {
    pub fn new(reach: Reach) -> Self {
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        let agent = match reach {
            Reach::Everything => config.new_agent(),
            Reach::Public => {
                let proxy = config.proxy().map(|proxy| proxy.host().to_owned());
                Agent::with_parts(config, DefaultConnector::default(), PublicResolver::new(proxy))
            }
        };
        Self { agent, hosts: Mutex::default() }
    }

    /// What is wrong with these links, by address; nothing where nothing is.
    pub fn check<'a>(&self, links: impl Iterator<Item = &'a Link>) -> HashMap<String, LinkProblem> {
        let urls: BTreeSet<&str> = links.map(|link| link.url.as_str()).collect();
        let bar = progress::bar(urls.len(), "Web-Adressen");
        // Host by host, so that nobody waits for a host that is being asked.
        let mut hosts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for url in urls {
            hosts
                .entry(Url::parse(url).map(|url| host(&url)).unwrap_or_default())
                .or_default()
                .push(url);
        }
        let hosts: Mutex<VecDeque<Vec<&str>>> = Mutex::new(hosts.into_values().collect());
        let problems = Mutex::new(HashMap::new());
        let work = || {
            loop {
                let next = lock(&hosts).pop_front();
                let Some(urls) = next else {
                    return;
                };
                for url in urls {
                    let problem = self.problem(url);
                    lock(&problems).extend(problem.map(|problem| (url.to_owned(), problem)));
                    bar.inc(1);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(work);
            }
        });
        bar.finish_and_clear();
        problems.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows an address to its end.
    fn problem(&self, url: &str) -> Option<LinkProblem> {
        let Ok(start) = Url::parse(url) else {
            return Some(LinkProblem::NoAnswer("Die Adresse ist nicht gültig".into()));
        };
        let mut at = start.clone();
        let mut has_moved = true;
        for _ in 0..=REDIRECTS {
            match self.ask(&at) {
                Ok(Answer::Redirect { to, .. }) if !matches!(to.scheme(), "https" | "http") => {
                    let why = format!("sie führt zu {to}");
                    return Some(LinkProblem::Unchecked(why));
                }
                Ok(Answer::Redirect { to, is_permanent }) => {
                    has_moved &= is_permanent;
                    at = to;
                }
                Ok(Answer::Status(status)) => {
                    return status_problem(status).or_else(|| {
                        (has_moved && at != start).then(|| LinkProblem::Moved(at.into()))
                    });
                }
                Err(error) => return Some(error_problem(&error)),
            }
        }
        Some(LinkProblem::TooManyRedirects)
    }

    /// What the server says about the page, or, where it will not say, what it does with it.
    fn ask(&self, url: &Url) -> Result<Answer, Error> {
        let host = Arc::clone(lock(&self.hosts).entry(host(url)).or_default());
        let _turn = lock(&host);
        let answer = match self.agent.head(url.as_str()).call() {
            Ok(head) if !head.status().is_client_error() && !head.status().is_server_error() => {
                head
            }
            Err(error) if !matches!(error, Error::Protocol(_)) => return Err(error),
            // Some servers know no requests for the header alone.
            _ => self.agent.get(url.as_str()).call()?,
        };
        let status = answer.status();
        let target = answer.headers().get("location").and_then(|target| target.to_str().ok());
        let target = target.and_then(|target| url.join(target).ok());
        Ok(match target {
            Some(to) if status.is_redirection() => {
                let is_permanent = matches!(status.as_u16(), 301 | 308);
                Answer::Redirect { to, is_permanent }
            }
            _ => Answer::Status(status.as_u16()),
        })
    }
}

/// Host and port.
fn host(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

fn status_problem(status: u16) -> Option<LinkProblem> {
    match status {
        200..=399 => None,
        401 | 403 | 407 | 429 | 503 | 999 => {
            let why = format!("Der Server lässt Programme nicht zu ({status})");
            Some(LinkProblem::Unchecked(why))
        }
        _ => Some(LinkProblem::Status(status)),
    }
}

fn error_problem(error: &Error) -> LinkProblem {
    let why = match error {
        Error::Other(error) if error.is::<InternalAddress>() => {
            return LinkProblem::Unchecked("Sie liegt im eigenen Netz".into());
        }
        Error::HostNotFound => "Den Server gibt es nicht",
        Error::Timeout(_) => "Nach zehn Sekunden kam nichts",
        Error::Tls(_) | Error::Rustls(_) => "Die Verbindung ist nicht sicher",
        _ => "Die Verbindung kam nicht zustande",
    };
    LinkProblem::NoAnswer(why.into())
}

/// Nobody leaves half a change behind a panic here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
