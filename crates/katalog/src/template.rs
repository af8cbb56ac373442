//! `katalog template`: the empty table.

use anyhow::Result;
use editing::exchange::template::template;

use crate::arguments::TemplateOptions;
use crate::input::name;
use crate::outcome::Outcome;
use crate::output;
use crate::terminal::complain;

/// Writes the template, and says what to do next.
pub fn run(options: &TemplateOptions) -> Result<Outcome> {
    let path = &options.output;
    output::write_new(path, &template())?;
    let file = name(path);
    complain(&format!(
        "„{file}“ ist da. Öffnen Sie die Tabelle, und füllen Sie das Blatt „Angebote“ aus; was in die \
         Spalten gehört, steht an jeder Überschrift und im Blatt „Erklärung“."
    ));
    complain(&format!("Danach: katalog import {file}"));
    Ok(Outcome::Fine)
}
