//! Which file is published as the logo.

use crate::{Desk, SMALL, complained, said};
use std::process::Output;

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg'/>";

fn desk(logo: &str) -> Desk {
    let theme = format!(r#""theme": {{"logo_url": "{logo}"}}, "offers""#);
    Desk::with(&[("katalog.json", &SMALL.replace("\"offers\"", &theme))])
}

fn assert_refused(output: &Output, why: &str) {
    assert!(!output.status.success());
    let all = said(output) + &complained(output);
    assert!(all.contains(why), "{all}");
}

#[test]
fn the_logo_that_lies_beside_the_catalogue_comes_along() {
    let desk = desk("logo.svg");
    let output = desk.publish(&[]);
    assert!(said(&output).contains("Das Logo „logo.svg“ liegt nicht neben dem Katalog."));
    desk.put("logo.svg", DRAWING);
    assert!(desk.publish(&[]).status.success());
    assert!(desk.files("site").contains_key("logo.svg"));
}

#[test]
fn what_is_no_picture_by_its_name_is_an_error() {
    for name in
        ["katalog.json", "tabelle.xlsx", "../logo.svg", ".geheim.svg", "id_rsa", "a:logo.svg"]
    {
        let desk = desk(name);
        desk.put("tabelle.xlsx", "geheim");
        desk.put("id_rsa", "geheim");
        assert_refused(&desk.publish(&[]), "[bad-logo]");
    }
}

#[test]
fn what_is_no_picture_by_its_bytes_is_refused() {
    for (name, bytes) in [
        ("logo.png", r#"{ "offers": [] }"#),
        ("logo.svg", "-----BEGIN OPENSSH PRIVATE KEY-----"),
        ("logo.svg", "<svg onload='x()'/>"),
    ] {
        let desk = desk(name);
        desk.put(name, bytes);
        assert_refused(&desk.publish(&[]), "ist kein Bild, wie es sein Name sagt");
    }
}

#[test]
fn a_logo_takes_no_name_that_the_site_has() {
    let desk = desk("Boot-0123456789abcdef.svg");
    desk.put("Boot-0123456789abcdef.svg", DRAWING);
    desk.put("dist/boot-0123456789abcdef.svg", DRAWING);
    assert_refused(&desk.publish(&[]), "heißt wie eine Datei des Angebotsfinders");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_is_refused_and_so_is_what_is_no_file() {
    let desk = desk("logo.svg");
    desk.put("dist/elsewhere.svg", DRAWING);
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("a.svg"), DRAWING).expect("a file");
    let logo = desk.path("logo.svg");
    std::os::unix::fs::symlink(outside.path().join("a.svg"), &logo).expect("a link");
    assert_refused(&desk.publish(&[]), "eine Verknüpfung in einen anderen Ordner");
    std::fs::remove_file(&logo).expect("it existed");
    std::fs::create_dir(&logo).expect("a folder");
    assert_refused(&desk.publish(&[]), "ist keine Datei");
}

#[test]
fn the_logo_of_an_included_catalogue_stays_where_it_is() {
    let own = SMALL.replace("\"offers\"", r#""includes": ["land.json"], "offers""#);
    let land = SMALL
        .replace("familienbuero", "land")
        .replace("\"offers\"", r#""theme": {"logo_url": "logo.svg"}, "offers""#);
    let desk = Desk::with(&[("katalog.json", &own), ("land.json", &land), ("logo.svg", DRAWING)]);
    let output = desk.publish(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    assert!(!desk.files("site").contains_key("logo.svg"));
}

#[test]
fn an_included_catalogue_takes_no_name_of_another_file() {
    for name in ["locale/tr-0123456789abcdef.json", ".katalog", "index.html", "KATALOG.json"] {
        let own = SMALL.replace("\"offers\"", &format!(r#""includes": ["{name}"], "offers""#));
        let land = SMALL.replace("familienbuero", "land");
        let desk = Desk::with(&[("katalog.json", &own), (name, &land)]);
        assert_refused(&desk.publish(&[]), "kann so nicht mit auf die Seite");
    }
}
