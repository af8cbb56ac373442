//! Every family must find at least one offer, whatever they answer.

use super::{Code, context::Context};
use catalogue::{Catalogue, Id, Severity};
use matching::{Answers, Filters, Index, Person, Results, Viewer};

/// The most places that a message names.
const NAMED: usize = 5;

pub fn check(context: &mut Context) {
    let catalogue = context.catalogue;
    let index = Index::new(catalogue, context.today, Viewer::Family);
    let is_helped = |place: Option<&Id>, people: &[Person]| {
        is_helped(&index, catalogue, place.cloned(), people)
    };
    let alone = [Person::Myself];
    let (what, help) = if is_helped(None, &[]) {
        let homes = catalogue.home_places().into_iter();
        let left = homes.filter(|place| !is_helped(Some(&place.id), &[]));
        let mut names: Vec<&str> = left.map(|place| place.name.as_str()).collect();
        if names.is_empty() && is_helped(None, &alone) {
            return;
        }
        if names.is_empty() {
            let what = "Kein Angebot mit Telefonnummer ist für Kinder und Jugendliche da, die \
                        selbst suchen.";
            let help = "Nehmen Sie bei einem Angebot, das immer weiterhilft, „child“ in „audience“ \
                        auf, oder lassen Sie „audience“ dort weg.";
            return note(context, what.to_owned(), help);
        }
        let further = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let names = names.join(", ");
        let further = if further > 0 { format!(" und {further} weitere") } else { String::new() };
        let what = format!(
            "Kein Angebot mit Telefonnummer ist für alle da, die hier wohnen: {names}{further}."
        );
        let help = "Setzen Sie auch dort bei einem Angebot „universal“ auf true, oder nehmen Sie bei einem, \
                    das es schon gibt, diese Orte in „service_areas“ auf.";
        (what, help)
    } else {
        let what = "Kein Angebot ist für alle da und hat eine Telefonnummer.";
        let help = "Setzen Sie bei mindestens einem Angebot, das immer weiterhilft, „universal“ auf true, \
                    und tragen Sie seine Telefonnummer ein, zum Beispiel beim Familienbüro.";
        (what.to_owned(), help)
    };
    note(context, what, help);
}

fn note(context: &mut Context, what: String, help: &str) {
    let catalogue = context.catalogue;
    let spot = context.source.spot(&["offers"]);
    // Includes are separate files, and most likely provide the nation-wide helplines.
    let (severity, further) = if catalogue.includes.is_empty() {
        (Severity::Error, "")
    } else {
        (Severity::Hint, " Steht so ein Angebot in einem Katalog aus „includes“, genügt das.")
    };
    context.note(spot, severity, Code::NoUniversalOffer, what, [help, further].concat());
}

/// Whether these people find somebody to call there, whatever else they answer.
fn is_helped(index: &Index, catalogue: &Catalogue, place: Option<Id>, people: &[Person]) -> bool {
    let answers = Answers { place, people: people.to_vec(), ..Answers::default() };
    let Results { guides, helplines, .. } = index.results(&answers, &Filters::default(), None);
    let mut always = guides.into_iter().chain(helplines);
    always.any(|at| !catalogue.contact(&catalogue.offers[at]).phones.is_empty())
}
