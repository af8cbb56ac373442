//! `katalog export`: writes a catalogue in a format that other programs read.

use std::path::Path;

use anyhow::{Result, bail};
use catalogue::{Catalogue, read};
use editing::check::refused;
use editing::loss::Loss;
use editing::{calendar, hsds, jsonld};

use crate::Outcome;
use crate::arguments::{ExportFormat, ExportOptions};
use crate::input::{self, day};
use crate::output;

/// How many offers are named of which something is not in the file.
const NAMED: usize = 5;

/// What a format makes of a catalogue.
struct Written {
    bytes: Vec<u8>,
    losses: Vec<Loss>,
}

/// Writes the file, and says what is not in it.
pub fn run(options: &ExportOptions) -> Result<Outcome> {
    let path = &options.catalogue;
    let reading = match read(&input::read(path)?) {
        Ok(reading) => reading,
        Err(refusal) => bail!("„{}“: {}", input::name(path), refused(&refusal).what),
    };
    let offers = reading.catalogue.offers.len();
    let written = write(options, &reading.catalogue)?;
    output::write(&options.output, &written.bytes)?;
    // Beside the file, which may be on its way to another program.
    for loss in &written.losses {
        anstream::eprintln!("{}", told(loss));
    }
    anstream::eprintln!("{}", summary(&options.output, offers));
    if reading.left_out == 0 {
        return Ok(Outcome::Fine);
    }
    let missing = match reading.left_out {
        1 => "1 Angebot fehlt".to_owned(),
        count => format!("{count} Angebote fehlen"),
    };
    let name = input::name(path);
    anstream::eprintln!("{missing}, wegen Fehlern im Katalog. Welche, sagt: katalog check {name}");
    Ok(Outcome::Faulty)
}

fn write(options: &ExportOptions, catalogue: &Catalogue) -> Result<Written> {
    // What these two cannot say is all that they are not for.
    let plain = |text: String| Written { bytes: text.into_bytes(), losses: Vec::new() };
    Ok(match options.format {
        ExportFormat::Hsds => {
            let hsds::Export { json, losses, .. } = hsds::export(catalogue);
            Written { bytes: json, losses }
        }
        ExportFormat::Jsonld => plain(format!("{:#}\n", jsonld::graph(catalogue))),
        ExportFormat::Ics => plain(calendar::calendar(catalogue, day(options.today)?)),
    })
}

/// What is not in the file, and the first offers of which that is so.
fn told(Loss { what, offers }: &Loss) -> String {
    if offers.is_empty() {
        return format!("Hinweis  {what}\n");
    }
    let mut named: Vec<&str> = offers.iter().take(NAMED).map(catalogue::Id::as_str).collect();
    let more = format!("und {} weitere", offers.len().saturating_sub(NAMED));
    if offers.len() > NAMED {
        named.push(&more);
    }
    let count = match offers.len() {
        1 => "1 Angebot".to_owned(),
        count => format!("{count} Angebote"),
    };
    format!("Hinweis  {what}\n   wo:   {count}: {}\n", named.join(", "))
}

fn summary(output: &Path, offers: usize) -> String {
    let offers = match offers {
        1 => "1 Angebot".to_owned(),
        count => format!("{count} Angebote"),
    };
    if output == Path::new("-") {
        return format!("{offers} geschrieben.");
    }
    format!("{}: {offers} geschrieben.", output.display())
}
