//! The final summary for editors.

use catalogue::Severity;
use editing::publish::offer_list;

use crate::arguments::PublishOptions;
use crate::layers::Layers;
use crate::report::Checked;
use crate::terminal::say;

/// Reports what was published, what still needs fixing, and what to do next. `logo` is the name of
/// a missing logo.
pub fn print(options: &PublishOptions, files: &[Checked], layers: &Layers, logo: Option<String>) {
    let out = options.out.display();
    for Checked { file, report } in files {
        say(&format!("{file}: {}", offers(report.offers)));
    }
    say(&format!("„{out}“ ist fertig. Laden Sie alles darin auf Ihren Webserver."));
    say(&format!("Ohne JavaScript und zum Drucken: {out}/{}", offer_list::PAGE));
    let count = |severity| files.iter().map(|file| file.report.count(severity)).sum::<usize>();
    let (warnings, hints) = (count(Severity::Warning), count(Severity::Hint));
    if warnings + hints > 0 {
        let warnings =
            if warnings == 1 { "1 Warnung".to_owned() } else { format!("{warnings} Warnungen") };
        let hints = if hints == 1 { "1 Hinweis".to_owned() } else { format!("{hints} Hinweise") };
        let names: Vec<&str> = files.iter().map(|file| file.file.as_str()).collect();
        note(&format!("Offen sind {warnings} und {hints}: katalog check {}", names.join(" ")));
    }
    for address in &layers.elsewhere {
        note(&format!(
            "„{address}“ aus „includes“ liegt woanders: Der Angebotsfinder lädt ihn, geprüft ist er \
             nicht, und in den anderen Dateien fehlen seine Angebote."
        ));
    }
    if let Some(logo) = logo {
        note(&format!("Das Logo „{logo}“ liegt nicht neben dem Katalog."));
    }
    if options.url.is_none() {
        note("Ohne --url gibt es keine sitemap.xml für Suchmaschinen.");
    }
}

fn offers(count: usize) -> String {
    if count == 1 { "1 Angebot".to_owned() } else { format!("{count} Angebote") }
}

fn note(text: &str) {
    say(&format!("  {text}"));
}
