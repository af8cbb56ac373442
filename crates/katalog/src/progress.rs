//! How far something is that takes longer than a second.

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

/// A bar on the terminal, and nothing where there is none.
pub fn bar(length: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
    let bar = ProgressBar::new(length as u64).with_message(what);
    // Whatever happens, what is said next stands on a line of its own.
    let bar = bar.with_finish(ProgressFinish::AndClear);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
