//! One of the things that a release is made of.

use serde_json::{Value, json};

/// What a release holds beside our own code.
pub struct Component {
    /// Tells it from all others; where it can be fetched, that is its package URL.
    pub reference: String,
    pub name: String,
    pub version: String,
    /// As an SPDX expression.
    pub licence: String,
    /// Our own crates have none: on crates.io others have their names.
    pub package_url: Option<String>,
    /// Algorithm and digest of the archive that it was fetched as.
    pub hash: Option<(&'static str, String)>,
    /// The references of what it uses itself.
    pub uses: Vec<String>,
}

impl Component {
    pub fn json(&self, kind: &str) -> Value {
        let mut json = json!({
            "type": kind,
            "bom-ref": self.reference,
            "name": self.name,
            "version": self.version,
            "licenses": [{ "expression": self.licence }],
        });
        if let Some(package_url) = &self.package_url {
            json["purl"] = json!(package_url);
        }
        if let Some((algorithm, digest)) = &self.hash {
            json["hashes"] = json!([{ "alg": algorithm, "content": digest }]);
        }
        json
    }

    pub fn dependency(&self) -> Value {
        let mut uses: Vec<&String> = self.uses.iter().collect();
        uses.sort();
        uses.dedup();
        json!({ "ref": self.reference, "dependsOn": uses })
    }
}
