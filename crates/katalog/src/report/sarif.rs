//! Findings as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>):
//! GitLab, GitHub and editors show them next to the line.

use std::fmt::Write;
use std::path::Path;

use catalogue::Severity;
use editing::check::{Code, Finding};
use serde_json::{Value, json};

use super::Checked;

pub fn log(files: &[Checked]) -> Value {
    let results = files.iter().flat_map(|Checked { file, report }| {
        let uri = uri(file);
        report.findings.iter().map(move |finding| result(finding, &uri))
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "language": "de",
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({ "id": code.as_str(), "shortDescription": { "text": format!("{}.", code.title()) } })
}

fn result(finding: &Finding, uri: &str) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": { "startLine": finding.line, "startColumn": finding.column },
        },
        "logicalLocations": [{ "fullyQualifiedName": finding.pointer }],
    });
    if let Some(name) = finding.entry.as_ref().and_then(|entry| entry.name.as_ref()) {
        location["logicalLocations"][0]["name"] = json!(name);
    }
    json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "note",
        },
        "message": { "text": format!("{} {}", finding.what, finding.help) },
        "locations": [location],
    })
}

/// The file as a URI reference: relative if it was given so, otherwise with the scheme `file`.
fn uri(file: &str) -> String {
    let mut uri = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    match Path::new(file).is_absolute() {
        true if uri.starts_with('/') => format!("file://{uri}"),
        true => format!("file:///{uri}"),
        // The text before a colon would be read as a scheme.
        false => uri.replace(':', "%3A"),
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_file_is_named_as_addresses_are_written() {
        assert_eq!(uri("kreis/katalog.json"), "kreis/katalog.json");
        assert_eq!(uri("Mein Katalog ä.json"), "Mein%20Katalog%20%C3%A4.json");
        assert_eq!(uri("a:b.json"), "a%3Ab.json");
        if cfg!(unix) {
            assert_eq!(uri("/tmp/katalog.json"), "file:///tmp/katalog.json");
        }
    }
}
