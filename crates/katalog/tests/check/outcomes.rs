//! The exit codes.

use crate::{Desk, GOOD, HINT, NAMELESS, STALE, catalogue, complained, said};

fn code(offers: &[&str], arguments: &[&str]) -> Option<i32> {
    let desk = Desk::with(&[("katalog.json", &catalogue(offers))]);
    desk.check(&[arguments, &["katalog.json"]].concat()).status.code()
}

#[test]
fn only_errors_fail_and_warnings_when_they_are_to() {
    assert_eq!(code(&[GOOD], &[]), Some(0));
    assert_eq!(code(&[GOOD, HINT], &["--strict"]), Some(0));
    assert_eq!(code(&[GOOD, STALE], &[]), Some(0));
    assert_eq!(code(&[GOOD, STALE], &["--strict"]), Some(1));
    assert_eq!(code(&[GOOD, NAMELESS], &[]), Some(1));
}

#[test]
fn what_cannot_be_read_is_said_and_does_not_keep_the_others_back() {
    let desk = Desk::with(&[("a.json", &catalogue(&[GOOD, NAMELESS])), ("b.json", "<html>")]);
    let output = desk.check(&["fehlt.json", "b.json", "a.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("„fehlt.json“ lässt sich nicht lesen"));
    let said = said(&output);
    assert!(said.contains("b.json:1:1"), "{said}");
    assert!(said.contains("a.json: 1 Fehler, keine Warnungen, keine Hinweise."), "{said}");
}

#[test]
fn a_dash_is_what_another_program_says() {
    let output = Desk::with(&[]).check_input(&catalogue(&[GOOD]), &["-"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        said(&output),
        "stdin: keine Fehler, keine Warnungen, keine Hinweise. Familien finden 1 Angebot.\n"
    );
}

#[test]
fn the_day_can_be_another() {
    let desk = Desk::with(&[("katalog.json", &catalogue(&[GOOD]))]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_katalog"));
    command.current_dir(desk.path(".")).args(["check", "--strict", "--today", "2028-01-01"]);
    let output = command.arg("katalog.json").output().expect("katalog runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[stale]"));
}

#[test]
fn without_a_file_or_with_a_day_that_is_none_it_does_not_start() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.check(&[]).status.code(), Some(2));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_katalog"));
    let output = command.args(["check", "--today", "morgen", "x"]).output().expect("katalog runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("2027-01-31"));
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_what_is_too_large_are_not_read() {
    let desk = Desk::with(&[("good.json", &catalogue(&[GOOD]))]);
    let pipe = std::process::Command::new("mkfifo").arg(desk.path("pipe.json")).status();
    assert!(pipe.expect("mkfifo").success());
    std::os::unix::fs::symlink("/dev/zero", desk.path("zero.json")).expect("a link");
    // A sparse file: only its size is large, it takes up no blocks on the disk.
    let large = std::fs::File::create(desk.path("large.json")).expect("a file");
    large.set_len(40 << 30).expect("a size");
    let output =
        desk.check(&["pipe.json", "zero.json", ".", "/dev/tty", "large.json", "good.json"]);
    assert_eq!(output.status.code(), Some(2));
    let complained = complained(&output);
    for file in ["pipe.json", "zero.json", "."] {
        let why =
            format!("„{file}“ ist keine Datei, sondern ein Ordner, ein Gerät oder eine Leitung.");
        assert!(complained.contains(&why), "{complained}");
    }
    assert!(complained.contains("„large.json“ ist größer als 128 MB."), "{complained}");
    assert!(said(&output).contains("good.json: keine Fehler"), "{}", said(&output));
}

#[test]
fn a_catalogue_that_is_divided_for_publication_says_where_the_whole_one_is() {
    let files = "\"files\": {\"whole\": \"katalog-gesamt.json\", \"texts\": \"katalog-texte-0.json\"},\n\"offers\"";
    let divided = catalogue(&[GOOD]).replace("\"offers\"", files);
    let desk = Desk::with(&[("divided.json", &divided)]);
    let output = desk.check(&["divided.json"]);
    let said = said(&output);
    assert!(said.contains("divided-catalogue") && said.contains("„katalog-gesamt.json“"), "{said}");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(desk.check(&["--strict", "divided.json"]).status.code(), Some(1));
}
