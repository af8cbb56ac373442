//! Properties of the matrix for any catalogue, compared with cell-by-cell queries to [`matching`].

use crate::generate::{day_and_catalogue, id};
use catalogue::{Catalogue, Date, Id, LifePhase, Offer, Situation, Topic};
use editing::plan::coverage::{
    Area, Coverage, DIFFERENT_ROWS, Entry, Form, Kind, LANGUAGES, Level, Shared, Way, coverage,
    is_situation_expected, table,
};
use matching::{Answers, Filters, Index, Miss, Person, Reach, Reason, Results, Viewer};
use proptest::prelude::*;

/// A catalogue that can be queried.
struct Asked<'a> {
    catalogue: &'a Catalogue,
    index: Index,
}

impl<'a> Asked<'a> {
    fn new(catalogue: &'a Catalogue, today: Date) -> Self {
        Self { catalogue, index: Index::new(catalogue, today, Viewer::Family) }
    }

    fn results(&self, answers: &Answers) -> Results {
        self.index.results(answers, &Filters::default(), None)
    }

    fn offer(&self, at: usize) -> &Offer {
        &self.catalogue.offers[at]
    }

    fn is_local(&self, at: usize) -> bool {
        Reach::of(self.offer(at)) == Reach::Local
    }

    fn explains(&self, at: usize, answers: &Answers, topic: Topic) -> bool {
        let explanation = self.index.explain(at, answers, &Filters::default(), None);
        let all = self.catalogue.situations();
        let is_of_topic = |id: &Id| all.iter().any(|each| each.id == *id && each.topic == topic);
        let is_about = |reason: &Reason| matches!(reason, Reason::Situation(id) if is_of_topic(id));
        explanation.reasons.iter().any(is_about)
    }

    /// Whether a pause is the only thing that rules it out.
    fn only_pauses(&self, at: usize, answers: &Answers) -> bool {
        let explanation = self.index.explain(at, answers, &Filters::default(), None);
        explanation.misses == [Miss::Paused]
    }
}

fn answers(area: &Area, phase: Option<LifePhase>, situations: Vec<Id>) -> Answers {
    let person = phase.map(|phase| Person::Phase { phase, birth: None });
    Answers { people: person.into_iter().collect(), place: area.place.clone(), situations }
}

fn situations_of(catalogue: &Catalogue, topic: Topic) -> Vec<Id> {
    let situations = catalogue.situations().into_iter();
    situations.filter(|each| each.topic == topic).map(|each| each.id).collect()
}

fn all_areas(coverage: &Coverage) -> impl Iterator<Item = &Area> {
    coverage.places.iter().chain([&coverage.whole])
}

/// The names of the offers of a kind, sorted.
fn names(coverage: &Coverage, list: &[Entry], kind: Kind) -> Vec<String> {
    let of_kind = list.iter().filter(|entry| entry.kind == kind);
    let mut names: Vec<String> =
        of_kind.map(|entry| coverage.offers[entry.offer].name.clone()).collect();
    names.sort();
    names
}

/// Whether an offer takes place at a location in this place whose address is not hidden.
fn takes_place_in(catalogue: &Catalogue, offer: &Offer, place: &Id) -> bool {
    let locations = offer.location_ids().into_iter().filter_map(|id| catalogue.location(id));
    let open = locations.filter(|location| !location.is_hidden());
    let places = open.filter_map(|location| location.place.as_ref());
    let mut around = places.flat_map(|id| catalogue.place_with_ancestors(id));
    around.any(|each| each.id == *place)
}

/// Several organizations instead of one.
fn with_organizations((today, mut catalogue): (Date, Catalogue)) -> (Date, Catalogue) {
    for (number, offer) in catalogue.offers.iter_mut().enumerate() {
        offer.organization = (number % 4 != 0).then(|| id(&format!("o{}", number % 3)));
    }
    (today, catalogue)
}

fn any_catalogue() -> impl Strategy<Value = (Date, Catalogue)> {
    day_and_catalogue().prop_map(with_organizations)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_chain_breaks_where_an_offer_fits_before_and_there_is_a_gap_after(
        (today, catalogue) in any_catalogue(),
    ) {
        let coverage = coverage(&catalogue, today);
        let transitions = coverage.transitions();
        let mut phases = coverage.phases.clone();
        phases.sort_unstable();
        prop_assert_eq!(transitions.len() + 1, phases.len());
        for (transition, phases) in transitions.iter().zip(phases.windows(2)) {
            prop_assert_eq!(&[transition.from, transition.to][..], phases);
            for topic in &coverage.topics {
                let is_broken = |area: &Area| {
                    let before = coverage.cell(area, *topic, transition.from);
                    let after = coverage.cell(area, *topic, transition.to);
                    before.local > 0 && after.level() == Level::Gap
                };
                let told = transition.breaks.iter().find(|each| each.topic == *topic);
                // Without places to choose from, there is only the whole.
                let areas = if coverage.places.is_empty() {
                    std::slice::from_ref(&coverage.whole)
                } else {
                    &coverage.places[..]
                };
                for area in areas {
                    let is_told = told.is_some_and(|each| {
                        each.places.is_empty() || each.places.contains(&area.name)
                    });
                    prop_assert_eq!(is_told, is_broken(area), "{:?}", topic);
                }
            }
        }
    }

    #[test]
    fn every_cell_counts_what_a_family_finds((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        for area in all_areas(&coverage) {
            for topic in &coverage.topics {
                let situations = situations_of(&catalogue, *topic);
                for phase in &coverage.phases {
                    let answers = answers(area, Some(*phase), situations.clone());
                    let fits = asked.results(&answers).fits;
                    let (local, wide): (Vec<usize>, Vec<usize>) =
                        fits.into_iter().partition(|at| asked.is_local(*at));
                    let cell = coverage.cell(area, *topic, *phase);
                    prop_assert_eq!((cell.local, cell.wide), (local.len(), wide.len()));
                    let named = local.iter().filter_map(|at| asked.offer(*at).organization.as_ref());
                    let mut named: Vec<_> = named.collect();
                    let nameless = local.len() - named.len();
                    named.sort();
                    named.dedup();
                    prop_assert_eq!(cell.organizations, named.len() + nameless);
                }
            }
        }
    }

    #[test]
    fn every_gap_is_true((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        for area in all_areas(&coverage) {
            for topic in &coverage.topics {
                let situations = situations_of(&catalogue, *topic);
                for phase in &coverage.phases {
                    let answers = answers(area, Some(*phase), situations.clone());
                    let results = asked.results(&answers);
                    let is_about = |at: &&usize| {
                        asked.is_local(**at) && asked.explains(**at, &answers, *topic)
                    };
                    let helps = results.fits.iter().chain(&results.may_fit).filter(is_about).count();
                    let pauses = results.near_misses.iter().filter(is_about);
                    let pauses = pauses.filter(|at| asked.only_pauses(**at, &answers)).count();
                    let cell = coverage.cell(area, *topic, *phase);
                    prop_assert_eq!((cell.local + cell.unclear, cell.paused), (helps, pauses));
                    let is_gap = cell.is_expected && helps + pauses == 0;
                    prop_assert_eq!(cell.level() == Level::Gap, is_gap);
                }
            }
        }
    }

    #[test]
    fn languages_and_forms_are_what_the_filters_find((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        let count = |answers: &Answers, filters: &Filters| {
            let fits = asked.index.results(answers, filters, None).fits;
            fits.iter().filter(|at| asked.is_local(**at)).count()
        };
        for area in all_areas(&coverage) {
            let answers = answers(area, None, Vec::new());
            prop_assert_eq!(area.local.len(), count(&answers, &Filters::default()));
            for (number, (tag, _)) in LANGUAGES.iter().enumerate() {
                let filters =
                    Filters { languages: vec![(*tag).to_owned()], ..Filters::default() };
                prop_assert_eq!(area.languages[number], count(&answers, &filters));
            }
            for (number, form) in Form::ALL.iter().enumerate() {
                prop_assert_eq!(area.forms[number], count(&answers, &form.filters()));
                for (phase, forms) in coverage.phases.iter().zip(&area.forms_at) {
                    let answers = self::answers(area, Some(*phase), Vec::new());
                    prop_assert_eq!(forms[number], count(&answers, &form.filters()));
                }
            }
        }
    }

    #[test]
    fn whoever_is_said_to_find_universal_offers_only_finds_nothing_else(
        (today, catalogue) in any_catalogue()
    ) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        let finds_nothing = |situation: &Situation, phase: LifePhase, area: &Area| {
            let answers = answers(area, Some(phase), vec![situation.id.clone()]);
            let results = asked.results(&answers);
            let mut found = results.fits.iter().chain(&results.may_fit);
            !found.any(|at| asked.explains(*at, &answers, situation.topic))
        };
        let mut expected = Vec::new();
        for situation in catalogue.situations() {
            let mut answers = 0;
            for phase in &coverage.phases {
                if is_situation_expected(&situation, *phase) {
                    let areas = coverage.areas().iter();
                    answers += areas.filter(|area| finds_nothing(&situation, *phase, area)).count();
                }
            }
            if answers > 0 {
                expected.push(answers);
            }
        }
        expected.sort_by_key(|answers| std::cmp::Reverse(*answers));
        let told: Vec<usize> = coverage.only_universal.iter().map(|each| each.answers).collect();
        prop_assert_eq!(told, expected);
        for each in &coverage.only_universal {
            let everywhere = coverage.areas().len();
            let size = |places: usize| if places == 0 { everywhere } else { places };
            let families = each.families.iter();
            let answers: usize =
                families.map(|each| each.phases.len() * size(each.places.len())).sum();
            prop_assert_eq!(answers, each.answers);
        }
    }

    #[test]
    fn every_list_names_what_its_number_counts((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        for area in all_areas(&coverage) {
            for topic in &coverage.topics {
                let situations = situations_of(&catalogue, *topic);
                for phase in &coverage.phases {
                    let list = coverage.list(area, *topic, *phase);
                    let cell = coverage.cell(area, *topic, *phase);
                    let count = |kind| list.iter().filter(|entry| entry.kind == kind).count();
                    let counts = Kind::ALL.map(count);
                    prop_assert_eq!(counts, [cell.local, cell.unclear, cell.paused, cell.wide]);
                    let answers = answers(area, Some(*phase), situations.clone());
                    let fits = asked.results(&answers).fits;
                    for (is_local, kind) in [(true, Kind::Fits), (false, Kind::Wide)] {
                        let fits = fits.iter().filter(|at| asked.is_local(**at) == is_local);
                        let mut found: Vec<String> =
                            fits.map(|at| asked.offer(*at).name.clone()).collect();
                        found.sort();
                        prop_assert_eq!(names(&coverage, list, kind), found);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_told_once_is_in_every_list_and_nothing_is_lost((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        for topic in &coverage.topics {
            for phase in &coverage.phases {
                let lists: Vec<&[Entry]> =
                    coverage.all_areas().map(|area| coverage.list(area, *topic, *phase)).collect();
                let shared = Shared::new(&lists);
                let is_whole_told =
                    coverage.places.is_empty() || shared.groups.iter().any(|group| group.areas[0] == 0);
                for (area, list) in lists.iter().enumerate() {
                    let mut told = shared.everywhere.clone();
                    if area == 0 && !is_whole_told && **list != *told {
                        told.extend(shared.groups.iter().flat_map(|group| &group.entries));
                    } else {
                        told.extend(shared.group(area).into_iter().flat_map(|group| &group.entries));
                    }
                    told.sort();
                    told.dedup();
                    prop_assert_eq!(&*told, *list);
                }
            }
        }
    }

    #[test]
    fn whoever_reaches_an_offer_in_their_own_place_can_go_there((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let asked = Asked::new(&catalogue, today);
        for area in all_areas(&coverage) {
            let fits = asked.results(&answers(area, None, Vec::new())).fits;
            let local: Vec<usize> = fits.into_iter().filter(|at| asked.is_local(*at)).collect();
            prop_assert_eq!(area.local.len(), local.len());
            let is_here = |at: &&usize| {
                let offer = asked.offer(**at);
                area.place.as_ref().is_some_and(|place| takes_place_in(&catalogue, offer, place))
            };
            prop_assert_eq!(area.by(Way::Here).len(), local.iter().filter(is_here).count());
            for (topic, phase) in coverage.topics.iter().zip(&coverage.phases) {
                let here = coverage.here(area, *topic, *phase);
                prop_assert!(here <= coverage.cell(area, *topic, *phase).local);
                let about = coverage.about(*topic, &area.local);
                prop_assert!(coverage.cell(area, *topic, *phase).local <= about.len());
            }
        }
    }

    #[test]
    fn a_table_told_as_a_difference_can_be_completed((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let alike = coverage.alike();
        prop_assert_eq!(alike.len(), coverage.places.len());
        for (place, alike) in alike.iter().enumerate() {
            let Some(told) = alike else { continue };
            prop_assert!(told.place < place && coverage.alike()[told.place].is_none());
            prop_assert!(told.except.len() <= DIFFERENT_ROWS);
            let (area, other) = (&coverage.places[place], &coverage.places[told.place]);
            for topic in &coverage.topics {
                let shown = |area: &Area| -> Vec<_> {
                    let cells = coverage.phases.iter().map(|phase| coverage.cell(area, *topic, *phase));
                    cells.map(|cell| (cell.level(), cell.local, cell.wide)).collect()
                };
                if !told.except.contains(topic) {
                    prop_assert_eq!(shown(area), shown(other));
                }
                for phase in coverage.phases.iter().filter(|_| told.is_same_offers) {
                    if !told.except.contains(topic) {
                        let list = |area| coverage.list(area, *topic, *phase).to_vec();
                        prop_assert_eq!(list(area), list(other));
                    }
                }
            }
        }
    }

    #[test]
    fn the_agenda_has_all_gaps_before_the_first_thin_cell((today, catalogue) in any_catalogue()) {
        let coverage = coverage(&catalogue, today);
        let agenda = coverage.agenda(usize::MAX);
        prop_assert_eq!(&agenda.left, &None);
        let is_gap = |why: &str| why.starts_with("Lücke");
        prop_assert!(agenda.points.is_sorted_by_key(|point| !is_gap(&point.why)));
        for (level, gaps) in [(Level::Gap, true), (Level::Thin, false)] {
            let of_level = agenda.points.iter().filter(|point| is_gap(&point.why) == gaps);
            let cells: Vec<usize> = of_level
                .map(|point| {
                    let digits: String = point.why.chars().filter(char::is_ascii_digit).collect();
                    digits.parse().expect("a number")
                })
                .collect();
            prop_assert!(cells.is_sorted_by(|more, less| more >= less));
            prop_assert_eq!(cells.iter().sum::<usize>(), coverage.count(level));
        }
        let short = coverage.agenda(3);
        prop_assert_eq!(&short.points[..], &agenda.points[..agenda.points.len().min(3)]);
    }

    #[test]
    fn the_table_has_a_row_for_every_cell_and_nothing_is_lost_in_it(
        (today, catalogue) in any_catalogue()
    ) {
        let coverage = coverage(&catalogue, today);
        let csv = table::csv(&coverage);
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(&csv[3..]);
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let cells: Vec<_> = coverage.areas().iter().flat_map(|area| &area.cells).collect();
        prop_assert_eq!(rows.len(), cells.len());
        let sum: usize = rows.iter().map(|row| row[8].parse::<usize>().expect("a number")).sum();
        prop_assert_eq!(sum, cells.iter().map(|cell| cell.local).sum::<usize>());
        let gaps = rows.iter().filter(|row| &row[6] == "Lücke").count();
        prop_assert_eq!(gaps, coverage.count(Level::Gap));
    }
}
