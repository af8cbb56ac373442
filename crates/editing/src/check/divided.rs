//! Whether the catalogue is a part of one that has been divided for publication.

use super::{Code, context::Context};
use catalogue::{Divided, Severity};

pub fn check(context: &mut Context) {
    let Some(files) = &context.catalogue.files else { return };
    let whole = files.whole.clone().unwrap_or_else(|| Divided::whole_of(Divided::CATALOGUE));
    let what = "Die langen Texte und die Übersetzungen dieses Katalogs liegen in anderen Dateien. Sie sind \
                nicht geprüft.";
    let help = format!("Prüfen Sie „{whole}“ von derselben Stelle: Dort ist alles beisammen.");
    let spot = context.source.spot(&["files"]);
    context.note(spot, Severity::Warning, Code::DividedCatalogue, what, help);
}
