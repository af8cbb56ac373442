//! Normalises a catalogue to what tables can express.

use catalogue::{
    AgeRange, ByDay, Catalogue, Cost, Date, Frequency, Id, Offer, Phone, Schedule, Translation,
};

/// An equivalent catalogue, in the form that tables use where there are several: ages do not
/// overlap, free means no price, extra dates are separate dates, a count becomes an end date, and
/// any white space a single space.
pub(super) fn plain(catalogue: &Catalogue) -> Catalogue {
    let mut plain = catalogue.clone();
    for offer in &mut plain.offers {
        plain_offer(offer);
    }
    for organization in &mut plain.organizations {
        line(&mut organization.name);
        trim(&mut organization.editor_note);
        hours(&mut organization.phones);
    }
    for location in &mut plain.locations {
        line(&mut location.name);
        trim(&mut location.editor_note);
        if let Some(access) = &mut location.accessibility {
            for text in [&mut access.parking, &mut access.transit, &mut access.note] {
                trim(text);
            }
        }
        location.accessibility.take_if(|known| *known == catalogue::Accessibility::default());
    }
    for place in &mut plain.places {
        line(&mut place.name);
    }
    plain
}

fn plain_offer(offer: &mut Offer) {
    line(&mut offer.name);
    for text in [
        &mut offer.summary,
        &mut offer.interpretation_services,
        &mut offer.response_time,
        &mut offer.assurer,
        &mut offer.alert,
    ] {
        one_line(text);
    }
    for text in [
        &mut offer.description,
        &mut offer.eligibility_description,
        &mut offer.application_process,
        &mut offer.first_contact,
        &mut offer.editor_note,
    ] {
        trim(text);
    }
    ages(&mut offer.ages);
    if let Some(cost) = &mut offer.cost {
        plain_cost(cost);
    }
    offer.cost.take_if(|cost| *cost == Cost::default());
    hours(&mut offer.phones);
    let only = match offer.locations.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    offer.schedules = offer.schedules.iter().flat_map(|rule| rules(rule, only.as_ref())).collect();
    if let Some(availability) = &mut offer.availability {
        one_line(&mut availability.note);
    }
    for (_, texts) in &mut offer.translations {
        for text in
            [&mut texts.name, &mut texts.summary, &mut texts.response_time, &mut texts.alert]
        {
            one_line(text);
        }
        for text in [
            &mut texts.description,
            &mut texts.eligibility_description,
            &mut texts.application_process,
            &mut texts.first_contact,
        ] {
            trim(text);
        }
    }
    offer.translations.retain(|(_, texts)| *texts != Translation::default());
}

fn line(text: &mut String) {
    *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
}

fn one_line(text: &mut Option<String>) {
    text.iter_mut().for_each(line);
    text.take_if(|text| text.is_empty());
}

fn trim(text: &mut Option<String>) {
    for text in text.iter_mut() {
        text.replace("\r\n", "\n").replace('\u{a0}', " ").trim().clone_into(text);
    }
    text.take_if(|text| text.is_empty());
}

fn ages(ranges: &mut Vec<AgeRange>) {
    ranges.sort_unstable_by_key(|range| range.from);
    let mut merged: Vec<AgeRange> = Vec::new();
    for range in ranges.drain(..) {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| range.from <= to) => {
                last.to = last.to.zip(range.to).map(|(a, b)| a.max(b));
            }
            _ => merged.push(range),
        }
    }
    *ranges = merged;
}

fn plain_cost(cost: &mut Cost) {
    one_line(&mut cost.note);
    cost.free = cost.free.or(cost.amount_cents.map(|cents| cents == 0));
    cost.amount_cents.take_if(|cents| *cents == 0);
}

fn hours(phones: &mut [Phone]) {
    for phone in phones {
        phone.hours = phone.hours.iter().flat_map(|rule| rules(rule, None)).collect();
    }
}

/// Rules without extra dates that yield the same days; `only` is the venue that applies by default.
fn rules(rule: &Schedule, only: Option<&Id>) -> Vec<Schedule> {
    let mut rule = rule.clone();
    let extra_dates = std::mem::take(&mut rule.extra_dates);
    one_line(&mut rule.note);
    rule.location.take_if(|id| Some(&*id) == only);
    let bare = Schedule { except_dates: Vec::new(), ..rule.clone() };
    let days = |limit| bare.days(rule.dtstart.unwrap_or(Date::MIN), Date::MAX, limit);
    if let Some(count) = rule.count {
        rule.until = days(usize::from(count)).last().copied().or(rule.until);
        rule.count = None;
    }
    if rule.byday.is_empty()
        && rule.freq == Frequency::Weekly
        && let Some(start) = rule.dtstart
    {
        rule.byday = vec![ByDay { nth: None, weekday: start.weekday() }];
    }
    if rule.interval > 1 {
        rule.dtstart = days(1).first().copied().or(rule.dtstart);
    }
    rule.byday.sort_unstable_by_key(|by| (by.nth, by.weekday));
    rule.byday.dedup();
    let mut rules = Vec::new();
    for extra in extra_dates {
        // It replaces the rule's own date.
        if bare.days(extra.date, extra.date.plus_days(1), 1) == [extra.date]
            && !rule.except_dates.contains(&extra.date)
        {
            rule.except_dates.push(extra.date);
        }
        let (opens_at, closes_at) = match (extra.opens_at, extra.closes_at) {
            (None, None) => (rule.opens_at, rule.closes_at),
            (None, closes) => (rule.opens_at, closes),
            own => own,
        };
        let location = extra.location.filter(|id| Some(id) != only).or(rule.location.clone());
        rules.push(Schedule {
            location,
            dtstart: Some(extra.date),
            opens_at,
            closes_at,
            note: rule.note.clone(),
            ..Schedule::new(Frequency::Once)
        });
    }
    if rule.freq == Frequency::Once && rule.dtstart.is_none() {
        return rules;
    }
    rule.except_dates.sort_unstable();
    rule.except_dates.dedup();
    rules.insert(0, rule);
    rules
}
