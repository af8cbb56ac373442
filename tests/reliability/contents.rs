//! Catalogues that no one would write, and some that attackers would.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use browser_tests::{Account, Engine, Page, Visit};
use serde_json::{Value, json};
use xtask::server::Reply;

use super::screens;

const CATALOGUE: &str = "/katalog.json";
/// Every field of the format, filled in.
const COMPLETE: &str = include_str!("../../crates/catalogue/tests/reading/complete.json");
/// Detects whether a script of the catalogue has run.
const CANARY: &str = "globalThis.canary = () => { globalThis.hasRun = true; }";
const HTML: &str = "<img src=x onerror=canary()><script>canary()</script>\"'><u onclick=canary()>";

#[tokio::test]
async fn absurd_catalogues_are_shown_or_refused_with_a_sentence() -> Result<()> {
    let mut account = Account::new("Catalogues");
    let page = visit(Reply::Status(404)).open("about").await?;
    for (name, content) in absurd() {
        page.server().set(CATALOGUE, Reply::json(content));
        page.go_to("about").await?;
        page.wait_until("the last page has gone", "return document.title === 'leer'").await?;
        page.go_to("").await?;
        let sees = outcome(&page).await.context(name)?;
        account.note("`katalog.json`", name, &sees, Engine::Chromium);
    }
    account.check()
}

/// What a family sees when it asks for all offers.
async fn outcome(page: &Page) -> Result<String> {
    page.wait_for("html[data-started]").await?;
    page.click(".links button").await?;
    page.until("there are offers, or a reason why not", async || {
        page.eval(
            "const words = (css) => document.querySelector(css)?.innerText;
             const failure = words('[data-failure] [role=alert]');
             if (failure) return `„${failure}“, „${words('[data-failure] button')}“`;
             if (!document.querySelector('.card')) return null;
             const notice = words('main .notice');
             return 'the offers' + (notice ? `; „${notice}“` : '');",
        )
        .await
    })
    .await
}

fn absurd() -> Vec<(&'static str, Vec<u8>)> {
    let offer = r#"{ "id": "rat", "name": "Rat" }"#;
    let with = |more: &str, offers: &str| {
        format!(r#"{{ "schema_version": "1.0", "name": "K", {more} "offers": [{offers}] }}"#)
            .into_bytes()
    };
    let long = "Wort ".repeat(10_000);
    let mut heavy = String::new();
    for number in 0..1_000 {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            heavy,
            r#"{comma}{{ "id": "rat-{number}", "name": "Rat", "description": "{long}" }}"#
        );
    }
    let mut places = String::new();
    for number in 0..1_000_000 {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(places, r#"{comma}{{ "id": "p{number}", "name": "Ort {number}" }}"#);
    }
    let many = |item: &str, count| vec![item; count].join(",");
    let with_offer =
        |member: &str| with("", &format!(r#"{{ "id": "a", "name": "A", {member} }}, {offer}"#));
    let date = many(r#"{ "date": "2027-01-05" }"#, 60_000);
    let dates = format!(
        r#""schedules": [{{ "freq": "WEEKLY", "byday": ["TU"], "extra_dates": [{date}] }}]"#
    );
    let never = r#"{ "freq": "MONTHLY", "dtstart": "1900-01-01", "count": 1, "byday": ["5MO"], "bymonthday": [1] }"#;
    let rules = format!("\"schedules\": [{}]", many(never, 20_000));
    let topics = format!("\"topics\": [{}]", many("\"geld\"", 600_000));
    let mut nested = String::from(r#"{ "id": "p0", "name": "Ort" }"#);
    for number in 1..20_000 {
        let whole = number - 1;
        let _ =
            write!(nested, r#", {{ "id": "p{number}", "name": "Ort", "part_of": "p{whole}" }}"#);
    }
    let mut never_in_all = String::new();
    for number in 0..200 {
        let rules = many(never, 100);
        let _ = write!(
            never_in_all,
            r#"{{ "id": "a{number}", "name": "A", "schedules": [{rules}] }},"#
        );
    }
    let deep = format!("\"deep\": {}{},", "[".repeat(100_000), "]".repeat(100_000));
    let mut not_text = with("", offer);
    not_text.splice(30..30, [0xC3, 0x28]);
    let names = r#""__proto__": { "name": "x" }, "constructor": 1, "places": [
        { "id": "constructor", "name": "A" }, { "id": "__proto__", "name": "B" },
        { "id": "tostring", "name": "C" }],"#;
    vec![
        ("50 MB, 1,000 offers", with("", &heavy)),
        ("100,000 nested brackets", with(&deep, offer)),
        ("100,000 unclosed brackets", "[".repeat(100_000).into_bytes()),
        ("a million places", with(&format!("\"places\": [{places}],"), offer)),
        ("20,000 nested places", with(&format!("\"places\": [{nested}],"), offer)),
        ("20,000 rules without an occurrence", with("", &(never_in_all + offer))),
        ("60,000 dates in one offer", with_offer(&dates)),
        ("20,000 rules in one offer", with_offer(&rules)),
        ("600,000 topics in one offer", with_offer(&topics)),
        (
            "a text of 50 MB",
            with_offer(&format!("\"description\": \"{}\"", "x".repeat(50_000_000))),
        ),
        ("a NUL byte", with("\"license\": \"\0\",", offer)),
        ("a NUL as `\\u0000`", with("", r#"{ "id": "rat", "name": "R\u0000at" }"#)),
        ("a lone surrogate `\\ud800`", with("", r#"{ "id": "rat", "name": "R\ud800at" }"#)),
        ("invalid UTF-8", not_text),
        (
            "ids and keys `__proto__`, `constructor`",
            with(names, r#"{ "id": "constructor", "name": "Rat" }"#),
        ),
        ("nothing", Vec::new()),
        ("only spaces", b" ".repeat(1_000_000)),
    ]
}

#[tokio::test]
async fn no_text_of_a_catalogue_is_ever_html_or_a_script() -> Result<()> {
    let mut account = Account::new("Hostile catalogues");
    let page = visit(Reply::Status(404)).open("about").await?;

    let (texts, fields) = hostile(|text, at| format!("{text}{HTML}{at}#"))?;
    ensure!(fields > 30, "only {fields} texts were filled in");
    page.server().set(CATALOGUE, Reply::json(texts));
    for address in ["", "?lang=uk", "?modus=team"] {
        screens::each(&page, address, harmless).await?;
    }
    account.note("script and HTML", &format!("in {fields} texts"), "text", Engine::Chromium);

    for scheme in ["javascript:canary()//", "data:text/html,<script>canary()</script>"] {
        let (addresses, _) = hostile(|text, _| format!("{scheme}{text}"))?;
        page.server().set(CATALOGUE, Reply::json(addresses));
        screens::each(&page, "", harmless).await?;
        let name = format!("`{}`", scheme.split_inclusive(':').next().unwrap_or_default());
        account.note(&name, "in every text and address", "no link", Engine::Chromium);
    }
    account.check()
}

/// The complete catalogue with a change to every text that the reader accepts unchanged, and to
/// every address, which it may drop; and the number of accepted texts.
fn hostile(change: impl Fn(&str, usize) -> String) -> Result<(String, usize)> {
    let mut whole = complete()?;
    let mut taken = 0;
    for (at, pointer) in texts("", &whole).iter().enumerate() {
        let text = whole.pointer_mut(pointer).context("invariant: there is a text")?;
        let original = text.as_str().unwrap_or_default().to_owned();
        let new = change(&original, at);
        *text = json!(new);
        let bytes = whole.to_string();
        let is_taken = catalogue::read(bytes.as_bytes()).is_ok_and(|reading| {
            let debugged = format!("{:?}", reading.catalogue);
            debugged.contains(&format!("{new:?}"))
        });
        taken += usize::from(is_taken);
        let is_address = ["://", "@", "+49", ".svg"].iter().any(|part| original.contains(part));
        if !is_taken && !is_address {
            *whole.pointer_mut(pointer).context("invariant: there is a text")? = json!(original);
        }
    }
    Ok((whole.to_string(), taken))
}

/// A catalogue whose offers are all public, including their addresses.
fn complete() -> Result<Value> {
    let mut whole: Value = serde_json::from_str(COMPLETE)?;
    whole["locations"][0]["hide_address"] = json!(false);
    whole["offers"][0]["sensitive"] = json!(false);
    whole["includes"] = json!([]);
    // Another font would move every letter.
    whole["theme"] = json!({ "logo_url": "bilder/logo.svg" });
    Ok(whole)
}

/// JSON pointers to all texts of a value.
fn texts(pointer: &str, value: &Value) -> Vec<String> {
    match value {
        Value::String(_) => vec![pointer.to_owned()],
        Value::Array(list) => {
            let each = list.iter().enumerate();
            each.flat_map(|(at, value)| texts(&format!("{pointer}/{at}"), value)).collect()
        }
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| texts(&format!("{pointer}/{key}"), value))
            .collect(),
        _ => Vec::new(),
    }
}

/// Fails if anything in the catalogue became more than text.
async fn harmless(page: &Page) -> Result<()> {
    let found: Vec<String> = page
        .eval(
            "const found = globalThis.hasRun ? ['a script has run'] : [];
             const ours = ['https:', 'http:', 'tel:', 'mailto:', 'sms:', 'blob:'];
             for (const element of document.querySelectorAll('#angebotsfinder *')) {
               if (['IMG', 'SCRIPT', 'U', 'IFRAME', 'OBJECT'].includes(element.tagName)) {
                 // The page's own pictures, and the QR codes that it draws.
                 const isOurs = element.src?.startsWith(location.origin) || element.matches('.qr img');
                 if (!isOurs) found.push(element.outerHTML);
               }
               for (const { name } of element.attributes) {
                 if (name.startsWith('on')) found.push(element.outerHTML);
               }
               if (element.href && !ours.includes(element.protocol)) found.push(element.outerHTML);
             }
             return found;",
        )
        .await?;
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[tokio::test]
async fn names_without_end_stay_in_the_window() -> Result<()> {
    let mut account = Account::new("Names");
    let page = visit(Reply::Status(404)).size(320, 640).open("about").await?;
    let (long, _) = hostile(|text, _| format!("{text}{}", "A".repeat(10_000)))?;
    page.server().set(CATALOGUE, Reply::json(long));
    for address in ["", "?lang=ar", "?modus=team"] {
        screens::each(&page, address, async |page| {
            let overflow = page.overflow_x().await?;
            ensure!(overflow.is_none(), "{overflow:?}");
            Ok(())
        })
        .await?;
    }
    let sees = "all of it, in a window of 320 pixels without scrolling sideways";
    account.note("10,000 letters without a space", "in every text", sees, Engine::Chromium);

    account.check()
}

fn visit(reply: Reply) -> Visit {
    Visit::new()
        .uncached()
        .script(CANARY)
        .reply("/about", Reply::HostPage("<!doctype html><title>leer</title>".to_owned()))
        .reply(CATALOGUE, reply)
}
