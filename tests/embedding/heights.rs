//! Frames are as high as their content.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Host, Visit};

use super::ELEMENT;

#[tokio::test]
async fn the_frame_grows_and_shrinks_with_what_it_shows() -> Result<()> {
    let host = Host::open(Visit::new(), ELEMENT).await?;
    host.enter().await?;
    let first = host.fitting_height(0).await?;
    host.page.click(".language summary").await?;
    host.page.wait_for(".language [lang=uk]").await?;
    let open = host.fitting_height(0).await?;
    assert!(open > first, "{first}, with the languages {open}");
    host.page.click(".language summary").await?;
    host.page.wait_until_gone(".language [lang=uk]").await?;
    assert_eq!(host.fitting_height(0).await?.to_bits(), first.to_bits());
    Ok(())
}

#[tokio::test]
async fn a_frame_that_fits_neither_scrolls_nor_asks_again() -> Result<()> {
    // A third of an odd width: nothing is a whole number of pixels.
    let style = "<style>angebots-finder { width: 33.37% } body { width: 1001px }</style>";
    let count = "<script>
        let heights = 0;
        addEventListener('message', ({ data }) => heights += data.type === 'iframe-resized');
    </script>";
    let host = Host::open(Visit::new(), &format!("{style}{count}{ELEMENT}")).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    let scrolls: bool = host
        .page
        .eval("const page = document.documentElement; return page.scrollHeight > innerHeight")
        .await?;
    assert!(!scrolls);
    host.page.leave_frames().await?;
    let sent_while_nothing_happens: u32 = host
        .page
        .eval(
            "const before = heights;
             for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
             return heights - before",
        )
        .await?;
    assert_eq!(sent_while_nothing_happens, 0);
    Ok(())
}

#[tokio::test]
async fn a_narrower_host_makes_a_higher_frame() -> Result<()> {
    let host = Host::open(Visit::new().size(1280, 800), ELEMENT).await?;
    host.enter().await?;
    let wide = host.fitting_height(0).await?;
    host.page.leave_frames().await?;
    host.page.eval::<()>("document.body.style.width = '300px'").await?;
    let width = "return document.querySelector('angebots-finder').offsetWidth === 300";
    host.page.wait_until("it is narrow", width).await?;
    host.enter().await?;
    host.page.wait_until("so is the frame", "return innerWidth === 300").await?;
    let narrow = host.fitting_height(0).await?;
    assert!(narrow > wide, "{wide} at 1280 pixels, {narrow} at 300");
    Ok(())
}

#[tokio::test]
async fn the_host_scrolls_to_a_new_question_only_if_it_is_out_of_sight() -> Result<()> {
    let host = Host::open(Visit::new().size(1000, 700), ELEMENT).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    // The heading is in view: nothing scrolls.
    let (before, _) = host.heading().await?;
    host.enter().await?;
    host.page.eval::<()>("document.querySelector('form').requestSubmit()").await?;
    host.page.wait_for_screen("place").await?;
    host.fitting_height(0).await?;
    let (_, scrolled) = host.heading().await?;
    assert!(before > 0.0 && scrolled < 1.0, "{before}, {scrolled}");
    // From far below, the next heading scrolls into view.
    host.page.eval::<()>("scrollTo(0, 100000)").await?;
    host.enter().await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("situation").await?;
    host.fitting_height(0).await?;
    host.heading_comes_into_sight().await
}

/// Hosts whose styles keep a frame lower than its content.
const LOW: [(&str, &str); 6] = [
    ("max-height", "<style>iframe { max-height: 600px }</style>{frame}"),
    ("a part of the window", "<style>iframe { max-height: 80vh }</style>{frame}"),
    ("height", "<style>iframe { height: 500px !important }</style>{frame}"),
    (
        "16:9",
        "<style>
            div { position: relative; height: 0; padding-top: 100%; overflow: hidden }
            iframe { position: absolute; inset: 0; height: 100% !important; border: 0 }
         </style><div>{frame}</div>",
    ),
    (
        "16:9, cut off",
        "<style>
            div { position: relative; height: 0; padding-top: 100%; overflow: hidden }
            iframe { position: absolute; inset: 0; height: 100% }
         </style><div>{frame}</div>",
    ),
    ("cut off", "<style>div { height: 400px; overflow: hidden }</style><div>{frame}</div>"),
];

#[tokio::test]
async fn where_the_host_keeps_the_frame_low_the_finder_scrolls_in_it() -> Result<()> {
    let frame = "<iframe src='{widget}' width=340></iframe>\
                 <script async src='{widget}embed.js'></script>";
    let element = "<style>angebots-finder { height: 400px; overflow: hidden }</style>";
    let element = format!("{element}{ELEMENT}");
    for engine in Engine::ALL {
        let visit = Visit::new().engine(engine).size(390, 844);
        let host = Host::open(visit, &element).await?;
        scrolls_in(&host).await.with_context(|| format!("{engine}, the element cuts off"))?;
        for (name, content) in LOW {
            host.reopen(&content.replace("{frame}", frame)).await?;
            scrolls_in(&host).await.with_context(|| format!("{engine}, {name}"))?;
        }
    }
    Ok(())
}

/// Waits until the last button of the question can be reached by scrolling in the frame, and what is
/// at the frame's end is to be seen on the page around it.
async fn scrolls_in(host: &Host) -> Result<()> {
    host.enter().await?;
    let scrolls = "const page = document.documentElement;
        return page.scrollHeight > innerHeight && getComputedStyle(page).overflowY !== 'hidden'";
    host.page.wait_until("the frame scrolls", scrolls).await?;
    host.page.leave_frames().await?;
    let is_whole = "
        const element = document.querySelector('angebots-finder');
        const frame = element?.shadowRoot.querySelector('iframe') ?? document.querySelector('iframe');
        const { bottom } = frame.getBoundingClientRect();
        const cut = element ?? frame.parentElement;
        return cut === document.body || bottom < cut.getBoundingClientRect().bottom + 1";
    host.page.wait_until("the frame's end is on the page", is_whole).await
}

#[tokio::test]
async fn what_the_host_fits_to_the_frame_is_waited_for() -> Result<()> {
    // As carousels and tabs do.
    let fit = "<style>div { overflow: hidden; height: 640px }</style><div>{element}</div><script>
        const box = document.querySelector('div');
        new ResizeObserver(([{ target }]) => setTimeout(() => {
            box.style.height = target.offsetHeight + 'px';
        }, 300)).observe(document.querySelector('angebots-finder'));
    </script>";
    let host = Host::open(Visit::new(), &fit.replace("{element}", ELEMENT)).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    host.page.leave_frames().await?;
    let is_fit = "return document.querySelector('div').offsetHeight >
        document.querySelector('angebots-finder').offsetHeight - 1";
    host.page.wait_until("nothing is cut off", is_fit).await?;
    host.fitting_height(0).await?;
    Ok(())
}

/// Records whether the page of a frame could scroll since it was greeted.
const SCROLL_BARS: &str = "
    window.scrollBars = [];
    new MutationObserver(() => {
        const page = document.documentElement;
        if (page && window !== top) scrollBars.push(page.style.overflow);
    }).observe(document, { attributes: true, attributeFilter: ['style'], subtree: true });";

#[tokio::test]
async fn a_frame_that_fits_never_shows_a_scroll_bar() -> Result<()> {
    let host = Host::open(Visit::new().script(SCROLL_BARS), ELEMENT).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    host.page.click(".language summary").await?;
    host.page.wait_for(".language [lang=uk]").await?;
    host.fitting_height(0).await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.fitting_height(0).await?;
    let seen: Vec<String> = host.page.eval("return scrollBars").await?;
    ensure!(!seen.is_empty() && seen.iter().all(|each| each == "hidden"), "{seen:?}");
    Ok(())
}
