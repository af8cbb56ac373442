//! Short names for the imports and exports between the WebAssembly and its JavaScript glue.
//!
//! wasm-bindgen's names end in hashes, which no compressor can shrink, and occur in both files:
//! shortened, they make the first load 4 kB (Brotli) smaller. wasm-opt picks the names and prints
//! them; here they are applied to the glue.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::site::{Site, extension};

/// wasm-opt's output: old and new names.
#[derive(Deserialize)]
pub struct ShortNames {
    /// Module, name, short name.
    imports: Vec<(String, String, String)>,
    /// Name, short name.
    exports: Vec<(String, String)>,
}

/// The single module that wasm-opt merges all imports into.
pub const MODULE: &str = "a";

/// The glue's prefix for calls to exports.
const EXPORTS: &str = "wasm.";

impl ShortNames {
    /// Parses wasm-opt's output.
    pub fn parse(json: &[u8]) -> Result<Self> {
        serde_json::from_slice(json).context("wasm-opt printed no valid list of names")
    }

    /// The new name of an export.
    pub fn export<'a>(&'a self, name: &'a str) -> &'a str {
        let renamed = self.exports.iter().find(|(old, _)| old == name);
        renamed.map_or(name, |(_, short)| short)
    }

    /// Applies the new names to the glue.
    pub fn apply(&self, site: &mut Site) -> Result<()> {
        let glue = site.files.iter_mut().find(|(path, _)| extension(path) == "js");
        let (path, bytes) = glue.context("the widget has no JavaScript glue")?;
        let script = std::str::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
        *bytes = self.rename(script)?.into_bytes();
        Ok(())
    }

    fn rename(&self, script: &str) -> Result<String> {
        let imports: BTreeMap<&str, &str> =
            self.imports.iter().map(|(_, name, short)| (name.as_str(), short.as_str())).collect();
        let exports: BTreeMap<&str, &str> =
            self.exports.iter().map(|(name, short)| (name.as_str(), short.as_str())).collect();
        let mut renamed = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_of_a_name) {
            let length = rest[start..].find(|c| !is_of_a_name(c)).unwrap_or(rest.len() - start);
            let name = &rest[start..start + length];
            renamed.push_str(&rest[..start]);
            let names = if renamed.ends_with(EXPORTS) { &exports } else { &imports };
            renamed.push_str(names.get(name).unwrap_or(&name));
            rest = &rest[start + length..];
        }
        renamed.push_str(rest);
        for (module, _, _) in &self.imports {
            renamed = renamed.replace(&format!("\"{module}\""), &format!("\"{MODULE}\""));
        }
        let left = imports.keys().find(|name| renamed.contains(*name));
        ensure!(left.is_none(), "the glue still contains {}", left.unwrap_or(&""));
        Ok(renamed)
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_learns_the_names_of_both_directions() -> Result<()> {
        let names = ShortNames::parse(
            br#"{
                "imports": [["./x_bg.js", "__wbg_call_12ab", "A"]],
                "exports": [["memory", "B"], ["__wbindgen_start", "C"]]
            }"#,
        )?;
        let glue = r#"const memory = wasm.memory; wasm.__wbindgen_start();
            imports = { "./x_bg.js": { __wbg_call_12ab: function () {} } };"#;
        let renamed = names.rename(glue)?;
        assert_eq!(
            renamed,
            r#"const memory = wasm.B; wasm.C();
            imports = { "a": { A: function () {} } };"#
        );
        Ok(())
    }
}
