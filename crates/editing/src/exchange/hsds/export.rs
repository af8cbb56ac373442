//! Exports a catalogue to HSDS 3.0.

mod area;
mod location;
mod offer;
mod schedule;
mod state;
mod unsaid;

use super::ids::Ids;
use super::term::Attributes;
use crate::exchange::loss::Loss;
use catalogue::{Catalogue, Offer};
use serde::Serialize;
use unsaid::{Unsaid, UnsaidThings};

pub(super) use area::AREA_URI;

/// The result of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file: a page of services as the HSDS API returns it, JSON in UTF-8.
    pub json: Vec<u8>,
    /// The number of services: one per offer.
    pub services: usize,
    /// What HSDS cannot represent, or only less precisely.
    pub losses: Vec<Loss>,
}

/// A page of services, as the HSDS API returns it, without `contents`. `catalogue` is our
/// extension.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of the API")]
struct Page<'a> {
    total_items: usize,
    total_pages: u8,
    page_number: u8,
    size: usize,
    first_page: bool,
    last_page: bool,
    empty: bool,
    catalogue: About<'a>,
}

/// The catalogue that the services belong to.
#[derive(Serialize)]
struct About<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
}

/// Exports the catalogue's own offers as HSDS 3.0 services, without its includes. The organizations
/// and locations must be sorted by id, as [`catalogue::read()`] leaves them.
///
/// ```
/// use editing::exchange::hsds::{export, import};
/// let json = r#"{"schema_version": "1.0", "name": "Kreis", "offers": [{"id": "cafe", "name": "Café"}]}"#;
/// let catalogue = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
/// let export = export(&catalogue);
/// let import = import(&export.json, catalogue::Date::MIN).expect("HSDS");
/// assert_eq!(import.catalogue.offers, catalogue.offers);
/// ```
///
/// # Panics
///
/// Never: the output can always be serialised as JSON.
pub fn export(catalogue: &Catalogue) -> Export {
    let mut writer = Writer {
        catalogue,
        ids: Ids::new(catalogue),
        state: state::of(catalogue),
        unsaid: UnsaidThings::default(),
    };
    let services = catalogue.offers.len();
    let page = Page {
        total_items: services,
        total_pages: 1,
        page_number: 1,
        size: services,
        first_page: true,
        last_page: true,
        empty: services == 0,
        catalogue: About {
            id: catalogue.id.as_ref().map(catalogue::Id::as_str),
            name: &catalogue.name,
            license: catalogue.license.as_deref(),
        },
    };
    // One service per line: diffs are readable, and no byte is spent on indentation. Written one by
    // one, because thousands at once would take a lot of memory.
    let mut json = json_of(&page);
    json.pop();
    json.extend(br#","contents":["#);
    for (at, offer) in catalogue.offers.iter().enumerate() {
        json.extend(if at == 0 { &b"\n"[..] } else { &b",\n"[..] });
        json.extend(json_of(&writer.service(offer)));
    }
    json.extend(b"\n]}\n");
    writer.unsaid.about_catalogue(catalogue);
    Export { json, services, losses: writer.unsaid.finish() }
}

fn json_of(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("invariant: texts, numbers and lists")
}

/// An export in progress.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    ids: Ids,
    /// The federal state that contains all of the catalogue's places, if there is one.
    state: Option<&'static str>,
    unsaid: UnsaidThings,
}

impl Writer<'_> {
    fn attributes(&self, entity: &'static str, path: &str) -> Attributes<'_> {
        Attributes::new(&self.ids, entity, path)
    }

    /// Passes on `allowed`, the web or e-mail address in a form that HSDS accepts; notes a loss if
    /// an address is stated but not accepted.
    fn allowed(&mut self, offer: &Offer, stated: bool, allowed: Option<String>) -> Option<String> {
        if stated && allowed.is_none() {
            self.unsaid.note(Unsaid::Address, offer);
        }
        allowed
    }
}
