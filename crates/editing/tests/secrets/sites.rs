//! The content of a site: nothing that reveals a secret, whatever its source, and no file that
//! replaces another.

use crate::desk::{Home, Venue, alone, catalogue, made, published, read, widget};
use editing::check::picture;
use editing::publish::site::{Contents, Files, Included, Refusal, logo};
use editing::secrets::Fault;
use serde_json::{Value, json};

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg'/>";

fn file() -> Value {
    catalogue(&Home::at("Schlehengrund", "9"), Venue::Own)
}

/// Why the site was refused.
#[track_caller]
fn faults(site: Result<Files, Refusal>) -> Vec<Fault> {
    match site {
        Err(Refusal::Files(faults)) => faults,
        other => panic!("published: {:?}", other.map(std::collections::BTreeMap::into_keys)),
    }
}

/// A catalogue with this logo, and its bytes.
fn with_logo(name: &str, bytes: &[u8]) -> Contents {
    let mut file = file();
    file["theme"] = json!({ "logo_url": name });
    Contents { logo: Some(bytes.to_vec()), ..alone(&file) }
}

/// A catalogue with several identical includes.
fn including(addresses: &[&str]) -> Contents {
    let land = json!({ "schema_version": "1.0", "name": "Land", "offers": [], "intern": "Akte" });
    let included = addresses
        .iter()
        .map(|address| Included { address: (*address).to_owned(), catalogue: read(&land) });
    Contents { included: included.collect(), ..alone(&file()) }
}

#[test]
fn a_logo_comes_along_under_its_own_name() {
    for name in ["logo.svg", "./logo.svg"] {
        let contents = with_logo(name, DRAWING.as_bytes());
        assert_eq!(logo(&contents.own), Some("logo.svg"));
        let site = made(widget(&[]), &contents, None).expect("a site");
        assert_eq!(site["logo.svg"], DRAWING.as_bytes());
    }
    let elsewhere = with_logo("https://kreis.example/logo.svg", b"");
    assert_eq!(logo(&elsewhere.own), None);
    assert_eq!(logo(&alone(&file()).own), None);
}

#[test]
fn a_logo_takes_no_name_of_another_file_and_no_name_above_or_below_one() {
    let files = [("boot-0.svg", DRAWING), ("bild.svg/a.js", "")];
    for (name, is_free) in [
        ("Boot-0.svg", false),
        ("boot-0.svg/logo.svg", false),
        ("Bild.svg", false),
        ("boot-0.svg2.svg", true),
        ("bild/boot-0.svg", true),
    ] {
        let site = made(widget(&files), &with_logo(name, DRAWING.as_bytes()), None);
        if is_free {
            assert!(site.expect(name).contains_key(name));
            continue;
        }
        let [fault] = &faults(site)[..] else { panic!("one fault: {name}") };
        assert_eq!((&*fault.file, &*fault.pointer), ("katalog.json", "/theme/logo_url"));
        assert!(fault.what.contains("heißt wie eine Datei"), "{}", fault.what);
    }
}

#[test]
fn a_logo_is_a_picture() {
    let largest = [b"GIF89a", &vec![0; picture::LARGEST - 6][..]].concat();
    assert!(made(widget(&[]), &with_logo("logo.gif", &largest), None).is_ok());
    for bytes in [&[&*largest, b"0"].concat()[..], b"{ \"offers\": [] }"] {
        let [fault] = &faults(made(widget(&[]), &with_logo("logo.gif", bytes), None))[..] else {
            panic!("one fault")
        };
        assert_eq!((&*fault.file, &*fault.pointer), ("katalog.json", "/theme/logo_url"));
        assert!(fault.what.contains("ist kein Bild"), "{}", fault.what);
    }
}

#[test]
fn what_a_catalogue_includes_stands_beside_it_as_anybody_may_have_it() {
    let contents = including(&["land.json", "kreis/Bund.JSON"]);
    // The widget contains one of its own.
    let site = made(widget(&[("land.json", "{}")]), &contents, None).expect("a site");
    for address in ["land.json", "kreis/Bund.JSON"] {
        let text = String::from_utf8_lossy(&site[address]);
        assert!(text.contains("Land") && !text.contains("Akte"), "{address}: {text}");
    }
}

#[test]
fn an_included_catalogue_takes_no_name_of_another_file() {
    for addresses in [
        &["locale/tr.json"][..],
        &["KATALOG.json"],
        &["index.html"],
        &["land.txt"],
        &["/land.json"],
        &["land//a.json"],
        &["../land.json"],
        &[".land.json"],
        &[r"a\land.json"],
        &["c:land.json"],
        &["land?.json"],
        &["land#.json"],
        &["land%2e.json"],
        &["land.json", "Land.json"],
    ] {
        let site = made(widget(&[("locale/tr.json", "{}")]), &including(addresses), None);
        let [fault] = &faults(site)[..] else { panic!("one fault: {addresses:?}") };
        assert_eq!((&*fault.file, &*fault.pointer), ("katalog.json", "/includes"));
    }
}

#[test]
fn a_way_out_does_not_lead_to_where_the_site_is() {
    let at = |base| made(widget(&[]), &alone(&file()), base);
    assert!(at(None).is_ok() && at(Some("https://finder.example/")).is_ok());
    let [fault] = &faults(at(Some("https://finder.wetter.example/")))[..] else {
        panic!("one fault")
    };
    assert_eq!((&*fault.file, &*fault.pointer), ("katalog.json", "/links/exit"));
}

#[test]
fn what_the_widget_brings_is_searched_but_for_what_it_may_say_by_chance() {
    let site = |name, text| made(widget(&[(name, text)]), &alone(&file()), None);
    for (name, text) in [
        ("roh.json", "Schlehengrund 9"),
        ("roh", "Schlehengrund 9"),
        ("liste.ics", "LOCATION:Schlehen\r\n grund 9"),
        ("karte.js", "[51.2249, 9.7141]"),
    ] {
        let [fault] = &faults(site(name, text))[..] else { panic!("one fault: {name}") };
        assert_eq!((&*fault.file, &*fault.pointer), (name, ""));
        assert!(fault.help.contains(&format!("Nehmen Sie „{name}“ aus")), "{}", fault.help);
    }
    for (name, text) in [
        ("boot.js", "schlehengrund"),
        ("boot.js", "00127 Marbenau"),
        // Not a text by editors.
        ("karte.png", "Schlehengrund 9"),
        ("schrift.WOFF2", "Schlehengrund 9"),
        ("boot.js.br", "Schlehengrund 9"),
    ] {
        assert!(site(name, text).is_ok(), "{name}: {text}");
    }
}

#[test]
fn of_what_is_made_every_word_is_searched() {
    for (text, what) in [("Schlehengrund", "die Straße"), ("00127 Marbenau", "und Ort")] {
        let mut widget = widget(&[]);
        let page = widget.get_mut("index.html").expect("a page");
        page.extend(format!("<!-- {text} -->").bytes());
        let [fault] = &faults(made(widget, &alone(&file()), None))[..] else {
            panic!("one fault: {text}")
        };
        assert_eq!((&*fault.file, &*fault.pointer), ("index.html", ""));
        assert!(fault.what.contains(what), "{}", fault.what);
        assert!(fault.help.contains("hide_address"), "{}", fault.help);
    }
}

#[test]
fn no_form_of_a_file_of_the_widget_is_left_where_another_takes_its_place() {
    let names = ["katalog.json", "index.html", "boot.js"];
    let forms: Vec<String> =
        names.iter().flat_map(|name| [format!("{name}.br"), format!("{name}.gz")]).collect();
    let forms: Vec<(&str, &str)> = forms.iter().map(|name| (name.as_str(), "")).collect();
    let site = made(widget(&forms), &alone(&file()), None).expect("a site");
    let left: Vec<&str> =
        forms.iter().map(|(name, _)| *name).filter(|name| site.contains_key(*name)).collect();
    assert_eq!(left, ["boot.js.br", "boot.js.gz"]);
}

#[test]
fn only_a_site_with_an_address_lists_its_pages() {
    let names = |files: Files| files.into_keys().collect::<Vec<_>>();
    let without = names(made(widget(&[]), &alone(&file()), None).expect("a site"));
    let mut with = names(published(&file()).expect("a site"));
    assert!(!without.contains(&"sitemap.xml".to_owned()));
    with.retain(|name| name != "sitemap.xml");
    assert_eq!(with, without);
}
