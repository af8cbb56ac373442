//! Rows of the other sheets: places, organizations, locations, dates and translations.

use super::{Column, address, draft::Draft, language, list, number_code, offer_row};
use super::{row::Row, time_cells};
use catalogue::{Location, Organization, Schedule, Translation};

/// Reads a place and remembers the name of its parent; returns whether the row was used.
pub(super) fn place(mut row: Row, draft: &mut Draft) -> bool {
    let known = draft.places.find(&row.text(Column::Name)).first();
    let Some(name) = named(&mut row, "der Gemeinde", known) else { return false };
    let at = draft.new_place(&name, row.line(Column::Id).as_deref());
    if let Some(whole) = row.line(Column::PartOf) {
        draft.wholes.push((at, row.number, whole));
    }
    let place = &mut draft.catalogue.places[at];
    Draft::check_id(&mut row, &place.id);
    (place.latitude, place.longitude) = coordinates(&mut row);
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

/// Makes a place part of the one with this name, now that all places are known.
pub(super) fn whole(mut row: Row, draft: &mut Draft, at: usize, name: &str) {
    let whole = draft.place(name);
    let places = &mut draft.catalogue.places;
    let id = places[whole].id.clone();
    places[at].part_of = Some(id.clone());
    let mut seen = vec![at];
    let mut next = Some(id);
    while let Some(at) = places.iter().position(|place| Some(&place.id) == next.as_ref()) {
        if seen.contains(&at) {
            let help = "Nennen Sie die größere Gemeinde oder den Kreis, zu dem sie gehört.";
            row.unread(Column::PartOf, name, help);
            places[seen[0]].part_of = None;
            return;
        }
        seen.push(at);
        next.clone_from(&places[at].part_of);
    }
}

/// Latitude and longitude in degrees: both or neither.
fn coordinates(row: &mut Row) -> (Option<f64>, Option<f64>) {
    let degrees = [(Column::Latitude, 90.0), (Column::Longitude, 180.0)].map(|(column, limit)| {
        let text = row.line(column)?;
        let number: Option<f64> = text.replace(',', ".").parse().ok();
        let degrees = number.filter(|degrees| (-limit..=limit).contains(degrees));
        if degrees.is_none() {
            row.unread(column, &text, "Schreiben Sie Grad mit Komma: 51,3415.");
        }
        degrees
    });
    degrees.into()
}

/// Reads an organization; returns whether the row was used.
pub(super) fn organization(mut row: Row, draft: &mut Draft) -> bool {
    let known = draft.organizations.find(&row.text(Column::Name)).first();
    let Some(name) = named(&mut row, "des Trägers", known) else { return false };
    let at = draft.catalogue.organizations.len();
    let id = draft.organizations.give(&name, row.line(Column::Id).as_deref(), at);
    Draft::check_id(&mut row, &id);
    let (phones, email, url) = offer_row::contact(&mut row, draft.today);
    let editor_note = row.stated(Column::EditorNote);
    let organization = Organization { id, name, url, email, phones, editor_note };
    draft.catalogue.organizations.push(organization);
    true
}

/// Reads a location; returns whether the row was used.
pub(super) fn location(mut row: Row, draft: &mut Draft) -> bool {
    // A location without a name is named after its address.
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
    (location.latitude, location.longitude) = coordinates(&mut row);
    location.editor_note = row.stated(Column::EditorNote);
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

/// The name in a row; if it is missing or already in use, the row is left out and reported.
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

/// The index of the offer that a row refers to; if it is not found, the row is left out and
/// reported.
fn offer(row: &mut Row, draft: &Draft) -> Option<usize> {
    let Some(name) = row.line(Column::Offer) else {
        row.leave_out(
            Column::Offer,
            "In dieser Zeile fehlt das Angebot.".into(),
            "Tragen Sie den Namen des Angebots in jeder Zeile ein.",
        );
        return None;
    };
    match draft.offers.find(&name) {
        [at] => return Some(*at),
        [] => row.leave_out(
            Column::Offer,
            format!("Ein Angebot „{name}“ gibt es nicht."),
            "Schreiben Sie den Namen genau wie im Blatt „Angebote“.",
        ),
        _ => row.leave_out(
            Column::Offer,
            format!("Mehrere Angebote heißen „{name}“."),
            "Schreiben Sie die Kennung des Angebots statt seines Namens.",
        ),
    }
    None
}

/// Reads when an offer takes place; returns whether the row was used.
pub(super) fn dates(mut row: Row, draft: &mut Draft) -> bool {
    let Some(at) = offer(&mut row, draft) else { return false };
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

/// Reads an offer's texts in another language; returns whether the row was used.
pub(super) fn translation(mut row: Row, draft: &mut Draft) -> bool {
    let Some(at) = offer(&mut row, draft) else { return false };
    let text = row.line(Column::Language).unwrap_or_default();
    let (tags, unread) = language::read(&text);
    let tag = match tags.as_slice() {
        [tag] if unread.is_empty() && tag != "de" => tag.clone(),
        _ => {
            let what = if text.is_empty() {
                "In dieser Zeile fehlt die Sprache.".into()
            } else {
                format!("In „{text}“ kann nicht übersetzt sein.")
            };
            row.leave_out(Column::Language, what, "Schreiben Sie eine einzige Sprache: Englisch.");
            return false;
        }
    };
    let documents = row.text(Column::Documents);
    let texts = Translation {
        name: row.line(Column::Name),
        summary: row.line(Column::Summary),
        description: row.stated(Column::Description),
        eligibility_description: row.stated(Column::Eligibility),
        application_process: row.stated(Column::Application),
        first_contact: row.stated(Column::FirstContact),
        response_time: row.line(Column::ResponseTime),
        required_documents: list::values(&documents).into_iter().map(str::to_owned).collect(),
        alert: row.line(Column::Alert),
    };
    let translations = &mut draft.catalogue.offers[at].translations;
    let help = "Fassen Sie beide Zeilen zusammen.";
    match translations.binary_search_by(|(other, _)| other.cmp(&tag)) {
        Ok(_) => {
            row.leave_out(Column::Language, format!("„{text}“ steht weiter oben schon."), help);
            false
        }
        Err(_) if texts == Translation::default() => {
            let what = "In dieser Zeile ist nichts übersetzt.".into();
            row.leave_out(
                Column::Language,
                what,
                "Tragen Sie ein, was übersetzt ist, oder löschen Sie die Zeile.",
            );
            false
        }
        Err(place) => {
            translations.insert(place, (tag, texts));
            true
        }
    }
}
