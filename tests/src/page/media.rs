//! A person's device settings, changed while the page is open.

use anyhow::Result;
use serde_json::json;

use super::Page;
use crate::media::MediaFeature;

impl Page {
    /// Makes style sheets see these settings, and no others, from now on.
    ///
    /// # Errors
    ///
    /// If the browser is not Chromium.
    pub async fn pretend_media(&self, settings: &[MediaFeature]) -> Result<()> {
        let features: Vec<_> = settings
            .iter()
            .filter_map(|feature| feature.query())
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        let printed = settings.contains(&MediaFeature::Print);
        let medium = if printed { "print" } else { "" };
        let parameters = json!({"media": medium, "features": features});
        self.devtools("Emulation.setEmulatedMedia", parameters).await?;
        Ok(())
    }
}
