//! What a person has set on the device, changed while the page is open.

use anyhow::Result;
use serde_json::json;

use super::Page;
use crate::media::MediaFeature;

impl Page {
    /// From now on style sheets see these settings, and no others.
    ///
    /// # Errors
    ///
    /// When the browser is not Chromium.
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
