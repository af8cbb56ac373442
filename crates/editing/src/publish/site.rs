//! A catalogue's complete site: turns the built widget and a catalogue into the files of a folder
//! for a web server, or fails.
//!
//! All publishing goes through [`site`]: it includes redaction and the search for secret addresses,
//! and nothing is added afterwards except compressed variants of these files.

use super::first_screen::{UnknownPage, first_screen};
use super::{offer_list, sitemap};
use crate::check::is_same_site;
use crate::check::picture::{self, is_picture};
use crate::exchange::calendar;
use crate::secrets::redaction::redacted;
use crate::secrets::{Fault, Kind, Secrets, has_ending, in_catalogues, told_secret};
use catalogue::{Catalogue, Date, Divided, budget};
use std::collections::{BTreeMap, BTreeSet};
use std::{error, fmt};

const CATALOGUE: &str = Divided::CATALOGUE;
/// The file name of the sitemap.
const SITEMAP: &str = "sitemap.xml";
/// The extensions of a file's compressed variants.
const COMPRESSED: [&str; 2] = ["br", "gz"];
/// Pictures and fonts, which contain no text by editors.
const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2"];

/// File contents by `/`-separated path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// An included catalogue.
#[derive(Clone, Debug)]
pub struct Included {
    /// Its address relative to the root catalogue.
    pub address: String,
    /// Its own content, without its includes.
    pub catalogue: Catalogue,
}

/// The input of a site besides the widget.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The editors' own catalogue, without its includes.
    pub own: Catalogue,
    /// Its includes.
    pub included: Vec<Included>,
    /// All of them merged, as families see them.
    pub merged: Catalogue,
    /// The bytes of the file that [`logo`] refers to.
    pub logo: Option<Vec<u8>>,
}

/// Settings of a site.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// Its address, with a trailing `/`; without it, there is no sitemap.
    pub base: Option<&'o str>,
    /// The publication date.
    pub today: Date,
}

/// Why a site was refused.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The widget is from another version.
    Widget(UnknownPage),
    /// Some files must not be published as they are.
    Files(Vec<Fault>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Widget(_) => f.write_str("the widget is of another version"),
            Self::Files(faults) => write!(f, "{} faults in the files", faults.len()),
        }
    }
}

impl error::Error for Refusal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Widget(unknown) => Some(unknown),
            Self::Files(_) => None,
        }
    }
}

/// The local file of the catalogue's logo; `None` if there is no logo, or if it is a web address.
/// Only for the root catalogue: the logo of an included one is not a file here.
pub fn logo(own: &Catalogue) -> Option<&str> {
    let logo = own.theme.as_ref()?.logo_url.as_deref()?;
    let logo = logo.strip_prefix("./").unwrap_or(logo);
    picture::is_name(logo).then_some(logo)
}

/// Builds the files of a site.
///
/// # Errors
///
/// When the widget is from another version, when a file name is taken, or when any file would
/// reveal a secret address: then nothing may be published.
pub fn site(widget: Files, contents: &Contents, options: &Options) -> Result<Files, Refusal> {
    let Contents { own, included, merged, .. } = contents;
    let catalogues: Vec<(&str, &Catalogue)> = std::iter::once((CATALOGUE, own))
        .chain(included.iter().map(|each| (each.address.as_str(), &each.catalogue)))
        .collect();
    let all: Vec<&Catalogue> = catalogues.iter().map(|(_, catalogue)| *catalogue).collect();
    let secrets = Secrets::of(&all);
    let mut faults = names(&widget, contents);
    faults.extend(exit(own, options.base));
    faults.extend(in_catalogues(&secrets, &catalogues));
    if !faults.is_empty() {
        return Err(Refusal::Files(faults));
    }

    let mut site = Site { files: widget, made: BTreeSet::new() };
    for (address, catalogue) in &catalogues {
        site.drop_texts(address);
        for (path, bytes) in Divided::files(&redacted(catalogue), address) {
            // The widget does not read the undivided file.
            if path != Divided::whole_of(address) {
                faults.extend(too_large(&path, bytes.len()));
            }
            site.put(&path, bytes);
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::Files(faults));
    }
    let index = site.files.get(offer_list::FINDER).map(|page| String::from_utf8_lossy(page));
    let index =
        first_screen(&index.unwrap_or_default(), merged, options.today).map_err(Refusal::Widget)?;
    site.put(offer_list::FINDER, index.into_bytes());
    site.put(offer_list::PAGE, offer_list::page(merged, options.today).into_bytes());
    site.put(offer_list::STYLE, offer_list::style().into_bytes());
    site.put(offer_list::CALENDAR, calendar::calendar(merged, options.today).into_bytes());
    if let Some(base) = options.base {
        // The folder's own address shows the widget's page.
        let map = sitemap::sitemap(base, &["", offer_list::PAGE], options.today);
        site.put(SITEMAP, map.into_bytes());
    }
    if let (Some(name), Some(bytes)) = (logo(own), &contents.logo) {
        site.put(name, bytes.clone());
    }

    let faults = in_files(&secrets, &site);
    if faults.is_empty() { Ok(site.files) } else { Err(Refusal::Files(faults)) }
}

struct Site {
    files: Files,
    /// Files added or changed, which are no longer the widget's own.
    made: BTreeSet<String>,
}

impl Site {
    /// Removes the texts of the catalogue that comes with the widget, which is about to be replaced.
    fn drop_texts(&mut self, address: &str) {
        let reading = self.files.get(address).and_then(|bytes| catalogue::read(bytes).ok());
        let Some(files) = reading.and_then(|reading| reading.catalogue.files) else {
            return;
        };
        for path in files.addresses() {
            self.remove(&path);
        }
    }

    /// Removes a file and its compressed variants.
    fn remove(&mut self, path: &str) {
        for form in COMPRESSED {
            self.files.remove(&[path, ".", form].concat());
        }
        self.files.remove(path);
    }

    /// Adds a file, replacing the widget's file of that name and its compressed variants.
    fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.remove(path);
        self.files.insert(path.to_owned(), bytes);
        self.made.insert(path.to_owned());
    }
}

/// Names that a catalogue requests for its files but cannot use.
fn names(widget: &Files, contents: &Contents) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |file: &str, pointer: &str, what: String, help: &str| {
        let (file, pointer) = (file.to_owned(), pointer.to_owned());
        faults.push(Fault { file, pointer, what, help: help.to_owned() });
    };
    let made = [
        CATALOGUE,
        offer_list::FINDER,
        offer_list::PAGE,
        offer_list::STYLE,
        offer_list::CALENDAR,
        SITEMAP,
    ];
    let mut taken: BTreeSet<String> = made.into_iter().map(str::to_lowercase).collect();
    let addresses = contents.included.iter().map(|included| included.address.as_str());
    taken.extend(
        addresses.chain([CATALOGUE]).map(Divided::whole_of).map(|name| name.to_lowercase()),
    );
    for Included { address, .. } in &contents.included {
        // The widget's own catalogues may be replaced; its texts may not.
        let is_free = !widget.contains_key(address) || !address.contains('/');
        if !is_catalogue_name(address) || !is_free || !taken.insert(address.to_lowercase()) {
            fault(
                CATALOGUE,
                "/includes",
                format!("Der Katalog „{address}“ aus „includes“ kann so nicht mit auf die Seite."),
                "Legen Sie ihn neben den ersten, unter einem anderen Namen, der auf „.json“ endet.",
            );
        }
    }
    if let (Some(name), Some(bytes)) = (logo(&contents.own), &contents.logo) {
        taken.extend(widget.keys().map(|path| path.to_lowercase()));
        let pointer = "/theme/logo_url";
        if is_taken(&name.to_lowercase(), &taken) {
            fault(
                CATALOGUE,
                pointer,
                format!("Das Logo „{name}“ heißt wie eine Datei des Angebotsfinders."),
                "Geben Sie dem Bild einen anderen Namen.",
            );
        }
        if !is_picture(name, bytes) {
            fault(
                CATALOGUE,
                pointer,
                format!("„{name}“ ist kein Bild, wie es sein Name sagt, oder ist zu groß."),
                "Nehmen Sie ein Bild als svg, png, jpg, gif, webp oder avif, höchstens 2 MB groß. Ein \
                 svg darf keine Programme (Skripte) enthalten.",
            );
        }
    }
    faults
}

/// Reports a catalogue that is too large for the widget to read.
fn too_large(address: &str, bytes: usize) -> Option<Fault> {
    let most = if address == CATALOGUE { budget::CATALOGUE_BYTES } else { budget::INCLUDE_BYTES };
    (bytes > most).then(|| Fault {
        file: address.to_owned(),
        pointer: String::new(),
        what: format!(
            "Der Katalog ist größer als {} MB. So viel liest der Angebotsfinder nicht.",
            most >> 20
        ),
        help: "Kürzen Sie lange Texte, oder teilen Sie den Katalog, zum Beispiel nach Gemeinden."
            .to_owned(),
    })
}

/// Whether an included catalogue may use this path in a site.
fn is_catalogue_name(path: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '?', '#', '%'])
    };
    path.split('/').all(is_part) && has_ending(path, "json")
}

/// Whether the path, or a parent folder, is in use as a file name, or contains files itself.
fn is_taken(path: &str, taken: &BTreeSet<String>) -> bool {
    let is_in = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    taken.iter().any(|other| is_in(other, path) || is_in(path, other))
}

/// Reports a quick exit that leads back to the site.
fn exit(own: &Catalogue, base: Option<&str>) -> Option<Fault> {
    let exit = own.links.as_ref()?.exit.as_ref()?;
    let base = catalogue::Url::new(base?)?;
    is_same_site(exit, &base).then(|| Fault {
        file: CATALOGUE.to_owned(),
        pointer: "/links/exit".to_owned(),
        what: format!(
            "Der Notausstieg führt zu „{}“: Dort liegt der Angebotsfinder.",
            exit.as_str()
        ),
        help: "Nehmen Sie eine fremde Seite, bei der sich niemand etwas denkt, zum Beispiel eine \
               Wettervorhersage."
            .to_owned(),
    })
}

/// The final check: files that reveal a secret, whoever wrote them.
fn in_files(secrets: &Secrets, site: &Site) -> Vec<Fault> {
    let mut faults = BTreeSet::new();
    for (file, bytes) in &site.files {
        let is_text = !COMPRESSED.iter().chain(&PICTURES).any(|ending| has_ending(file, ending));
        if !is_text {
            continue;
        }
        for (secret, kind) in secrets.in_file(file, bytes) {
            let is_made = site.made.contains(file);
            // The widget's own texts may contain the name of a street by coincidence.
            if !is_made && matches!(kind, Kind::Street | Kind::Town) {
                continue;
            }
            let (what, help) = told_secret(&secrets.secrets[secret], kind);
            let help = if is_made {
                help
            } else {
                format!("Nehmen Sie „{file}“ aus dem Ordner mit dem Angebotsfinder.")
            };
            faults.insert(Fault { file: file.clone(), pointer: String::new(), what, help });
        }
    }
    faults.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{CATALOGUE, too_large};
    use catalogue::budget;

    #[test]
    fn no_catalogue_is_published_that_the_widget_would_not_read() {
        for (address, most) in
            [(CATALOGUE, budget::CATALOGUE_BYTES), ("bund.json", budget::INCLUDE_BYTES)]
        {
            assert_eq!(too_large(address, most), None);
            let fault = too_large(address, most + 1).expect("too large");
            assert_eq!(fault.file, address);
            assert!(fault.what.contains("MB"), "{}", fault.what);
        }
    }
}
