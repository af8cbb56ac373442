//! What a host learns about a family: its progress, if the host asks for events; its answers,
//! never.

use anyhow::Result;
use browser_tests::{Host, Visit};
use serde_json::{Value, json};

use super::ELEMENT;

/// Records all messages that the host's page receives.
const LISTEN: &str = "<script>
    const messages = [], events = [];
    addEventListener('message', ({ data }) => messages.push(data));
    for (const name of ['step', 'results']) {
        addEventListener(`angebotsfinder:${name}`, ({ detail }) => events.push([name, detail]));
    }
</script>";

/// Goes to the results: for a Kita child who withdraws, or for a sensitive situation.
async fn walk(host: &Host, situation: &str) -> Result<Vec<Value>> {
    host.enter().await?;
    host.page.click("#for-whom-kita").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.page.click("#place-kolmenrod").await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("situation").await?;
    host.page.click_folded(&format!("#situation-{situation}")).await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("results").await?;
    host.fitting_height(0).await?;
    host.page.leave_frames().await?;
    // Heights are sent before events: once the last heading has arrived, everything has.
    let told = "return messages.filter(({ type }) => type === 'angebotsfinder:heading').length > 2";
    host.page.wait_until("the host has received the messages", told).await?;
    let said: String = host.page.eval("return JSON.stringify(messages)").await?;
    for answer in ["kita", "kolmenrod", situation] {
        assert!(!said.contains(answer), "{said}");
    }
    host.page.eval("return events").await
}

#[tokio::test]
async fn a_host_that_does_not_ask_hears_nothing() -> Result<()> {
    let host = Host::open(Visit::new(), &format!("{LISTEN}{ELEMENT}")).await?;
    assert_eq!(walk(&host, "zieht-sich-zurueck").await?, Vec::<Value>::new());
    Ok(())
}

#[tokio::test]
async fn a_host_that_counts_hears_screens_and_no_more_or_less_of_what_is_sensitive() -> Result<()> {
    let element = ELEMENT.replace("<angebots-finder", "<angebots-finder events");
    for situation in ["zieht-sich-zurueck", "nicht-sicher"] {
        let host = Host::open(Visit::new(), &format!("{LISTEN}{element}")).await?;
        let screens = ["place", "situation", "results"];
        let expected = screens.map(|screen| json!(["step", { "screen": screen }]));
        assert_eq!(walk(&host, situation).await?, expected, "{situation}");
    }
    Ok(())
}

#[tokio::test]
async fn an_ungreeted_widget_says_only_that_it_is_ready() -> Result<()> {
    let frame = "<iframe src='{widget}' width=340 height=600></iframe>";
    let host = Host::open(Visit::new(), &format!("{LISTEN}{frame}")).await?;
    host.enter().await?;
    host.page.click("#next").await?;
    host.page.wait_for_screen("place").await?;
    host.page.let_it_act().await?;
    host.page.eval::<()>("parent.postMessage('last', '*')").await?;
    host.page.leave_frames().await?;
    host.page.wait_until("the last one has arrived", "return messages.at(-1) === 'last'").await?;
    let messages: Vec<Value> = host.page.eval("return messages").await?;
    assert_eq!(messages, [json!({"type": "angebotsfinder:ready"}), json!("last")]);
    Ok(())
}
