//! "Der Weg Ihres Kindes": what fits now, what ends soon, what comes next.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Visit, examples};
use serde_json::{Value, json};
use xtask::server::Reply;

const TODAY: &str = "2026-11-30T10:00";

/// One offer for each case, for a state in which children start school in August of the year in which
/// they turn six if they are born by June.
fn catalogue() -> Value {
    let ages = |id: &str, from: u16, to: u16| json!({ "id": id, "name": id, "ages": [{ "from_months": from, "to_months": to }] });
    let mut course = ages("kurs", 12, 36);
    course["schedules"] = json!([{ "freq": "WEEKLY", "byday": ["TU"], "opens_at": "10:00",
        "dtstart": "2026-10-06", "until": "2026-12-15" }]);
    let phone = json!([{ "number": "+493023125999" }]);
    json!({
        "schema_version": "1.0", "name": "Amt",
        "publisher": { "email": "amt@kreis.example" },
        "school_cutoff": "06-30",
        "offers": [
            ages("lange", 0, 72),
            ages("krabbeln", 12, 24),
            course,
            ages("turnen", 36, 72),
            { "id": "hort", "name": "hort", "life_phases": ["grundschule"] },
            { "id": "buero", "name": "buero", "universal": true, "phones": phone },
        ],
    })
}

fn visit() -> Visit {
    Visit::new().now(TODAY).reply("/katalog.json", Reply::json(catalogue().to_string()))
}

/// The way of a toddler, from the results.
async fn way(visit: Visit) -> Result<Page> {
    let page = visit.open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kleinkind").await?;
    show_by_results(&page).await?;
    Ok(page)
}

/// Opens the page, where its button is, and waits for the first list.
async fn show(page: &Page) -> Result<()> {
    page.click("#way").await?;
    page.wait_for_screen("way").await?;
    page.wait_for(".way > li").await.map(drop)
}

/// The same from the first question, by the results.
async fn show_by_results(page: &Page) -> Result<()> {
    page.click("#show-results").await?;
    page.wait_for_screen("results").await?;
    show(page).await
}

/// How many buttons make a file for the calendar.
async fn reminders(page: &Page) -> Result<usize> {
    page.eval("return document.querySelectorAll('.way li > button').length").await
}

/// The headings in order, each followed by what stands below it.
async fn told(page: &Page) -> Result<Vec<String>> {
    page.eval(
        "return [...document.querySelectorAll('.way > [data-section]')].flatMap((item) => [
            item.querySelector('h3, p').textContent,
            ...[...item.querySelectorAll('.line')].map((line) =>
                '- ' + [...line.querySelectorAll(':scope > h4, :scope > p')].map((part) => part.textContent).join(': ')),
        ]).map((text) => text.replaceAll('\\u00a0', ' '))",
    )
    .await
}

#[tokio::test]
async fn without_a_month_of_birth_there_is_an_order_but_no_month() -> Result<()> {
    let page = way(visit()).await?;
    assert_eq!(
        told(&page).await?,
        [
            "Passt jetzt (2)",
            "- krabbeln",
            "- lange: passt auch noch im nächsten Lebensabschnitt",
            "Nur noch kurze Zeit (1)",
            "- kurs: letzter Termin: Di., 15. Dez.",
            "Kita-Alter (1)",
            "- turnen",
            "kommt bald in die Schule (0)",
            "Grundschule (1)",
            "ab Klasse 5 (0)",
            "Jugendliche (0)",
            "Schule und Beruf (0)",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn with_a_month_of_birth_there_are_months_and_they_stay_on_return_from_an_offer() -> Result<()>
{
    let page = way(visit()).await?;
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for_text(
        ".way [data-offer=lange] p",
        "etwa bis Februar 2031 · passt auch noch im nächsten Lebensabschnitt",
    )
    .await?;
    let expected = [
        "Passt jetzt (1)",
        "- lange: etwa bis Februar 2031 · passt auch noch im nächsten Lebensabschnitt",
        "Nur noch kurze Zeit (2)",
        "- kurs: letzter Termin: Di., 15. Dez.",
        "- krabbeln: etwa bis Februar 2027",
        "Kita-Alter – etwa ab März 2028 (1)",
        "- turnen: etwa ab April 2028",
        "kommt bald in die Schule – etwa ab August 2030 (0)",
        "Grundschule – etwa ab August 2031 (1)",
        "ab Klasse 5 – etwa ab August 2035 (0)",
        "Jugendliche – etwa ab März 2039 (0)",
        "Schule und Beruf – etwa ab März 2039 (0)",
    ];
    assert_eq!(told(&page).await?, expected);
    page.click("[data-offer=krabbeln] button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for_text("article p", "etwa bis Februar 2027").await?;
    page.back().await?;
    page.wait_for_screen("way").await?;
    page.wait_for(".way > li").await?;
    assert_eq!(told(&page).await?, expected);
    Ok(())
}

#[tokio::test]
async fn where_nothing_comes_the_page_says_so_and_leads_to_those_who_know_the_way() -> Result<()> {
    let page = way(visit()).await?;
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for_text(".way [data-offer=krabbeln] p", "etwa bis Februar 2027").await?;
    let stage = "[data-section=schulstart]";
    let says = page.text_of(&format!("{stage} > p")).await?;
    assert_eq!(says, "Es kommt nichts Neues dazu. So viele Angebote passen weiter: 2");
    page.click("[data-section=ab-klasse-5] summary").await?;
    let says = page.texts_of("[data-section=ab-klasse-5] p").await?;
    ensure!(says[0].starts_with("Für diese Zeit steht hier noch kein Angebot."), "{says:?}");
    page.click("[data-section=ab-klasse-5] p button").await?;
    let has_focus = "return document.activeElement.id === 'way-help'";
    page.wait_until("those who know the way have the focus", has_focus).await?;
    page.wait_for("[data-offer=buero] a[href='tel:+493023125999']").await?;
    page.click("details.panel summary").await?;
    page.wait_for("details.panel a[href^='mailto:amt@kreis.example']").await?;
    Ok(())
}

#[tokio::test]
async fn siblings_have_a_way_each_and_what_they_share_is_marked() -> Result<()> {
    let page = visit().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kleinkind").await?;
    page.click("#for-whom-kita").await?;
    show_by_results(&page).await?;
    let shared = page.texts_of("[data-section=now] [data-offer=lange] p").await?;
    assert_eq!(
        shared,
        [
            "passt auch noch im nächsten Lebensabschnitt · auch für: Kita-Alter",
            "passt auch noch im nächsten Lebensabschnitt · auch für: 1 bis 2 Jahre"
        ]
    );
    let doubled: Vec<String> = page
        .eval(
            "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
             return ids.filter((id, at) => ids.indexOf(id) < at)",
        )
        .await?;
    ensure!(doubled.is_empty(), "the same id twice: {doubled:?}");
    page.click("section ~ section [data-offer=lange] button").await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    page.wait_for_screen("way").await?;
    page.wait_for("section ~ section [data-offer=lange] button:focus").await?;
    Ok(())
}

#[tokio::test]
async fn long_lists_are_built_when_they_are_opened_and_stay_open() -> Result<()> {
    let mut all = catalogue();
    let offers = all["offers"].as_array_mut().context("offers")?;
    for number in 10..90 {
        let mut offer = offers[1].clone();
        (offer["id"], offer["name"]) =
            (json!(format!("kurs-{number}")), json!(format!("Kurs {number}")));
        offers.push(offer);
    }
    let visit = Visit::new().now(TODAY).reply("/katalog.json", Reply::json(all.to_string()));
    let page = way(visit).await?;
    let built = async |count: usize| {
        let what = format!("{count} offers are there");
        let lines = "return document.querySelectorAll('[data-section=now] .line').length";
        page.wait_until(&what, &format!("{lines} === {count}")).await
    };
    built(4).await?;
    page.click_text("[data-section=now] summary", "78 weitere Angebote zeigen").await?;
    built(34).await?;
    page.click_text("[data-section=now] summary", "48 weitere Angebote zeigen").await?;
    built(64).await?;
    page.click("[data-offer=kurs-70] button").await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    page.wait_for_screen("way").await?;
    page.wait_for("[data-offer=kurs-70] button:focus").await?;
    built(64).await?;
    page.click_text("[data-section=now] summary", "78 weitere Angebote zeigen").await?;
    built(4).await
}

/// An expected child's month, and one's own, are in no answer.
#[tokio::test]
async fn a_pregnancy_and_a_young_person_are_asked_for_their_own_months() -> Result<()> {
    for (option, legend, month, expected) in [
        ("schwangerschaft", "Wann kommt das Baby?", ("3", "2027"), "Baby – etwa ab März 2027 (1)"),
        ("selbst", "Wann bist du geboren?", ("1", "2015"), "Jugendliche – etwa ab Januar 2029 (0)"),
    ] {
        let page = visit().open("").await?;
        page.wait_for_catalogue().await?;
        page.click(&format!("#for-whom-{option}")).await?;
        show_by_results(&page).await?;
        assert_eq!(page.text_of(".births legend").await?, legend);
        page.wait_until(
            "the history does not tell who it is about",
            "return document.title.startsWith('Der Weg Ihres Kindes')",
        )
        .await?;
        examples::born_in(&page, month.0, month.1).await?;
        page.wait_until(
            "the month is used",
            &format!(
                "return [...document.querySelectorAll('.way h3')].some(({{ textContent }}) => textContent === '{expected}')"
            ),
        )
        .await?;
        // The next family starts without it.
        page.back().await?;
        page.wait_for_screen("results").await?;
        page.click_text("button", "Neu anfangen").await?;
        page.wait_for_screen("for-whom").await?;
        page.click(&format!("#for-whom-{option}")).await?;
        show_by_results(&page).await?;
        page.wait_for(".births select").await?;
        let chosen: String =
            page.eval("return document.querySelector('.births select').value").await?;
        assert_eq!(chosen, "");
    }
    Ok(())
}

#[tokio::test]
async fn what_comes_can_be_taken_into_the_calendar() -> Result<()> {
    let page = way(visit()).await?;
    assert_eq!(reminders(&page).await?, 0, "there is no month yet");
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for("[data-offer=turnen] > button").await?;
    page.eval::<()>(
        "const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.saved = blob.text(); return make(blob); }",
    )
    .await?;
    let file = async || page.eval::<String>("return window.saved").await;
    page.click("[data-offer=turnen] > button").await?;
    let one = file().await?;
    for line in [
        "UID:turnen-1539-way@angebotsfinder",
        "SUMMARY:Passt bald: turnen",
        "DTSTART;VALUE=DATE:20280301",
        "DESCRIPTION:etwa ab April 2028",
        "TRIGGER:PT9H",
    ] {
        ensure!(one.contains(&format!("{line}\r\n")), "{line} is missing: {one}");
    }
    page.click(".way > li:last-child > button").await?;
    let all = file().await?;
    // What is far away is folded, but in it.
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 2, "{all}");
    Ok(())
}

#[tokio::test]
async fn no_calendar_keeps_what_is_sensitive_or_of_a_shared_device() -> Result<()> {
    let mut all = catalogue();
    for (id, is_sensitive) in [("schutz", true), ("rat", false)] {
        let mut offer = all["offers"][3].clone();
        (offer["id"], offer["name"]) = (json!(id), json!(id));
        (offer["topics"], offer["sensitive"]) = (json!(["sicherheit"]), json!(is_sensitive));
        all["offers"].as_array_mut().context("offers")?.push(offer);
    }
    let visit = || Visit::new().now(TODAY).reply("/katalog.json", Reply::json(all.to_string()));

    let page = way(visit()).await?;
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for("[data-offer=turnen] > button").await?;
    // One for all, and one for each that is not folded, but the sensitive one.
    assert_eq!(reminders(&page).await?, 3);
    ensure!(page.texts_of("[data-offer=schutz] > button").await?.is_empty(), "it is remembered");
    page.click("[data-offer=schutz] button").await?;
    page.wait_for_screen("offer").await?;
    page.back().await?;
    page.wait_for_screen("way").await?;
    page.wait_for("[data-offer=turnen] > button").await?;
    assert_eq!(reminders(&page).await?, 3, "after a look at it");

    let page = visit().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-kleinkind").await?;
    page.click("#next").await?;
    page.wait_for_screen("situation").await?;
    page.click_folded("#situation-nicht-sicher").await?;
    page.click("#next").await?;
    page.wait_for_screen("results").await?;
    show(&page).await?;
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for_text("[data-offer=rat] p", "etwa ab April 2028").await?;
    assert_eq!(reminders(&page).await?, 0, "after a sensitive answer");

    let page = visit().open("?modus=team").await?;
    page.wait_for_catalogue().await?;
    page.wait_for_screen("team").await?;
    page.click("#for-whom-kleinkind").await?;
    page.click("#for-whom-kita").await?;
    show(&page).await?;
    assert_eq!(page.texts_of("main section > .births").await?.len(), 2, "a way for each child");
    examples::born_in(&page, "3", "2025").await?;
    page.wait_for_text("[data-offer=rat] p", "etwa ab April 2028").await?;
    assert_eq!(reminders(&page).await?, 0, "on a shared device");
    Ok(())
}

/// A host page hears which screens are shown, so the way is there whatever the answers are.
#[tokio::test]
async fn adults_have_no_way_but_the_button_is_there() -> Result<()> {
    let page = visit().open("").await?;
    page.wait_for_catalogue().await?;
    page.click("#for-whom-eltern").await?;
    page.click("#show-results").await?;
    page.wait_for_screen("results").await?;
    page.click("#way").await?;
    page.wait_for_screen("way").await?;
    page.wait_for_text("main p", "Auf dieser Seite steht der Weg von Kindern und Jugendlichen. Kreuzen Sie dafür bei der ersten Frage ein Kind an.").await?;
    ensure!(page.texts_of(".way").await?.is_empty(), "a way for an adult");
    Ok(())
}

/// Its months would tell a reader of the paper when a child was born.
#[tokio::test]
async fn nothing_of_a_way_is_printed() -> Result<()> {
    let page = way(visit()).await?;
    examples::born_in(&page, "3", "2025").await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let printed = "return document.body.innerText";
    let way: String = page.eval(printed).await?;
    ensure!(!way.contains("Februar 2027") && !way.contains("März"), "the way is printed: {way}");
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "screen" })).await?;
    page.click("[data-offer=krabbeln] button").await?;
    page.wait_for_screen("offer").await?;
    page.wait_for_text("article p", "etwa bis Februar 2027").await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let offer: String = page.eval(printed).await?;
    ensure!(!offer.contains("2027"), "the end is printed: {offer}");
    Ok(())
}
