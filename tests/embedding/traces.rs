//! Whatever is answered, opened or remembered, the host receives the same messages.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Host, Visit};
use serde::Deserialize;

/// Records the host's messages for each tap, as text, under the name that the frame announces
/// first.
const LISTEN: &str = "<style>body { margin: 0 }</style><script>
    const traces = {};
    let current;
    addEventListener('message', ({ data }) => {
        if (data.tap) current = traces[data.tap] = [];
        else current?.push(JSON.stringify(data));
    });
</script>";
const HOST: &str =
    "<script async src='{widget}embed.js'></script><angebots-finder events></angebots-finder>";

/// Taps, in the widget, and waits for all resulting messages. Two frames after the screen has
/// appeared: in the first the browser measures, in the second the measurements have been sent.
const STEPS: &str = "
    const frame = () => new Promise(requestAnimationFrame);
    const calm = async () => { for (let at = 0; at < 4; at++) await frame(); };
    const screen = async (name) => {
        const css = `[data-screen='${name}']:not(:has([aria-busy], .loading))`;
        while (!document.querySelector(css)) await frame();
        await calm();
    };
    const tap = (css) => document.querySelector(css).click();
    const begin = (name) => parent.postMessage({ tap: name }, '*');
    const sensitive = [];
    const note = (name) => {
        if ('sensitive' in document.documentElement.dataset) sensitive.push(name);
    };
    const back = async (name) => { history.back(); await screen(name); };
";
const ANSWERS: &str = "
    for (const { id } of document.querySelectorAll('main input')) {
        begin(id);
        tap(`#${id}`);
        tap('#next');
        await screen('results');
        note(id);
        await back('situation');
        tap(`#${id}`);
        await calm();
    }
    return sensitive;
";
const OFFERS: &str = "
    tap('.links button');
    await screen('all-offers');
    while (document.querySelector('.more button')) { tap('.more button'); await calm(); }
    for (const { dataset: { offer } } of document.querySelectorAll('[data-offer]')) {
        const remember = `[data-offer='${offer}'] [aria-pressed]`;
        begin(offer);
        // Emergency numbers are not remembered.
        const canRemember = document.querySelector(remember);
        if (canRemember) {
            tap(remember);
            await calm();
        }
        note(offer);
        if (canRemember) {
            tap(remember);
            await calm();
        }
        tap(`[data-offer='${offer}'] h3 button`);
        await screen('offer');
        await back('all-offers');
    }
    return sensitive;
";

/// Longer than all taps take on a busy computer.
const ALL_TAPS: Duration = Duration::from_mins(3);

/// The messages that the host received, by what was tapped.
type Traces = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Heard {
    traces: Traces,
    sensitive: Vec<String>,
}

async fn hear(host: &Host, taps: &str) -> Result<Heard> {
    host.page.driver().set_script_timeout(ALL_TAPS).await?;
    host.page.leave_frames().await?;
    host.page.eval::<()>("scrollTo(0, 0)").await?;
    host.enter().await?;
    let sensitive = host.page.eval(&format!("{STEPS}{taps}")).await?;
    host.page.leave_frames().await?;
    let traces = host
        .page
        .eval(
            "current = undefined;
             const all = { ...traces };
             for (const name in traces) delete traces[name];
             return all",
        )
        .await?;
    host.enter().await?;
    Ok(Heard { traces, sensitive })
}

/// Each sensitive choice must be indistinguishable from at least half of the others.
fn ensure_hidden(what: &str, heard: &Heard) -> Result<()> {
    let Heard { traces, sensitive } = heard;
    ensure!(!sensitive.is_empty(), "{what}: nothing is sensitive");
    let others = traces.iter().filter(|(name, _)| !sensitive.contains(name));
    let others: Vec<_> = others.map(|(_, trace)| trace).collect();
    for name in sensitive {
        let trace = &traces[name];
        ensure!(!trace.is_empty(), "{what}: no messages for {name}");
        let alike = others.iter().filter(|other| **other == trace).count();
        ensure!(
            2 * alike >= others.len(),
            "{what}: of {} others, {alike} look like {name}: {traces:#?}",
            others.len()
        );
    }
    Ok(())
}

/// The person that help is sought for changes which offers fit.
async fn nothing_stands_out(width: u32, person: &str) -> Result<()> {
    let host = Host::open(Visit::new().size(width, 740), &format!("{LISTEN}{HOST}")).await?;
    host.enter().await?;
    host.page.click(person).await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("situation").await?;
    ensure_hidden("answers", &hear(&host, ANSWERS).await?)?;
    ensure_hidden("offers", &hear(&host, OFFERS).await?)
}

#[tokio::test]
async fn on_a_phone_a_host_cannot_tell_what_is_sensitive_from_half_of_all_else() -> Result<()> {
    nothing_stands_out(360, "#for-whom-kita").await
}

#[tokio::test]
async fn on_a_tablet_a_host_cannot_tell_what_is_sensitive_from_half_of_all_else() -> Result<()> {
    nothing_stands_out(768, "#for-whom-baby").await
}
