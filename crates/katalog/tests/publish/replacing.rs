//! How a new site replaces the old one.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::{Desk, SMALL};

/// How often the site is replaced while it is being read.
const TIMES: usize = 12;

/// The dotfiles beside the site.
fn hidden(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path("")).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn readers_never_miss_a_file_while_a_site_is_replaced() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    let other = SMALL.replace("Familienbüro", "Familienzentrum");
    assert!(desk.publish(&[]).status.success());
    let before = desk.files("site");
    desk.put("katalog.json", &other);
    assert!(desk.publish(&[]).status.success());
    let after = desk.files("site");
    assert!(before.keys().eq(after.keys()) && before != after);
    let is_over = AtomicBool::new(false);
    let reads = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0_usize;
            while !is_over.load(Ordering::Relaxed) {
                for (path, one) in &before {
                    let read = fs::read(desk.path("site").join(path));
                    let read = read.unwrap_or_else(|error| panic!("{path}: {error}"));
                    assert!(read == *one || read == after[path], "partial {path}");
                    reads += 1;
                }
            }
            reads
        });
        for time in 0..TIMES {
            desk.put("katalog.json", if time % 2 == 0 { SMALL } else { &other });
            assert!(desk.publish(&[]).status.success());
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("no file was missing")
    });
    assert!(reads > TIMES * before.len(), "{reads}");
}

#[test]
fn what_others_have_put_beside_the_site_stays() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    for name in [".katalog-backup/a", ".katalog-a1b2c3.tmp/a", ".katalog-.tmp/a", ".katalog"] {
        desk.put(name, "of somebody");
    }
    // Written by a run that is still going.
    desk.put(".katalog-d4e5f6.tmp/neu/a", "half");
    let lock = fs::File::create(desk.path(".katalog-d4e5f6.tmp/katalog.lock")).expect("a file");
    lock.lock().expect("a lock");
    assert!(desk.publish(&[]).status.success());
    let mut left = hidden(&desk);
    left.sort();
    assert_eq!(left.len(), 5, "{left:?}");
    assert_eq!(desk.read(".katalog-d4e5f6.tmp/neu/a"), "half");
    drop(lock);
    assert!(desk.publish(&[]).status.success());
    assert!(!desk.path(".katalog-d4e5f6.tmp").exists(), "its run has ended");
    assert_eq!(desk.read(".katalog-a1b2c3.tmp/a"), "of somebody");
}

#[test]
fn a_site_that_was_moved_aside_comes_back_with_the_next_run() {
    let desk = Desk::with(&[("katalog.json", SMALL)]);
    assert!(desk.publish(&[]).status.success());
    let before = desk.files("site");
    // The state after a kill on a system that cannot exchange folders.
    desk.put(".katalog-a1b2c3.tmp/katalog.lock", "");
    desk.put(".katalog-a1b2c3.tmp/alt.name", "site");
    fs::rename(desk.path("site"), desk.path(".katalog-a1b2c3.tmp/alt")).expect("a folder");
    // Any later run that writes beside it.
    let template = Command::new(env!("CARGO_BIN_EXE_katalog"))
        .args(["template", "-o", "vorlage.xlsx"])
        .current_dir(desk.path(""))
        .output();
    assert!(template.expect("katalog runs").status.success());
    assert!(desk.files("site") == before);
    assert!(hidden(&desk).is_empty());
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    use super::{Command, Desk, SMALL, fs, hidden};
    use crate::complained;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it exists").permissions().mode() & 0o777
    }

    #[test]
    fn a_web_server_can_read_a_site_whatever_the_umask() {
        for umask in ["0777", "0000"] {
            let desk = Desk::with(&[("katalog.json", SMALL)]);
            let line = format!(r#"umask {umask} && exec "$@""#);
            let output = Command::new("sh")
                .args(["-c", &line, "sh", env!("CARGO_BIN_EXE_katalog"), "publish", "katalog.json"])
                .args(["--widget", "dist", "--out", "site", "--today", "2026-11-22"])
                .current_dir(desk.path(""))
                .output()
                .expect("a shell");
            assert!(output.status.success(), "{}", complained(&output));
            for file in desk.files("site").keys() {
                assert_eq!(mode(&desk.path("site").join(file)), 0o644, "{file}");
            }
            for folder in ["site", "site/locale"] {
                assert_eq!(mode(&desk.path(folder)), 0o755, "{folder}");
            }
        }
    }

    #[test]
    fn links_and_pipes_in_the_widget_are_refused() {
        let desk = Desk::with(&[("katalog.json", SMALL), ("secret", "of this computer")]);
        let refused = |why: &str| {
            let output = desk.publish(&[]);
            assert_eq!(output.status.code(), Some(2));
            assert!(complained(&output).contains(why), "{}", complained(&output));
            assert!(!desk.path("site").exists());
        };
        for target in ["../secret", "..", "nothing"] {
            symlink(target, desk.path("dist/more.txt")).expect("a link");
            refused("„dist/more.txt“ ist ein Verweis auf etwas anderes");
            fs::remove_file(desk.path("dist/more.txt")).expect("a link");
        }
        let pipe = Command::new("mkfifo").arg(desk.path("dist/more.txt")).status();
        assert!(pipe.expect("mkfifo").success());
        refused("„dist/more.txt“ ist keine Datei");
    }

    #[test]
    fn a_link_to_the_site_stays_a_link() {
        let desk = Desk::with(&[("katalog.json", SMALL), ("releases/a/.katalog", "")]);
        symlink("releases/a", desk.path("site")).expect("a link");
        for _ in 0..2 {
            let output = desk.publish(&[]);
            assert!(output.status.success(), "{}", complained(&output));
            assert!(desk.path("site").is_symlink());
            assert!(desk.path("releases/a/index.html").exists());
        }
        assert!(hidden(&desk).is_empty());
    }
}
