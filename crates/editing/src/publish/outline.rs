//! What the page knows of its catalogue before that has loaded: all that the questions show, so that
//! none of them has to wait. `src/flow/outline.rs` reads it.
//!
//! A catalogue without offers, in the catalogue's own format, with two members more: `homes`, how many
//! of the places a family can choose (they come first), and `topics`, the rows of a [`TopicTable`]. It
//! is a data block, which a Content-Security-Policy does not concern. The catalogue itself wins as
//! soon as it has loaded.

use catalogue::{Catalogue, Code, Date, Links, Place, Topic};
use matching::{Index, TopicTable, Viewer};
use serde::Serialize;

/// The id of the data block.
pub const ID: &str = "outline";

#[derive(Serialize)]
struct Outline<'t> {
    #[serde(flatten)]
    catalogue: Catalogue,
    homes: usize,
    topics: &'t [[u16; Topic::ALL.len()]],
}

/// A page with more places would have to be waited for itself.
const MOST_PLACES: usize = 400;

/// The outline of a merged catalogue as JSON without `<`, so that nothing in it ends the element;
/// `None` if the catalogue has too many places for that: then its questions wait for it.
///
/// # Panics
///
/// Never: every catalogue can be serialised.
pub fn outline(catalogue: &Catalogue, today: Date) -> Option<String> {
    if catalogue.places.len() > MOST_PLACES {
        return None;
    }
    let homes = catalogue.home_places();
    let others = catalogue.places.iter().filter(|place| !homes.contains(place));
    let shown = |place: &Place| Place {
        ags: None,
        latitude: None,
        longitude: None,
        part_of: None,
        ..place.clone()
    };
    let places: Vec<Place> = homes.iter().copied().chain(others).map(shown).collect();
    let exit = catalogue.links.as_ref().and_then(|links| links.exit.clone());
    let asked = Catalogue {
        schema_version: catalogue.schema_version.clone(),
        name: catalogue.name.clone(),
        demo: catalogue.demo,
        links: exit.map(|exit| Links { exit: Some(exit), ..Links::default() }),
        places,
        life_phases: catalogue.life_phases.clone(),
        situations: catalogue.situations.clone(),
        ..Catalogue::default()
    };
    let index = Index::new(catalogue, today, Viewer::Family);
    let topics = TopicTable::new(&index, &asked);
    let outline = Outline { homes: homes.len(), topics: topics.rows(), catalogue: asked };
    let json = serde_json::to_string(&outline).expect("invariant: a catalogue can be serialised");
    Some(json.replace('<', "\\u003c"))
}
