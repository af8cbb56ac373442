//! Turns `src/locale/de.json` into typed keys: a text that is missing, or a placeholder
//! that is not filled, does not compile.

use std::{collections::BTreeSet, env, error::Error, fmt::Write as _, fs, path::Path};

use serde_json::{Map, Value};

const LOCALE: &str = "src/locale/de.json";
/// Texts that only the static page needs, where the program is not there or not running.
const STATIC: &str = "static-";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LOCALE}");
    let texts: Map<String, Value> = serde_json::from_str(&fs::read_to_string(LOCALE)?)?;
    let code = generate(&texts)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), code)?;
    Ok(())
}

fn generate(texts: &Map<String, Value>) -> Result<String, Box<dyn Error>> {
    let mut keys = String::new();
    let mut functions = String::new();
    let mut german = String::new();
    let program = texts.iter().filter(|(name, _)| !name.starts_with(STATIC));
    for (index, (name, value)) in program.enumerate() {
        let forms: Vec<(&str, &str)> = match value {
            Value::String(text) => vec![("", text)],
            Value::Object(forms) => forms
                .iter()
                .map(|(form, text)| Ok((form.as_str(), text.as_str().ok_or("a form is no text")?)))
                .collect::<Result<_, &str>>()?,
            _ => return Err(format!("{LOCALE}: {name} is neither a text nor plural forms").into()),
        };
        let plural = value.is_object();
        let all: String = forms.iter().map(|(_, text)| *text).collect();
        let mut placeholders = placeholders(&all);
        placeholders.remove("count");
        let takes_count = plural || all.contains("{count}");
        let function = name.replace('-', "_");
        let docs = forms.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" / ");

        if !plural && !takes_count && placeholders.is_empty() {
            writeln!(keys, "/// {docs}\n{} = {index},", pascal(name))?;
        } else {
            let count = if takes_count { "count: usize, " } else { "" };
            let parameters: Vec<_> =
                placeholders.iter().map(|each| format!("{each}: &str, ")).collect();
            let parameters = parameters.concat();
            let values: Vec<_> =
                placeholders.iter().map(|each| format!("(\"{each}\", {each}), ")).collect();
            let values = values.concat();
            let body = if takes_count {
                format!("count_in({index}, count, &[{values}])")
            } else {
                format!("fill({index}, &[{values}])")
            };
            writeln!(
                functions,
                "/// {docs}\npub fn {function}({count}{parameters}) -> String {{ {body} }}"
            )?;
        }
        // Plural forms travel as one text: "one\u{1f}…\u{1e}other\u{1f}…".
        let text = match value {
            Value::String(text) => text.clone(),
            _ => forms
                .iter()
                .map(|(form, text)| format!("{form}\u{1f}{text}"))
                .collect::<Vec<_>>()
                .join("\u{1e}"),
        };
        writeln!(german, "{text:?},")?;
    }
    Ok(format!(
        "/// A text without placeholders.\n\
         #[derive(Clone, Copy, PartialEq, Eq)]\n#[repr(u16)]\npub enum Key {{\n{keys}}}\n\
         {functions}\n\
         const GERMAN: &[&str] = &[\n{german}];\n"
    ))
}

/// The names in curly brackets.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let after_brackets = text.split('{').skip(1);
    after_brackets.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// `next-date` as `NextDate`.
fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    name.split('-').map(capital).collect()
}
