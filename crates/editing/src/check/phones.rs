//! Numbers that must never be shown to a parent in need, because dialling them would cost time.

use super::{Code, context::Context};
use catalogue::{PROFESSIONAL_HELPLINES, Phone, Severity};

pub fn check(context: &mut Context) {
    for (offer, entry) in context.offers() {
        if offer.is_for_professionals_only() {
            continue;
        }
        for (at, phone) in context.catalogue.contact(offer).phones.iter().enumerate() {
            if !is_for_professionals(phone) {
                continue;
            }
            let number = phone.number.to_display();
            let what = format!(
                "Die Nummer {number} ist nur für Fachkräfte, das Angebot aber ist auch für Familien."
            );
            let help = "Nehmen Sie die Nummer heraus, oder schreiben Sie bei „audience“ nur \
                        „professional“. Eltern hilft das Elterntelefon: 0800 111 0550.";
            let at = at.to_string();
            let code = Code::ProfessionalHelpline;
            match &offer.organization {
                Some(organization) if offer.phones.is_empty() => {
                    let entry = context.entry("organizations", organization);
                    context.about(entry, &["phones", &at], Severity::Error, code, what, help);
                }
                _ => context.about(entry, &["phones", &at], Severity::Error, code, what, help),
            }
        }
    }
}

fn is_for_professionals(phone: &Phone) -> bool {
    PROFESSIONAL_HELPLINES
        .iter()
        .any(|line| national(line.number) == national(phone.number.as_str()))
}

/// The number without its international or national prefix.
fn national(number: &str) -> &str {
    number.strip_prefix("+49").or_else(|| number.strip_prefix('0')).unwrap_or(number)
}
