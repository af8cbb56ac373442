//! Turns the interface's German texts into constants, so that `editing` speaks to families in the
//! widget's words, and a missing text is a compile error.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

use locale::{Locale, Text};

const LOCALE: &str = "../../src/locale/de.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LOCALE}");
    let mut code = String::new();
    for (key, text) in Locale::read(Path::new(LOCALE))?.texts {
        let name = key.to_uppercase().replace('-', "_");
        match text {
            Text::Plain(text) => writeln!(code, "pub const {name}: &str = {text:?};")?,
            Text::Plural(forms) => {
                for (form, text) in forms {
                    let form = form.to_uppercase();
                    writeln!(code, "pub const {name}_{form}: &str = {text:?};")?;
                }
            }
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}
