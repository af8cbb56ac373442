//! A page that opens the finder in a new window, and keeps a reference to it.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Engine, Host, Visit};

const OPENER: &str = "<button onclick=\"opened = window.open('{widget}')\">Angebote</button>";

#[tokio::test]
async fn whoever_opens_the_finder_can_neither_steer_its_window_nor_read_from_it() -> Result<()> {
    for engine in Engine::ALL {
        is_out_of_reach(engine).await.with_context(|| engine.to_string())?;
    }
    Ok(())
}

async fn is_out_of_reach(engine: Engine) -> Result<()> {
    let host = Host::open(Visit::new().engine(engine), OPENER).await?;
    let page = &host.page;
    page.click("button").await?;
    // The opener sees only a closed window, and cannot navigate it.
    page.wait_until("to the opener the window is closed", "return opened.closed").await?;
    page.eval::<()>("opened.location = 'about:blank'").await?;

    let own = page.driver().window().await?;
    let others = page.driver().windows().await?.into_iter().filter(|window| *window != own);
    let others: Vec<_> = others.collect();
    let [finder] = &others[..] else {
        bail!("there are {} other windows", others.len());
    };
    page.driver().switch_to_window(finder.clone()).await?;
    page.wait_for_catalogue().await?;
    let knows_none: bool = page.eval("return opener === null").await?;
    ensure!(knows_none, "the finder knows its opener");
    page.click("#next").await?;
    page.wait_for_screen("place").await
}
