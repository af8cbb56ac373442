//! Generates typed keys from `src/locale/de.json`: a missing text, or a placeholder left
//! unfilled, is a compile error.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

use locale::{Locale, Text};

const LOCALE: &str = "src/locale/de.json";
/// Prefix of the texts that the program does not use.
const BOOT: &str = "boot-";
/// Keys of the texts shown by the team-mode script; the program and the script read the same list.
const TEAM: &str = "src/scripts/team_texts.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LOCALE}\ncargo::rerun-if-changed={TEAM}");
    let german = Locale::read(Path::new(LOCALE))?;
    let code = generate(&german)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), code)?;
    Ok(())
}

fn generate(locale: &Locale) -> Result<String, Box<dyn Error>> {
    let mut keys = String::new();
    let mut functions = String::new();
    let count = locale.keys().len();
    for (index, name) in locale.keys().into_iter().enumerate() {
        let text = locale.text(name).ok_or_else(|| format!("{LOCALE}: {name} is missing"))?;
        let mut placeholders = text.placeholders();
        let counted = placeholders.remove("count");
        let takes_count = counted || matches!(text, Text::Plural(_));
        let docs = text.wordings().collect::<Vec<_>>().join(" / ").replace('\n', " ");

        if name.starts_with(BOOT) {
            // Used by the boot script only, which reads it from the page.
            continue;
        }
        let number = char::from_u32(u32::try_from(index)?).ok_or("too many texts")?;
        let value = format!("Key({:?})", format!("{number}{}", text.encoded()));
        if !takes_count && placeholders.is_empty() {
            writeln!(keys, "/// {docs}\npub const {}: Self = {value};", pascal(name))?;
        } else {
            let function = name.replace('-', "_");
            let count = if takes_count { "count: usize, " } else { "" };
            let mut parameters = String::new();
            let mut values = String::new();
            for each in placeholders {
                write!(parameters, "{each}: &str, ")?;
                write!(values, "(\"{each}\", {each}), ")?;
            }
            let body = if takes_count {
                format!("count_in(KEY, count, &[{values}])")
            } else {
                format!("fill(KEY, &[{values}])")
            };
            writeln!(
                functions,
                "/// {docs}\npub fn {function}({count}{parameters}) -> String {{ const KEY: Key = {value}; {body} }}"
            )?;
        }
    }
    let team: Vec<String> = serde_json::from_str(&fs::read_to_string(TEAM)?)?;
    let keys_of_team: Vec<String> =
        team.iter().map(|name| format!("Key::{}", pascal(name))).collect();
    Ok(format!(
        "#[expect(non_upper_case_globals, reason = \"read as variants of an enum\")]\n\
         impl Key {{\n{keys}}}\n\
         {functions}\n\
         /// The texts of the team-mode script, in the order of its list.\n\
         pub const TEAM: [Key; {}] = [{}];\n\
         /// How many texts a language has.\npub const COUNT: usize = {count};\n",
        team.len(),
        keys_of_team.join(", "),
    ))
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
