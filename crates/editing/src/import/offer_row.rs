//! Rows of the offer sheet.

use super::code_word::{self, CodeWord};
use super::topic::{self, Match};
use super::{
    Column, address, age, date, draft::Draft, language, list, money, phone, row::Row, web,
};
use super::{number_code, time, time_cells};
use catalogue::{
    Availability, AvailabilityStatus, Cost, Date, Format, Location, Months, Offer, Phone,
    ServiceArea, Situation, Status, Topic, Url,
};

/// Reads an offer; a row without a name, or a repeated header, is left out and reported. Returns
/// whether the row was used.
pub(super) fn read(mut row: Row, draft: &mut Draft) -> bool {
    let Some(name) = row.line(Column::Name) else {
        let what = "In dieser Zeile fehlt der Name des Angebots.".into();
        row.leave_out(Column::Name, what, "Tragen Sie den Namen ein. Gehört die Zeile zum Angebot darüber, dann schreiben Sie alles in dessen Zeile, mehrere Werte mit | getrennt.");
        return false;
    };
    if row
        .header
        .columns
        .iter()
        .all(|(_, at)| row.sheet.cell(row.number, *at) == row.sheet.cell(row.header.row, *at))
    {
        let what = "Hier steht die Kopfzeile noch einmal.".into();
        row.leave_out(Column::Name, what, "Löschen Sie die Zeile.");
        return false;
    }
    let at = draft.catalogue.offers.len();
    let id = draft.offers.give(&name, row.line(Column::Id).as_deref(), at);
    Draft::check_id(&mut row, &id);
    let mut offer = Offer::new(id, name);
    texts(&mut row, &mut offer);
    for_whom(&mut row, &mut offer);
    about(&mut row, &mut offer, draft);
    how(&mut row, &mut offer);
    (offer.phones, offer.email, offer.url) = contact(&mut row, draft.today);
    checked(&mut row, &mut offer, draft);
    if let Some(name) = row.line(Column::Organization) {
        offer.organization = Some(draft.organization(&name));
    }
    venues(&mut row, &mut offer, draft);
    offer.schedules = time_cells::read(&mut row, draft.today);
    if let Some(area) = row.stated(Column::ServiceArea) {
        draft.areas.push((at, row.number, area));
    }
    describe(&mut offer, &row.kept);
    draft.catalogue.offers.push(offer);
    true
}

/// Appends the unreadable texts to the description.
pub(super) fn describe(offer: &mut Offer, kept: &[String]) {
    if kept.is_empty() {
        return;
    }
    let kept = kept.join("\n");
    offer.description = Some(match offer.description.take() {
        Some(description) => [&description, "\n\n", kept.as_str()].concat(),
        None => kept,
    });
}

fn texts(row: &mut Row, offer: &mut Offer) {
    offer.summary = row.line(Column::Summary);
    offer.description = row.stated(Column::Description);
    offer.interpretation_services = row.line(Column::Interpretation);
    offer.application_process = row.stated(Column::Application);
    offer.first_contact = row.stated(Column::FirstContact);
    offer.response_time = row.line(Column::ResponseTime);
    let documents = row.text(Column::Documents);
    offer.required_documents = list::values(&documents).into_iter().map(str::to_owned).collect();
    let keywords = row.text(Column::Keywords);
    offer.keywords = list::values(&keywords).into_iter().map(str::to_owned).collect();
    offer.alert = row.line(Column::Alert);
    offer.editor_note = row.stated(Column::EditorNote);
}

/// Appends a sentence to an optional text.
fn add(text: &mut Option<String>, more: String) {
    *text = Some(match text.take() {
        Some(text) => [text, more].join(" · "),
        None => more,
    });
}

fn for_whom(row: &mut Row, offer: &mut Offer) {
    offer.eligibility_description = row.stated(Column::Eligibility);
    ages(row, offer);
    if let Some(pregnancy) = row.flag(Column::Pregnancy) {
        offer.pregnancy = Some(pregnancy);
    }
    let phases = row.text(Column::LifePhases);
    for phase in known(row, Column::LifePhases, &phases, topic::life_phase) {
        if !offer.life_phases.contains(&phase) {
            offer.life_phases.push(phase);
        }
    }
    if let Some(text) = row.stated(Column::Audience) {
        let (audience, unread) = code_word::read(&text);
        offer.audience = audience;
        if !unread.is_empty() {
            row.unread(
                Column::Audience,
                &unread.join(", "),
                "Möglich sind Eltern, Kinder, Familien und Fachkräfte.",
            );
        }
        if !code_word::is_exact::<catalogue::Audience>(&text) {
            add(&mut offer.eligibility_description, text);
        }
    }
}

fn ages(row: &mut Row, offer: &mut Offer) {
    const HELP: &str = "Schreiben Sie zum Beispiel 3–6 Jahre, ab 6 Monate, bis zum 3. Geburtstag, Klasse 1–4 oder alle.";
    let years = |text: &str| {
        let plain = text.chars().all(|c| c.is_ascii_digit());
        if plain { format!("{text} Jahre") } else { text.to_owned() }
    };
    let (column, text) =
        match (row.line(Column::Ages), row.line(Column::AgeFrom), row.line(Column::AgeTo)) {
            (Some(text), ..) => (Column::Ages, text),
            (None, Some(from), Some(to)) => {
                (Column::AgeFrom, format!("{} bis {}", years(&from), years(&to)))
            }
            (None, Some(from), None) => (Column::AgeFrom, format!("ab {}", years(&from))),
            (None, None, Some(to)) => (Column::AgeTo, format!("bis {}", years(&to))),
            (None, None, None) => return,
        };
    let Some(ages) = age::read(&text) else {
        let help = if date::read(&text).is_some() {
            "Das Tabellenprogramm hat aus dem Alter ein Datum gemacht. Stellen Sie die Spalte auf „Text“, und schreiben Sie das Alter neu: 3–6 Jahre."
        } else {
            HELP
        };
        row.unread(column, &text, help);
        add(&mut offer.eligibility_description, format!("Alter: {text}"));
        return;
    };
    if let Some(years) = ages.unclear_years {
        let months = Months::from_years(years + 1).0;
        let what = format!(
            "„{text}“ kann heißen: bis zum {years}. Geburtstag, oder solange das Kind {years} ist. Wir lesen es als: unter {months} Monaten, also bis zum {}. Geburtstag.",
            years + 1
        );
        let help = format!(
            "Schreiben Sie „bis zum {years}. Geburtstag“ oder „bis einschließlich {years} Jahre“."
        );
        row.ask(column, what, &help);
    }
    (offer.ages, offer.pregnancy, offer.life_phases) =
        (ages.ranges, ages.pregnancy, ages.life_phases);
    if let Some(note) = ages.note {
        add(&mut offer.eligibility_description, note);
    }
}

/// The values of a list that `find` recognises; the others are kept as text.
fn known<T: PartialEq>(
    row: &mut Row,
    column: Column,
    text: &str,
    find: impl Fn(&str) -> Option<Match<T>>,
) -> Vec<T> {
    let mut found = Vec::new();
    for value in list::values(text) {
        // A label may itself contain a comma or an "und".
        let whole = find(value).map(|found| vec![(value, found)]);
        let pieces = || {
            let pieces = value.split(',').map(str::trim).filter(|piece| !piece.is_empty());
            let pieces = pieces.flat_map(|piece| {
                if find(piece).is_some() { vec![piece] } else { list::words(piece) }
            });
            pieces.map(|piece| (piece, find(piece))).collect::<Vec<_>>()
        };
        let all = whole.map_or_else(pieces, |whole| {
            whole.into_iter().map(|(word, found)| (word, Some(found))).collect()
        });
        for (word, meant) in all {
            let Some(meant) = meant else {
                row.keep(column, word, "Im Handbuch steht, was möglich ist.");
                continue;
            };
            if let Some(label) = meant.taken_for {
                let what = format!("„{word}“ wurde als „{label}“ gelesen.");
                row.ask(column, what, "Schreiben Sie es genauso, wenn das stimmt.");
            }
            if !found.contains(&meant.value) {
                found.push(meant.value);
            }
        }
    }
    found
}

fn about(row: &mut Row, offer: &mut Offer, draft: &Draft) {
    offer.topics = known(row, Column::Topics, &row.text(Column::Topics), topic::topic);
    offer.situations = known(row, Column::Situations, &row.text(Column::Situations), |word| {
        draft.situation_words.find(word)
    });
    offer.situations = Situation::current(&offer.situations, &draft.situations);
    offer.anonymous = row.flag(Column::Anonymous).unwrap_or(false);
    offer.universal = row.flag(Column::Universal).unwrap_or(false);
    offer.sensitive = sensitive(row, offer, &draft.situations);
    if let Some(text) = row.stated(Column::Status) {
        match code_word::read::<Status>(&text).0.first() {
            Some(status) => offer.status = *status,
            None => row.keep(Column::Status, &text, "Möglich sind aktiv, pausiert und beendet."),
        }
    }
    let (languages, unread) = language::read(&row.text(Column::Languages));
    offer.languages = languages;
    if !unread.is_empty() {
        let unread = unread.join(", ");
        row.unread(
            Column::Languages,
            &unread,
            "Schreiben Sie die Namen der Sprachen, mit | getrennt: Deutsch | Arabisch.",
        );
        add(&mut offer.interpretation_services, unread);
    }
}

/// Why an offer that does not say so is taken for one that must leave no trace on a device: its
/// topic, or the situations that it lists. It is about safety, or about nothing that is not
/// sensitive; a counselling centre that helps with addiction among other things is not.
pub(crate) fn assumed_sensitive(offer: &Offer, situations: &[Situation]) -> Option<Column> {
    if offer.topics.contains(&Topic::Safety) {
        return Some(Column::Topics);
    }
    let is_listed = |each: &&Situation| each.is_meant_by_any(&offer.situations, situations);
    let listed: Vec<_> = situations.iter().filter(is_listed).collect();
    let about_safety = listed.iter().any(|each| each.sensitive && each.topic == Topic::Safety);
    let all = !listed.is_empty() && listed.iter().all(|each| each.sensitive);
    (about_safety || all).then_some(Column::Situations)
}

/// Whether it must leave no trace on a device: as stated, or else as assumed.
fn sensitive(row: &mut Row, offer: &Offer, situations: &[Situation]) -> bool {
    if row.stated(Column::Sensitive).is_some() {
        return row.safeguard(Column::Sensitive) == Some(true);
    }
    let Some(column) = assumed_sensitive(offer, situations) else {
        return false;
    };
    let what =
        "Das Angebot wurde als vertraulich gelesen: Niemand soll sehen, wer danach sucht.".into();
    row.ask(column, what, "Schreiben Sie in die Spalte „Vertraulich“ ja oder nein.");
    true
}

/// The codes of a cell. A text that says more than the codes is passed to `more`.
fn codes<T: CodeWord>(
    row: &mut Row,
    column: Column,
    help: &str,
    more: &mut Option<String>,
) -> Vec<T> {
    let Some(text) = row.line(column) else { return Vec::new() };
    let (found, unread) = code_word::read(&text);
    if !unread.is_empty() {
        row.unread(column, &unread.join(", "), help);
    }
    if found.is_empty() {
        add(more, format!("{}: {text}", column.title()));
    } else if !code_word::is_exact::<T>(&text) || found.len() > 1 && column == Column::Registration
    {
        add(more, text);
    }
    found
}

fn how(row: &mut Row, offer: &mut Offer) {
    if let Some(text) = row.line(Column::Cost) {
        let cost = money::read(&text);
        if cost.is_none() {
            row.unread(
                Column::Cost,
                &text,
                "Schreiben Sie kostenlos oder den Preis: 2,50 € pro Treffen.",
            );
        }
        offer.cost = cost.or(Some(Cost { free: None, amount_cents: None, note: Some(text) }));
    }
    let help = "Möglich sind ohne Anmeldung, telefonisch, online, per E-Mail und Vermittlung.";
    let registration = codes(row, Column::Registration, help, &mut offer.application_process);
    offer.registration = registration.first().copied();
    let help = "Möglich sind vor Ort, Hausbesuch, aufsuchend, Telefon, online und Gruppe.";
    let mut more = None;
    offer.formats = codes(row, Column::Formats, help, &mut more);
    row.kept.extend(more);
    if let Some(text) = row.line(Column::Availability) {
        match code_word::read::<AvailabilityStatus>(&text).0.first() {
            Some(status) => {
                let note = code_word::beside::<AvailabilityStatus>(&text);
                offer.availability = Some(Availability { status: *status, note, checked: None });
            }
            None => row.keep(
                Column::Availability,
                &text,
                "Möglich sind frei, wenige, Warteliste und ausgebucht.",
            ),
        }
    }
}

/// Phones, e-mail address and website.
pub(super) fn contact(row: &mut Row, today: Date) -> (Vec<Phone>, Option<String>, Option<Url>) {
    let mut phones = phone::read(&row.text(Column::Phone));
    for unread in &phones.unread {
        row.keep(Column::Phone, unread, "Schreiben Sie die Nummer mit Vorwahl: 030 23125-100. Faxnummern gehören nicht in diese Spalte.");
    }
    for number in &phones.completed {
        let what =
            format!("Der Telefonnummer fehlte der Anfang. Wir lesen sie als {}.", number.as_str());
        row.ask(Column::Phone, what, number_code::KEEP_ZERO);
    }
    if let Some(text) = row.stated(Column::PhoneHours) {
        let times = time::read(&text, today);
        if phones.phones.is_empty() || !times.unread.is_empty() || !times.notes.is_empty() {
            row.keep(Column::PhoneHours, &text, "Schreiben Sie zum Beispiel Mo–Fr 8–12 Uhr, und die Nummer in die Spalte „Telefon“.");
        } else {
            for phone in &mut phones.phones {
                phone.hours.clone_from(&times.schedules);
            }
        }
    }
    let email = one(
        row,
        Column::Email,
        web::email,
        "Schreiben Sie eine einzige Adresse: hilfe@kreis.example.",
    );
    let url = one(
        row,
        Column::Url,
        web::url,
        "Schreiben Sie eine einzige Adresse: https://www.kreis.example/hilfe.",
    );
    (phones.phones, email, url)
}

/// The first value of a cell that `parse` accepts; the others are kept as text.
fn one<T>(row: &mut Row, column: Column, parse: fn(&str) -> Option<T>, help: &str) -> Option<T> {
    let text = row.text(column);
    // A comma may be part of an address.
    if !text.contains(char::is_whitespace)
        && !text.contains('|')
        && let Some(parsed) = parse(&text)
    {
        return Some(parsed);
    }
    let mut found = None;
    for value in
        text.split(['|', ';', ',', '\n']).flat_map(|part| part.split(" oder ")).map(str::trim)
    {
        match parse(value) {
            _ if value.is_empty() => {}
            Some(parsed) if found.is_none() => found = Some(parsed),
            _ => row.keep(column, value, help),
        }
    }
    found
}

fn checked(row: &mut Row, offer: &mut Offer, draft: &Draft) {
    offer.assurer = row.line(Column::Assurer);
    let Some(text) = row.line(Column::Assured) else { return };
    offer.assured_date = date::read(&text);
    match offer.assured_date {
        None => row.keep(Column::Assured, &text, "Schreiben Sie Tag, Monat und Jahr: 08.12.2026."),
        Some(date) if date > draft.today => {
            row.ask(
                Column::Assured,
                format!("Der {text} liegt in der Zukunft."),
                "Schreiben Sie, wann die Angaben zuletzt geprüft wurden.",
            );
        }
        Some(_) => {}
    }
}

fn venues(row: &mut Row, offer: &mut Offer, draft: &mut Draft) {
    let text = row.text(Column::Venue);
    let mut names = list::values(&text);
    names.retain(|name| {
        // "online" is not a physical place.
        let formats = code_word::read::<Format>(name).0;
        let somewhere = [Format::OnSite, Format::Group];
        let is_format = code_word::is_exact::<Format>(name)
            && !formats.iter().any(|format| somewhere.contains(format));
        if is_format {
            let new = formats
                .into_iter()
                .filter(|format| !offer.formats.contains(format))
                .collect::<Vec<_>>();
            offer.formats.extend(new);
        }
        let is_open = is_no_venue(name);
        if is_open {
            row.keep_quietly(Column::Venue, name);
        }
        !is_format && !is_open
    });
    let located: Vec<Location> = match names.as_slice() {
        [] => address::location(row, draft, None).into_iter().collect(),
        [name] => address::location(row, draft, Some(name)).into_iter().collect(),
        // A single address cannot belong to several locations.
        names => {
            let hide_address = row.safeguard(Column::HideAddress);
            let help = "Bei mehreren Orten gehört die Adresse in das Blatt „Orte“.";
            for column in [Column::Street, Column::PostalCode, Column::City, Column::StepFree] {
                match row.stated(column) {
                    Some(_) if hide_address == Some(true) => {
                        let what =
                            format!("„{}“ ist geheim und wurde nicht übernommen.", column.title());
                        row.ask(column, what, help);
                    }
                    Some(text) => row.keep(column, &text, help),
                    None => {}
                }
            }
            names.iter().map(|name| Location { hide_address, ..address::named(name) }).collect()
        }
    };
    if located.is_empty() {
        for column in [Column::Municipality, Column::StepFree] {
            if let Some(text) = row.stated(column) {
                row.keep_quietly(column, &text);
            }
        }
    }
    for location in located {
        let id = draft.location(row, location);
        if !offer.locations.contains(&id) {
            offer.locations.push(id);
        }
    }
}

/// Resolves an offer's areas, now that all places are known.
pub(super) fn areas(mut row: Row, draft: &mut Draft, at: usize, text: &str) {
    let mut areas: Vec<ServiceArea> = Vec::new();
    let mut unread = Vec::new();
    for word in list::words(text) {
        let place =
            draft.places.find(word).first().map(|at| draft.catalogue.places[*at].id.clone());
        if let Some(id) = place {
            areas.push(ServiceArea::Place(id));
        } else if let Some(found) = number_code::ags(word) {
            if found.lost_zero {
                let what = format!(
                    "Der Gemeindeschlüssel „{word}“ wurde als „{}“ gelesen.",
                    found.code.as_str()
                );
                row.ask(Column::ServiceArea, what, number_code::KEEP_ZERO);
            }
            areas.push(ServiceArea::Ags(found.code));
        } else if !is_everywhere(word) {
            unread.push(word.to_owned());
        }
    }
    let offer = &mut draft.catalogue.offers[at];
    if !unread.is_empty() {
        let unread = unread.join(", ");
        row.unread(Column::ServiceArea, &unread, "Schreiben Sie eine Gemeinde, die in der Tabelle vorkommt, oder ihren Gemeindeschlüssel.");
        add(&mut offer.eligibility_description, format!("Einzugsgebiet: {unread}"));
    }
    offer.service_areas = areas;
}

fn is_no_venue(name: &str) -> bool {
    let key = super::token::key(name);
    matches!(
        key.as_str(),
        "wechselnd"
            | "wechselnde orte"
            | "verschiedene orte"
            | "nach absprache"
            | "nach vereinbarung"
    )
}

fn is_everywhere(word: &str) -> bool {
    let key = super::token::key(word);
    matches!(
        key.as_str(),
        "alle"
            | "uberall"
            | "kreisweit"
            | "landkreis"
            | "gesamter landkreis"
            | "ganzer landkreis"
            | "ganzer kreis"
            | "gesamter kreis"
            | "landkreisweit"
            | "kreisgebiet"
            | "stadtgebiet"
    )
}
