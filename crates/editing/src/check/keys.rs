//! Municipality keys that a spreadsheet has turned into numbers.

use super::{Code, context::Context};
use catalogue::{Ags, ServiceArea, Severity};

pub fn check(context: &mut Context) {
    for place in &context.catalogue.places {
        if let Some(ags) = place.ags.as_ref().filter(|ags| has_lost_zero(ags)) {
            let entry = context.entry("places", &place.id);
            let (what, help) = said(ags);
            context.about(entry, &["ags"], Severity::Warning, Code::LostZero, what, help);
        }
    }
    for (offer, entry) in context.offers() {
        for area in &offer.service_areas {
            let ServiceArea::Ags(ags) = area else {
                continue;
            };
            if has_lost_zero(ags) {
                let areas = context.node(entry).and_then(|node| node.get("service_areas"));
                let areas = areas.map_or(&[][..], |areas| areas.list());
                let is_it =
                    |area: &super::source::Node| area.text().as_deref() == Some(ags.as_str());
                let at = areas.iter().position(is_it).unwrap_or(0).to_string();
                let keys = ["service_areas", &at];
                let (what, help) = said(ags);
                context.about(entry, &keys, Severity::Warning, Code::LostZero, what, help);
            }
        }
    }
}

/// Whether it is one digit short of a key: states have 2 digits, administrative regions 3,
/// districts 5, municipalities 8, and their unions 9 or 12.
fn has_lost_zero(ags: &Ags) -> bool {
    matches!(ags.as_str().len(), 1 | 4 | 7 | 11)
}

fn said(ags: &Ags) -> (String, String) {
    let ags = ags.as_str();
    let digits = ags.len();
    let what = format!("Der Gemeindeschlüssel „{ags}“ hat {digits} Ziffern: Eine fehlt.");
    let help = format!(
        "Meist ist in der Tabelle die Null am Anfang verloren gegangen. Schreiben Sie \"0{ags}\"."
    );
    (what, help)
}
