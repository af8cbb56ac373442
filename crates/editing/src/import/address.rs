//! The venue: the columns of an address.

use super::slug::slug;
use super::{Column, draft::Draft, number_code, row::Row, yes_no};
use catalogue::{Accessibility, Address, Id, Location};

/// Splits a complete address, such as `Marktplatz 1, 37213 Witzenhausen`, into its parts.
fn split(text: &str) -> (Option<String>, Option<String>, Option<String>) {
    let part = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == ',' || c == '|');
        let text = text.trim_end_matches(" D-").trim_end_matches(',');
        (!text.is_empty()).then(|| text.to_owned())
    };
    let mut words = text.split([' ', ',', '\n']).filter(|word| !word.is_empty());
    let is_code = |word: &&str| {
        word.trim_start_matches("D-").len() == 5 && number_code::postal_code(word).is_some()
    };
    let Some(code) = words.find(is_code) else { return (part(text), None, None) };
    let (before, behind) = text.split_once(code).unwrap_or((text, ""));
    (part(before), number_code::postal_code(code).map(|found| found.code), part(behind))
}

/// The row's address, its town's place and its step-free access. `None` if the row has none of
/// these.
pub(super) fn location(row: &mut Row, draft: &mut Draft, name: Option<&str>) -> Option<Location> {
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let street = row.text(Column::Street).replace('\n', ", ");
    let (mut address_1, mut postal_code, mut city) = split(&one_line(street));
    let (first, code, rest) = split(&one_line(row.text(Column::City)));
    if code.is_some() {
        (postal_code, city) = (code, rest.or(first).or(city));
    } else {
        city = first.or(city);
    }
    if let Some(text) = row.stated(Column::PostalCode) {
        if let Some(found) = number_code::postal_code(&text) {
            if found.lost_zero {
                let what = format!("Die Postleitzahl „{text}“ wurde als „{}“ gelesen.", found.code);
                row.ask(Column::PostalCode, what, number_code::KEEP_ZERO);
            }
            postal_code = Some(found.code);
        } else {
            // Kept where people look for it.
            let parts = [address_1, Some(text.clone())];
            address_1 = Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
            row.unread(Column::PostalCode, &text, "Schreiben Sie fünf Ziffern: 37213.");
        }
    }
    let hide_address = row.safeguard(Column::HideAddress);
    let by_address = address_1.as_ref().or(city.as_ref()).or(postal_code.as_ref());
    // A name derived from a secret address would reveal it.
    let by_address =
        by_address.map(|name| if hide_address == Some(true) { "Adresse geheim" } else { name });
    let name = name.or(by_address)?.to_owned();
    let place =
        place(row, draft, city.as_deref(), postal_code.as_deref(), hide_address == Some(true));
    let address = Address { address_1, postal_code, city };
    let address = (address != Address::default()).then_some(address);
    let accessibility = accessibility(row);
    Some(Location { address, place, accessibility, hide_address, ..named(&name) })
}

/// A location of which only the name is known. The caller assigns an id when adding it to a
/// catalogue.
pub(super) fn named(name: &str) -> Location {
    Location {
        id: slug(name),
        name: name.to_owned(),
        address: None,
        place: None,
        latitude: None,
        longitude: None,
        accessibility: None,
        hide_address: None,
        editor_note: None,
        is_sensitive: false,
    }
}

fn place(
    row: &Row,
    draft: &mut Draft,
    city: Option<&str>,
    code: Option<&str>,
    hidden: bool,
) -> Option<Id> {
    let municipality = row.line(Column::Municipality);
    let at = match (municipality, city) {
        (Some(name), _) => draft.place(&name),
        // The place alone could lead to a door that must stay secret.
        (None, _) if hidden => return None,
        (None, Some(city)) if draft.places_are_listed => *draft.places.find(city).first()?,
        (None, city) => draft.place(city?),
    };
    let place = &mut draft.catalogue.places[at];
    if let Some(code) = code
        && !hidden
        && !draft.places_are_listed
        && !place.postal_codes.iter().any(|known| known == code)
    {
        place.postal_codes.push(code.to_owned());
    }
    Some(place.id.clone())
}

fn accessibility(row: &mut Row) -> Option<Accessibility> {
    let mut accessibility = Accessibility {
        accessible_toilet: row.flag(Column::Toilet),
        parking: row.stated(Column::Parking),
        transit: row.stated(Column::Transit),
        ..Accessibility::default()
    };
    if let Some(text) = row.stated(Column::StepFree) {
        accessibility.step_free = yes_no::read(&text);
        if accessibility.step_free.is_none() {
            row.unread(
                Column::StepFree,
                &text,
                "Schreiben Sie ja oder nein, und alles Weitere in die Beschreibung.",
            );
            accessibility.note = Some(text);
        }
    }
    if let Some(more) = row.stated(Column::AccessNote) {
        let notes = accessibility.note.take().into_iter().chain([more]);
        accessibility.note = Some(notes.collect::<Vec<_>>().join(" · "));
    }
    (accessibility != Accessibility::default()).then_some(accessibility)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_in_one_cell_comes_apart() {
        let parts = |text| {
            let (street, code, city) = split(text);
            [street, code, city].map(Option::unwrap_or_default).join("/")
        };
        assert_eq!(parts("Marktplatz 1, 37213 Witzenhausen"), "Marktplatz 1/37213/Witzenhausen");
        assert_eq!(parts("Marktplatz 1 37213 Bad Sooden"), "Marktplatz 1/37213/Bad Sooden");
        assert_eq!(parts("Marktplatz 1"), "Marktplatz 1//");
        assert_eq!(parts("37213 Witzenhausen"), "/37213/Witzenhausen");
        assert_eq!(parts(""), "//");
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            split(&text);
        }
    }
}
