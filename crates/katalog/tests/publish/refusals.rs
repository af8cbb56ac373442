//! What is not published, and what stays as it was.

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
    assert_eq!(left.count(), 0, "nothing half-done is left");
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
    std::fs::remove_file(desk.path("dist/.katalog")).expect("it was there");
    std::fs::remove_file(desk.path("dist/index.html")).expect("it was there");
    refused("„index.html“ fehlt");
}

#[test]
fn what_is_no_catalogue_is_not_published() {
    let desk = Desk::with(&[("katalog.json", "<html>")]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("[not-json]"), "{}", said(&output));
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    let output = desk.publish(&["--url", "www.beispiel.de"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("Schreiben Sie die ganze Adresse"));
}
