//! Texts that are kept in a file, so that a change shows up as a difference.

use std::{env, fs, path::Path};

/// Holds when the file, named from the crate's own directory, has this text. With the
/// environment variable that renews all snapshots of the workspace it is written instead.
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
        "{file} is out of date from line {} on; it should go on with\n\n{}\n\nWhen that is \
         right, write it anew:\n    UPDATE_EXPECT=1 cargo test -p {}\n",
        line + 1,
        text.lines().skip(line).take(6).collect::<Vec<_>>().join("\n"),
        env!("CARGO_PKG_NAME"),
    );
}
