//! A person's actions: tap, type, press keys.

use anyhow::{Context, Result};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{Key, WebElement};
use tokio::time::timeout;

use super::{Page, wait::LOOK};
use crate::engine::Engine;

const HEAR_TAP: &str = "window.harnessTapped = false;
    const heard = () => { window.harnessTapped = true; };
    arguments[0].addEventListener('click', heard, { capture: true, once: true });";
const TO_THE_MIDDLE: &str = "arguments[0].scrollIntoView({ block: 'center' })";

impl Page {
    /// Taps the first visible element of the selector, as soon as it can be tapped.
    ///
    /// # Errors
    ///
    /// If that is not possible within 20 seconds, e.g. because something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.tap(css, None).await
    }

    /// Taps the element whose visible text is `text`, or else the only one whose text contains it
    /// („Ergebnisse zeigen“ finds „Ergebnisse zeigen (12)“). Soft hyphens are ignored.
    ///
    /// # Errors
    ///
    /// If that is not possible within 20 seconds, or several elements have the text.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        self.tap(css, Some(text)).await
    }

    /// Unfolds everything around an element, from the outside in, and then taps the element.
    ///
    /// # Errors
    ///
    /// If that is not possible within 20 seconds.
    pub async fn click_folded(&self, css: &str) -> Result<()> {
        let folded = format!(
            "const within = 'details:not([open]):has({css})';
             document.querySelectorAll('[data-harness]').forEach((each) => each.removeAttribute('data-harness'));
             const summary = document.querySelector(within)?.querySelector(':scope > summary');
             summary?.setAttribute('data-harness', '');
             return summary !== null && summary !== undefined"
        );
        while self.eval::<bool>(&folded).await? {
            self.click("[data-harness]").await?;
        }
        self.click(css).await
    }

    async fn tap(&self, css: &str, text: Option<&str>) -> Result<()> {
        let what = match text {
            Some(text) => format!("`{css}` with the text „{text}“ can be tapped"),
            None => format!("`{css}` can be tapped"),
        };
        self.until(&what, async || {
            let Some(element) = self.find(css, text).await? else {
                return Ok(None);
            };
            if !is_ready(&element).await? {
                return Ok(None);
            }
            if let Err(error) = self.tap_found(element.clone()).await {
                // Covered by the sticky exit button: a person would scroll, too.
                self.driver.execute(TO_THE_MIDDLE, vec![element.to_json()?]).await?;
                return Err(error);
            }
            Ok(Some(()))
        })
        .await
    }

    async fn tap_found(&self, element: WebElement) -> Result<()> {
        if self.engine != Engine::WebKit {
            return Ok(element.click().await?);
        }
        let tapped = element.to_json()?;
        self.driver.execute(HEAR_TAP, vec![tapped.clone()]).await?;
        element.click().await?;
        // WebKit's driver does not scroll the page around a frame, and while the browser restores a
        // page's scroll position, the driver taps where the element was before.
        let missed = self.eval::<bool>("return window.harnessTapped === false");
        // A page that is gone has received the tap.
        if matches!(timeout(LOOK, missed).await, Ok(Ok(true))) {
            self.driver.execute("arguments[0].click()", vec![tapped]).await?;
        }
        Ok(())
    }

    /// Replaces the text in a field.
    ///
    /// # Errors
    ///
    /// If there is no such field within 20 seconds.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let what = format!("`{css}` can be filled");
        let field = self
            .until(&what, async || {
                let Some(field) = self.find(css, None).await? else {
                    return Ok(None);
                };
                Ok(is_ready(&field).await?.then_some(field))
            })
            .await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Presses a key, with others held down: `Tab`, `Shift+Tab`, `Enter`, `Space`, `a`.
    ///
    /// # Errors
    ///
    /// If there is no key with this name.
    pub async fn press(&self, keys: &str) -> Result<()> {
        let keys = keys.split('+').map(key).collect::<Result<Vec<_>>>()?;
        let mut chain = ActionChain::new_with_delay(self.driver.handle().clone(), None, None);
        for key in &keys {
            chain = chain.key_down(*key);
        }
        for key in keys.iter().rev() {
            chain = chain.key_up(*key);
        }
        Ok(chain.perform().await?)
    }

    /// Presses Tab, and waits until something else has the focus, or nothing.
    ///
    /// # Errors
    ///
    /// If the focus stays where it is.
    pub async fn tab(&self) -> Result<()> {
        self.eval::<()>("window.harnessBefore = document.activeElement").await?;
        self.press("Tab").await?;
        let has_moved = "return document.activeElement !== window.harnessBefore";
        self.wait_until("the focus has moved on", has_moved).await
    }
}

/// Whether a person could use it: a new screen ignores taps for a moment.
async fn is_ready(element: &WebElement) -> Result<bool> {
    Ok(element.is_enabled().await? && element.css_value("pointer-events").await? != "none")
}

/// The names are those of `KeyboardEvent.key`.
fn key(name: &str) -> Result<char> {
    let key = match name {
        "Alt" => Key::Alt,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "Backspace" => Key::Backspace,
        "Control" => Key::Control,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Home" => Key::Home,
        "Shift" => Key::Shift,
        "Space" => return Ok(' '),
        "Tab" => Key::Tab,
        character => {
            let mut characters = character.chars();
            return characters
                .next()
                .filter(|_| characters.next().is_none())
                .with_context(|| format!("there is no key „{name}“"));
        }
    };
    Ok(key.value())
}
