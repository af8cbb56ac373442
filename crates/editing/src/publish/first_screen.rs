//! Turns the built widget's page into the first screen of one catalogue: it already shows what the
//! program will change once it has read the catalogue, so that there is no layout shift. The only
//! exception is the hint next to options without offers nearby: counting is left to the program.
//!
//! This module knows the markup of `index.html` and what `src/view/` does with it. Anything not
//! found where expected is an error, so that changes there cannot go unnoticed here.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use crate::publish::{offer_list, outline};
use crate::wording::words::{self, fill};
use catalogue::{Catalogue, Code, Date, LifePhase, Theme};
use lol_html::html_content::ContentType::{Html, Text};
use lol_html::html_content::Element;
use lol_html::{
    ElementContentHandlers, HandlerResult, RewriteStrSettings, Selector, element, rewrite_str,
};
use matching::Person;
use maud::{PreEscaped, html};

/// A page that is not the widget's, or from another version.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownPage {
    /// The CSS selector whose number of matches was wrong.
    pub missing: &'static str,
}

impl fmt::Display for UnknownPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page has no {}", self.missing)
    }
}

impl std::error::Error for UnknownPage {}

const PAGE: &str = "html";
const TITLE: &str = "title";
const DESCRIPTION: &str = "meta[name=description]";
const NO_SCRIPT: &str = "noscript";
const LIST: &str = "#start-failed > a[hidden]";
const DEMO: &str = ".demo-notice";
const CLAIM: &str = ".brand > span > span";
const STEP: &str = ".step";
const OPTION: &str = "label.option";
const INPUT: &str = "label.option > input";
const FOOTER: &str = ".page-footer";
const BODY: &str = "body";

/// The options of the first question: all life phases, and those who ask for themselves.
const OPTIONS: usize = LifePhase::ALL.len() + Person::OTHERS.len();

/// How often each part occurs in the page.
const PARTS: [(&str, usize); 12] = [
    (PAGE, 1),
    (TITLE, 1),
    (DESCRIPTION, 1),
    (NO_SCRIPT, 1),
    (LIST, 1),
    (DEMO, 1),
    (CLAIM, 1),
    (STEP, 1),
    (OPTION, OPTIONS),
    (INPUT, OPTIONS),
    (FOOTER, 1),
    (BODY, 1),
];

/// How often each part was found so far.
struct Found([Cell<usize>; PARTS.len()]);

impl Found {
    /// Counts a part; returns how often it was found before.
    fn next(&self, part: &str) -> usize {
        let at = PARTS.iter().position(|(each, _)| *each == part);
        at.map_or(0, |at| self.0[at].replace(self.0[at].get() + 1))
    }

    fn missing(&self) -> Option<&'static str> {
        let mut parts = PARTS.iter().zip(&self.0);
        let wrong = parts.find(|((_, expected), found)| found.get() != *expected);
        wrong.map(|((part, _), _)| *part)
    }
}

/// Changes every part of a kind; `change` receives the number of parts before it.
fn part<'h>(
    found: &'h Found,
    selector: &'static str,
    mut change: impl FnMut(&mut Element, usize) -> HandlerResult + 'h,
) -> (Cow<'static, Selector>, ElementContentHandlers<'h>) {
    element!(selector, move |element| change(element, found.next(selector)))
}

/// The page for a catalogue merged with its includes, on the day of publication.
///
/// # Errors
///
/// When the page is not from this version of the widget.
pub fn first_screen(page: &str, catalogue: &Catalogue, today: Date) -> Result<String, UnknownPage> {
    let found = Found(Default::default());
    let asks_for_place = catalogue.asks_for_place();
    let served = catalogue.life_phases();
    let is_unserved = |phase: &LifePhase| !served.contains(phase);
    let unknown_option = RefCell::new(None);
    let name = Some(&catalogue.name).filter(|name| !name.is_empty());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(part(&found, PAGE, |page, _| {
            if let Some(theme) = &catalogue.theme {
                let mut attributes = Vec::new();
                theme.each(&mut |name, value| {
                    attributes.push(([Theme::ATTRIBUTE, name].concat(), value.to_owned()));
                });
                for (name, value) in attributes {
                    page.set_attribute(&name, &value)?;
                }
            }
            if !asks_for_place {
                page.set_attribute("data-placeless", "")?;
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, TITLE, |title, _| {
            if let Some(name) = name {
                title.set_inner_content(&fill(words::PAGE_TITLE, &[("screen", name)]), Text);
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, DESCRIPTION, |meta, _| {
            if let Some(name) = name {
                let general = meta.get_attribute("content").unwrap_or_default();
                meta.set_attribute("content", &format!("{name}. {general}"))?;
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, NO_SCRIPT, |no_script, _| {
            // Browsers with scripting treat the content of `<noscript>` as text, and so does this
            // parser.
            let notice = html! {
                p.notice.notice-failure {
                    (words::STATIC_NO_SCRIPT) " "
                    a href=(offer_list::PAGE) { (words::OFFERS_AS_LIST) }
                }
            };
            no_script.set_inner_content(&notice.into_string(), Html);
            Ok(())
        }))
        .append_element_content_handler(part(&found, LIST, |link, _| {
            link.remove_attribute("hidden");
            Ok(())
        }))
        .append_element_content_handler(part(&found, DEMO, |notice, _| {
            if catalogue.demo {
                let sentence = html! { p.notice { (words::DEMO_NOTICE) } };
                notice.set_inner_content(&sentence.into_string(), Html);
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, CLAIM, |claim, _| {
            if let Some(name) = name {
                claim.set_inner_content(name, Text);
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, STEP, |step, _| {
            let total = if asks_for_place { "3" } else { "2" };
            step.set_inner_content(&fill(words::STEP, &[("number", "1"), ("total", total)]), Text);
            Ok(())
        }))
        .append_element_content_handler(part(&found, OPTION, |option, at| {
            if LifePhase::ALL.get(at).is_some_and(is_unserved) {
                option.set_attribute("hidden", "")?;
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, INPUT, |input, at| {
            // Otherwise the phases above would be mismatched.
            let others = Person::OTHERS.map(Person::code);
            let code = LifePhase::CODES.iter().chain(&others).nth(at);
            if input.get_attribute("value").as_deref() != code.copied() {
                unknown_option.replace(Some(INPUT));
            }
            Ok(())
        }))
        .append_element_content_handler(part(&found, FOOTER, |footer, _| {
            footer.append(&footer_links(catalogue), Html);
            Ok(())
        }))
        .append_element_content_handler(part(&found, BODY, |body, _| {
            if let Some(data) = outline::outline(catalogue, today) {
                let block = html! {
                    script type="application/json" id=(outline::ID) { (PreEscaped(data)) }
                };
                body.append(&block.into_string(), Html);
            }
            Ok(())
        }));
    // Running out of memory is the only other way to fail, and nothing here uses that much.
    let page = rewrite_str(page, settings).map_err(|_| UnknownPage { missing: "html" })?;
    match unknown_option.into_inner().or_else(|| found.missing()) {
        Some(missing) => Err(UnknownPage { missing }),
        None => Ok(page),
    }
}

/// Must match src/view/results/publisher.rs.
fn footer_links(catalogue: &Catalogue) -> String {
    let publisher = catalogue.publisher.as_ref().and_then(|publisher| publisher.name.as_ref());
    let links = catalogue.links.as_ref();
    let footer = html! {
        @if let Some(name) = publisher {
            p { (fill(words::PUBLISHED_BY, &[("name", name)])) }
        }
        @if let Some(links) = links {
            @for (url, name) in [
                (&links.imprint, words::LINK_IMPRINT),
                (&links.privacy, words::LINK_PRIVACY),
                (&links.accessibility, words::LINK_ACCESSIBILITY),
                (&links.feedback, words::LINK_FEEDBACK),
            ] {
                @if let Some(url) = url {
                    a href=(url.as_str()) target="_blank" rel="noopener noreferrer" { (name) }
                }
            }
        }
        a href="?modus=team" { (words::TEAM_LINK) }
    };
    footer.into_string()
}
