//! What can be typed behind `katalog`.

use std::path::PathBuf;

use catalogue::{Date, Id};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use url::Url;

const TEMPLATE: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}{after-help}\n";

/// Macht aus Ihren Angeboten einen Katalog, auf den sich Familien verlassen können.
#[derive(Parser)]
#[command(name = "katalog", version, help_template = TEMPLATE)]
#[command(override_usage = "katalog <BEFEHL>")]
#[command(subcommand_help_heading = "Befehle", subcommand_value_name = "BEFEHL")]
#[command(disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
#[command(next_help_heading = "Optionen")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    /// Zeigt diese Hilfe
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Zeigt die Version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub enum Command {
    /// Sagt, was in einem Katalog nicht stimmt, wo es steht und wie Sie es ändern
    Check(CheckOptions),
    /// Macht aus Ihrer Tabelle, oder der Datei eines anderen Verzeichnisses, einen Katalog
    Import(ImportOptions),
    /// Legt eine leere Tabelle an, die Sie ausfüllen können
    Template(TemplateOptions),
    /// Zeigt, wo Angebote fehlen: nach Lebensphase, Thema und Ort
    Coverage(CoverageOptions),
    /// Sagt, was sich zwischen zwei Katalogen für Familien ändert
    Diff(DiffOptions),
    /// Macht aus einem Katalog einen Ordner, den Sie auf Ihren Webserver legen
    Publish(PublishOptions),
    /// Schreibt die Angebote als Tabelle, oder so, dass andere Programme sie lesen
    Export(ExportOptions),
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog check [OPTIONEN] <DATEI>…")]
#[command(after_help = "Rückgabewert: 0 alles in Ordnung, 1 es gibt Fehler, 2 nicht zu lesen.")]
pub struct CheckOptions {
    /// Die Kataloge; „-“ liest, was ein anderes Programm ausgibt
    #[arg(required = true, value_name = "DATEI", help_heading = "Dateien")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    #[arg(help = "Wie das Ergebnis aussehen soll: text (für Menschen), json oder sarif")]
    pub format: Format,
    /// Auch Warnungen zählen als Fehler
    #[arg(long)]
    pub strict: bool,
    /// Prüft auch die Web-Adressen; dafür fragt das Programm fremde Server
    #[arg(long)]
    pub links: bool,
    /// Öffnet mit --links auch Adressen im eigenen Netz
    #[arg(long, requires = "links")]
    pub internal: bool,
    /// Der Tag, an dem alles stimmen soll, wie 2027-01-31 [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog import [OPTIONEN] <TABELLE>…")]
#[command(after_help = "Rückgabewert: 0 alles in Ordnung, 1 es gibt Fehler, 2 nicht zu lesen.")]
pub struct ImportOptions {
    /// Die Tabelle (.xlsx, .ods oder .csv); mehrere CSV-Dateien, oder ein Ordner mit
    /// ihnen, sind die Blätter einer Tabelle. Oder eine Datei mit Angeboten nach HSDS (.json)
    #[arg(required = true, value_name = "TABELLE", help_heading = "Dateien")]
    pub tables: Vec<PathBuf>,
    /// Der Katalog, der entsteht; einer mit diesem Namen wird erneuert
    /// [sonst: katalog.json neben der Tabelle, wenn es dort noch keinen gibt]
    #[arg(short, long, value_name = "DATEI")]
    pub output: Option<PathBuf>,
    /// Ein Katalog, aus dem bleibt, was in keiner Spalte steht: Name, Herausgeber, Links, Aussehen
    /// [sonst: der, der erneuert wird]
    #[arg(long, value_name = "KATALOG")]
    pub base: Option<PathBuf>,
    /// Wie der Katalog heißt, zum Beispiel „Angebote im Beispielkreis“
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Die Kennung des Katalogs: kleine Buchstaben, Ziffern, Bindestriche
    #[arg(long, value_name = "KENNUNG", value_parser = id)]
    pub id: Option<Id>,
    #[arg(long, value_enum, default_value_t = ImportFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    #[arg(help = "Wie das Ergebnis aussehen soll: text (für Menschen) oder json")]
    pub format: ImportFormat,
    /// Auch Warnungen zählen als Fehler
    #[arg(long)]
    pub strict: bool,
    /// Der Tag, an dem alles stimmen soll, wie 2027-01-31 [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Für Menschen.
    Text,
    /// Für Programme.
    Json,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog template [OPTIONEN]")]
pub struct TemplateOptions {
    /// Die Tabelle, die entsteht; eine vorhandene wird nie ersetzt [sonst: vorlage.xlsx]
    #[arg(short, long, value_name = "DATEI", default_value = "vorlage.xlsx")]
    #[arg(hide_default_value = true)]
    pub output: PathBuf,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog coverage [OPTIONEN] <KATALOG>")]
#[command(
    after_help = "Was der Katalog unter „includes“ nennt, zählt als überregional mit, wenn es \
                        daneben liegt.\n\nRückgabewert: 0 alles in Ordnung, 2 nicht zu lesen."
)]
pub struct CoverageOptions {
    /// Der Katalog; „-“ liest, was ein anderes Programm ausgibt
    #[arg(value_name = "KATALOG", help_heading = "Dateien")]
    pub catalogue: PathBuf,
    #[arg(long, value_enum, default_value_t = CoverageFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    #[arg(
        help = "text (fürs Terminal), csv (für die Tabelle) oder html (zum Ansehen und Drucken)"
    )]
    pub format: CoverageFormat,
    /// Wohin das Ergebnis soll [sonst: auf den Bildschirm]
    #[arg(short, long, default_value = "-", value_name = "DATEI", hide_default_value = true)]
    pub output: PathBuf,
    /// Zeigt bei text nur die Tabellen dieses Orts
    #[arg(long, value_name = "ORT")]
    pub place: Option<String>,
    /// Der Tag, an dem gezählt wird, wie 2027-01-31 [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// Für das Terminal.
    Text,
    /// Eine Zeile je Zelle, für Tabellenprogramme.
    Csv,
    /// Eine Seite zum Ansehen und Drucken.
    Html,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog diff [OPTIONEN] <ALT> <NEU>")]
#[command(
    after_help = "Rückgabewert: 0 alles in Ordnung, auch wenn sich etwas ändert, 2 nicht zu \
                        lesen."
)]
pub struct DiffOptions {
    /// Der Katalog, wie er war
    #[arg(value_name = "ALT", help_heading = "Dateien")]
    pub old: PathBuf,
    /// Der Katalog, wie er jetzt ist
    #[arg(value_name = "NEU", help_heading = "Dateien")]
    pub new: PathBuf,
    #[arg(long, value_enum, default_value_t = DiffFormat::Text, value_name = "FORMAT")]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    #[arg(help = "Wie das Ergebnis aussehen soll: text (für die Mail) oder json")]
    pub format: DiffFormat,
    /// Wohin das Ergebnis soll [sonst: auf den Bildschirm]
    #[arg(short, long, default_value = "-", value_name = "DATEI", hide_default_value = true)]
    pub output: PathBuf,
    /// Der Tag, ab dem Termine verglichen werden, wie 2027-01-31 [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Für Menschen.
    Text,
    /// Für Programme.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Für Menschen.
    Text,
    /// Für Programme.
    Json,
    /// SARIF 2.1.0, für GitLab, GitHub und Editoren.
    Sarif,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog export [OPTIONEN] <FORMAT> <KATALOG>")]
#[command(
    after_help = "Formate: xlsx (eine Tabelle für Excel und LibreOffice), csv (ein Ordner mit einer \
                  Datei je Blatt),\nhsds (HSDS 3.0, für andere Verzeichnisse), jsonld (schema.org, \
                  für Suchmaschinen),\nics (alle Termine, für Kalender).\n\nRückgabewert: 0 \
                  geschrieben, 1 geschrieben ohne fehlerhafte Angebote, 2 nicht zu lesen oder zu \
                  schreiben."
)]
pub struct ExportOptions {
    /// xlsx, csv, hsds, jsonld oder ics
    #[arg(value_enum, value_name = "FORMAT", hide_possible_values = true, help_heading = "Was")]
    pub format: ExportFormat,
    /// Der Katalog; „-“ liest, was ein anderes Programm ausgibt
    #[arg(value_name = "KATALOG", help_heading = "Was")]
    pub catalogue: PathBuf,
    /// Wohin; eine vorhandene Tabelle wird nie ersetzt [sonst: tabelle.xlsx oder der Ordner tabelle;
    /// hsds, jsonld und ics auf den Bildschirm]
    #[arg(short, long, value_name = "NAME")]
    pub output: Option<PathBuf>,
    /// Der Tag, von dem an Termine zählen, wenn der Katalog keinen nennt [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Eine Arbeitsmappe.
    Xlsx,
    /// Ein Ordner mit CSV-Dateien.
    Csv,
    /// Human Services Data Specification 3.0.
    Hsds,
    /// JSON-LD in den Wörtern von schema.org.
    Jsonld,
    /// iCalendar.
    Ics,
}

#[derive(Args)]
#[command(help_template = TEMPLATE, next_help_heading = "Optionen")]
#[command(override_usage = "katalog publish [OPTIONEN] --widget <ORDNER> --out <ORDNER> <KATALOG>")]
#[command(
    after_help = "Rückgabewert: 0 veröffentlicht, 1 der Katalog hat Fehler, 2 nicht zu lesen."
)]
pub struct PublishOptions {
    /// Der Katalog; was er mit „includes“ dazunimmt, liegt daneben
    #[arg(value_name = "KATALOG", help_heading = "Dateien")]
    pub catalogue: PathBuf,
    /// Der Ordner mit dem Angebotsfinder, wie er ausgeliefert wird
    #[arg(long, value_name = "ORDNER")]
    pub widget: PathBuf,
    /// Der Ordner, der entsteht; den vom letzten Mal ersetzt das Programm
    #[arg(long, value_name = "ORDNER")]
    pub out: PathBuf,
    /// Die Adresse, unter der der Ordner im Web steht; dann entsteht auch sitemap.xml
    #[arg(long, value_name = "ADRESSE", value_parser = base)]
    pub url: Option<String>,
    /// Der Tag, von dem an die nächsten Termine zählen, wie 2027-01-31 [sonst: heute]
    #[arg(long, value_name = "TAG", value_parser = day)]
    pub today: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "Schreiben Sie den Tag so: 2027-01-31.".to_owned())
}

fn base(text: &str) -> Result<String, String> {
    match Url::parse(text) {
        Ok(url) if !url.username().is_empty() || url.password().is_some() => Err(
            "Schreiben Sie die Adresse ohne Benutzernamen und Passwort: Sie wird veröffentlicht."
                .to_owned(),
        ),
        Ok(mut url) if matches!(url.scheme(), "https" | "http") => {
            url.set_query(None);
            url.set_fragment(None);
            if !url.path().ends_with('/') {
                url.set_path(&format!("{}/", url.path()));
            }
            Ok(url.into())
        }
        _ => Err("Schreiben Sie die ganze Adresse: https://www.kreis.example/angebote/".to_owned()),
    }
}

fn id(text: &str) -> Result<Id, String> {
    Id::new(text)
        .ok_or_else(|| "Eine Kennung hat kleine Buchstaben, Ziffern und Bindestriche.".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
