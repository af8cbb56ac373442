//! The accessibility rules that can be checked automatically: WCAG 2.2 A and AA, and axe's own
//! recommendations.

use std::fmt;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Page;
use crate::project;

/// A broken rule, with all elements that break it.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// axe's name for the rule, `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// The rule in a sentence.
    pub help: String,
    /// The elements that break it.
    pub elements: Vec<ViolatingElement>,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, Deserialize)]
pub struct ViolatingElement {
    /// Its selector.
    pub selector: String,
    /// What is wrong and how to fix it.
    pub problem: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let impact = self.impact.as_deref().unwrap_or("unknown");
        write!(f, "{} ({impact}): {}", self.rule, self.help)?;
        for element in &self.elements {
            let problem = element.problem.as_deref().unwrap_or_default();
            let problem = problem.replace('\n', "\n      ");
            write!(f, "\n    {}\n      {problem}", element.selector)?;
        }
        Ok(())
    }
}

impl Page {
    /// The rules that the page breaks in its current state.
    ///
    /// # Errors
    ///
    /// If axe-core is not installed or cannot run.
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        self.run_axe(false).await
    }

    /// The rules on colours that the page breaks in its current state; no other rule looks at them.
    ///
    /// # Errors
    ///
    /// As for [`Self::axe`].
    pub async fn axe_on_colours(&self) -> Result<Vec<Violation>> {
        self.run_axe(true).await
    }

    async fn run_axe(&self, only_colours: bool) -> Result<Vec<Violation>> {
        self.wait_for_styles().await?;
        // It is large, and stays in the page.
        if !self.eval::<bool>("return 'axe' in window").await? {
            self.eval::<()>(&axe_core()?).await.context("axe-core cannot be loaded")?;
        }
        let arguments = vec![only_colours.into()];
        self.call(include_str!("axe.js"), arguments).await.context("axe-core cannot run")
    }
}

/// axe-core's source. WebDriver's scripts are exempt from the page's content security policy.
fn axe_core() -> Result<String> {
    let path = project::path("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).with_context(|| {
        format!(
            "cannot read {}; `npm ci` in the project's folder installs it, and so does \
             `cargo xtask test`",
            path.display()
        )
    })
}
