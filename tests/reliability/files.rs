//! Every file that the widget loads, broken in every way.

use std::iter;

use anyhow::{Context, Result, ensure};
use browser_tests::{Account, Engine, Page, Visit, dist};
use serde_json::json;
use xtask::content_name;
use xtask::server::Reply;

/// The ways through the widget that cover all files; a file belongs to the first that needs it.
const WAYS: [Way; 7] = [
    Way { address: "", name: "questions" },
    Way { address: "?lang=tr", name: "questions" },
    Way { address: "?accent_color=%23a00000", name: "questions" },
    Way { address: "", name: "list" },
    Way { address: "", name: "offer" },
    Way { address: "?modus=team", name: "team" },
    Way { address: "frame.html", name: "questions" },
];
/// Files for hosts, editors and other programs.
const NOT_FOR_FAMILIES: [&str; 9] = [
    "einbetten",
    "configurator",
    "main",
    "embed.js",
    "schema",
    ".htaccess",
    "alle-angebote",
    "katalog-gesamt",
    "bund-gesamt",
];
const FRAME: &str = "<!doctype html><title>Gemeinde</title><link rel=icon href='data:,'>
    <iframe title=Angebotsfinder src=index.html width=360 height=700></iframe>";
/// Requested only by this test, and the page a second time.
const HARNESS: [&str; 4] = ["/about", "/frame.html", "/favicon.ico", "/index.html"];
/// Makes long timers run immediately.
const HURRY: &str = "
    const later = [];
    const real = setTimeout;
    globalThis.setTimeout = (run, after = 0, ...values) => {
      let hasRun;
      const once = () => hasRun || ((hasRun = true), run(...values));
      later.push([after, once]);
      return real(once, after);
    };
    globalThis.harnessHurry = (least) =>
      later.forEach(([after, once]) => after >= least && once());";
/// Takes one step on the way and returns what a family sees, once there is something to see.
const STEP: &str = include_str!("step.js");

/// A way through the widget.
#[derive(Clone, Copy)]
struct Way {
    address: &'static str,
    /// Its steps; see `step.js`.
    name: &'static str,
}

/// A file and what it is needed for.
struct File {
    path: String,
    /// Without the content hash.
    name: String,
    way: Way,
    /// What a family sees if the file loads.
    works: String,
}

/// The fault on a way.
#[derive(Clone, Copy)]
struct Broken<'f> {
    file: &'f File,
    fault: Fault,
    /// The number of requests before the way began.
    before: usize,
}

/// Bytes that arrive before the connection breaks.
const MORE_THAN_NOTHING: usize = 200;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Missing,
    ServerError,
    Stalled,
    CutOff,
    OtherType,
    ErrorPage,
    Damaged,
    Half,
}

const ALL: [Fault; 8] = [
    Fault::Missing,
    Fault::ServerError,
    Fault::CutOff,
    Fault::Half,
    Fault::Damaged,
    Fault::ErrorPage,
    Fault::OtherType,
    Fault::Stalled,
];

#[tokio::test]
async fn whatever_is_wrong_with_a_file_a_family_is_told_or_helped() -> Result<()> {
    let files = files(&WAYS[..1]).await?;
    let cases = files.iter().flat_map(|file| ALL.map(|fault| (file, fault)));
    let mut account = Account::new("Files");
    note(&mut account, Engine::Chromium, cases).await?;
    account.check()
}

#[tokio::test]
async fn whatever_is_wrong_with_a_file_that_few_need_the_others_do_their_work() -> Result<()> {
    let mut files = files(&WAYS).await?;
    ensure_none_is_forgotten(&files)?;
    files.retain(|file| file.way.name != WAYS[0].name || !file.way.address.is_empty());
    let cases = files.iter().flat_map(|file| ALL.map(|fault| (file, fault)));
    let mut account = Account::new("Files loaded on demand");
    note(&mut account, Engine::Chromium, cases).await?;
    account.check()
}

#[tokio::test]
async fn the_other_engines_tell_a_family_the_same() -> Result<()> {
    let file = |path: String| {
        let works = "everything works".to_owned();
        File { name: name(&path), path, way: WAYS[0], works }
    };
    let program = [dist::script("boot")?, dist::first_file("wasm")?].map(file);
    let catalogue = file("/katalog.json".to_owned());
    let broken = [&program[0], &program[1], &catalogue]
        .into_iter()
        .flat_map(|file| [Fault::Missing, Fault::Damaged].map(|fault| (file, fault)));
    let cases: Vec<_> = broken.chain([(&catalogue, Fault::Stalled)]).collect();
    let mut account = Account::new("Files in the other engines");
    note(&mut account, Engine::Firefox, cases.iter().copied()).await?;
    for case in cases {
        // WebKit keeps scripts for the next page, whatever the server's headers are.
        note(&mut account, Engine::WebKit, iter::once(case)).await?;
    }
    account.check()
}

/// As when the page is cached for longer than the site keeps its files.
#[tokio::test]
async fn a_family_with_an_old_page_is_told_at_once() -> Result<()> {
    let mut account = Account::new("An old page");
    let mut old = String::from_utf8(dist::read("index.html")?)?;
    for name in dist::names("")?.iter().filter(|name| content_name::is(name)) {
        old = old.replace(name, &format!("old-{name}"));
    }
    let old = Reply::Body { mime: "text/html".to_owned(), bytes: old.into_bytes() };
    for engine in Engine::ALL {
        let page = Visit::new().engine(engine).reply("/", old.clone()).open("").await?;
        page.wait_until("loading has ended", "return document.readyState === 'complete'").await?;
        let sees: String = page.eval(TOLD).await?;
        account.note("all but `index.html`", Fault::Missing.name(), &sees, engine);
        let ways_out = page.texts_of(".exit").await?;
        ensure!(ways_out.is_empty(), "an exit that leads nowhere: {ways_out:?}");
        page.wait_until("the helplines are accessible", HELPLINES).await?;
        page.server().release("/");
        page.click("#retry").await?;
        page.wait_for_catalogue().await?;
    }
    account.check()
}

/// Records what is seen with each of these files and faults.
async fn note<'f>(
    account: &mut Account,
    engine: Engine,
    cases: impl Iterator<Item = (&'f File, Fault)>,
) -> Result<()> {
    let page = visit(engine).open("about").await?;
    for (file, fault) in cases {
        // A page that does not load cannot be inspected.
        if file.path == "/" && matches!(fault, Fault::Stalled | Fault::CutOff) {
            continue;
        }
        let sees = tried(&page, file, fault)
            .await
            .with_context(|| format!("{engine}, {}, {}", file.name, fault.name()))?;
        account.note(&format!("`{}`", file.name), fault.name(), &sees, engine);
    }
    Ok(())
}

/// The files that the built site needs on these ways, sorted by name because their order of arrival
/// is random.
async fn files(ways: &[Way]) -> Result<Vec<File>> {
    let page = visit(Engine::Chromium).open("about").await?;
    let third_part = dist::details_part()?;
    let mut files: Vec<File> = Vec::new();
    for way in ways {
        let before = open(&page, *way).await?;
        let works = walk(&page, *way, None).await?;
        ensure!(works.starts_with("everything works"), "{}: {works}", way.address);
        for request in page.requests().split_off(before) {
            let path = request.path;
            let is_known = files.iter().any(|file| file.path == path);
            // They are requested before anything in them is needed.
            let is_early = match way.name {
                "questions" => path == third_part || path.contains("-texte-"),
                "list" => path.contains("-texte-"),
                _ => false,
            };
            if !is_known && !is_early && !HARNESS.contains(&path.as_str()) {
                files.push(File { name: name(&path), path, way: *way, works: works.clone() });
            }
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn ensure_none_is_forgotten(files: &[File]) -> Result<()> {
    for name in dist::names("")? {
        let is_compressed = matches!(name.rsplit('.').next(), Some("br" | "gz"));
        let is_known = files.iter().any(|file| file.path == format!("/{name}"))
            || ["index.html", "locale"].contains(&name.as_str())
            || NOT_FOR_FAMILIES.iter().any(|other| name.starts_with(other))
            || is_translation(&name);
        ensure!(is_compressed || is_known, "no way of this test needs {name}");
    }
    Ok(())
}

/// Whether it holds a catalogue's texts in another language; one of them stands for all.
fn is_translation(name: &str) -> bool {
    let rest = name.strip_prefix("katalog-").or_else(|| name.strip_prefix("bund-"));
    rest.is_some_and(|rest| !rest.starts_with("texte-"))
}

fn visit(engine: Engine) -> Visit {
    let visit = Visit::new().whole_browser();
    // In the other engines, a test has to wait.
    let visit = if engine == Engine::Chromium { visit.script(HURRY) } else { visit };
    visit
        .engine(engine)
        .uncached()
        .reply("/about", Reply::HostPage("<!doctype html><title>leer</title>".to_owned()))
        .reply("/frame.html", Reply::HostPage(FRAME.to_owned()))
}

/// Returns the number of requests made before.
async fn open(page: &Page, way: Way) -> Result<usize> {
    page.leave_frames().await?;
    page.go_to("about").await?;
    page.wait_until("the last page has gone", "return document.title === 'leer'").await?;
    let before = page.requests().len();
    page.go_to(way.address).await?;
    Ok(before)
}

async fn tried(page: &Page, file: &File, fault: Fault) -> Result<String> {
    page.server().set(&file.path, fault.reply());
    let before = open(page, file.way).await?;
    let broken = Broken { file, fault, before };
    let sees = walk(page, file.way, Some(broken)).await?;
    if sees.starts_with('„') {
        page.wait_until("the helplines are accessible", HELPLINES).await?;
    }
    // The retry button may be pressed before a stalled file arrives, or, after an error message,
    // once the file has been repaired.
    let is_stalled = fault == Fault::Stalled;
    if !is_stalled {
        page.server().release(&file.path);
    }
    let says_more = sees.starts_with('„') || sees.contains("; „") && sees != file.works;
    ensure!(!says_more || page.eval(RETRY).await?, "there is nothing to press: {sees}");
    page.server().release(&file.path);
    if says_more || is_stalled {
        let then = walk(page, file.way, None).await?;
        ensure!(then == file.works, "„{sees}“, in the end: {then}");
    }
    Ok(sees)
}

/// The message's text, if it is visible without waiting.
const TOLD: &str = "
    const message = document.querySelector('#start-failed');
    const isSeen = message.checkVisibility({ visibilityProperty: true });
    if (!isSeen || document.getAnimations().length) return 'nothing for a while';
    const [reason] = message.children;
    const retry = message.querySelector('#retry');
    return `„${reason.textContent}“, „${retry.textContent}“`;";
const HELPLINES: &str = "
    const help = document.querySelector('.help-now');
    help.open = true;
    return help.querySelector('a[href=\"tel:112\"]').checkVisibility();";
/// Whether there was anything to press.
const RETRY: &str = "
    const visible = (each) => each.checkVisibility({ visibilityProperty: true });
    const buttons = [...document.querySelectorAll('#retry, main button')];
    const button = document.querySelector('.language [role=alert]:not([hidden])')
      ? document.querySelector('.language button[lang=tr]')
      : buttons.find((each) => visible(each)
          && (each.textContent === 'Noch einmal versuchen' || each.closest('.notice')));
    if (!button) return false;
    // Until the page has been reloaded there is nothing to see.
    if (button.id === 'retry') document.title = 'gedrückt';
    else globalThis.harnessRetried = true;
    button.click();
    return true;";

/// Runs timers up to so many milliseconds, and shows the message for files that do not load.
const SOONER: &str = "
    globalThis.harnessHurry?.(arguments[1]);
    for (const animation of document.getAnimations()) {
      if (arguments[0] && animation.animationName === 'late') animation.finish();
    }";
/// After this time the program says that something takes longer.
const SLOW_AFTER: u32 = 6_000;
/// After this time the program continues without an included catalogue.
const INCLUDE_PATIENCE: u32 = 10_000;

/// After polling so often, a page that has requested a broken file shows what is missing.
const PATIENCE: usize = 10;

/// Follows the way to its end, or until something else is seen: what would appear after a delay is
/// shown as soon as nothing else is pending.
async fn walk(page: &Page, way: Way, broken: Option<Broken<'_>>) -> Result<String> {
    let mut looks = 0;
    let what = format!("the {} are complete", way.name);
    page.until(&what, async || {
        if way.address == "frame.html" {
            page.enter_frame("iframe").await?;
        }
        let mut arguments = vec![json!(way.name)];
        if let Some(Broken { file, fault, before }) = broken {
            if page.requests().iter().skip(before).any(|one| one.path == file.path) {
                looks += 1;
                if file.comes_late(fault) {
                    let least =
                        if file.name == "bund.json" { INCLUDE_PATIENCE } else { SLOW_AFTER };
                    let sooner = vec![json!(file.starts_the_program()), json!(least)];
                    page.eval_with::<()>(SOONER, sooner).await?;
                }
            }
            if looks > PATIENCE {
                arguments.push(json!(file.name));
            }
        }
        page.call(STEP, arguments).await
    })
    .await
}

impl File {
    /// Nothing starts without this file.
    fn starts_the_program(&self) -> bool {
        let starts = ["index.html", "exit.mjs", "boot.mjs", "angebotsfinder_bg.wasm", "team.mjs"];
        starts.contains(&self.name.as_str())
    }

    /// Whether the page reports the fault only after a delay: nothing notifies it, or the script
    /// that would report it immediately is missing.
    fn comes_late(&self, fault: Fault) -> bool {
        match self.name.as_str() {
            // The page notices that a script has failed to load, not that it is damaged.
            "exit.mjs" | "boot.mjs" => {
                matches!(fault, Fault::Damaged | Fault::Half | Fault::Stalled)
            }
            "angebotsfinder_results.wasm"
            | "angebotsfinder_details.wasm"
            | "katalog.json"
            | "bund.json" => fault == Fault::Stalled,
            _ => fault == Fault::Stalled && self.starts_the_program(),
        }
    }
}

fn name(path: &str) -> String {
    match path.trim_start_matches('/') {
        "" => "index.html".to_owned(),
        path => content_name::without(path),
    }
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing (404)",
            Self::ServerError => "error 500",
            Self::Stalled => "no answer",
            Self::CutOff => "cut off",
            Self::OtherType => "wrong type",
            Self::ErrorPage => "an error page with status 200",
            Self::Damaged => "damaged in the middle",
            Self::Half => "half uploaded",
        }
    }

    fn reply(self) -> Reply {
        match self {
            Self::Missing => Reply::Status(404),
            Self::ServerError => Reply::Status(500),
            Self::Stalled => Reply::Stall,
            Self::CutOff => Reply::CutOff { after: MORE_THAN_NOTHING },
            Self::OtherType => Reply::Typed("text/plain".to_owned()),
            Self::ErrorPage => Reply::Body {
                mime: "text/html".to_owned(),
                bytes: b"<!doctype html><title>Fehler</title><p>Wartung".to_vec(),
            },
            Self::Damaged => Reply::Damaged,
            Self::Half => Reply::Half,
        }
    }
}
