//! Which offers meet which filters.

use crate::bitset::Bits;
use crate::next_days::NextDays;
use crate::postings::Postings;
use crate::verdict::Verdicts;
use crate::{Facet, Facets, Filters, FormatFilter, Verdict};
use catalogue::{Format, Location, Offer, Registration, TextMap, Weekday, budget, sort};

/// All facets. Each option has a number: first the fixed ones, facet by facet as in [`first`], then
/// the languages.
pub(crate) struct FilterIndex {
    /// Numbered from 0, independently of the other options.
    languages: TextMap,
    /// For each option, the offers that have it.
    offers: Postings,
    /// For each facet, in the order of [`Facet`], the offers that do not say.
    unstated: Vec<Bits>,
}

/// The facets whose options are fixed.
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

/// The number of a facet's first option.
fn first(facet: Facet) -> u32 {
    match facet {
        Facet::Free => 0,
        Facet::NoRegistration => 1,
        Facet::Format => 2,
        Facet::StepFree => 5,
        Facet::Weekday => 6,
        // What is not numbered here changes with the moment.
        Facet::Language | Facet::Reachable => 13,
    }
}

/// Some options of a facet as bits, the first option lowest.
type Chosen = u8;

/// The options that an offer has; `None` if it does not say.
fn stated(
    facet: Facet,
    offer: &Offer,
    locations: &[&Location],
    next_days: NextDays,
) -> Option<Chosen> {
    match facet {
        Facet::Language | Facet::Reachable => None,
        Facet::Free => offer.is_free().map(Chosen::from),
        Facet::NoRegistration => {
            let registration = offer.registration?;
            Some(Chosen::from(registration == Registration::None))
        }
        Facet::Format => forms(offer),
        Facet::StepFree => is_step_free(offer, locations).map(Chosen::from),
        Facet::Weekday => Some(next_days.weekdays).filter(|weekdays| *weekdays > 0),
    }
}

/// The forms of [`FormatFilter::ALL`] that an offer takes; `None` if not stated.
fn forms(offer: &Offer) -> Option<Chosen> {
    let mut forms = 0;
    for format in &offer.formats {
        forms |= match format {
            Format::HomeVisit | Format::Outreach => 1 << FormatFilter::ComesToYou as u8,
            Format::Online => 1 << FormatFilter::Online as u8,
            Format::Phone => 1 << FormatFilter::Phone as u8,
            Format::OnSite | Format::Group => 0,
        };
    }
    (!offer.formats.is_empty()).then_some(forms)
}

/// Whether one of its locations has step-free access, or none needs to be visited; `None` if not
/// stated.
fn is_step_free(offer: &Offer, locations: &[&Location]) -> Option<bool> {
    let mut unstated = false;
    for location in locations {
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

impl FilterIndex {
    /// An index for `len` offers, with none added yet.
    pub fn new(len: usize) -> Self {
        Self {
            languages: TextMap::new(),
            offers: Postings::new(),
            unstated: Bits::nones(len, FACETS.len() + 1),
        }
    }

    /// Adds the offer at the next position. `locations`: its own.
    pub fn add(&mut self, offer: &Offer, locations: &[&Location], at: u32, next_days: NextDays) {
        if offer.languages.is_empty() {
            self.unstated[Facet::Language as usize].set(at);
        }
        for (nth, language) in offer.languages.iter().enumerate() {
            if !offer.languages[..nth].contains(language) {
                let new = self.languages.len();
                let number = self.languages.get_or_insert(language, new);
                self.offers.add(first(Facet::Language) + number, at);
            }
        }
        for facet in FACETS {
            let Some(has) = stated(facet, offer, locations, next_days) else {
                self.unstated[facet as usize].set(at);
                continue;
            };
            for option in 0..Chosen::BITS {
                if has >> option & 1 == 1 {
                    self.offers.add(first(facet) + option, at);
                }
            }
        }
    }

    /// The languages shown, the most frequent first; `counted`: the offers whose languages are shown.
    fn shown_languages(&self, counted: &Bits) -> Vec<u32> {
        let mut shown = Vec::new();
        let mut frequencies = Vec::new();
        for language in 0..self.languages.len() {
            let frequency = self.offers.count(first(Facet::Language) + language, counted);
            frequencies.push(frequency);
            if frequency > 0 {
                shown.push(language);
            }
        }
        sort(&mut shown, &|a, b| {
            let by_frequency = frequencies[b as usize].cmp(&frequencies[a as usize]);
            by_frequency.then_with(|| self.languages.nth(a).cmp(self.languages.nth(b)))
        });
        shown.truncate(budget::LANGUAGES);
        shown
    }

    /// The number of a language's option; for an unknown language, one that no offer has.
    fn language(&self, language: &str) -> u32 {
        let number = self.languages.get(language);
        first(Facet::Language) + number.unwrap_or(self.languages.len())
    }

    /// The offers that speak this language; `None` if there are none.
    pub fn speaking(&self, language: &str) -> Option<Bits> {
        self.languages.get(language)?;
        let mut offers = Bits::none_like(&self.unstated[0]);
        for at in self.offers.of(self.language(language)) {
            offers.set(*at);
        }
        Some(offers)
    }

    /// The offers that speak German, or whose languages are not stated, or that speak the preferred
    /// language.
    pub fn understood(&self, speaking: Option<&Bits>) -> Bits {
        let mut offers = self.unstated[Facet::Language as usize].clone();
        for bits in [self.speaking("de").as_ref(), speaking].into_iter().flatten() {
            offers.add(bits);
        }
        offers
    }

    /// Whether the offer has the first option of this facet.
    pub fn has_first(&self, facet: Facet, at: u32) -> bool {
        self.offers.of(first(facet)).contains(&at)
    }

    /// The verdicts of every facet in use that has numbered options.
    pub fn chosen(&self, filters: &Filters) -> Vec<(Facet, Verdicts)> {
        let mut used: Vec<(Facet, Verdicts)> = Vec::new();
        let mut choose = |facet: Facet, option: u32| {
            if used.last().is_none_or(|(last, _)| *last != facet) {
                let possible = self.unstated[facet as usize].clone();
                let certain = Bits::none_like(&possible);
                used.push((facet, Verdicts { possible, certain }));
            }
            if let Some((_, verdicts)) = used.last_mut() {
                for at in self.offers.of(option) {
                    verdicts.raise(*at, Verdict::Match);
                }
            }
        };
        for language in &filters.languages {
            choose(Facet::Language, self.language(language));
        }
        if filters.free {
            choose(Facet::Free, first(Facet::Free));
        }
        if filters.no_registration {
            choose(Facet::NoRegistration, first(Facet::NoRegistration));
        }
        for format in &filters.formats {
            choose(Facet::Format, first(Facet::Format) + *format as u32);
        }
        if filters.step_free {
            choose(Facet::StepFree, first(Facet::StepFree));
        }
        for weekday in &filters.weekdays {
            choose(Facet::Weekday, first(Facet::Weekday) + *weekday as u32);
        }
        used
    }

    /// The number of offers for each option, among `offers` and within the filters of all other
    /// facets; `used`: the verdicts of every facet in use.
    pub fn counts(&self, offers: &Bits, used: &[(Facet, Verdicts)], counted: &Bits) -> Facets {
        let among = |facet: Facet| within_others(offers, used, facet);
        let speaking = among(Facet::Language);
        let mut languages = Vec::new();
        for language in self.shown_languages(counted) {
            let count = self.offers.count(first(Facet::Language) + language, &speaking);
            languages.push((self.languages.nth(language).to_owned(), count));
        }
        let count =
            |facet: Facet, option: u32| self.offers.count(first(facet) + option, &among(facet));
        Facets {
            languages,
            free: count(Facet::Free, 0),
            no_registration: count(Facet::NoRegistration, 0),
            formats: FormatFilter::ALL.map(|format| (format, count(Facet::Format, format as u32))),
            step_free: count(Facet::StepFree, 0),
            weekdays: WEEKDAYS.map(|weekday| (weekday, count(Facet::Weekday, weekday as u32))),
        }
    }
}

/// Those of the offers that pass all facets in use but this one.
pub(crate) fn within_others(offers: &Bits, used: &[(Facet, Verdicts)], facet: Facet) -> Bits {
    let mut among = offers.clone();
    for (other, verdicts) in used {
        if *other != facet {
            among.keep(&verdicts.possible);
        }
    }
    among
}
