//! Pages in which untrusted people may write markup, but no scripts: embed.js must not enable them
//! to run any.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Host, Visit, dist};
use serde_json::json;
use xtask::server::Reply;

use super::ELEMENT;

/// Records where embed.js navigated to, or that it ran code: neither may happen.
const RAN: &str = "<script>const ran = []; const run = (what) => ran.push(what);</script>";
/// Next to embed.js's folder, `{widget}familie/`, or not a page at all. A script in them would run
/// in the host's page.
const STRANGERS: [&str; 16] = [
    "javascript:parent.run('src')",
    "java\nscript:parent.run('src')",
    "data:text/html,<script>parent.postMessage({type:'angebotsfinder:exit'},'*')</script>",
    "about:blank",
    "blob:null/1",
    "//elsewhere.example/familie/",
    "{widget}",
    "{widget}familienfeind/",
    "../",
    "%2e%2e/",
    "..%2fuploads/",
    "a/..%5c..%5cuploads/",
    "a/..%252fuploads/",
    "a/..;/..;/uploads/",
    "{widget}familie@elsewhere.example/",
    "http://[",
];

/// A host's page with its scripts; `{widget}familie/` is its folder.
async fn host(content: &str) -> Result<Host> {
    let script = Reply::Body { mime: "text/javascript".to_owned(), bytes: dist::read("embed.js")? };
    let content = format!("{RAN}{content}");
    Host::open_with(Visit::new(), &content, &[("/familie/embed.js", script)]).await
}

#[tokio::test]
async fn an_element_shows_nothing_but_what_lies_below_the_scripts_folder() -> Result<()> {
    let element = |address: &&str| {
        format!("<angebots-finder src='{}'></angebots-finder>", address.replace('\'', "&#39;"))
    };
    let elements = STRANGERS.iter().map(element).collect::<Vec<_>>().concat();
    let own = "<angebots-finder src='schwanger/?topic=geld'></angebots-finder>";
    let script = "<script src='{widget}familie/embed.js'></script>";
    let host = host(&format!("{elements}{own}{script}")).await?;
    let mut frames: Vec<String> = host
        .page
        .eval(
            "return [...document.querySelectorAll('angebots-finder')]
                .map(({ shadowRoot }) => shadowRoot.querySelector('iframe').src)",
        )
        .await?;
    let folder = format!("{}familie/", host.address());
    assert_eq!(frames.pop(), Some(format!("{folder}schwanger/?topic=geld&heading_level=2")));
    let plain = format!("{folder}?heading_level=2");
    for (frame, address) in frames.iter().zip(STRANGERS) {
        assert_eq!(*frame, plain, "{address}");
    }
    assert_eq!(host.page.eval::<Vec<String>>("return ran").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn an_exit_that_is_no_page_of_the_web_runs_nothing_and_leads_nowhere() -> Result<()> {
    for address in [
        "javascript:run('exit')",
        " java\tscript:run('exit')",
        "data:text/html,x",
        "blob:null/1",
        "http://[",
        "",
    ] {
        for content in [
            ELEMENT
                .replace("<angebots-finder", &format!("<angebots-finder exit-url=\"{address}\"")),
            format!(
                "<iframe src='{{widget}}' data-exit-url=\"{address}\"></iframe>
                 <script src='{{widget}}embed.js'></script>"
            ),
        ] {
            let host = host(&content).await?;
            host.enter().await?;
            host.fitting_height(0).await?;
            // Messages sent afterwards arrive afterwards.
            host.page
                .eval::<()>(
                    "addEventListener('resize', (event) => event.stopImmediatePropagation(), true);
                     parent.postMessage({ type: 'angebotsfinder:exit' }, '*');
                     parent.postMessage({ type: 'iframe-resized', height: 7777 }, '*')",
                )
                .await?;
            host.page.wait_until("the host has heard it", "return innerHeight === 7777").await?;
            host.page.leave_frames().await?;
            let ran: Vec<String> = host.page.eval("return ran").await?;
            assert_eq!(ran, Vec::<String>::new(), "{content}");
            ensure!(host.page.url().await?.ends_with("/gemeinde.html"), "{content}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_frame_that_is_none_of_ours_does_not_make_the_host_leave() -> Result<()> {
    let exit = "<script>parent.postMessage({ type: `angebotsfinder:exit` }, `*`)</script>";
    let content = format!(
        "<script>let heard = 0; addEventListener('message', ({{ origin }}) => heard += origin === 'null')</script>
         <script src='{{widget}}embed.js'></script>
         <iframe data-exit-url='/weg.html' src=\"data:text/html,{exit}\"></iframe>
         <iframe data-exit-url='/weg.html' sandbox=allow-scripts srcdoc=\"{exit}\"></iframe>
         <iframe data-exit-url='/weg.html' sandbox=allow-scripts src='{{widget}}weg.html'></iframe>"
    );
    let leaving = Reply::HostPage(exit.to_owned());
    let host = Host::open_with(Visit::new(), &content, &[("/weg.html", leaving)]).await?;
    host.page.wait_until("all have asked to leave", "return heard === 3").await?;
    ensure!(host.page.url().await?.ends_with("/gemeinde.html"));
    assert_eq!(host.page.eval::<u8>("return frames.length").await?, 3);
    Ok(())
}

/// Names with which elements shadow properties of the page or its document (DOM clobbering).
const NAMES: &str = "<img name=currentScript src='data:,'><img name=readyState><img name=baseURI>
    <form name=querySelectorAll></form><form name=querySelector></form><img name=createElement>
    <img name=head><img name=body><form name=getElementById></form>
    <a id=angebotsFinder href='https://elsewhere.example/'></a><a id=frame></a><a id=folders></a>
    <form id=location name=location></form><img name=parent><img name=top><a id=customElements></a>
    <img name=navigator><img name=addEventListener><img name=getComputedStyle><img name=documentElement>
    <img name=scrollBy><img name=setTimeout><a id=URL></a><a id=Map></a><a id=Document></a>
    <iframe name=MutationObserver srcdoc=''></iframe><img name=angebotsFinder><a id=angebots-finder></a>
    <svg><iframe src='https://elsewhere.example/'></iframe></svg>";

#[tokio::test]
async fn nothing_that_markup_can_name_is_taken_for_the_scripts_own() -> Result<()> {
    for engine in Engine::ALL {
        is_undisturbed(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn is_undisturbed(engine: Engine) -> Result<()> {
    let content = format!(
        "<body>{NAMES}<script src='{{widget}}embed.js' data-finder data-lang=uk></script>{NAMES}"
    );
    let host = Host::open(Visit::new().engine(engine), &content).await?;
    // The driver's own scripts need these names.
    host.page
        .eval::<()>(
            "const all = Document.prototype.querySelectorAll.call(document, '[name], [id], svg');
             for (const each of all) each.remove()",
        )
        .await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    assert_eq!(host.page.attribute("html", "lang").await?.as_deref(), Some("uk"));
    Ok(())
}

#[tokio::test]
async fn a_base_in_the_text_does_not_move_the_script() -> Result<()> {
    // Runs once all markup has been parsed, `<base>` included; its own address was resolved before.
    let content = "<body><script defer src='familie/embed.js' data-finder></script>
        <base href='{widget}'>";
    let script = Reply::Body { mime: "text/javascript".to_owned(), bytes: dist::read("embed.js")? };
    let host = Host::open(Visit::new().reply("/familie/embed.js", script), content).await?;
    let frame = "document.querySelector('angebots-finder')?.shadowRoot.querySelector('iframe')";
    host.page.wait_until("the finder is there", &format!("return !!{frame}")).await?;
    let address: String = host.page.eval(&format!("return {frame}.src")).await?;
    assert_eq!(address, host.page.server().url("familie/?heading_level=2"));
    Ok(())
}

/// For pages that allow this script's tag, and no other.
#[tokio::test]
async fn the_tag_hands_on_no_attribute_but_those_of_the_finder() -> Result<()> {
    let content = "<script src='{widget}embed.js' data-finder data-lang=uk data-topic=geld
        data-exit-url=/weg.html data-events data-onclick=run(1) data-onfocus=run(2) data-autofocus
        data-tabindex=0 data-style='position:fixed' data-id=x data-src='javascript:run(3)'></script>";
    let host = host(content).await?;
    let names: Vec<String> = host
        .page
        .eval("return document.querySelector('angebots-finder').getAttributeNames().sort()")
        .await?;
    // `style` is set by the script itself.
    assert_eq!(json!(names), json!(["events", "exit-url", "lang", "src", "style", "topic"]));
    let display: String = host
        .page
        .eval("return document.querySelector('angebots-finder').getAttribute('style')")
        .await?;
    assert_eq!(display, "display: block;");
    Ok(())
}

#[tokio::test]
async fn no_library_of_the_hosts_page_stops_it() -> Result<()> {
    for library in [
        // Prototype and MooTools.
        "for (const name of ['each', 'toJSON', 'clone', 'first']) Array.prototype[name] = () => 'x';
         Array.from = (list) => [list];
         Array.prototype.find = function (test) { return this.filter((each) => test(each))[0]; };
         Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
         Object.prototype.isMine = true;",
        // A loader of modules.
        "window.define = () => { throw 'define' }; define.amd = {};
         window.require = window.exports = {}; window.module = { exports };",
        // Scripts with globals of their own.
        "var angebotsFinder = 'mine'; var finder = 1, frame = 2, element = 3, all = 4, own = 5;
         window.name = 'angebots-finder'; var status = 'top';",
        // Polyfills of what browsers have.
        "delete Array.prototype.at; delete String.prototype.at;",
    ] {
        let visit = Visit::new().size(390, 844);
        let host = Host::open(visit, &format!("<script>{library}</script>{ELEMENT}")).await?;
        host.enter().await?;
        host.fitting_height(0).await.with_context(|| library.to_owned())?;
    }
    Ok(())
}
