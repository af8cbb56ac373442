//! Which offers have what the filters ask for.

use crate::bitset::Bits;
use crate::next_days::NextDays;
use crate::postings::Postings;
use crate::sites::locations;
use crate::sort::sort;
use crate::text_map::TextMap;
use crate::verdict::Verdicts;
use crate::{Facet, Facets, Filters, FormatFilter};
use catalogue::{Catalogue, Format, Offer, Registration, Weekday};
use std::cmp::Reverse;

/// All facets.
pub(crate) struct FilterIndex {
    languages: Languages,
    /// In the order of [`FACETS`].
    facets: Vec<Options>,
}

/// The facets whose options are known beforehand.
const FACETS: [Facet; 5] =
    [Facet::Free, Facet::NoRegistration, Facet::Format, Facet::StepFree, Facet::Weekday];

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Some options of a facet, one bit each, the first one lowest.
type Chosen = u8;

/// How many options a facet has.
fn options(facet: Facet) -> usize {
    match facet {
        Facet::Format => FormatFilter::ALL.len(),
        Facet::Weekday => WEEKDAYS.len(),
        _ => 1,
    }
}

/// The options that are filtered by.
fn chosen(facet: Facet, filters: &Filters) -> Chosen {
    let format = |set: Chosen, format: &FormatFilter| set | 1 << *format as u8;
    let weekday = |set: Chosen, weekday: &Weekday| set | 1 << *weekday as u8;
    match facet {
        Facet::Language => 0,
        Facet::Free => Chosen::from(filters.free),
        Facet::NoRegistration => Chosen::from(filters.no_registration),
        Facet::Format => filters.formats.iter().fold(0, format),
        Facet::StepFree => Chosen::from(filters.step_free),
        Facet::Weekday => filters.weekdays.iter().fold(0, weekday),
    }
}

/// The options that an offer has; none = it does not say.
fn stated(
    facet: Facet,
    catalogue: &Catalogue,
    offer: &Offer,
    next_days: NextDays,
) -> Option<Chosen> {
    match facet {
        Facet::Language => None,
        Facet::Free => offer.is_free().map(Chosen::from),
        Facet::NoRegistration => {
            let registration = offer.registration?;
            Some(Chosen::from(registration == Registration::None))
        }
        Facet::Format => forms(offer),
        Facet::StepFree => is_step_free(catalogue, offer).map(Chosen::from),
        Facet::Weekday => Some(next_days.weekdays).filter(|weekdays| *weekdays > 0),
    }
}

/// In which of [`FormatFilter::ALL`] an offer comes; none = not stated.
fn forms(offer: &Offer) -> Option<Chosen> {
    let bit = |form: FormatFilter| 1 << form as u8;
    let form = |format: &Format| match format {
        Format::HomeVisit | Format::Outreach => bit(FormatFilter::ComesToYou),
        Format::Online => bit(FormatFilter::Online),
        Format::Phone => bit(FormatFilter::Phone),
        Format::OnSite | Format::Group => 0,
    };
    let forms = offer.formats.iter().map(form);
    forms.reduce(|all, form| all | form)
}

/// Whether one of its locations is reached without a step, or there is no way to go;
/// none = not stated.
fn is_step_free(catalogue: &Catalogue, offer: &Offer) -> Option<bool> {
    let mut unstated = false;
    let locations = locations(catalogue, offer);
    for location in &locations {
        let accessibility = location.accessibility.as_ref();
        match accessibility.and_then(|known| known.step_free) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => unstated = true,
        }
    }
    if locations.is_empty() {
        let no_way =
            |format: &Format| matches!(format, Format::Online | Format::Phone | Format::HomeVisit);
        return offer.formats.iter().any(no_way).then_some(true);
    }
    (!unstated).then_some(false)
}

/// One facet: for each option the offers that have it, and those that do not say.
struct Options {
    unstated: Bits,
    options: Vec<Bits>,
}

impl Options {
    /// The verdicts when any of these options is enough.
    fn verdicts(&self, chosen: Chosen) -> Verdicts {
        let mut verdicts =
            Verdicts { possible: self.unstated.clone(), certain: Bits::none_like(&self.unstated) };
        for (number, offers) in self.options.iter().enumerate() {
            if chosen >> number & 1 == 1 {
                verdicts.certain.add(offers);
            }
        }
        verdicts.possible.add(&verdicts.certain);
        verdicts
    }
}

/// The facet whose options are those that occur.
struct Languages {
    numbers: TextMap,
    /// The languages to show, the most frequent one first.
    order: Vec<u32>,
    offers: Postings,
    unstated: Bits,
}

impl Languages {
    fn new(offers: &[&Offer], counted: &Bits) -> Self {
        let mut numbers = TextMap::default();
        let mut pairs = Vec::new();
        let mut unstated = Bits::none(offers.len());
        for (offer, at) in offers.iter().zip(0..) {
            if offer.languages.is_empty() {
                unstated.set(at);
            }
            for (nth, language) in offer.languages.iter().enumerate() {
                if !offer.languages[..nth].contains(language) {
                    let new = numbers.len();
                    pairs.push((numbers.get_or_insert(language, new), at));
                }
            }
        }
        let offers = Postings::new(numbers.len(), &pairs);
        let frequency = |language| offers.count(language, counted);
        let mut order: Vec<u32> = (0..numbers.len()).collect();
        order.retain(|language| frequency(*language) > 0);
        let key = |language| (Reverse(frequency(language)), numbers.nth(language).1);
        sort(&mut order, &|a, b| key(a).cmp(&key(b)));
        Self { numbers, order, offers, unstated }
    }

    /// Adds the offers that speak a language, if any does.
    fn add(&self, language: &str, offers: &mut Bits) -> Option<()> {
        let number = self.numbers.get(language)?;
        for at in self.offers.of(number) {
            offers.set(*at);
        }
        Some(())
    }

    fn verdicts(&self, chosen: &[String]) -> Verdicts {
        let mut certain = Bits::none_like(&self.unstated);
        for language in chosen {
            self.add(language, &mut certain);
        }
        let mut possible = self.unstated.clone();
        possible.add(&certain);
        Verdicts { possible, certain }
    }
}

impl FilterIndex {
    /// `offers` and `next_days`: in the order of their positions; `counted`: those whose
    /// languages are shown.
    pub fn new(
        catalogue: &Catalogue,
        offers: &[&Offer],
        next_days: &[NextDays],
        counted: &Bits,
    ) -> Self {
        let facet = |facet: &Facet| {
            let none = Bits::none(offers.len());
            let mut all = Options { options: vec![none.clone(); options(*facet)], unstated: none };
            for ((offer, next_days), at) in offers.iter().zip(next_days).zip(0..) {
                let Some(has) = stated(*facet, catalogue, offer, *next_days) else {
                    all.unstated.set(at);
                    continue;
                };
                for (number, offers) in all.options.iter_mut().enumerate() {
                    if has >> number & 1 == 1 {
                        offers.set(at);
                    }
                }
            }
            all
        };
        Self {
            languages: Languages::new(offers, counted),
            facets: FACETS.iter().map(facet).collect(),
        }
    }

    /// The offers that speak this language; none = no offer does.
    pub fn speaking(&self, language: &str) -> Option<Bits> {
        let mut offers = Bits::none_like(&self.languages.unstated);
        self.languages.add(language, &mut offers)?;
        Some(offers)
    }

    /// Whether the offer has the first option of this facet.
    pub fn has_first(&self, facet: Facet, at: u32) -> bool {
        let mut facets = FACETS.iter().zip(&self.facets);
        facets.any(|(each, options)| *each == facet && options.options[0].contains(at))
    }

    /// The verdicts of every facet that is used.
    pub fn chosen(&self, filters: &Filters) -> Vec<(Facet, Verdicts)> {
        let mut verdicts = Vec::new();
        if !filters.languages.is_empty() {
            verdicts.push((Facet::Language, self.languages.verdicts(&filters.languages)));
        }
        for (facet, options) in FACETS.iter().zip(&self.facets) {
            let chosen = chosen(*facet, filters);
            if chosen > 0 {
                verdicts.push((*facet, options.verdicts(chosen)));
            }
        }
        verdicts
    }

    /// The number of offers for each option, among `offers` and within the filters of all
    /// other facets.
    pub fn counts(&self, offers: &Bits, filters: &Filters) -> Facets {
        let used = self.chosen(filters);
        let among = |facet: Facet| {
            let mut among = offers.clone();
            for (other, verdicts) in &used {
                if *other != facet {
                    among.keep(&verdicts.possible);
                }
            }
            among
        };
        let speaking = among(Facet::Language);
        let language = |number: &u32| {
            let count = self.languages.offers.count(*number, &speaking);
            (self.languages.numbers.nth(*number).1.to_owned(), count)
        };
        let mut facets = Facets {
            languages: self.languages.order.iter().map(language).collect(),
            free: 0,
            no_registration: 0,
            formats: FormatFilter::ALL.map(|format| (format, 0)),
            step_free: 0,
            weekdays: WEEKDAYS.map(|weekday| (weekday, 0)),
        };
        for (facet, options) in FACETS.iter().zip(&self.facets) {
            let among = among(*facet);
            for (number, offers) in options.options.iter().enumerate() {
                let count = match facet {
                    Facet::Language => continue,
                    Facet::Free => &mut facets.free,
                    Facet::NoRegistration => &mut facets.no_registration,
                    Facet::Format => &mut facets.formats[number].1,
                    Facet::StepFree => &mut facets.step_free,
                    Facet::Weekday => &mut facets.weekdays[number].1,
                };
                *count = offers.count_both(&among);
            }
        }
        facets
    }
}
