//! Rows of the sheets beside the offers: places, organizations, locations and dates.

use super::{Column, address, draft::Draft, list, number_code, offer_row, row::Row, time_cells};
use catalogue::{Location, Schedule};

/// Reads a place; gives the name of the one it is part of, and whether the row was taken.
pub(super) fn place(mut row: Row, draft: &mut Draft) -> bool {
    let known = draft.places.find(&row.text(Column::Name)).first();
    let Some(name) = named(&mut row, "der Gemeinde", known) else { return false };
    let part_of = row.line(Column::PartOf).map(|name| draft.place(&name));
    let part_of = part_of.map(|at| draft.catalogue.places[at].id.clone());
    let at = draft.place(&name);
    let place = &mut draft.catalogue.places[at];
    place.part_of = part_of.filter(|id| *id != place.id);
    for code in list::words(&row.text(Column::PostalCode)) {
        match number_code::postal_code(code) {
            Some(found) => {
                if found.lost_zero {
                    row.ask(
                        Column::PostalCode,
                        format!("Die Postleitzahl „{code}“ wurde als „{}“ gelesen.", found.code),
                        number_code::KEEP_ZERO,
                    );
                }
                place.postal_codes.push(found.code);
            }
            None => row.unread(
                Column::PostalCode,
                code,
                "Schreiben Sie fünf Ziffern, mehrere mit | getrennt.",
            ),
        }
    }
    if let Some(text) = row.line(Column::Ags) {
        match number_code::ags(&text) {
            Some(found) => {
                if found.lost_zero {
                    row.ask(
                        Column::Ags,
                        format!(
                            "Der Gemeindeschlüssel „{text}“ wurde als „{}“ gelesen.",
                            found.code.as_str()
                        ),
                        number_code::KEEP_ZERO,
                    );
                }
                place.ags = Some(found.code);
            }
            None => {
                row.unread(
                    Column::Ags,
                    &text,
                    "Ein Gemeindeschlüssel hat 2, 5, 8 oder 12 Ziffern.",
                );
            }
        }
    }
    true
}

/// Reads an organization; tells whether the row was taken.
pub(super) fn organization(mut row: Row, draft: &mut Draft) -> bool {
    let known = draft.organizations.find(&row.text(Column::Name)).first();
    let Some(name) = named(&mut row, "des Trägers", known) else { return false };
    let at = draft.catalogue.organizations.len();
    let id = draft.organizations.give(&name, row.line(Column::Id).as_deref(), at);
    Draft::check_id(&mut row, &id);
    let (phones, email, url) = offer_row::contact(&mut row);
    draft.catalogue.organizations.push(catalogue::Organization { id, name, url, email, phones });
    true
}

/// Reads a location; tells whether the row was taken.
pub(super) fn location(mut row: Row, draft: &mut Draft) -> bool {
    // Without a name of its own a location is called by its address.
    let location = match row.line(Column::Name) {
        Some(name) => {
            let known = draft.locations.find(&name).first();
            let Some(name) = named(&mut row, "des Ortes", known) else { return false };
            address::location(&mut row, draft, Some(&name))
        }
        None => address::location(&mut row, draft, None),
    };
    let Some(mut location) = location else {
        named(&mut row, "des Ortes", None);
        return false;
    };
    if !row.kept.is_empty() {
        let accessibility = location.accessibility.get_or_insert_default();
        let notes = accessibility.note.take().into_iter().chain(row.kept.clone());
        accessibility.note = Some(notes.collect::<Vec<_>>().join(" · "));
    }
    let at = draft.catalogue.locations.len();
    let id = draft.locations.give(&location.name, row.line(Column::Id).as_deref(), at);
    Draft::check_id(&mut row, &id);
    draft.catalogue.locations.push(Location { id, ..location });
    true
}

/// The name in a row; without one, or with the name of an entry that is there already, the row is
/// left out, and that is said.
fn named(row: &mut Row, whose: &str, known: Option<&usize>) -> Option<String> {
    let Some(name) = row.line(Column::Name) else {
        row.leave_out(
            Column::Name,
            format!("In dieser Zeile fehlt der Name {whose}."),
            "Tragen Sie den Namen ein, oder löschen Sie die Zeile.",
        );
        return None;
    };
    if known.is_some() {
        row.leave_out(
            Column::Name,
            format!("„{name}“ steht weiter oben schon."),
            "Fassen Sie beide Zeilen zusammen.",
        );
        return None;
    }
    Some(name)
}

/// Reads when an offer takes place; tells whether the row was taken.
pub(super) fn dates(mut row: Row, draft: &mut Draft) -> bool {
    let Some(name) = row.line(Column::Offer) else {
        row.leave_out(
            Column::Offer,
            "In dieser Zeile fehlt das Angebot.".into(),
            "Tragen Sie den Namen des Angebots in jeder Zeile ein.",
        );
        return false;
    };
    let at = match draft.offers.find(&name) {
        [at] => *at,
        [] => {
            row.leave_out(
                Column::Offer,
                format!("Ein Angebot „{name}“ gibt es nicht."),
                "Schreiben Sie den Namen genau wie im Blatt „Angebote“.",
            );
            return false;
        }
        _ => {
            row.leave_out(
                Column::Offer,
                format!("Mehrere Angebote heißen „{name}“."),
                "Schreiben Sie die Kennung des Angebots statt seines Namens.",
            );
            return false;
        }
    };
    let mut rules = time_cells::read(&mut row, draft.today);
    if rules.is_empty() && row.kept.is_empty() {
        row.leave_out(
            Column::Times,
            "In dieser Zeile fehlt der Termin.".into(),
            "Tragen Sie Tag und Uhrzeit ein, oder löschen Sie die Zeile.",
        );
        return false;
    }
    let venues = row.text(Column::Venue);
    if rules.is_empty() && !venues.is_empty() {
        row.keep_quietly(Column::Venue, &venues);
    }
    let mut everywhere = Vec::new();
    for name in list::values(&venues).into_iter().filter(|_| !rules.is_empty()) {
        let venue = draft.location(&mut row, address::named(name));
        let here = |rule: &Schedule| Schedule { location: Some(venue.clone()), ..rule.clone() };
        everywhere.extend(rules.iter().map(here));
    }
    if !everywhere.is_empty() {
        rules = everywhere;
    }
    let offer = &mut draft.catalogue.offers[at];
    offer.schedules.extend(rules);
    offer_row::describe(offer, &row.kept);
    true
}
