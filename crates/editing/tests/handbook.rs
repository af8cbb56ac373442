//! The handbook lists every column and topic. After an intended change, `UPDATE_EXPECT=1 cargo test
//! -p editing --test handbook` rewrites its lists.

use catalogue::{Code, Date, Topic};
use editing::import::{Column, SheetKind, age, time};
use std::path::PathBuf;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/handbuch/tabelle.md")
}

fn handbook() -> String {
    std::fs::read_to_string(path()).expect("the handbook")
}

/// Asserts that the list between `<!-- name: Anfang -->` and `<!-- name: Ende -->` is this one.
fn holds(name: &str, list: &str) {
    let (begin, end) = (format!("<!-- {name}: Anfang -->\n"), format!("<!-- {name}: Ende -->"));
    let text = handbook();
    let (before, rest) = text.split_once(&begin).expect("the list begins");
    let (found, behind) = rest.split_once(&end).expect("the list ends");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path(), [before, &begin, list, &end, behind].concat())
            .expect("the handbook is writable");
    } else {
        assert_eq!(found, list);
    }
}

#[test]
fn the_handbook_names_every_column_and_topic() {
    holds("Spalten", &columns());
    holds("Themen", &topics());
}

fn columns() -> String {
    let mut list = String::new();
    for kind in SheetKind::SHEETS {
        list += &["\n**Blatt „", kind.title(), "“**\n\n| Spalte | was darin steht |\n|---|---|\n"]
            .concat();
        for column in Column::ALL.iter().filter(|column| column.sheets().contains(&kind)) {
            list += &["| `", column.title(), "` | ", &column.holds().replace('|', "`\\|`"), " |\n"]
                .concat();
        }
    }
    list.push('\n');
    list
}

fn topics() -> String {
    let json: serde_json::Value =
        serde_json::from_str(include_str!("../../../src/locale/de.json")).expect("JSON");
    let mut list = String::from("\n");
    for code in Topic::CODES {
        let label = json["texts"][format!("topic-{code}")].as_str().expect("a label");
        list += &["- ", label, " (`", code, "`)\n"].concat();
    }
    list.push('\n');
    list
}

/// The examples in the first column of the table under a heading.
fn examples(heading: &str) -> Vec<String> {
    let text = include_str!("../../../docs/handbuch/tabelle.md");
    let (_, section) = text.split_once(heading).expect("a heading");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.rsplit_once("` |"));
    rows.flat_map(|(cell, _)| {
        cell.split("`, `").map(|example| example.replace("\\|", "|")).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn every_example_of_the_handbook_is_read() {
    let ages = examples("\n## Alter\n");
    assert!(ages.len() > 20, "{ages:?}");
    for example in ages {
        assert!(age::read(&example).is_some(), "{example}");
    }
    let times = examples("\n## Termine\n");
    assert!(times.len() > 15, "{times:?}");
    for example in times {
        assert_eq!(time::read(&example, Date::MIN).unread, [], "{example}");
    }
}
