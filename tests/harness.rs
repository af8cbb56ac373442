//! Tests the harness on tiny pages with known faults: a check that finds nothing wrong is only
//! worth something if it finds what is wrong.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Engine, MediaFeature, Storage, Throttle, Visit};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::server::{Reply, Server};

#[tokio::test]
async fn axe_finds_what_is_planted_and_nothing_on_a_clean_page() -> Result<()> {
    let bad = site("<img src='data:,'><p class=pale>blass</p>")?;
    let violations = Visit::new().site(bad.path()).open("").await?.axe().await?;
    let rules: Vec<&str> = violations.iter().map(|found| found.rule.as_str()).collect();
    assert!(rules.contains(&"image-alt"), "{rules:?}");
    assert!(rules.contains(&"color-contrast"), "{rules:?}");

    let good = site("<p>Guten Tag</p>")?;
    let violations = Visit::new().site(good.path()).open("").await?.axe().await?;
    assert!(violations.is_empty(), "{violations:?}");
    Ok(())
}

#[tokio::test]
async fn axe_finds_targets_that_are_too_small_to_hit() -> Result<()> {
    let site = site("<button class=tiny>a</button><button class=tiny>b</button>")?;
    let violations = Visit::new().site(site.path()).open("").await?.axe().await?;
    let found = violations.iter().any(|found| found.rule == "target-size");
    assert!(found, "{violations:?}");
    Ok(())
}

#[tokio::test]
async fn a_cut_off_file_is_seen_as_such_by_the_page() -> Result<()> {
    let site = site("<p id=outcome></p><script src=load.js></script>")?;
    std::fs::write(
        site.path().join("load.js"),
        "fetch('data.json').then((answer) => answer.text())
           .then(() => 'whole', () => 'cut off')
           .then((text) => { outcome.innerText = text; });",
    )?;
    std::fs::write(site.path().join("data.json"), "[1, 2, 3, 4, 5, 6, 7, 8, 9]")?;

    let visit = Visit::new().site(site.path());
    let whole = visit.clone().open("").await?;
    assert_eq!(whole.text_of("#outcome:not(:empty)").await?, "whole");

    let cut = visit.reply("/data.json", Reply::CutOff { after: 9 });
    let cut = cut.open("").await?;
    assert_eq!(cut.text_of("#outcome:not(:empty)").await?, "cut off");
    let errors = cut.console_errors().await?;
    assert!(errors.iter().any(|error| error.source == "network"), "{errors:?}");
    Ok(())
}

#[tokio::test]
async fn a_stalled_script_does_not_stall_the_test() -> Result<()> {
    let site = site("<p>da</p><script defer src=late.js></script>")?;
    std::fs::write(site.path().join("late.js"), "document.querySelector('p').append('nn');")?;
    let visit = Visit::new().site(site.path());
    let page = visit.reply("/late.js", Reply::Stall).open("").await?;
    assert_eq!(page.text_of("p").await?, "da");

    page.server().release("/late.js");
    page.wait_for_text("p", "dann").await?;
    Ok(())
}

#[tokio::test]
async fn what_sticks_out_of_the_window_is_named() -> Result<()> {
    let site = site("<div class=card>breit</div>")?;
    let narrow = Visit::new().site(site.path()).size(320, 600).open("").await?;
    let overflow = narrow.overflow_x().await?.unwrap_or_default();
    assert!(overflow.contains("div.card"), "{overflow:?}");

    let wide = Visit::new().site(site.path()).size(768, 600).open("").await?;
    assert_eq!(wide.overflow_x().await?, None);
    Ok(())
}

#[tokio::test]
async fn hard_coded_texts_are_found_and_nothing_else() -> Result<()> {
    let site = site(
        "<div lang=en>
           <p>⟦in ⟦der⟧ Liste⟧ · Tue, 8 Dec · Arabic, Scottish Gaelic and German · 0800 111</p>
           <p lang=de>Rat <span>und Tat</span></p><p hidden>verborgen</p><script>'Programm'</script>
           <p class=fixed>⟦in der Liste⟧ oder fest</p>
           <p>⟦halb offen</p>
           <details><summary>⟦zu⟧</summary><b>zugeklappt</b></details>
           <button aria-label='Zurück'>⟦←⟧</button>
           <input placeholder='Wort' title='⟦Suche⟧'>
         </div>",
    )?;
    let page = Visit::new().site(site.path()).open("").await?;
    assert_eq!(
        page.hard_coded_texts("en").await?,
        [
            "p.fixed: ⟦in der Liste⟧ oder fest",
            "p: ⟦halb offen",
            "b: zugeklappt",
            "button aria-label: Zurück",
            "input placeholder: Wort",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn the_clock_stands_still_in_berlin_and_other_dates_are_what_they_were() -> Result<()> {
    let site = site("")?;
    let page = Visit::new().site(site.path()).open("").await?;
    let facts: Value = page
        .eval(
            "const parts = Intl.DateTimeFormat().resolvedOptions();
            return {
              now: new Date().toISOString(),
              number: Date.now(),
              other: new Date(2026, 5, 1, 12).toISOString(),
              isDate: new Date() instanceof Date && new Date().constructor === Date,
              zone: parts.timeZone,
              languages: navigator.languages,
            };",
        )
        .await?;
    let expected = json!({
        "now": "2026-11-24T09:30:00.000Z",
        "number": 1_795_512_600_000_u64,
        "other": "2026-06-01T10:00:00.000Z",
        "isDate": true,
        "zone": "Europe/Berlin",
        "languages": ["de-DE"],
    });
    assert_eq!(facts, expected);
    Ok(())
}

#[tokio::test]
async fn a_test_sets_the_clock_forward() -> Result<()> {
    let site = site("")?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.forward_clock(Duration::from_mins(3)).await?;
    page.forward_clock(Duration::from_secs(30)).await?;
    let now: String = page.eval("return new Date().toISOString()").await?;
    assert_eq!(now, "2026-11-24T09:33:30.000Z");
    Ok(())
}

#[tokio::test]
async fn every_sheet_of_paper_is_read_back() -> Result<()> {
    let site = site("<p>eins</p><p id=second>zw&shy;ei</p>")?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.eval::<()>("second.style.breakBefore = 'page'").await?;
    let sheets = page.print().await?;
    assert_eq!(sheets.len(), 2);
    assert!(sheets[0].contains("eins"), "{sheets:?}");
    assert_eq!(sheets[1].trim(), "zwei");
    Ok(())
}

#[tokio::test]
async fn what_is_no_qr_code_is_not_read() -> Result<()> {
    let site = site("<p class=qr>kein Code</p>")?;
    let page = Visit::new().site(site.path()).open("").await?;
    assert!(page.scan(".qr").await.is_err());
    Ok(())
}

#[tokio::test]
async fn another_visitor_has_another_time_language_and_text_size() -> Result<()> {
    let site = site("")?;
    let visit = Visit::new()
        .site(site.path())
        .timezone("America/New_York")
        .now("2027-03-01T08:00")
        .lang("uk");
    let text_size = "return getComputedStyle(document.documentElement).fontSize";
    for visit in [visit.clone(), visit.whole_browser()] {
        let page = visit.open("").await?;
        let facts: Value =
            page.eval("return [new Date().toISOString(), navigator.languages]").await?;
        assert_eq!(facts, json!(["2027-03-01T13:00:00.000Z", ["uk"]]));
        assert_eq!(page.requests()[0].header("accept-language"), Some("uk"));
        assert_eq!(page.eval::<String>(text_size).await?, "16px");
    }
    let page = Visit::new().site(site.path()).text_size(200).open("").await?;
    assert_eq!(page.eval::<String>(text_size).await?, "32px");
    Ok(())
}

#[tokio::test]
async fn a_page_comes_back_as_it_was_left() -> Result<()> {
    let site = site("<script src=shown.js></script>")?;
    std::fs::write(
        site.path().join("shown.js"),
        "addEventListener('pageshow', (event) => {
            document.title = event.persisted ? 'zurück' : 'neu';
        });",
    )?;
    let visit = Visit::new().site(site.path());
    for visit in [visit.clone(), visit.whole_browser()] {
        let page = visit.open("").await?;
        page.wait_until("it is new", "return document.title === 'neu'").await?;
        page.go_to("?").await?;
        let is_next = "return location.href.endsWith('?') && document.title === 'neu'";
        page.wait_until("the next one is new", is_next).await?;
        page.back().await?;
        page.wait_until("it is the one from before", "return document.title === 'zurück'").await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_device_can_prefer_dark_forced_colours_and_no_motion() -> Result<()> {
    const QUERIES: &str = "return ['(prefers-color-scheme: dark)', '(forced-colors: active)',
        '(prefers-reduced-motion: reduce)', 'print'].map((query) => matchMedia(query).matches);";
    let site = site("")?;
    let plain = Visit::new().site(site.path());
    let features = [
        MediaFeature::Dark,
        MediaFeature::ForcedColors,
        MediaFeature::ReducedMotion,
        MediaFeature::Print,
    ];
    let all = features.into_iter().fold(plain.clone(), Visit::media);

    let matched: [bool; 4] = plain.open("").await?.eval(QUERIES).await?;
    assert_eq!(matched, [false; 4]);
    let matched: [bool; 4] = all.open("").await?.eval(QUERIES).await?;
    assert_eq!(matched, [true; 4]);
    Ok(())
}

#[tokio::test]
async fn everything_that_is_stored_is_found() -> Result<()> {
    let site = site("")?;
    let page = Visit::new().site(site.path()).open("").await?;
    assert_eq!(page.storage().await?, Storage::default());

    page.eval::<()>(
        "document.cookie = 'cookie=1'; localStorage.local = 1; sessionStorage.session = 1;
        return new Promise((done) => {
          indexedDB.open('database').onsuccess = () =>
            caches.open('cache').then(() => done(null));
        });",
    )
    .await?;
    let stored = Storage {
        cookies: vec!["cookie".to_owned()],
        local: vec!["local".to_owned()],
        session: vec!["session".to_owned()],
        databases: vec!["database".to_owned()],
        caches: vec!["cache".to_owned()],
        service_workers: Vec::new(),
    };
    assert_eq!(page.storage().await?, stored);
    assert_eq!(
        page.traces()?,
        [
            "caches: cache",
            "cookies: \"cookie\"",
            "databases: database",
            "local: local",
            "session: session"
        ]
    );
    Ok(())
}

#[tokio::test]
#[should_panic = "the visit has left"]
async fn no_test_can_forget_to_look_for_what_a_visit_leaves() {
    let site = site("").expect("a site");
    let page = Visit::new().site(site.path()).open("").await.expect("a page");
    page.eval::<()>("localStorage.answer = 'kita'").await.expect("a script");
}

#[tokio::test]
async fn what_the_widget_would_leave_in_address_and_history_is_found() -> Result<()> {
    for engine in Engine::ALL {
        let site = site("<main id=angebotsfinder></main>")?;
        let page = Visit::new().site(site.path()).engine(engine).open("?lang=de").await?;
        assert_eq!(page.traces()?, [""; 0], "{engine}");
        page.eval::<()>("history.replaceState({ for: 'kita' }, '', '?for=kita#place')").await?;
        let found = page.traces()?;
        let begin: Vec<_> = found.iter().filter_map(|each| each.split(':').next()).collect();
        assert_eq!(begin, ["address", "fragment", "history"], "{engine}: {found:?}");
    }
    Ok(())
}

#[tokio::test]
async fn elements_without_a_visible_focus_and_out_of_reach_are_found() -> Result<()> {
    let site = site(
        "<button>gut</button>
        <button class=bare>unsichtbar</button>
        <fieldset><legend>Wo?</legend>
          <label><input type=radio name=place>hier</label>
          <label><input type=radio name=place>dort</label></fieldset>
        <details><summary>mehr</summary><a href='#x'>verborgen</a></details>
        <div id=trap><button>letzter</button></div>
        <script src=trap.js></script>",
    )?;
    std::fs::write(
        site.path().join("trap.js"),
        "document.querySelector('summary').addEventListener('keydown', (event) => {
           if (event.key === 'Tab') event.preventDefault();
         });",
    )?;
    let page = Visit::new().site(site.path()).open("").await?;
    assert_eq!(
        page.keyboard_problems().await?,
        ["button „unsichtbar“ shows no focus", "button „letzter“ is not reached by Tab"]
    );
    Ok(())
}

#[tokio::test]
async fn a_name_without_what_is_seen_is_found() -> Result<()> {
    let site = site(
        "<button aria-label='Weiter'>Zurück</button>
        <button aria-label='Anrufen \u{2068}030 1\u{2069}: Rat'>Anrufen: 030&nbsp;1</button>",
    )?;
    let page = Visit::new().site(site.path()).open("").await?;
    assert_eq!(page.label_problems().await?, ["„weiter“ lacks „zurück“"]);
    Ok(())
}

#[tokio::test]
async fn a_text_is_tapped_whatever_its_soft_hyphens_and_numbers() -> Result<()> {
    let site = site(
        "<button hidden>Ergebnisse zeigen</button>
        <button>Zurück</button>
        <button>Ergeb&shy;nisse&nbsp;zeigen (12)</button>
        <script src=tap.js></script>",
    )?;
    std::fs::write(
        site.path().join("tap.js"),
        "addEventListener('click', ({ target }) => target.after(document.createElement('hr')));",
    )?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.click_text("button", "Ergebnisse zeigen").await?;
    page.wait_for("button:last-of-type + hr").await?;
    assert_eq!(page.texts_of("button").await?, ["Zurück", "Ergebnisse zeigen (12)"]);
    assert!(page.focused().await?.starts_with("button Ergebnisse"));
    Ok(())
}

#[tokio::test]
async fn keys_reach_the_element_that_has_the_focus() -> Result<()> {
    let site = site("<input aria-label=Ort><input type=checkbox aria-label=ja>")?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.fill("input", "Witzenhausen").await?;
    page.tab().await?;
    page.press("Space").await?;
    page.wait_for("[type=checkbox]:checked").await?;
    page.press("Shift+Tab").await?;
    page.press("Backspace").await?;
    let is_empty = "return document.activeElement.value === ''";
    page.wait_until("going back into a field has selected what was in it", is_empty).await
}

#[tokio::test]
async fn what_a_tap_sets_off_has_happened_once_the_page_was_let_act() -> Result<()> {
    let site = site("<button>Weiter</button><script src=tap.js></script>")?;
    std::fs::write(
        site.path().join("tap.js"),
        "addEventListener('click', () => setTimeout(() => requestAnimationFrame(() => {
             document.title = 'getan';
         })));",
    )?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.click("button").await?;
    page.let_it_act().await?;
    assert_eq!(page.eval::<String>("return document.title").await?, "getan");
    Ok(())
}

#[tokio::test]
async fn the_console_tells_errors_of_scripts_and_policy() -> Result<()> {
    let site = site(
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">
         <script>inline()</script><script src=a.js></script>",
    )?;
    std::fs::write(site.path().join("a.js"), "throw new Error('planted')")?;
    let page = Visit::new().site(site.path()).open("").await?;
    let mut errors = Vec::new();
    page.until("the console has both errors", async || {
        errors.extend(page.console_errors().await?);
        Ok((errors.len() >= 2).then_some(()))
    })
    .await?;
    let has = |text: &str| errors.iter().any(|error| error.text.contains(text));
    assert!(has("planted") && has("Content Security Policy"), "{errors:?}");
    Ok(())
}

#[tokio::test]
async fn a_picture_shows_the_whole_page() -> Result<()> {
    let site = site("<div class=tall></div>")?;
    let page = Visit::new().site(site.path()).open("").await?;
    let path = page.screenshot("harness").await?;
    let png = std::fs::read(&path)?;
    std::fs::remove_file(path)?;
    // A PNG header stores width and height as big-endian numbers from byte 16 on.
    let number = |at: usize| png[at..at + 4].iter().fold(0, |n, b| n << 8 | u32::from(*b));
    assert_eq!(number(16), 360);
    assert!(number(20) >= 2000, "{}", number(20));
    Ok(())
}

#[tokio::test]
async fn back_forward_and_reload_are_those_of_the_browser() -> Result<()> {
    let site = site("<a href='#two'>weiter</a>")?;
    let page = Visit::new().site(site.path()).open("").await?;
    page.click("a").await?;
    page.wait_until("the link has been followed", "return location.hash === '#two'").await?;
    assert!(page.url().await?.ends_with("#two"));
    page.back().await?;
    page.wait_until("Back has left the fragment", "return location.hash === ''").await?;
    page.forward().await?;
    page.wait_until("Forward has brought it back", "return location.hash === '#two'").await?;

    page.eval::<()>("document.querySelector('a').remove()").await?;
    page.wait_until_gone("a").await?;
    page.reload().await?;
    page.wait_for("a").await?;
    assert_eq!(page.attribute("a", "href").await?.as_deref(), Some("#two"));
    assert_eq!(page.attribute("a", "rel").await?, None);
    Ok(())
}

#[tokio::test]
async fn a_slow_line_is_slow_from_the_first_byte_on() -> Result<()> {
    let site = site("")?;
    std::fs::write(site.path().join("large.bin"), vec![0; 100_000])?;
    let visit = Visit::new().site(site.path());
    let page = visit.throttle(Throttle::SLOW_PHONE).open("").await?;
    let milliseconds: f64 = page
        .eval(
            "const start = performance.now();
            return fetch('large.bin').then((answer) => answer.arrayBuffer())
              .then(() => performance.now() - start);",
        )
        .await?;
    // 100 kB at 200 kB/s, after 150 ms.
    assert!(milliseconds >= 600.0, "{milliseconds}");
    Ok(())
}

#[tokio::test]
async fn a_site_below_a_path_is_opened_there() -> Result<()> {
    let site = site("<h1>Angebote</h1>")?;
    let visit = Visit::new().site(site.path()).below("familie/angebote");
    let page = visit.open("index.html?modus=team#x").await?;
    page.wait_for("h1").await?;
    assert!(page.url().await?.ends_with("/familie/angebote/index.html?modus=team#x"));
    assert_eq!(page.requests()[0].path, "/familie/angebote/index.html");
    Ok(())
}

#[tokio::test]
async fn firefox_is_driven_as_chromium_is() -> Result<()> {
    is_driven(Engine::Firefox).await
}

#[tokio::test]
async fn webkit_is_driven_as_chromium_is() -> Result<()> {
    is_driven(Engine::WebKit).await
}

async fn is_driven(engine: Engine) -> Result<()> {
    let site = site(
        "<button hidden>weiter</button><button>Wei&shy;ter</button>
        <input aria-label=Ort><input type=checkbox aria-label=ja><a href='#two'>zwei</a>",
    )?;
    let visit =
        Visit::new().site(site.path()).engine(engine).timezone("America/New_York").lang("uk");
    let page = visit.size(320, 600).open("").await?;
    let facts: Value = page
        .eval(
            "return [innerWidth, innerHeight, navigator.languages[0],
              Intl.DateTimeFormat().resolvedOptions().timeZone];",
        )
        .await?;
    assert_eq!(facts, json!([320, 600, "uk", "America/New_York"]));
    assert_eq!(page.storage().await?, Storage::default());

    page.click_text("button", "Weiter").await?;
    assert_eq!(page.focused().await?, "button Weiter");
    page.fill("input", "Witzenhausen").await?;
    page.press("Tab").await?;
    page.press("Space").await?;
    page.wait_for("[type=checkbox]:checked").await?;
    page.click("a").await?;
    page.wait_until("the link has been followed", "return location.hash === '#two'").await?;
    page.back().await?;
    page.wait_until("Back has left the fragment", "return location.hash === ''").await?;
    Ok(())
}

#[tokio::test]
async fn what_another_engine_cannot_is_refused() -> Result<()> {
    let site = site("")?;
    let visit = Visit::new().site(site.path()).engine(Engine::Firefox);
    for impossible in [
        visit.clone().now("2026-11-24T10:30"),
        visit.clone().media(MediaFeature::Dark),
        visit.clone().throttle(Throttle::SLOW_PHONE),
        visit.clone().script(""),
        visit.clone().text_size(200),
    ] {
        let refusal = impossible.open("").await.err().map(|error| error.to_string());
        assert!(refusal.is_some_and(|text| text.contains("only Chromium can")));
    }
    let page = visit.open("").await?;
    assert!(page.console_errors().await.is_err());
    assert!(page.forward_clock(Duration::from_secs(1)).await.is_err());
    Ok(())
}

#[tokio::test]
async fn inside_a_frame_of_another_site_chromium_is_driven_as_outside() -> Result<()> {
    is_driven_in_a_frame(Engine::Chromium).await
}

#[tokio::test]
async fn inside_a_frame_of_another_site_firefox_is_driven_as_outside() -> Result<()> {
    is_driven_in_a_frame(Engine::Firefox).await
}

#[tokio::test]
async fn inside_a_frame_of_another_site_webkit_is_driven_as_outside() -> Result<()> {
    is_driven_in_a_frame(Engine::WebKit).await
}

async fn is_driven_in_a_frame(engine: Engine) -> Result<()> {
    let inside = site(
        "<input aria-label=Ort><input type=checkbox aria-label=ja>
        <div class=tall></div><button>Weiter</button>",
    )?;
    let outside = site("")?;
    let frame = Server::builder(inside.path()).open_to_all().start().await?;
    // For a browser, `localhost` is another site than the address it resolves to.
    let address = frame.url("").replace("127.0.0.1", "localhost");
    let html = format!("<h1>Gemeinde</h1><iframe height=300 src='{address}'></iframe>");
    let visit = Visit::new().site(outside.path()).engine(engine);
    let page = visit.reply("/", Reply::HostPage(html)).open("").await?;

    page.enter_frame("iframe").await?;
    page.wait_for_text("h1", "Probe").await?;
    page.eval::<()>("addEventListener('click', ({ target }) => { target.id = 'tapped'; })").await?;
    page.click_text("button", "Weiter").await?;
    page.wait_for("button#tapped").await?;
    page.fill("input", "Witzenhausen").await?;
    page.press("Tab").await?;
    page.press("Space").await?;
    page.wait_for("[type=checkbox]:checked").await?;
    let reads_the_host: bool =
        page.eval("try { return parent.document !== null } catch { return false }").await?;
    assert!(!reads_the_host);

    if engine == Engine::Chromium {
        let now: String = page.eval("return new Date().toISOString()").await?;
        assert_eq!(now, "2026-11-24T09:30:00.000Z");
    }

    page.leave_frames().await?;
    assert_eq!(page.text_of("h1").await?, "Gemeinde");
    Ok(())
}

/// Styles for the pages below: faults have classes, because the server's policy forbids inline
/// styles.
const STYLE: &str = "
    .bare { outline: none }
    .card { width: 400px }
    .pale { color: #aaa }
    .tall { height: 2000px }
    .tiny { all: unset; font-size: 8px }";

/// A one-page site that breaks no rule, around this content.
fn site(content: &str) -> Result<TempDir> {
    let site = TempDir::new()?;
    let page = format!(
        "<!doctype html><html lang=de><meta charset=utf-8><title>Probe</title>\
        <meta name=viewport content='width=device-width'><link rel=icon href='data:,'>\
        <link rel=stylesheet href=style.css>\
        <main><h1>Probe</h1>{content}</main></html>"
    );
    std::fs::write(site.path().join("index.html"), page)?;
    std::fs::write(site.path().join("style.css"), STYLE)?;
    Ok(site)
}
