//! Wrong clocks, devices in other time zones, and the two nights of the year in which the clocks
//! change.

use anyhow::{Context, Result, ensure};
use browser_tests::{Account, Engine, Visit, list};
use serde_json::json;
use xtask::server::Reply;

/// Open in the nights from Saturday to Sunday, and with an event on each Sunday.
const NIGHTS: &str = r#"{
    "schema_version": "1.0", "name": "Nacht",
    "places": [{ "id": "ort", "name": "Ort", "ags": "06636" }],
    "offers": [{
        "id": "rat", "name": "Rat",
        "phones": [{ "number": "+493023125999", "hours": [
            { "freq": "WEEKLY", "byday": ["SU"], "opens_at": "03:00", "closes_at": "04:00" }
        ] }],
        "schedules": [
            { "freq": "WEEKLY", "byday": ["SU"], "opens_at": "02:30", "closes_at": "03:30" }
        ]
    }]
}"#;

/// The same moment on clocks in Berlin and elsewhere.
struct Moment {
    name: &'static str,
    clocks: [(&'static str, &'static str); 4],
    is_reachable: bool,
    next: &'static str,
}

const MOMENTS: [Moment; 4] = [
    Moment {
        name: "29 March 2026, a minute before two becomes three",
        clocks: [
            ("Europe/Berlin", "2026-03-29T01:59"),
            ("America/Los_Angeles", "2026-03-28T17:59"),
            ("Pacific/Kiritimati", "2026-03-29T14:59"),
            ("Asia/Kolkata", "2026-03-29T06:29"),
        ],
        is_reachable: false,
        next: "So., 29. März",
    },
    Moment {
        name: "29 March 2026, just after three",
        clocks: [
            ("Europe/Berlin", "2026-03-29T03:01"),
            ("America/Los_Angeles", "2026-03-28T18:01"),
            ("Pacific/Kiritimati", "2026-03-29T15:01"),
            ("Asia/Kolkata", "2026-03-29T06:31"),
        ],
        is_reachable: true,
        next: "So., 29. März",
    },
    Moment {
        name: "25 October 2026, just after three, before which two came twice",
        clocks: [
            ("Europe/Berlin", "2026-10-25T03:01"),
            ("America/Los_Angeles", "2026-10-24T19:01"),
            ("Pacific/Kiritimati", "2026-10-25T16:01"),
            ("Asia/Kolkata", "2026-10-25T07:31"),
        ],
        is_reachable: true,
        next: "So., 25. Okt.",
    },
    Moment {
        name: "25 October 2026, after four",
        clocks: [
            ("Europe/Berlin", "2026-10-25T04:00"),
            ("America/Los_Angeles", "2026-10-24T20:00"),
            ("Pacific/Kiritimati", "2026-10-25T17:00"),
            ("Asia/Kolkata", "2026-10-25T08:30"),
        ],
        is_reachable: false,
        next: "So., 1. Nov.",
    },
];

#[tokio::test]
async fn what_is_open_now_goes_by_the_clocks_of_germany() -> Result<()> {
    let mut account = Account::new("Clocks");
    for (at, moment) in MOMENTS.iter().enumerate() {
        // Each zone once with each kind of night: browsers take their time to start.
        for zone in [0, 1 + at % 3] {
            let (zone, now) = moment.clocks[zone];
            let visit = Visit::new().timezone(zone).now(now);
            let (next, is_reachable) = shown(visit, NIGHTS).await?;
            ensure!(next.contains(moment.next), "{zone} {now}: {next}");
            ensure!(is_reachable == moment.is_reachable, "{zone} {now}: {is_reachable}");
            let next = next.trim_start_matches("Nächster Termin ");
            let sees =
                if is_reachable { "„jetzt erreichbar“" } else { "not „jetzt erreichbar“" };
            account.note(moment.name, zone, &format!("{sees}, next „{next}“"), Engine::Chromium);
        }
    }
    let once = json!({
        "schema_version": "1.0", "name": "Einmal", "offers": [{
            "id": "rat", "name": "Rat", "phones": [{ "number": "+493023125999" }],
            "schedules": [{ "freq": "ONCE", "dtstart": "2026-12-08", "opens_at": "10:00", "closes_at": "14:00" }],
        }],
    });
    for (name, now) in [
        ("a clock in 1970", "1970-01-01T00:00"),
        ("a clock in 2019", "2019-06-01T12:00"),
        ("a clock in 2037", "2037-06-01T12:00"),
        ("a clock in 9999", "9999-12-31T23:59"),
    ] {
        let visit = Visit::new().now(now);
        let (next, _) = shown(visit, &once.to_string()).await.context(name)?;
        account.note(
            name,
            "with an event in December 2026",
            &format!("„{next}“"),
            Engine::Chromium,
        );
    }
    account.check()
}

/// The next date on the card of the only offer, and whether its office can be reached now.
async fn shown(visit: Visit, catalogue: &str) -> Result<(String, bool)> {
    let page = visit.reply("/katalog.json", Reply::json(catalogue)).open("").await?;
    page.wait_for_catalogue().await?;
    list::to_all_offers(&page).await?;
    let next = page.text_of(".card .when").await?;
    page.wait_for(".card .call").await?;
    let card = page.text_of(".card").await?;
    Ok((next, card.contains("jetzt erreichbar")))
}
