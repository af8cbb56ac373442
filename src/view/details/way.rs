//! The way of each child: what fits now, what only for a short time, and what comes next.
//!
//! Not printed: its months tell the month of birth.

use super::{births, calendar, fold, line, wish};
use crate::{
    dom::{
        contract::{OFFER, SECTION, SHARED},
        live::Live,
        markup::{Markup, button, el, said, text_el},
        page::{focus_id, page_attribute},
    },
    flow::history,
    state::{
        family::{Fold, WayList},
        finder::{Finder, Loaded},
        screen::Screen,
    },
    view::{
        entry::{
            ids::{self, HEADING},
            question_frame::to_questions,
        },
        results::translated,
    },
    words::{
        intl, phrase,
        text::{self, DOT, Key, t},
    },
};
use catalogue::{CalendarEvent, Code, LifePhase, Offer, SchoolStart, YearMonth, calendar_file};
use leptos::prelude::*;
use matching::{Answers, Chain, End, Filters, Fitting, Next, Person, Stage, Traveller};
use std::rc::Rc;
use web_sys::Element;

/// How many offers of a list are not folded.
const SHOWN: usize = 4;
/// How many offers a fold shows before the next one.
const PAGE: usize = 30;
/// How many stages to come are not folded.
const STAGES: usize = 2;
/// The id of the heading above those who know the way.
const HELP: &str = "way-help";

/// The way of one person.
struct Way {
    /// The person's position in the answers.
    at: usize,
    person: Person,
    chain: Chain,
}

/// The ways of all who have one.
type Ways = Rc<Live<Vec<Way>>>;

/// The button that leads here: for everybody, because a host page hears which screens are shown.
pub fn link(finder: &'static Finder) -> Markup {
    el("p.links").live_children(move || {
        finder.family.answers.with(|_| ());
        vec![to_way(finder).attr("id", "way")]
    })
}

fn to_way(finder: &'static Finder) -> Markup {
    button("plain", t(title(finder)), move || history::go(finder, Screen::Way))
}

fn title(finder: &Finder) -> Key {
    if finder.family.is_own_way() { Key::WayOwn } else { Key::WayTitle }
}

/// Who grows up, with the position in the answers.
fn travellers(answers: &Answers) -> Vec<(usize, Person)> {
    let people = answers.people.iter().copied().enumerate();
    people.filter(|(_, person)| person.grows_up()).collect()
}

/// The page.
pub fn page(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let ways: Ways = Rc::new(Live::new(Vec::new()));
    let travelled = Rc::clone(&ways);
    // The people cannot change here, but their months of birth can.
    let people = finder.family.answers.with_untracked(travellers);
    let page = el("div.stack narrow no-print")
        .child(el("p").child(button("plain", t(Key::Back), history::back)))
        .child(said("h1", title(finder)).attr("tabindex", "-1").attr("id", HEADING))
        .live(move |_| travelled.set(travel(finder, loaded)));
    if people.is_empty() {
        let ask = said("p", Key::WayWho);
        return page.child(ask).child(el("p.links").child(to_questions(finder)));
    }
    let mut page = page.child(said("p", Key::WayHint)).child(said("p.quiet", Key::BirthHint));
    for (at, person) in people {
        page = page.child(section(finder, loaded, at, person, &ways));
    }
    page.child(help(finder, loaded))
}

/// Until when an offer fits, with a button to the page; `None` where no end is known. Not printed: the
/// month tells the month of birth.
pub fn ends(finder: &'static Finder, loaded: &'static Loaded, index: usize) -> Option<Markup> {
    let ends = finder.family.answers.with_untracked(|answers| {
        let people = travellers(answers);
        let mut ends = Vec::new();
        for (_, person) in &people {
            let traveller = traveller(finder, loaded, *person);
            let fitting = loaded.index.fitting(loaded.catalogue, answers, &traveller, index);
            let Some(fitting) = fitting.filter(|fitting| fitting.until.is_some()) else {
                continue;
            };
            let mut words = when_it_ends(&fitting, loaded).join(DOT);
            if people.len() > 1 {
                words = [&phrase::person(*person), ": ", &words].concat();
            }
            ends.push(text_el("p", &words));
        }
        ends
    });
    let way = || el("p.links").child(to_way(finder));
    (!ends.is_empty()).then(|| el("div.no-print").children(ends).child(way()))
}

fn travel(finder: &Finder, loaded: &Loaded) -> Vec<Way> {
    finder.family.way_births.with(|_| ());
    finder.family.answers.with(|answers| {
        let mut ways = Vec::new();
        for (at, person) in travellers(answers) {
            let traveller = traveller(finder, loaded, person);
            let chain = loaded.index.chain(loaded.catalogue, answers, &traveller);
            ways.push(Way { at, person, chain });
        }
        ways
    })
}

fn traveller(finder: &Finder, loaded: &Loaded, person: Person) -> Traveller {
    let school = loaded.catalogue.school_cutoff.as_deref().and_then(SchoolStart::parse);
    let mut traveller = Traveller::new(person, school);
    if let Some(place) = own_month(person) {
        traveller.birth = finder.family.way_births.with_untracked(|months| months[place]);
    }
    traveller
}

/// Where the month of somebody is kept who has none in the answers: a due date, and one's own.
fn own_month(person: Person) -> Option<usize> {
    match person {
        Person::Phase { phase: LifePhase::Pregnancy, .. } => Some(0),
        Person::Myself => Some(1),
        Person::Phase { .. } | Person::Parent | Person::Relative => None,
    }
}

fn section(
    finder: &'static Finder,
    loaded: &'static Loaded,
    at: usize,
    person: Person,
    ways: &Ways,
) -> Markup {
    let [titled, counted, listed] = [Rc::clone(ways), Rc::clone(ways), Rc::clone(ways)];
    let of = move |ways: &Ways, say: fn(&Way) -> String| {
        ways.with(|ways| ways.iter().find(|way| way.at == at).map(say))
    };
    let titled = move || of(&titled, |way| phrase::person(way.person));
    let count = move |element: &Element| {
        let count = of(&counted, counts);
        // Announced only if it is another: a sibling's month changes this, too.
        if element.text_content() != count {
            element.set_text_content(count.as_deref());
        }
    };
    let list = move || {
        listed.with(|_| ());
        untrack(|| lists(finder, loaded, &listed, at))
    };
    el("section.stack")
        .child(el("h2").live_text(move || titled().unwrap_or_default()))
        .child(el("div.births").child(birth(finder, at, person)))
        .child(el("p.quiet").attr("aria-live", "polite").live(count))
        .child(el("ol.way stack").live_children(list))
}

/// Asks for the month of birth.
fn birth(finder: &'static Finder, at: usize, person: Person) -> Markup {
    if let (Person::Phase { birth, .. }, None) = (person, own_month(person)) {
        let choose = move |chosen| births::set(finder, at, chosen);
        return births::month(t(Key::BirthTitle), birth, &births::past_years(), choose);
    }
    let place = own_month(person).unwrap_or_default();
    let this_year = intl::now().date.year();
    let (legend, years) = match place {
        0 => (Key::WayDue, vec![this_year, this_year + 1]),
        _ => (Key::WayOwnBirth, births::past_years()),
    };
    let month = finder.family.way_births.with_untracked(|months| months[place]);
    births::month(t(legend), month, &years, move |chosen| {
        finder.family.way_births.update(|months| months[place] = chosen);
    })
}

/// How much there is, in one line: announced when it changes.
fn counts(way: &Way) -> String {
    let later = way.chain.stages.iter().map(|stage| stage.next.len()).sum();
    let counts = [
        (Key::WayNow, way.chain.now.len()),
        (Key::WayEnding, way.chain.ending.len()),
        (Key::WayLater, later),
    ];
    counts.map(|(title, count)| text::section_count(count, t(title))).join(DOT)
}

/// What fits now, what only for a short time, then each stage to come.
fn lists(finder: &'static Finder, loaded: &'static Loaded, ways: &Ways, at: usize) -> Vec<Markup> {
    let of = |ways: &Vec<Way>| ways.iter().find(|way| way.at == at).map(|way| way.chain.clone());
    let Some(chain) = ways.with_untracked(of) else {
        return Vec::new();
    };
    // A calendar would remember what must leave no trace; on a shared device, the next family's.
    let situations = loaded.catalogue.situations();
    let is_sensitive =
        finder.family.answers.with_untracked(|answers| answers.is_sensitive(&situations));
    let leaves_trace = !is_sensitive && page_attribute(SHARED).is_none();
    let line = Rc::new(Line { finder, loaded, ways: Rc::clone(ways), at, leaves_trace });
    let mut lists = Vec::new();
    for (name, title, list, fold) in [
        ("now", Key::WayNow, chain.now, WayList::Now),
        ("ending", Key::WayEnding, chain.ending, WayList::Ending),
    ] {
        if !list.is_empty() {
            let title = text_el("h3", &text::section_count(list.len(), t(title)));
            let list = list.into_iter().map(Step::Fits).collect();
            let item = el("li").attr(SECTION, name).child(title);
            lists.push(item.children(page_of(&line, fold, 0, list)));
        }
    }
    if lists.is_empty() {
        lists.push(el("li").child(said("p", Key::WayNone)));
    }
    let mut reminders = Vec::new();
    for (number, stage) in chain.stages.into_iter().enumerate() {
        reminders.extend(stage.next.iter().filter_map(|next| line.reminds(next)));
        lists.push(stage_item(&line, stage, number >= STAGES));
    }
    if !reminders.is_empty() {
        let person = ways.with(|ways| {
            ways.iter().find(|way| way.at == at).map(|way| phrase::person(way.person))
        });
        let label = text::action_offer(t(Key::WayRemindAll), &person.unwrap_or_default());
        let all = remind(loaded, Key::WayRemindAll, reminders).attr("aria-label", &label);
        lists.push(el("li").child(all));
    }
    lists
}

/// An offer on the way.
#[derive(Clone, Copy)]
enum Step {
    /// It fits today.
    Fits(Fitting),
    /// It fits later.
    Comes(Next),
}

/// An offer that fits later, and from which month.
type Reminder = (usize, YearMonth);

/// Builds what the way of the person at this position shows of an offer.
struct Line {
    finder: &'static Finder,
    loaded: &'static Loaded,
    ways: Ways,
    at: usize,
    /// Whether a file may be left on the device.
    leaves_trace: bool,
}

impl Line {
    fn item(&self, step: Step) -> Markup {
        match step {
            Step::Fits(fitting) => {
                let mut notes = when_it_ends(&fitting, self.loaded);
                let others = self.ways.with_untracked(|ways| self.others(ways, fitting.offer));
                if !others.is_empty() {
                    notes.push(text::way_also(&intl::list(&others)));
                }
                self.line(fitting.offer, &notes)
            }
            Step::Comes(next) => {
                let from = next.from.and_then(month).map(|month| text::way_from(&month));
                let item = self.line(next.offer, from.as_slice());
                item.maybe(self.reminds(&next).map(|reminder| {
                    let name = translated::name(&self.loaded.catalogue.offers[next.offer]);
                    let label = text::action_offer(t(Key::WayRemind), name);
                    remind(self.loaded, Key::WayRemind, vec![reminder]).attr("aria-label", &label)
                }))
            }
        }
    }

    /// The other children whom an offer fits today.
    fn others(&self, ways: &[Way], offer: usize) -> Vec<String> {
        let mut others = Vec::new();
        for other in ways {
            let is_child = other.person != Person::Myself;
            if other.at != self.at && is_child && other.chain.fits(offer) {
                others.push(phrase::life_phase(other.person).to_owned());
            }
        }
        others
    }

    fn line(&self, index: usize, notes: &[String]) -> Markup {
        let (finder, at) = (self.finder, self.at);
        let offer = &self.loaded.catalogue.offers[index];
        let mut open = button("", "", move || {
            finder.family.way_of.set(at);
            history::go(finder, Screen::Offer(index));
        });
        if self.ways.with_untracked(|ways| self.has_id(ways, index)) {
            open = open.attr("id", &ids::offer_heading(index));
        }
        let open = open.child(translated::name_el("span", offer));
        let notes = (!notes.is_empty()).then(|| text_el("p.quiet", &notes.join(DOT)));
        el("li.line").attr(OFFER, offer.id.as_str()).child(el("h4").child(open)).maybe(notes)
    }

    /// An id is there once: for the child on whose way the offer was opened, else for the first one.
    fn has_id(&self, ways: &[Way], index: usize) -> bool {
        let opened = self.finder.family.way_of.get_untracked();
        let lists = |way: &&Way| way.chain.lists(index);
        let opened = ways.iter().filter(|way| way.at == opened).find(lists);
        opened.or_else(|| ways.iter().find(lists)).is_some_and(|way| way.at == self.at)
    }

    /// What a calendar may say of an offer: nothing that must leave no trace.
    fn reminds(&self, next: &Next) -> Option<Reminder> {
        let is_sensitive = self.loaded.catalogue.offers[next.offer].sensitive;
        let from = next.from.filter(|from| *from > self.loaded.today.year_month())?;
        (self.leaves_trace && !is_sensitive).then_some((next.offer, from))
    }
}

/// A button that saves a calendar file.
fn remind(loaded: &'static Loaded, label: Key, reminders: Vec<Reminder>) -> Markup {
    button("plain", t(label), move || {
        let events: Vec<CalendarEvent> =
            reminders.iter().filter_map(|reminder| event(loaded, *reminder)).collect();
        calendar::save("termine.ics", &calendar_file(&events, js_sys::Date::now()));
    })
}

/// The first day of the month before an offer begins to fit, tomorrow at the earliest. Imported again
/// with the same month, it replaces the earlier one; a sibling's is another.
fn event(loaded: &Loaded, (index, from): Reminder) -> Option<CalendarEvent<'static>> {
    let offer: &Offer = &loaded.catalogue.offers[index];
    let before = YearMonth::from_index(from.index().saturating_sub(1))?.day(1)?;
    let phone = loaded.catalogue.contact(offer).phones.first();
    let phone = phone.map(|phone| text::call_number(&phone.number.to_display()));
    let details = [text::way_from(&month(from)?), phone.unwrap_or_default()];
    Some(CalendarEvent {
        uid: [offer.id.as_str(), "-", &from.index().to_string(), "-way@angebotsfinder"].concat(),
        summary: text::way_reminder(translated::name(offer)),
        date: before.max(loaded.today.plus_days(1)),
        opens_at: None,
        closes_at: None,
        location: None,
        description: Some(details.join("\n").trim_end().to_owned()),
        reminds: true,
    })
}

/// A stage; `is_far`: folded, with the number of its offers.
fn stage_item(line: &Rc<Line>, stage: Stage, is_far: bool) -> Markup {
    let phase = phrase::phase(stage.phase);
    let title = match stage.from.and_then(month) {
        Some(month) => text::way_stage(&month, phase),
        None => phase.to_owned(),
    };
    let title = text_el("h3", &text::section_count(stage.next.len(), &title));
    let mut content = Vec::new();
    if stage.phase == LifePhase::PrimarySchool && stage.from.is_some() {
        content.push(said("p.quiet", Key::WaySchool));
    }
    if stage.next.is_empty() && stage.staying > 0 {
        content.push(text_el("p", &text::way_staying(&intl::number(stage.staying))));
    } else if stage.next.is_empty() {
        let help = button("plain", t(Key::WayHelp), || focus_id(HELP));
        content.push(said("p", Key::WayGap));
        content.push(el("p").child(help));
    }
    let list = WayList::Phase(stage.phase);
    let steps: Vec<Step> = stage.next.into_iter().map(Step::Comes).collect();
    let item = el("li").attr(SECTION, stage.phase.code());
    if is_far {
        let fold = fold::fold(line.finder, "details.fold", Fold::Way(line.at, list, 0))
            .child(el("summary").child(title))
            .children(content);
        return item.child(fold.child(opened(line, list, 0, steps)));
    }
    let item = item.child(title).children(content);
    if steps.is_empty() { item } else { item.children(page_of(line, list, 0, steps)) }
}

/// The offers of a list from its page with this number on: those of the page, and a fold with the
/// others.
fn page_of(line: &Rc<Line>, list: WayList, page: usize, mut steps: Vec<Step>) -> Vec<Markup> {
    let others = steps.split_off(steps.len().min(if page == 0 { SHOWN } else { PAGE }));
    let items = steps.into_iter().map(|step| line.item(step)).collect();
    let mut parts = vec![el("ul.cards").children(items)];
    if !others.is_empty() {
        let next = page + 1;
        let more = text_el("summary", &text::show_more(others.len()));
        let fold = fold::fold(line.finder, "details.fold", Fold::Way(line.at, list, next));
        parts.push(fold.child(more).child(opened(line, list, next, others)));
    }
    parts
}

/// The content of a fold, which is not built while it is closed.
fn opened(line: &Rc<Line>, list: WayList, page: usize, steps: Vec<Step>) -> Markup {
    let line = Rc::clone(line);
    el("div").live_children(move || {
        if steps.is_empty() || !fold::is_open(line.finder, Fold::Way(line.at, list, page)) {
            return Vec::new();
        }
        untrack(|| page_of(&line, list, page.max(1), steps.clone()))
    })
}

/// When an offer that fits now no longer does.
fn when_it_ends(fitting: &Fitting, loaded: &Loaded) -> Vec<String> {
    let end = match fitting.until {
        Some(End::Month(last)) => month(last).map(|month| text::way_until(&month)),
        Some(End::Date(day)) => Some(text::way_last_date(&intl::short_date(day, loaded.today))),
        None => None,
    };
    let stays = fitting.stays.then(|| t(Key::WayStays).to_owned());
    end.into_iter().chain(stays).collect()
}

/// "Dezember 2026".
fn month(month: YearMonth) -> Option<String> {
    month.day(1).map(intl::month_and_year)
}

/// Those who know the way, and the mail about what is missing.
fn help(finder: &'static Finder, loaded: &'static Loaded) -> Markup {
    let guides = finder
        .family
        .answers
        .with_untracked(|answers| loaded.index.results(answers, &Filters::default(), None).guides);
    let guides: Vec<Markup> =
        guides.into_iter().map(|guide| line::number(finder, loaded, guide)).collect();
    el("section.stack")
        .child(said("h2", Key::WayHelp).attr("tabindex", "-1").attr("id", HELP))
        .maybe((!guides.is_empty()).then(|| el("ul.cards").children(guides)))
        .maybe(wish::nothing_fits(finder, loaded))
}
