//! The changes for families, as reported to editors.

#[expect(dead_code, reason = "these tests make no queries")]
#[path = "../../../matching/tests/laws/generate.rs"]
mod generate;
mod kinds;
mod laws;
mod secrets;
#[path = "../../../catalogue/tests/support/snapshot.rs"]
mod snapshot;

use catalogue::{Catalogue, Date};
use editing::plan::diff::{Diff, Kind, diff};

/// The fixed date of the tests.
fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn read(json: &str) -> Catalogue {
    let reading = catalogue::read(json.as_bytes()).expect("a catalogue");
    assert_eq!(reading.diagnostics, []);
    reading.catalogue
}

fn names(diff: &Diff, kind: Kind) -> Vec<&str> {
    let changes = diff.changes.iter().filter(|change| change.kind == kind);
    changes.map(|change| change.name.as_str()).collect()
}

#[test]
fn the_mail() {
    let old = read(include_str!("old.json"));
    let new = read(include_str!("new.json"));
    let mail = diff(&old, &new, today()).text();
    snapshot::assert_current("tests/diff/mail.txt", &mail);
}

#[test]
fn the_mail_says_so_when_nothing_has_changed() {
    let catalogue = read(include_str!("old.json"));
    let mail = diff(&catalogue, &catalogue, today()).text();
    assert!(mail.ends_with("\nFür Familien hat sich nichts geändert.\n"), "{mail}");
}

#[test]
fn the_handbook_names_every_kind() {
    let handbook = include_str!("../../../../docs/handbuch/luecken.md");
    for kind in Kind::ALL {
        let code = format!("`{}`", kind.code());
        assert!(handbook.contains(&code), "docs/handbuch/luecken.md lacks {code}");
    }
    assert!(Kind::ALL.is_sorted(), "the most serious comes first");
}
