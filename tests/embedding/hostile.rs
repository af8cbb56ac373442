//! Malicious pages and frames.

use anyhow::Result;
use browser_tests::{Host, Visit};
use serde_json::Value;

use super::{ELEMENT, FRAME};

/// Messages that the embedding page sends to frames, and frames to the page, without being entitled
/// to.
const LIES: &str = "[
    null, 'iframe-resized', 7, {}, { type: 'toString' }, { type: '__proto__' }, { type: {} },
    { type: 'iframe-resized', height: 7 }, { type: 'iframe-resized', height: '1e9' },
    { type: 'angebotsfinder:heading', isSeen: false }, { type: 'angebotsfinder:step', screen: 'x' },
    { type: 'angebotsfinder:exit', target: 'javascript:alert(1)' },
]";

#[tokio::test]
async fn a_frame_of_somebody_else_cannot_speak_for_the_widget() -> Result<()> {
    let liar = format!("<script>for (const lie of {LIES}) parent.postMessage(lie, '*')</script>");
    let element = ELEMENT
        .replace("<angebots-finder", "<angebots-finder events exit-url='/gemeinde.html?left'");
    let heard = "<script>
        const events = [];
        addEventListener('angebotsfinder:step', () => events.push('step'));
        addEventListener('angebotsfinder:results', () => events.push('results'));
    </script>";
    let host = Host::open(Visit::new(), &format!("{heard}{element}")).await?;
    host.enter().await?;
    let height = host.fitting_height(0).await?;
    host.page.leave_frames().await?;
    let html = serde_json::to_string(&liar)?;
    let add = format!(
        "const frame = document.createElement('iframe');
         frame.srcdoc = {html};
         const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
         document.body.append(frame);
         await loaded;
         // When this message has arrived, earlier ones have too.
         const last = new Promise((resolve) => addEventListener('message', resolve));
         postMessage('last', '*');
         await last;
         return events"
    );
    let events: Vec<String> = host.page.eval(&add).await?;
    assert_eq!(events, Vec::<String>::new());
    assert!(!host.page.url().await?.contains("left"));
    host.enter().await?;
    assert_eq!(host.fitting_height(0).await?.to_bits(), height.to_bits());
    Ok(())
}

#[tokio::test]
async fn the_widget_hears_one_kind_of_message_and_from_its_host_only() -> Result<()> {
    let host = Host::open(Visit::new(), FRAME).await?;
    host.enter().await?;
    host.page.click("#for-whom-kita").await?;
    host.page.leave_frames().await?;
    host.page
        .eval::<()>(&format!(
            "for (const lie of {LIES}) frames[0].postMessage(lie, '*');
             for (const name of ['speak', 'next-family', 'forgotten', 'handover', 'leave']) {{
                 frames[0].postMessage({{ type: `angebotsfinder:${{name}}` }}, '*');
             }}"
        ))
        .await?;
    // Another frame of the page greets the widget as if it were the host.
    let answers: Vec<Value> = host
        .page
        .eval(
            "const frame = document.createElement('iframe');
             frame.srcdoc = `<script>
                 const answers = [];
                 addEventListener('message', ({ data }) => answers.push(data));
                 parent.frames[0].postMessage({ type: 'iframe-child-init' }, '*');
             </script>`;
             const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
             document.body.append(frame);
             await loaded;
             // The host's own greeting is answered, and by then the other one has arrived.
             const answer = new Promise((resolve) => addEventListener('message', resolve));
             frames[0].postMessage({ type: 'iframe-child-init' }, '*');
             await answer;
             return frame.contentWindow.eval('answers')",
        )
        .await?;
    assert_eq!(answers, Vec::<Value>::new());
    host.enter().await?;
    assert!(host.page.is_checked("#for-whom-kita").await?);
    host.page.wait_for_screen("for-whom").await?;
    Ok(())
}

#[tokio::test]
async fn heights_that_cannot_be_are_not_believed() -> Result<()> {
    let host = Host::open(Visit::new(), ELEMENT).await?;
    host.enter().await?;
    // The widget would correct what the test says in its name: once more when its last part has come,
    // and afterwards when its window changes.
    host.page.wait_for(".page-footer a").await?;
    host.fitting_height(0).await?;
    let deaf = "addEventListener('resize', (event) => event.stopImmediatePropagation(), true)";
    host.page.eval::<()>(deaf).await?;
    for (told, expected) in
        [("1e9", 60_000.0), ("5", 160.0), ("700.2", 701.0), ("-5", 701.0), ("'x'", 701.0)]
    {
        host.page
            .eval::<()>(&format!(
                "parent.postMessage({{ type: 'iframe-resized', height: {told} }}, '*')"
            ))
            .await?;
        host.page.leave_frames().await?;
        let height = "const { shadowRoot } = document.querySelector('angebots-finder');
            return shadowRoot.querySelector('iframe').getBoundingClientRect().height";
        let is_expected = async || {
            let height: f64 = host.page.eval(height).await?;
            Ok(((height - expected).abs() < 0.5).then_some(()))
        };
        host.page.until(&format!("{told} becomes {expected}"), is_expected).await?;
        host.enter().await?;
    }
    Ok(())
}
