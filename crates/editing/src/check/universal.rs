//! Every family must find at least one offer, whatever they answer.

use super::{Code, context::Context};
use catalogue::{Offer, Severity, Status};

pub fn check(context: &mut Context) {
    let catalogue = context.catalogue;
    let is_there = |offer: &&Offer| {
        offer.universal
            && offer.status != Status::Ended
            && !offer.is_for_professionals_only()
            && !catalogue.contact(offer).phones.is_empty()
    };
    if catalogue.offers.iter().any(|offer| is_there(&offer)) {
        return;
    }
    let spot = context.source.spot(&["offers"]);
    // Includes are separate files, and most likely provide the nation-wide helplines.
    let (severity, further) = if catalogue.includes.is_empty() {
        (Severity::Error, "")
    } else {
        (Severity::Hint, " Steht so ein Angebot in einem Katalog aus „includes“, genügt das.")
    };
    let what = "Kein Angebot ist für alle da und hat eine Telefonnummer.";
    let help = "Setzen Sie bei mindestens einem Angebot, das immer weiterhilft, „universal“ auf true, \
                und tragen Sie seine Telefonnummer ein, zum Beispiel beim Familienbüro.";
    context.note(spot, severity, Code::NoUniversalOffer, what, [help, further].concat());
}
