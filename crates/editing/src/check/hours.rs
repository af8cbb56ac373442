//! When somebody answers a helpline, and what holds on public holidays.

use super::{Code, context::Context};
use crate::wording::phrase::short_date;
use catalogue::{Date, Format, Holidays, Offer, Schedule, Severity, Status};

/// How far ahead to look for a public holiday, in days: until the next publication, which should
/// come every month, and a few days more.
const AHEAD: i32 = 30;

pub fn check(context: &mut Context) {
    helplines(context);
    holidays(context);
}

/// Whoever has nothing but a number needs to know when to dial it.
fn helplines(context: &mut Context) {
    for (offer, entry) in context.offers() {
        let only_by_phone = offer.formats.contains(&Format::Phone)
            && offer.locations.is_empty()
            && offer.service_areas.is_empty()
            && context.catalogue.places.is_empty();
        let is_helpline = (offer.universal || only_by_phone)
            && offer.status == Status::Active
            && !offer.is_for_professionals_only();
        let phones = context.catalogue.contact(offer).phones;
        let silent = phones.iter().position(|phone| phone.hours.is_empty());
        let Some(at) = silent.filter(|_| is_helpline) else { continue };
        let what = format!(
            "Bei der Nummer {} steht nicht, wann jemand antwortet.",
            phones[at].number.to_display()
        );
        let help = "Tragen Sie die Zeiten bei „hours“ ein, auch „rund um die Uhr“ (in der Tabelle: Spalte \
                    „Telefonzeiten“). Dann steht vorn, wer gerade antwortet.";
        let at = at.to_string();
        let code = Code::HelplineWithoutHours;
        match &offer.organization {
            Some(organization) if offer.phones.is_empty() => {
                let entry = context.entry("organizations", organization);
                context.about(entry, &["phones", &at], Severity::Hint, code, what, help);
            }
            _ => context.about(entry, &["phones", &at], Severity::Hint, code, what, help),
        }
    }
}

/// One hint for the whole catalogue: most offers keep the same holidays.
fn holidays(context: &mut Context) {
    let (catalogue, today) = (context.catalogue, context.today);
    let holidays = Holidays::of(catalogue);
    let doubtful = |rule: &Schedule| {
        let days = rule.occurrences(today, today.plus_days(AHEAD), usize::MAX);
        days.into_iter().find(|day| !day.is_certain(holidays)).map(|day| day.date)
    };
    let first = |offer: &Offer| -> Option<Date> {
        let hours = catalogue.contact(offer).phones.iter().flat_map(|phone| &phone.hours);
        offer.schedules.iter().chain(hours).filter_map(doubtful).min()
    };
    let offers = catalogue.offers.iter().filter(|offer| offer.status == Status::Active);
    let silent: Vec<(Date, &Offer)> =
        offers.filter_map(|offer| Some((first(offer)?, offer))).collect();
    let Some((date, offer)) = silent.iter().min_by_key(|(date, _)| *date) else { return };
    let (date, name) = (short_date(*date), &offer.name);
    let what = match silent.len() {
        1 => format!("Bei „{name}“ steht nicht, was an Feiertagen gilt, zum Beispiel am {date}."),
        count => format!(
            "Bei {count} Angeboten steht nicht, was an Feiertagen gilt, zum Beispiel bei „{name}“ am {date}."
        ),
    };
    let help = "An solchen Tagen sagt der Angebotsfinder nicht, dass jemand da ist. Ist geschlossen, tragen \
                Sie den Tag bei „except_dates“ ein (in der Tabelle: Spalte „Ausfall“), ist offen, bei \
                „extra_dates“.";
    let spot = context.source.spot(&["offers"]);
    context.note(spot, Severity::Hint, Code::HolidaysUnsaid, what, help);
}
