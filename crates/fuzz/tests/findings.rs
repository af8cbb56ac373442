//! Regression tests: no recorded finding, and no other odd input, makes a parser panic.

use std::{fs, io, path::Path};

#[test]
fn every_finding_is_mended() -> io::Result<()> {
    let findings = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings");
    for (name, target) in fuzz::TARGETS {
        let folder = findings.join(name);
        // Not every parser has findings yet.
        let files = if folder.is_dir() { Some(fs::read_dir(folder)?) } else { None };
        for file in files.into_iter().flatten() {
            let file = file?.path();
            println!("{}", file.display());
            target(&fs::read(file)?);
        }
    }
    Ok(())
}

#[test]
fn every_parser_takes_what_is_odd() {
    let nested = "[".repeat(100_000);
    let long = "a".repeat(100_000);
    let odd: [&[u8]; 9] = [
        b"",
        b"\0",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE\x00\xD8",
        b"PK\x03\x04",
        "\u{202E}\u{0}\u{FEFF}".as_bytes(),
        br#"{"schema_version": "1.0", "__proto__": {"a": 1}, "offers": [{"id": "\ud800"}]}"#,
        nested.as_bytes(),
        long.as_bytes(),
    ];
    for (_, target) in fuzz::TARGETS {
        for bytes in odd {
            target(bytes);
        }
    }
}
