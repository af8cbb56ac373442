//! Findings for programs. The format is documented in docs/handbuch/pruefen.md and stable: keys may
//! be added, but none removed.

use catalogue::Severity;
use editing::check::{Entry, Finding};
use serde_json::{Value, json};

use super::Checked;

pub fn report(files: &[Checked]) -> Value {
    json!({ "version": 1, "files": files.iter().map(file).collect::<Vec<_>>() })
}

fn file(Checked { file, report }: &Checked) -> Value {
    json!({
        "file": file,
        "offers": report.offers,
        "left_out": report.left_out,
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "hints": report.count(Severity::Hint),
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding) -> Value {
    let mut value = json!({
        "severity": spelling(finding.severity),
        "code": finding.code.as_str(),
        "what": finding.what,
        "help": finding.help,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
    });
    if let Some(Entry { list, id, name }) = &finding.entry {
        value["entry"] = json!({ "list": list });
        for (key, text) in [("id", id), ("name", name)] {
            if let Some(text) = text {
                value["entry"][key] = json!(text);
            }
        }
    }
    value
}

/// A severity as spelled in the JSON report.
pub fn spelling(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
