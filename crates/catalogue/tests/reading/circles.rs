//! Places that contain each other in a circle.

use catalogue::{Catalogue, Id, Place};
use proptest::prelude::*;

/// A slow, naive version: follows the chain from every place, one after the other.
fn without_circles(mut catalogue: Catalogue) -> Vec<Option<Id>> {
    for at in 0..catalogue.places.len() {
        let id = catalogue.places[at].id.clone();
        let last = catalogue.place_with_ancestors(&id).last().and_then(|last| last.part_of.clone());
        if last == Some(id) {
            catalogue.places[at].part_of = None;
        }
    }
    wholes(&catalogue)
}

fn wholes(catalogue: &Catalogue) -> Vec<Option<Id>> {
    catalogue.places.iter().map(|place| place.part_of.clone()).collect()
}

proptest! {
    #[test]
    fn a_circle_is_broken_at_its_first_place_and_nothing_else_is_touched(
        parents in prop::collection::vec(prop::option::of(0..9_usize), 9),
    ) {
        let id = |at: usize| Id::new(&format!("ort-{at}"));
        let places = parents.iter().enumerate().filter_map(|(at, parent)| {
            Some(place(id(at)?, parent.and_then(id)))
        });
        let written = Catalogue { places: places.collect(), ..Catalogue::default() };
        let list: Vec<String> = written.places.iter().map(json).collect();
        let json = format!(
            r#"{{ "schema_version": "1.0", "name": "Kreis", "offers": [], "places": [{}] }}"#,
            list.join(",")
        );
        let read = catalogue::read(json.as_bytes()).expect("a catalogue").catalogue;
        prop_assert_eq!(wholes(&read), without_circles(written));
    }
}

fn place(id: Id, part_of: Option<Id>) -> Place {
    Place {
        id,
        name: "Ort".to_owned(),
        ags: None,
        postal_codes: Vec::new(),
        latitude: None,
        longitude: None,
        part_of,
    }
}

fn json(place: &Place) -> String {
    let whole = place.part_of.as_ref().map(|id| format!(r#", "part_of": "{id}""#));
    format!(r#"{{ "id": "{}", "name": "Ort"{} }}"#, place.id, whole.unwrap_or_default())
}
