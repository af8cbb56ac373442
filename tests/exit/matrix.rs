//! Every way in × every way out × what happens next, in every engine: whoever uses the browser
//! afterwards sees nothing sensitive. The results are recorded in docs/reliability.md.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Account, Engine, Host, Page, Visit, list};

use super::{
    BEFORE, BUTTON, UNSAFE, WEATHER, is_before, is_the_weather, lead_to_the_weather, titled,
    weather,
};

/// The target of a link on the finder's page.
const AWAY: &str = "/anderswo.html";
/// Words of the demo's sensitive offers, as displayed.
const SENSITIVE: [&str; 3] = ["Frauenhaus", "nicht sicher", "Gewalt"];
/// The part of a page that would show them: „Sofort Hilfe“ is the same for every family.
const SHOWN: &str = "return (document.querySelector('main') ?? document.body).innerText";

#[derive(Clone, Copy, PartialEq, Eq)]
enum WayIn {
    Address,
    SensitiveLink,
    HarmlessLink,
    LinkInThePage,
    Preset,
    Reload,
    Return,
    Element,
    ScriptedFrame,
    Frame,
    Sandbox,
    SandboxedElement,
    NoOrigin,
    NoOriginLeaving,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WayOut {
    Button,
    Shift,
}

impl WayIn {
    const ALL: [Self; 14] = [
        Self::Address,
        Self::SensitiveLink,
        Self::HarmlessLink,
        Self::LinkInThePage,
        Self::Preset,
        Self::Reload,
        Self::Return,
        Self::Element,
        Self::ScriptedFrame,
        Self::Frame,
        Self::Sandbox,
        Self::SandboxedElement,
        Self::NoOrigin,
        Self::NoOriginLeaving,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Address => "the address with „nicht sicher“ ticked",
            Self::SensitiveLink => "a link that hands over the Frauenhaus",
            Self::HarmlessLink => {
                "a link that hands over the Familienbüro with the Frauenhaus opened behind it"
            }
            Self::LinkInThePage => "a link opened in the tab of the finder",
            Self::Preset => "an address with place and topic",
            Self::Reload => "a reload half way",
            Self::Return => "Back from another website",
            Self::Element => "an element with `exit-url`",
            Self::ScriptedFrame => "a frame with `embed.js` and `data-exit-url`",
            Self::Frame => "a bare frame",
            Self::Sandbox => "a sandbox that forbids to leave",
            Self::SandboxedElement => "the same with `embed.js` and `data-exit-url`",
            Self::NoOrigin => "a sandbox without `allow-same-origin` that forbids to leave",
            Self::NoOriginLeaving => "a sandbox without `allow-same-origin` that allows to leave",
        }
    }

    /// The host's page with the widget in it.
    fn host(self) -> Option<&'static str> {
        let content = match self {
            Self::Element => {
                "<script async src='{widget}embed.js'></script>
                 <angebots-finder exit-url='{weather}'></angebots-finder>"
            }
            Self::ScriptedFrame => {
                "<script async src='{widget}embed.js'></script>
                 <iframe src='{widget}' data-exit-url='{weather}' width=340 height=600></iframe>"
            }
            Self::Frame => "<iframe src='{widget}' width=340 height=600></iframe>",
            Self::Sandbox => {
                "<iframe sandbox='allow-scripts allow-same-origin allow-forms' src='{widget}'
                 width=340 height=600></iframe>"
            }
            Self::SandboxedElement => {
                "<script async src='{widget}embed.js'></script>
                 <iframe sandbox='allow-scripts allow-same-origin allow-forms' src='{widget}'
                 data-exit-url='{weather}' width=340 height=600></iframe>"
            }
            // To no effect: no host can communicate with it.
            Self::NoOrigin => {
                "<script async src='{widget}embed.js'></script>
                 <iframe sandbox='allow-scripts allow-forms' src='{widget}'
                 data-exit-url='{weather}' width=340 height=600></iframe>"
            }
            Self::NoOriginLeaving => {
                "<script async src='{widget}embed.js'></script>
                 <iframe sandbox='allow-scripts allow-forms allow-top-navigation' src='{widget}'
                 data-exit-url='{weather}' width=340 height=600></iframe>"
            }
            _ => return None,
        };
        Some(content)
    }
}

impl WayOut {
    const ALL: [Self; 2] = [Self::Button, Self::Shift];

    fn name(self) -> &'static str {
        match self {
            Self::Button => "the button",
            Self::Shift => "three times Shift",
        }
    }

    async fn take(self, page: &Page, engine: Engine) -> Result<()> {
        match self {
            Self::Button if engine == Engine::WebKit && page.eval("return window !== top").await? => {
                // WebKit's driver looks up the frame again after a tap, but by then it is gone.
                page.eval("setTimeout(() => document.querySelector('.exit button').click())").await
            }
            Self::Button => page.click(BUTTON).await,
            Self::Shift if engine == Engine::WebKit && page.eval("return window !== top").await? => {
                page.eval(
                    "setTimeout(() => {
                       for (const _ of [1, 2, 3]) {
                         document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }));
                       }
                     })",
                )
                .await
            }
            Self::Shift => {
                page.press("Shift").await?;
                page.press("Shift").await?;
                // On the third press, the page is gone before the key is released.
                page.press("Shift").await.or_else(|error| {
                    if error.to_string().contains("no such window") { Ok(()) } else { Err(error) }
                })
            }
        }
    }
}

#[tokio::test]
async fn nobody_who_comes_after_sees_anything_in_chromium() -> Result<()> {
    every_way(Engine::Chromium, "The way out in Chromium").await
}

#[tokio::test]
async fn nobody_who_comes_after_sees_anything_in_firefox() -> Result<()> {
    every_way(Engine::Firefox, "The way out in Firefox").await
}

#[tokio::test]
async fn nobody_who_comes_after_sees_anything_in_webkit() -> Result<()> {
    every_way(Engine::WebKit, "The way out in WebKit").await
}

async fn every_way(engine: Engine, heading: &'static str) -> Result<()> {
    let mut account = Account::new(heading);
    for way_in in WayIn::ALL {
        for way_out in WayOut::ALL {
            let sees = leaves(engine, way_in, way_out)
                .await
                .with_context(|| format!("{}, {}", way_in.name(), way_out.name()))?;
            account.note(way_in.name(), way_out.name(), &sees, engine);
        }
    }
    account.check()
}

/// Goes in and out, and returns what is visible then.
async fn leaves(engine: Engine, way_in: WayIn, way_out: WayOut) -> Result<String> {
    let visit = Visit::new()
        .whole_browser()
        .engine(engine)
        .reply(WEATHER, weather())
        .reply(BEFORE, titled("Vorher"))
        .reply(AWAY, titled("Anderswo"));
    match way_in.host() {
        Some(content) => in_a_frame(visit, engine, content, way_in, way_out).await,
        None => in_its_own_window(visit, engine, way_in, way_out).await,
    }
}

async fn in_its_own_window(
    visit: Visit,
    engine: Engine,
    way_in: WayIn,
    way_out: WayOut,
) -> Result<String> {
    let page = visit.open(BEFORE).await?;
    go_in(&page, way_in).await?;
    lead_to_the_weather(&page, page.server()).await?;
    let address = page.url().await?;
    let entry: usize = page.eval("return history.state").await?;
    ensure!(way_in == WayIn::HarmlessLink || !address.contains('#'), "{address} contains the list");
    way_out.take(&page, engine).await?;
    is_the_weather(&page).await.context("leaving")?;
    page.back().await?;
    is_before(&page).await.context("Back")?;
    page.forward().await?;
    is_the_weather(&page).await.context("Forward")?;
    let mut shown = 0;
    while shown < entry {
        page.forward().await?;
        // WebKit skips entries that were created without a tap.
        let is_further = format!("return history.state > {shown}");
        page.wait_until("a later entry is shown", &is_further).await?;
        shown = page.eval("return history.state").await?;
        is_empty(&page).await.with_context(|| format!("Forward to entry {shown}"))?;
    }
    page.go_to_anew(&address).await?;
    is_empty(&page).await.context("the address opened again")?;
    let forward =
        if entry > 0 { "Forward: the first question, empty" } else { "nothing behind it" };
    Ok(format!("the neutral page; Back: what was open before; {forward}; again: the same"))
}

/// Shows something sensitive, by this way in.
async fn go_in(page: &Page, way_in: WayIn) -> Result<()> {
    let link = |offer| Ok::<_, anyhow::Error>(format!("#{}", list::fragment_of("de", &[offer])?));
    match way_in {
        WayIn::Address => {
            page.go_to("").await?;
            UNSAFE.answer(page).await
        }
        WayIn::SensitiveLink => {
            page.go_to(&link("frauenhaus")?).await?;
            is_listed(page, "frauenhaus").await
        }
        WayIn::HarmlessLink => {
            page.go_to(&link("familienbuero")?).await?;
            is_listed(page, "familienbuero").await?;
            list::to_all_offers(page).await?;
            page.fill("#search", "frauenhaus").await?;
            page.click("[data-offer=frauenhaus] h3 button").await?;
            page.wait_for_screen("offer").await
        }
        WayIn::LinkInThePage => {
            page.go_to("").await?;
            page.wait_for_catalogue().await?;
            page.click("#next").await?;
            page.wait_for_screen("place").await?;
            page.go_to(&link("frauenhaus")?).await?;
            is_listed(page, "frauenhaus").await
        }
        WayIn::Preset => {
            page.go_to("?place=kolmenrod&topic=gewalt-und-schutz&life_phase=kita").await?;
            UNSAFE.answer(page).await
        }
        WayIn::Reload => {
            page.go_to("").await?;
            UNSAFE.answer(page).await?;
            page.reload().await?;
            is_empty(page).await?;
            UNSAFE.answer(page).await
        }
        WayIn::Return => {
            page.go_to("").await?;
            UNSAFE.answer(page).await?;
            page.go_to(AWAY).await?;
            page.wait_until("it is elsewhere", "return document.title === 'Anderswo'").await?;
            page.back().await?;
            page.wait_for_catalogue().await?;
            // The browser has kept the page, or loads it again.
            page.wait_for("main h1").await?;
            if page.attribute("html", "data-sensitive").await?.is_none() {
                UNSAFE.answer(page).await?;
            }
            Ok(())
        }
        _ => bail!("it is a way into a frame"),
    }
}

async fn in_a_frame(
    visit: Visit,
    engine: Engine,
    content: &str,
    way_in: WayIn,
    way_out: WayOut,
) -> Result<String> {
    let host = Host::open(visit, &content.replace("{weather}", WEATHER)).await?;
    let page = &host.page;
    let address = page.url().await?;
    page.go_to(BEFORE).await?;
    is_before(page).await?;
    page.go_to(&address).await?;
    is_the_host(page).await?;
    let entries: usize = page.eval("return history.length").await?;
    if engine == Engine::WebKit && matches!(way_in, WayIn::NoOrigin | WayIn::NoOriginLeaving) {
        return does_not_start(&host).await;
    }
    host.enter().await?;
    UNSAFE.answer(page).await?;
    lead_to_the_weather(page, page.server()).await?;
    way_out.take(page, engine).await?;
    if matches!(way_in, WayIn::Sandbox | WayIn::NoOrigin) {
        let word = "return document.body.textContent === 'Bitte schließen Sie dieses Fenster.'";
        page.wait_until("it says how", word).await?;
        page.leave_frames().await?;
        page.back().await?;
        is_before(page).await.context("Back")?;
        one_forward(page, engine).await?;
        is_the_host(page).await.context("Forward")?;
        is_empty_or_gone(&host).await.context("Forward")?;
        page.go_to_anew(&address).await?;
        is_the_host(page).await?;
        host.enter().await?;
        is_empty(page).await.context("the host's page opened again")?;
        return Ok(
            "„Bitte schließen Sie dieses Fenster.“; Back: what was open before; Forward and \
                   again: the first question, empty"
                .to_owned(),
        );
    }
    page.leave_frames().await?;
    is_the_weather(page).await.context("leaving")?;
    page.back().await?;
    is_before(page).await.context("Back")?;
    one_forward(page, engine).await?;
    is_the_weather(page).await.context("Forward")?;
    // What is behind it depends on the engine, which may drop a frame's entries: the host's page
    // without the frame or with an empty one. Firefox counts the entries of a frame with an opaque
    // origin, but navigates to none of them.
    let leads_on = engine != Engine::Firefox || way_in != WayIn::NoOriginLeaving;
    if leads_on && page.eval(&format!("return history.length > {entries}")).await? {
        one_forward(page, engine).await?;
        is_the_host(page).await.context("Forward again")?;
        is_empty_or_gone(&host).await.context("Forward again")?;
    }
    page.go_to_anew(&address).await?;
    is_the_host(page).await?;
    host.enter().await?;
    is_empty(page).await.context("the host's page opened again")?;
    Ok("the neutral page; Back: what was open before; Forward: the neutral page, and behind it \
        nothing of the visit; again: the first question, empty"
        .to_owned())
}

/// To the next history entry. Forward in WebKit's driver is that of its toolbar, which skips to the
/// last of several entries that were created without a tap. A family creates each with a tap; the
/// driver does not, because its taps miss what a host has not scrolled to ([`Page::click`]). A
/// script's Forward skips none.
async fn one_forward(page: &Page, engine: Engine) -> Result<()> {
    if engine == Engine::WebKit {
        return page.eval("setTimeout(() => history.forward())").await;
    }
    page.forward().await
}

/// In WebKit, a policy's `'self'` matches nothing in such a frame: only what is in the page itself works.
/// It says so, opens „Sofort Hilfe“, and promises no way out.
async fn does_not_start(host: &Host) -> Result<String> {
    host.enter_frame(0).await?;
    let page = &host.page;
    page.wait_for_text("#start-failed", "konnte nicht starten").await?;
    page.wait_for("a[href='tel:116111']").await?;
    assert_eq!(page.texts_of(".exit").await?, Vec::<String>::new());
    assert_eq!(page.attribute("html", "data-started").await?, None);
    Ok("„Der Angebotsfinder konnte nicht starten“, „Sofort Hilfe“; no answer can be given, and no \
        way out is promised"
        .to_owned())
}

/// The host's page is loaded, and either has no frame any more or shows the first question in it.
async fn is_empty_or_gone(host: &Host) -> Result<()> {
    let is_loaded = "return performance.getEntriesByType('navigation')[0]?.loadEventEnd > 0";
    host.page.wait_until("the host's page has been loaded", is_loaded).await?;
    let has_frame = "return !!(document.querySelector('iframe')
        ?? document.querySelector('angebots-finder')?.shadowRoot?.querySelector('iframe'))";
    if !host.page.eval::<bool>(has_frame).await? {
        return Ok(());
    }
    host.enter().await?;
    is_empty(&host.page).await?;
    host.page.leave_frames().await
}

async fn is_listed(page: &Page, offer: &str) -> Result<()> {
    page.wait_for_screen("remembered").await?;
    page.wait_for(&format!("[data-offer={offer}]")).await?;
    Ok(())
}

async fn is_the_host(page: &Page) -> Result<()> {
    page.wait_until("the host's page is there", "return document.title === 'Gemeinde'").await
}

/// The finder shows its first question, and nothing reveals an earlier user.
async fn is_empty(page: &Page) -> Result<()> {
    page.wait_for_catalogue().await?;
    page.wait_for_screen("for-whom").await?;
    let shown: String = page.eval(SHOWN).await?;
    for word in SENSITIVE {
        ensure!(!shown.contains(word), "„{word}“ is shown: {shown}");
    }
    assert_eq!(page.attribute("html", "data-sensitive").await?, None);
    assert_eq!(page.texts_of("#remembered").await?, Vec::<String>::new());
    let (title, address, state): (String, String, serde_json::Value) =
        page.eval("return [document.title, location.href, history.state]").await?;
    ensure!(!title.contains("merkt"), "the title is „{title}“");
    ensure!(!address.contains('#'), "the address is {address}");
    // WebKit drops it for a frame that is restored with its host.
    ensure!(state.is_number() || state.is_null(), "the history state is {state}");
    Ok(())
}
