//! Frames are as high as their content.

use anyhow::Result;
use browser_tests::{Host, Visit};

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
