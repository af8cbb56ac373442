//! Progress of tasks that take longer than a second.

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

/// A progress bar, or nothing if there is no terminal.
pub fn bar(length: usize, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
    let bar = ProgressBar::new(length as u64).with_message(what);
    // Clear the bar in any case, so that later output starts on a fresh line.
    let bar = bar.with_finish(ProgressFinish::AndClear);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
