//! Wherever and however the finder is embedded in a page.

use anyhow::Result;
use browser_tests::{Host, Visit};

use super::{ELEMENT, FRAME};

#[tokio::test]
async fn a_script_alone_puts_the_finder_behind_itself_or_where_it_says() -> Result<()> {
    let script = "<p><script async src='{widget}embed.js' data-finder data-lang=en></script></p>";
    let host = Host::open(Visit::new(), script).await?;
    host.enter().await?;
    host.page.wait_for_text("h1", "Who").await?;
    host.fitting_height(0).await?;

    let script = "<div id=here></div>
        <script async src='{widget}embed.js' data-finder='#here' data-lang=tr></script>";
    let host = Host::open(Visit::new(), script).await?;
    host.enter().await?;
    host.page.leave_frames().await?;
    host.page.wait_for("#here angebots-finder[lang=tr]").await?;
    Ok(())
}

#[tokio::test]
async fn a_frame_that_is_there_already_becomes_as_high_as_its_content() -> Result<()> {
    let frame = "<iframe src='{widget}?lang=de' width=340 height=200></iframe>";
    let content = format!("{frame}<script src='{{widget}}embed.js'></script>");
    let host = Host::open(Visit::new(), &content).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    Ok(())
}

#[tokio::test]
async fn several_finders_on_a_page_do_not_mind_each_other() -> Result<()> {
    let all = format!(
        "{ELEMENT}<angebots-finder lang=ar></angebots-finder>{FRAME}
         <script async src='{{widget}}embed.js'></script>"
    );
    let host = Host::open(Visit::new(), &all).await?;
    for (number, heading) in [(0, "Für wen"), (1, "لمن"), (2, "Für wen")] {
        host.enter_nth(number).await?;
        host.page.wait_for_text("main h1", heading).await?;
        host.fitting_height(number).await?;
    }
    host.enter_nth(1).await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.fitting_height(1).await?;
    host.enter_nth(0).await?;
    host.page.wait_for_screen("for-whom").await?;
    host.fitting_height(0).await?;
    Ok(())
}

#[tokio::test]
async fn a_finder_that_comes_late_or_is_moved_or_rendered_anew_is_a_finder() -> Result<()> {
    let host = Host::open(Visit::new(), "<script src='{widget}embed.js'></script><main></main>");
    let host = host.await?;
    let render = "document.querySelector('main').innerHTML = '<angebots-finder></angebots-finder>'";
    for change in [
        render,
        render,
        "document.querySelector('angebots-finder').innerHTML = ''",
        "document.body.append(document.querySelector('angebots-finder'))",
        "document.querySelector('angebots-finder').setAttribute('lang', 'en')",
    ] {
        host.page.leave_frames().await?;
        host.page.eval::<()>(change).await?;
        host.enter().await?;
        host.fitting_height(0).await?;
    }
    host.page.wait_for_text("h1", "Who").await?;
    Ok(())
}

#[tokio::test]
async fn a_page_from_right_to_left_holds_it_as_any_other() -> Result<()> {
    let host = Host::open(
        Visit::new(),
        "<script>document.documentElement.dir = 'rtl'</script>
         <script async src='{widget}embed.js'></script><angebots-finder lang=ar></angebots-finder>",
    )
    .await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    assert_eq!(host.page.attribute("html", "dir").await?.as_deref(), Some("rtl"));
    host.page.leave_frames().await?;
    assert_eq!(host.page.overflow_x().await?, None);
    Ok(())
}

#[tokio::test]
async fn a_host_with_a_strict_policy_needs_to_allow_script_and_frame_only() -> Result<()> {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
        img-src data:; script-src {widget}; frame-src {widget}\">";
    let host = Host::open(Visit::new(), &format!("{policy}{ELEMENT}")).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    assert_eq!(host.page.console_errors().await?, []);
    Ok(())
}

#[tokio::test]
async fn the_script_of_open_iframe_resizer_finds_what_it_knows() -> Result<()> {
    // What that library does in a host's page: sends greetings until one is answered.
    let library = "<script>
        const frame = document.querySelector('iframe');
        addEventListener('message', ({ source, data }) => {
            if (source === frame.contentWindow && data?.type === 'iframe-resized') {
                frame.style.height = `${data.height}px`;
                clearInterval(greeting);
            }
        });
        const greeting = setInterval(() => {
            frame.contentWindow.postMessage({ type: 'iframe-child-init' }, '*');
        }, 100);
    </script>";
    let host = Host::open(Visit::new(), &format!("{FRAME}{library}")).await?;
    host.enter().await?;
    host.fitting_height(0).await?;
    Ok(())
}
