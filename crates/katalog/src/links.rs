//! Checks a catalogue's web addresses politely.
//!
//! At most [`AT_ONCE`] requests at once and never two to one host; a HEAD request first, and a GET
//! only if the server rejects it; no cookies, and an honest user agent. By default nothing on the
//! local network is opened: a catalogue may come from anyone, and must not be a way to probe the
//! network (SSRF). A proxy would send requests from inside that network, so none is used in that
//! case.

mod internal;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use editing::check::{Link, LinkProblem};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error, Proxy};
use url::Url;

use crate::progress;
use internal::{InternalAddress, PublicResolver};

/// The maximum number of concurrent requests.
const AT_ONCE: usize = 4;
/// The maximum number of redirects to follow.
const REDIRECTS: usize = 5;
/// The timeout of a single request.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The total time budget; links left over after it are not checked.
const PATIENCE: Duration = Duration::from_mins(15);
/// Identifies the checker, so that servers can tell it from human visitors.
const USER_AGENT: &str = concat!("katalog/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Which hosts may be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Only hosts on the public internet.
    Public,
    /// Hosts on the local network, too.
    Everything,
}

/// Checks web addresses.
pub struct Client {
    agent: Agent,
    /// The deadline after which no more requests are sent.
    end: Instant,
    /// One lock per host.
    hosts: Mutex<HashMap<String, Arc<Mutex<()>>>>,
}

/// A server's response.
enum Answer {
    Status(u16),
    /// A redirect, possibly permanent.
    Redirect {
        to: Url,
        is_permanent: bool,
    },
}

impl Client {
    /// A client whose [`PATIENCE`] starts now.
    pub fn new(reach: Reach) -> Self {
        Self::until(reach, Instant::now() + PATIENCE)
    }

    fn until(reach: Reach, end: Instant) -> Self {
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false);
        let agent = match reach {
            Reach::Everything => config.build().new_agent(),
            Reach::Public => Agent::with_parts(
                config.proxy(None).build(),
                DefaultConnector::default(),
                PublicResolver::default(),
            ),
        };
        Self { agent, end, hosts: Mutex::default() }
    }

    /// Whether the environment configures a proxy that is ignored.
    pub fn ignores_proxy(&self) -> bool {
        self.agent.config().proxy().is_none() && Proxy::try_from_env().is_some()
    }

    /// The problems of these links by address; links without problems are omitted.
    pub fn check<'a>(&self, links: impl Iterator<Item = &'a Link>) -> HashMap<String, LinkProblem> {
        let urls: BTreeSet<&str> = links.map(|link| link.url.as_str()).collect();
        let bar = progress::bar(urls.len(), "Web-Adressen");
        // Grouped by host, so that no worker waits for a host that is in use.
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

    /// Follows the redirects of an address to the end.
    fn problem(&self, url: &str) -> Option<LinkProblem> {
        let Ok(start) = Url::parse(url) else {
            return Some(LinkProblem::NoAnswer("Die Adresse ist nicht gültig".into()));
        };
        let mut at = start.clone();
        let mut has_moved = true;
        for _ in 0..=REDIRECTS {
            if let Some(why) = self.refusal(&at) {
                let led = if at == start { "" } else { "Sie leitet weiter. " };
                return Some(LinkProblem::Unchecked(format!("{led}{why}")));
            }
            match self.ask(&at) {
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

    /// Why an address is not opened, in German.
    fn refusal(&self, url: &Url) -> Option<&'static str> {
        if !matches!(url.scheme(), "https" | "http") {
            Some("Die Adresse ist keine Web-Adresse")
        } else if !url.username().is_empty() || url.password().is_some() {
            // Only the catalogue itself says which server the credentials are for.
            Some("Die Adresse enthält einen Benutzernamen oder ein Kennwort")
        } else if Instant::now() >= self.end {
            Some("Die Prüfung dauerte zu lange")
        } else {
            None
        }
    }

    /// Sends a HEAD request or, if the server rejects that, a GET request.
    fn ask(&self, url: &Url) -> Result<Answer, Error> {
        let host = Arc::clone(lock(&self.hosts).entry(host(url)).or_default());
        let _turn = lock(&host);
        let left = || Some(TIMEOUT.min(self.end.saturating_duration_since(Instant::now())));
        let head = self.agent.head(url.as_str()).config().timeout_global(left()).build();
        let answer = match head.call() {
            Ok(head) if !head.status().is_client_error() && !head.status().is_server_error() => {
                head
            }
            Err(error) if !matches!(error, Error::Protocol(_)) => return Err(error),
            // Some servers do not support HEAD requests.
            _ => self.agent.get(url.as_str()).config().timeout_global(left()).build().call()?,
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
            return LinkProblem::Unchecked("Sie liegt nicht im öffentlichen Internet".into());
        }
        Error::HostNotFound => "Den Server gibt es nicht",
        Error::Timeout(_) => "Es kam keine Antwort",
        Error::Tls(_) | Error::Rustls(_) => "Die Verbindung ist nicht sicher",
        _ => "Die Verbindung kam nicht zustande",
    };
    LinkProblem::NoAnswer(why.into())
}

/// Ignores poisoning: no change is left half done by a panic here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::time::{Duration, Instant};

    use editing::check::LinkProblem;

    use super::{Client, Reach};

    #[test]
    fn all_links_together_have_an_end() {
        // Accepts connections and never answers.
        let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = silent.local_addr().expect("an address").port();
        let patience = Duration::from_secs(1);
        let client = Client::until(Reach::Everything, Instant::now() + patience);
        let problems: Vec<_> = (0..100)
            .map(|page| client.problem(&format!("http://127.0.0.1:{port}/{page}")))
            .collect();
        assert!(Instant::now() < client.end + Duration::from_secs(5));
        assert!(matches!(problems[0], Some(LinkProblem::NoAnswer(_))), "{problems:?}");
        assert!(matches!(problems[99], Some(LinkProblem::Unchecked(_))), "{problems:?}");
    }
}
