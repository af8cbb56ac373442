//! The web addresses of a catalogue. Checking whether they work is left to a caller with network
//! access.

use super::context::{At, Context};
use super::{Code, Finding, source::Source};
use catalogue::{Date, Refusal, Severity, Url};

/// An `https` or `http` address in a catalogue, and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub url: String,
    /// The finding without the actual problem.
    finding: Finding,
}

/// The possible problems of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// The server has responded with this error status.
    Status(u16),
    /// No response; the reason, in German.
    NoAnswer(String),
    /// A redirect chain that is too long.
    TooManyRedirects,
    /// The page has moved permanently to this address.
    Moved(String),
    /// The address was not opened; the reason, in German.
    Unchecked(String),
}

impl Link {
    /// The finding that reports this problem.
    pub fn finding(&self, problem: &LinkProblem) -> Finding {
        let url = &self.url;
        let look = "Öffnen Sie die Adresse im Browser, und tragen Sie die neue ein.";
        let (severity, code, what, help) = match problem {
            LinkProblem::Status(404 | 410) => (
                Severity::Warning,
                Code::DeadLink,
                format!("Die Seite {url} gibt es nicht mehr."),
                look.to_owned(),
            ),
            LinkProblem::Status(status) => (
                Severity::Warning,
                Code::DeadLink,
                format!("Die Adresse {url} meldet den Fehler {status}."),
                look.to_owned(),
            ),
            LinkProblem::NoAnswer(why) => (
                Severity::Warning,
                Code::DeadLink,
                format!("Die Adresse {url} führt nirgendwohin: {why}."),
                look.to_owned(),
            ),
            LinkProblem::TooManyRedirects => (
                Severity::Warning,
                Code::DeadLink,
                format!("Die Adresse {url} leitet immer weiter."),
                look.to_owned(),
            ),
            LinkProblem::Moved(to) => (
                Severity::Hint,
                Code::MovedLink,
                format!("Die Seite {url} ist umgezogen."),
                format!("Tragen Sie die neue Adresse ein: {to}."),
            ),
            LinkProblem::Unchecked(why) => (
                Severity::Hint,
                Code::UncheckedLink,
                format!("Die Adresse {url} wurde nicht geprüft: {why}."),
                "Öffnen Sie die Adresse selbst im Browser.".to_owned(),
            ),
        };
        Finding { severity, code, what, help, ..self.finding.clone() }
    }
}

/// The web addresses of a catalogue, in the order of the file.
///
/// # Errors
///
/// The same as those of [`catalogue::read()`].
pub fn links(bytes: &[u8]) -> Result<Vec<Link>, Refusal> {
    let reading = catalogue::read(bytes)?;
    let (catalogue, source) = (&reading.catalogue, Source::parse(bytes));
    // The day does not matter: only positions are needed.
    let mut context = Context::new(catalogue, &source, Date::MIN);
    let mut note = |spot, url: Option<&Url>| {
        if let Some(url) = url.map(Url::as_str).filter(|url| is_web(url)) {
            context.note(spot, Severity::Hint, Code::UncheckedLink, url, "");
        }
    };
    if let Some(publisher) = &catalogue.publisher {
        note(source.spot(&["publisher", "url"]), publisher.url.as_ref());
    }
    if let Some(links) = &catalogue.links {
        for (key, url) in [
            ("imprint", &links.imprint),
            ("privacy", &links.privacy),
            ("accessibility", &links.accessibility),
            ("feedback", &links.feedback),
            ("exit", &links.exit),
        ] {
            note(source.spot(&["links", key]), url.as_ref());
        }
    }
    let organizations = catalogue.organizations.iter();
    let organizations = organizations.map(|each| ("organizations", &each.id, &each.url));
    let offers = catalogue.offers.iter().map(|each| ("offers", &each.id, &each.url));
    for (list, id, url) in organizations.chain(offers) {
        if let Some(url) = url.as_ref().map(Url::as_str).filter(|url| is_web(url)) {
            let entry: At = context.entry(list, id);
            context.about(entry, &["url"], Severity::Hint, Code::UncheckedLink, url, "");
        }
    }
    let found = context.finish().into_iter();
    Ok(found.map(|finding| Link { url: finding.what.clone(), finding }).collect())
}

fn is_web(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    ["https", "http"].iter().any(|each| each.eq_ignore_ascii_case(scheme))
}
