//! Snapshots: texts kept in a file, which makes any change visible in the diff.

use std::{env, fs, path::Path};

/// Asserts that the file, relative to the crate's directory, has this content. With `UPDATE_EXPECT`
/// set, which updates all snapshots of the workspace, it is written instead.
pub fn assert_current(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, text).expect("the file can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let at = kept.lines().zip(text.lines()).position(|(old, new)| old != new);
    let line = at.unwrap_or_else(|| kept.lines().count().min(text.lines().count()));
    assert!(
        kept == text,
        "{file} is out of date from line {} on; it should continue with\n\n{}\n\nIf that is \
         intended, update it:\n    UPDATE_EXPECT=1 cargo test -p {}\n",
        line + 1,
        text.lines().skip(line).take(6).collect::<Vec<_>>().join("\n"),
        env!("CARGO_PKG_NAME"),
    );
}
