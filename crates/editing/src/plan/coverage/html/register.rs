//! The register that describes each offer once.

use crate::plan::coverage::labels::number_of;
use crate::plan::coverage::{Coverage, Form, Listed, end_label};
use crate::wording::phrase::list;
use maud::{Markup, html};

/// Up to this many places, the register names them.
const PLACES_NAMED: usize = 4;

/// One line per offer, by name.
pub fn register(coverage: &Coverage) -> Markup {
    let offers = &coverage.offers;
    html! {
        details.appendix open {
            summary { h2 { "Verzeichnis der Angebote" } }
            p {
                (number_of(offers.len(), "kein", "Angebot", "Angebote"))
                ", nach dem Alphabet. Geschützte Adressen stehen nicht hier."
            }
            ol.register {
                @for (number, offer) in offers.iter().enumerate() {
                    li id=(fragment(number)) {
                        b { (offer.name) }
                        ": " (facts(coverage, offer).join(" · "))
                    }
                }
            }
        }
    }
}

fn facts(coverage: &Coverage, offer: &Listed) -> Vec<String> {
    let mut facts = vec![match &offer.organization {
        Some(organization) => organization.clone(),
        None => "Träger nicht genannt".to_owned(),
    }];
    if !offer.is_local {
        facts.push("Von Land oder Bund".to_owned());
    }
    if !offer.sites.is_empty() {
        facts.push(format!("Findet statt in {}", list(&offer.sites)));
    }
    let forms = Form::ALL.iter().zip(offer.forms).filter(|(_, has)| *has);
    let forms: Vec<&str> = forms.map(|(form, _)| form.label()).collect();
    if !forms.is_empty() {
        facts.push(capitalised(&forms.join(", ")));
    }
    facts.extend(serves(coverage, offer));
    facts.extend(offer.end.map(|end| end_label(end).trim_end_matches('.').to_owned()));
    if offer.is_outdated {
        facts.push("Seit über einem Jahr nicht geprüft".to_owned());
    }
    facts
}

/// The places whose families it serves.
fn serves(coverage: &Coverage, offer: &Listed) -> Option<String> {
    let all = coverage.places.len();
    let names: Vec<&str> =
        offer.places.iter().map(|at| coverage.places[*at].name.as_str()).collect();
    match names.len() {
        _ if all == 0 => None,
        0 => Some("Für keinen der Orte".to_owned()),
        count if count == all => Some("Für alle Orte".to_owned()),
        count if count <= PLACES_NAMED => Some(format!("Für {}", list(&names))),
        count => Some(format!("Für {count} von {all} Orten")),
    }
}

/// The fragment of an offer in the register.
pub fn fragment(number: usize) -> String {
    format!("a{}", number + 1)
}

/// With a capital letter first.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
