//! Reads what the page says of its catalogue, which `katalog publish` has written into it: see
//! `crates/editing/src/publish/outline.rs`. Through the browser's own parser, because the one for
//! catalogues belongs to the second part of the program.

use crate::{
    dom::{contract::OUTLINE, markup::property},
    state::finder::Outline,
};
use catalogue::{Catalogue, Code, Id, LifePhase, Place, Situation, Topic};
use js_sys::{Array, JSON};
use leptos::prelude::document;
use matching::TopicTable;
use wasm_bindgen::{JsCast, JsValue};

/// The outline; `None` if the page has none, or not one like this.
pub fn read() -> Option<&'static Outline> {
    let text = document().get_element_by_id(OUTLINE)?.text_content()?;
    let outline = JSON::parse(&text).ok()?;
    let mut catalogue = Catalogue {
        name: text_of(&outline, "name")?,
        demo: property(&outline, "demo").is_truthy(),
        ..Catalogue::default()
    };
    for place in list(&outline, "places") {
        catalogue.places.extend(read_place(&place));
    }
    for phase in list(&outline, "life_phases") {
        catalogue
            .life_phases
            .extend(phase.as_string().and_then(|code| LifePhase::from_code(&code)));
    }
    for situation in list(&outline, "situations") {
        catalogue.situations.extend(read_situation(&situation));
    }
    let mut rows = Vec::new();
    for row in list(&outline, "topics") {
        let mut numbers = Vec::new();
        for number in Array::from(&row).to_vec() {
            numbers.push(number_of(&number));
        }
        rows.push(numbers);
    }
    let topics = TopicTable::read(&catalogue, rows);
    let homes = usize::from(number_of(&property(&outline, "homes")));
    let exit = text_of(&property(&outline, "links"), "exit");
    // Leaked: lives as long as the page.
    Some(Box::leak(Box::new(Outline { catalogue, homes, topics, exit })))
}

fn read_place(place: &JsValue) -> Option<Place> {
    let mut postal_codes = Vec::new();
    for code in list(place, "postal_codes") {
        postal_codes.extend(code.as_string());
    }
    Some(Place {
        id: id_of(place, "id")?,
        name: text_of(place, "name")?,
        ags: None,
        postal_codes,
        latitude: None,
        longitude: None,
        part_of: None,
    })
}

fn read_situation(situation: &JsValue) -> Option<Situation> {
    Some(Situation {
        id: id_of(situation, "id")?,
        topic: Topic::from_code(&text_of(situation, "topic")?)?,
        label: text_of(situation, "label"),
        sensitive: property(situation, "sensitive").is_truthy(),
    })
}

fn text_of(object: &JsValue, name: &str) -> Option<String> {
    property(object, name).as_string()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturating is intended: a page may contain any number"
)]
fn number_of(value: &JsValue) -> u16 {
    value.as_f64().unwrap_or_default() as u16
}

fn id_of(object: &JsValue, name: &str) -> Option<Id> {
    Id::new(&text_of(object, name)?)
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    let list: Array = property(object, name).dyn_into().unwrap_or_default();
    list.to_vec()
}
