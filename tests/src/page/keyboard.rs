//! Whether the page can be used without a pointer.

use std::collections::BTreeSet;

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use super::Page;

#[derive(Deserialize)]
struct TabStop {
    index: usize,
    kind: String,
    clip: Value,
}

impl Page {
    /// Tabs through the page and returns what is wrong: elements that Tab does not reach, and
    /// elements that look the same with and without focus (WCAG 2.1.1, 2.4.7).
    ///
    /// # Errors
    ///
    /// If the browser fails to answer.
    pub async fn keyboard_problems(&self) -> Result<Vec<String>> {
        let names: Vec<String> = self.call(include_str!("tab_stops.js"), Vec::new()).await?;
        let mut reached = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut problems = Vec::new();
        loop {
            // Chromium's driver answers when the page has handled the key. The focus change is not
            // waited for: a keyboard trap keeps the focus where it is.
            self.press("Tab").await?;
            let stop: Option<TabStop> = self.call(include_str!("tab_stop.js"), Vec::new()).await?;
            // After the last element the focus leaves the page, or starts again at the first.
            let Some(stop) = stop.filter(|stop| reached.insert(stop.index)) else {
                break;
            };
            // Once per kind: two pictures take time.
            if seen.insert(stop.kind) && !self.focus_is_visible(&stop.clip).await? {
                problems.push(format!("{} shows no focus", names[stop.index]));
            }
        }
        let missed = names.iter().enumerate().filter(|(index, _)| !reached.contains(index));
        problems.extend(missed.map(|(_, name)| format!("{name} is not reached by Tab")));
        Ok(problems)
    }

    /// Compares screenshots: whatever a style sheet draws to show the focus makes a difference.
    async fn focus_is_visible(&self, clip: &Value) -> Result<bool> {
        let focused = self.picture(clip).await?;
        self.eval::<()>("window.harnessFocused = document.activeElement; harnessFocused.blur()")
            .await?;
        let blurred = self.picture(clip).await?;
        self.eval::<()>("harnessFocused.focus({ focusVisible: true, preventScroll: true })")
            .await?;
        Ok(focused != blurred)
    }
}
