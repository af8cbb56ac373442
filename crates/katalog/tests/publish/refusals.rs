//! What is not published, and what then stays unchanged.

use crate::{Desk, SMALL, complained, said};

#[test]
fn errors_are_said_and_the_old_site_stays() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    assert!(desk.publish(&[]).status.success());
    let before = desk.files("site");
    desk.put("katalog.json", &SMALL.replace(r#""universal": true,"#, r#""summary": 1,"#));
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[no-universal-offer]"), "{}", said(&output));
    assert!(complained(&output).contains("Nichts ist veröffentlicht."));
    assert!(desk.files("site") == before);
    let left = std::fs::read_dir(desk.path("")).expect("a folder").filter_map(Result::ok);
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(left.count(), 0, "nothing is left half done");
}

#[test]
fn an_included_catalogue_must_be_there_and_without_errors() {
    let including = SMALL.replace("\"offers\"", r#""includes": ["bund.json"], "offers""#);
    let desk = Desk::with(&[("katalog.json", &including)]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    assert!(complaint.contains("Der Katalog „bund.json“ aus „includes“ fehlt"), "{complaint}");
    desk.put("bund.json", &SMALL.replace("familienbuero", "Kein Slug"));
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("bund.json:2:"), "{}", said(&output));
}

#[test]
fn what_would_be_lost_or_mixed_up_is_refused() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    assert!(desk.publish(&[]).status.success());
    let refused = |arguments: &[&str], why: &str| {
        let output = desk.publish(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains(why), "{}", complained(&output));
    };
    desk.put("site/meins.txt", "von Hand");
    refused(&[], "In „site“ liegt „meins.txt“, nicht von diesem Programm.");
    assert_eq!(desk.read("site/meins.txt"), "von Hand");
}

#[test]
fn a_widget_that_is_none_is_refused() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    let refused = |why: &str| {
        let output = desk.publish(&[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains(why), "{}", complained(&output));
        assert!(!desk.path("site").exists());
    };
    desk.put("dist/index.html", "<p>Guten Tag</p>");
    refused("eine andere Version");
    desk.put("dist/.katalog", "index.html\n");
    refused("„dist“ ist schon für einen Katalog gemacht.");
    std::fs::remove_file(desk.path("dist/.katalog")).expect("it existed");
    std::fs::remove_file(desk.path("dist/index.html")).expect("it existed");
    refused("„index.html“ fehlt");
}

#[test]
fn what_is_no_catalogue_is_not_published() {
    let desk = Desk::with(&[("katalog.json", "<html>")]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("[not-json]"), "{}", said(&output));
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    let output = desk.publish(&["--url", "www.kreis.example"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("Schreiben Sie die ganze Adresse"));
}

const SHELTER: &str = r#""locations": [{ "id": "haus", "name": "Frauenhaus", "hide_address": true,
        "address": { "address_1": "Schlehengrund 9", "postal_code": "00127", "city": "Marbenau" } }],
    "offers": [{ "id": "schutz", "name": "Schutz", "summary": "Hier sind Sie sicher.",
        "sensitive": true, "locations": ["haus"], "assured_date": "2026-11-01" },"#;

#[test]
fn whatever_tells_a_secret_address_is_refused_with_its_place_and_the_old_site_stays() {
    let own = SMALL.replace("\"offers\": [", SHELTER);
    let desk = Desk::with(&[("katalog.json", &own)]);
    assert!(desk.publish(&[]).status.success());
    let before = desk.files("site");
    desk.put(
        "katalog.json",
        &own.replace("Hilft immer.", "Fragen Sie in der SCHLEHENGRUND, Nr. 9."),
    );
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.contains("[told-secret]") && said.contains("/offers/1/summary"), "{said}");
    assert!(desk.files("site") == before);
}

#[test]
fn one_catalogue_does_not_tell_the_secret_of_another() {
    let own = SMALL.replace("\"offers\": [", SHELTER);
    let own = own.replace("\"offers\"", "\"includes\": [\"land.json\"], \"offers\"");
    let land = SMALL.replace("Hilft immer.", "Fragen Sie in der Schlehengrund 9.");
    let land = land.replace("familienbuero", "land");
    let desk = Desk::with(&[("katalog.json", &own), ("land.json", &land)]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    let complaint = complained(&output);
    assert!(complaint.contains("land.json /offers/land/summary"), "{complaint}");
    assert!(complaint.contains("Nichts ist veröffentlicht."), "{complaint}");
}

#[test]
fn a_file_that_lies_in_the_widget_does_not_tell_it_either() {
    let own = SMALL.replace("\"offers\": [", SHELTER);
    let desk = Desk::with(&[("katalog.json", &own), ("dist/roh.json", &own)]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    let complaint = complained(&output);
    assert!(complaint.contains("Nehmen Sie „roh.json“ aus dem Ordner"), "{complaint}");
    assert!(!desk.path("site").exists());
}

#[test]
fn an_address_with_a_password_is_refused() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    for url in ["https://amt:geheim@a.example/", "https://amt@a.example/"] {
        let output = desk.publish(&["--url", url]);
        assert_eq!(output.status.code(), Some(2));
        assert!(complained(&output).contains("ohne Benutzernamen und Passwort"));
    }
}

#[test]
fn a_way_out_to_where_the_site_is_is_refused() {
    let own = SMALL.replace(
        "\"offers\"",
        r#""links": { "exit": "https://www.kreis.example/wetter" }, "offers""#,
    );
    let desk = Desk::with(&[("katalog.json", &own)]);
    assert!(desk.publish(&[]).status.success());
    let output = desk.publish(&["--url", "https://familien.kreis.example/"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complained(&output).contains("/links/exit"), "{}", complained(&output));
}
