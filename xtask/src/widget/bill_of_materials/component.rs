//! One component of a release.

use serde_json::{Value, json};

/// A crate, a package or the standard library in a release.
pub struct Component {
    /// A unique reference; the package URL of anything that can be fetched.
    pub reference: String,
    pub name: String,
    pub version: String,
    /// As an SPDX expression.
    pub licence: String,
    /// `None` for our own crates: on crates.io, their names belong to others.
    pub package_url: Option<String>,
    /// Algorithm and digest of the archive that it was downloaded as.
    pub hash: Option<(&'static str, String)>,
    /// The references of its own dependencies.
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
