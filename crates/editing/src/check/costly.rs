//! Numbers, e-mail addresses and links that do more than the user expects when tapping them.

use super::{Code, context::At, context::Context};
use catalogue::{Phone, PhoneNumber, Severity, Url};

/// Prefixes of numbers that cost more than a normal call, or that cannot be dialled with a prepaid
/// card; as dialled in Germany (Bundesnetzagentur, Nummernplan).
const COSTLY: [&str; 6] = ["0900", "0190", "0137", "0138", "0180", "0188"];

/// Directory enquiries: 118 plus two or three digits, up to several euros a minute.
const ENQUIRIES: &str = "118";

/// `mailto:` headers that cannot add recipients the sender does not see.
const HARMLESS_HEADERS: [&str; 2] = ["subject", "body"];

pub fn check(context: &mut Context) {
    let catalogue = context.catalogue;
    if let Some(publisher) = &catalogue.publisher {
        let number = publisher.phone.as_ref();
        let email = publisher.email.as_deref();
        for (key, problem) in [
            ("phone", number.and_then(costly)),
            ("email", email.and_then(odd_email)),
            ("url", publisher.url.as_ref().and_then(odd_url)),
        ] {
            note(context, None, &["publisher", key], problem);
        }
    }
    if let Some(links) = &catalogue.links {
        for (key, url) in [
            ("imprint", &links.imprint),
            ("privacy", &links.privacy),
            ("accessibility", &links.accessibility),
            ("feedback", &links.feedback),
        ] {
            note(context, None, &["links", key], url.as_ref().and_then(odd_url));
        }
    }
    for organization in &catalogue.organizations {
        let entry = context.entry("organizations", &organization.id);
        phones(context, entry, &organization.phones);
        rest(context, entry, organization.email.as_deref(), organization.url.as_ref());
    }
    for (offer, entry) in context.offers() {
        phones(context, entry, &offer.phones);
        rest(context, entry, offer.email.as_deref(), offer.url.as_ref());
    }
}

fn phones(context: &mut Context, entry: At, phones: &[Phone]) {
    for (at, phone) in phones.iter().enumerate() {
        note(context, Some(entry), &["phones", &at.to_string(), "number"], costly(&phone.number));
    }
}

fn rest(context: &mut Context, entry: At, email: Option<&str>, url: Option<&Url>) {
    note(context, Some(entry), &["email"], email.and_then(odd_email));
    note(context, Some(entry), &["url"], url.and_then(odd_url));
}

/// What is wrong and how to fix it, in German.
struct Problem {
    code: Code,
    what: String,
    help: &'static str,
}

fn note(context: &mut Context, entry: Option<At>, keys: &[&str], problem: Option<Problem>) {
    let Some(Problem { code, what, help }) = problem else { return };
    if let Some(entry) = entry {
        context.about(entry, keys, Severity::Warning, code, what, help);
    } else {
        let spot = context.source.spot(keys);
        context.note(spot, Severity::Warning, code, what, help);
    }
}

fn costly(number: &PhoneNumber) -> Option<Problem> {
    is_costly(number.as_str()).then(|| Problem {
        code: Code::CostlyNumber,
        what: format!(
            "Die Nummer {} kostet mehr als ein Anruf, oder ist vom Handy nicht zu erreichen.",
            number.to_display()
        ),
        help: "Fragen Sie nach einer Nummer mit Ortsvorwahl oder einer kostenlosen (0800), und tragen \
               Sie diese ein.",
    })
}

fn is_costly(number: &str) -> bool {
    let national = match number.strip_prefix("+49") {
        Some(rest) => ["0", rest].concat(),
        None => number.to_owned(),
    };
    let is_enquiries = national.trim_start_matches('0').starts_with(ENQUIRIES)
        && matches!(national.trim_start_matches('0').len(), 5 | 6);
    is_enquiries || COSTLY.iter().any(|beginning| national.starts_with(beginning))
}

fn odd_email(email: &str) -> Option<Problem> {
    // Mail programs decode percent-encoding: a line break starts a new header, a comma adds a
    // recipient.
    email.contains('%').then(|| Problem {
        code: Code::OddEmail,
        what: format!("In der E-Mail-Adresse „{email}“ sind Zeichen verschlüsselt."),
        help: "Schreiben Sie die Adresse so, wie man sie vorliest: beratung@kreis.example.",
    })
}

fn odd_url(url: &Url) -> Option<Problem> {
    let (scheme, rest) = url.as_str().split_once(':')?;
    match scheme.to_ascii_lowercase().as_str() {
        "tel" => odd_call(rest),
        "mailto" => odd_mail(rest),
        _ => None,
    }
}

/// A `tel:` link that is not a phone number: codes such as `*21*` redirect a phone's calls.
fn odd_call(target: &str) -> Option<Problem> {
    let number = PhoneNumber::new(target);
    match &number {
        Some(number) if is_costly(number.as_str()) => costly(number),
        Some(_) => None,
        None => Some(Problem {
            code: Code::OddLink,
            what: format!("Der Link „tel:{target}“ wählt keine Telefonnummer."),
            help: "Schreiben Sie nur die Nummer, mit Landesvorwahl: tel:+493023125120. Zeichen wie * \
                   und # stellen ein Telefon um.",
        }),
    }
}

/// A mail to several recipients, or with headers that the sender does not see.
fn odd_mail(target: &str) -> Option<Problem> {
    let (recipient, headers) = target.split_once('?').unwrap_or((target, ""));
    let header = |pair: &str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let line = pair.to_ascii_lowercase();
        let breaks = line.contains("%0a") || line.contains("%0d");
        // A body may have several lines, a subject may not.
        HARMLESS_HEADERS.contains(&name.as_str()) && (name == "body" || !breaks)
    };
    let is_one = recipient.matches('@').count() == 1 && !recipient.contains(['%', ',', ';']);
    let is_plain = headers.is_empty() || headers.split('&').all(header);
    (!is_one || !is_plain).then(|| Problem {
        code: Code::OddEmail,
        what: format!(
            "Der Link „mailto:{target}“ schreibt an mehrere, oder an jemanden, den man nicht sieht."
        ),
        help: "Schreiben Sie eine einzige Adresse, höchstens mit einem Betreff: \
               mailto:beratung@kreis.example?subject=Frage.",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_numbers_are_costly_and_ordinary_ones_are_not() {
        for number in [
            "+4990012345",
            "0900 123456",
            "01805 123456",
            "0137123456",
            "11833",
            "+4911833",
            "0190 12345",
            "118 000",
        ] {
            let number = PhoneNumber::new(number).expect(number);
            assert!(is_costly(number.as_str()), "{number:?}");
        }
        for number in [
            "112",
            "116016",
            "116117",
            "+498001110550",
            "030 1180",
            "0118 123456",
            "+49 175 1234567",
            "115",
        ] {
            let number = PhoneNumber::new(number).expect(number);
            assert!(!is_costly(number.as_str()), "{number:?}");
        }
    }

    #[test]
    fn a_link_calls_a_number_or_writes_to_one_recipient() {
        let is_odd = |url: &str| odd_url(&Url::new(url).expect(url)).is_some();
        for odd in [
            "tel:*21*03023125100%23",
            "tel:%2A%2306%23",
            "tel:03023125100,,1",
            "TEL:0900123456",
            "mailto:a@kreis.example?bcc=b@kreis.example",
            "mailto:a@kreis.example,b@kreis.example",
            "mailto:a%40kreis.example",
            "mailto:a@kreis.example%0abcc:b",
            "mailto:a@kreis.example?subject=Hallo%0D%0ABcc:b@kreis.example",
            "MAILTO:a@kreis.example?Subject=x&CC=b@kreis.example",
            "mailto:?to=a@kreis.example",
        ] {
            assert!(is_odd(odd), "{odd}");
        }
        for plain in [
            "tel:+493023125100",
            "tel:030-23125-100",
            "mailto:a@kreis.example",
            "mailto:a@kreis.example?subject=Wunsch%20f%C3%BCr&body=Hallo%0ADanke",
            "https://kreis.example/?bcc=1,2",
        ] {
            assert!(!is_odd(plain), "{plain}");
        }
        assert!(odd_email("a%0abcc:b@kreis.example").is_some());
        assert!(odd_email("a+b@kreis.example").is_none());
    }
}
