//! Whom a good counsellor would call first: families and the demo catalogue, read by a person.
//!
//! The first offer of each family is settled; the comments say why the next two stand there. They
//! only hold for the demo as it is: whoever changes an offer there, or a rule of the order, reads
//! the families again.

use catalogue::{Ags, Catalogue, Date, Holidays, Id, LifePhase, Moment, TimeOfDay};
use matching::{Answers, Filters, Index, Person, Reason, Results, Viewer};

struct Family {
    people: &'static [Who],
    place: &'static str,
    situations: &'static [&'static str],
    /// The family's language.
    wish: Option<&'static str>,
    /// The time of day, on a Tuesday.
    at: &'static str,
    first: &'static [&'static str],
}

#[derive(Clone, Copy)]
enum Who {
    In(LifePhase),
    Myself,
    Parent,
    Relative,
}

use LifePhase::{
    Baby, Kindergarten, Pregnancy, PrimarySchool, SchoolEntry, SchoolToWork, SecondarySchool,
    Toddler, Youth,
};
use Who::{In, Myself, Parent, Relative};

const MORNING: &str = "10:00";
const EVENING: &str = "20:30";

/// In the morning, and German is enough.
const fn family(
    people: &'static [Who],
    place: &'static str,
    situations: &'static [&'static str],
    first: &'static [&'static str],
) -> Family {
    Family { people, place, situations, wish: None, at: MORNING, first }
}

fn read(name: &str) -> Catalogue {
    let path = format!("{}/../../public/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(&path).expect("the demo catalogue");
    catalogue::read(&file).expect("a catalogue").catalogue
}

fn demo() -> Catalogue {
    let mut demo = read("katalog.json");
    demo.include(read("bund.json"));
    demo
}

fn today() -> Date {
    Date::new(2026, 11, 24).expect("a day")
}

fn id(text: &str) -> Id {
    Id::new(text).expect("a slug")
}

impl Family {
    fn answers(&self) -> Answers {
        let person = |who: &Who| match *who {
            In(phase) => Person::Phase { phase, birth: None },
            Myself => Person::Myself,
            Parent => Person::Parent,
            Relative => Person::Relative,
        };
        Answers {
            people: self.people.iter().map(person).collect(),
            place: Some(self.place).filter(|place| !place.is_empty()).map(id),
            situations: self.situations.iter().map(|situation| id(situation)).collect(),
        }
    }

    fn results(&self, demo: &Catalogue, index: &Index) -> Results {
        let time = TimeOfDay::parse(self.at).expect("a time");
        let now = Moment { date: today(), time };
        let holidays = Holidays::in_state(&Ags::new("06").expect("a key"));
        let is_reachable =
            |at: usize| demo.contact(&demo.offers[at]).is_answered(now, holidays) == Some(true);
        index.results_now(&self.answers(), &Filters::default(), self.wish, &is_reachable)
    }

    /// The answer is right, can be called, and its reasons are those that were ticked.
    fn check(&self) {
        let demo = demo();
        let index = Index::new(&demo, today(), Viewer::Family);
        let first = self.results(&demo, &index).first;
        let ids: Vec<&str> = first.iter().map(|at| demo.offers[*at].id.as_str()).collect();
        assert_eq!(ids, self.first);
        for at in first {
            assert!(!demo.contact(&demo.offers[at]).phones.is_empty(), "no number");
            if demo.offers[at].universal {
                continue;
            }
            let reasons = index.reasons(at, &self.answers(), &Filters::default(), self.wish);
            let ticked = |reason: &Reason| matches!(reason, Reason::Situation(id) if self.situations.contains(&id.as_str()));
            assert!(reasons.reasons.iter().any(ticked), "{ids:?} {reasons:?}");
        }
    }
}

#[test]
fn a_newborn_cries_and_there_is_no_money() {
    // Then who fills in the applications for money, this month in Trellenburg; then food and
    // nappies in two days.
    let first = &["schreibaby-beratung", "tag-der-familienleistungen", "tafel-trellenburg"];
    family(&[In(Baby)], "trellenburg", &["baby-schreit", "geld-reicht-nicht"], first).check();
}

#[test]
fn a_child_of_four_withdraws() {
    // Then who comes into the day-care centre, with a waiting list; then the youth welfare office,
    // which knows everybody but is broader.
    let first = &["familienberatungsstelle", "fruehfoerderung", "sozialer-dienst"];
    family(&[In(Kindergarten)], "trellenburg", &["zieht-sich-zurueck"], first).check();
}

#[test]
fn pregnant_and_reads_ukrainian() {
    // The midwife in town; then the course there; then the advice that speaks Ukrainian. Nothing
    // for after the birth.
    let first = &["hebammensprechstunde-marbenau", "geburtsvorbereitung", "schwangerenberatung"];
    let pregnant = family(&[In(Pregnancy)], "marbenau", &["fragen-schwangerschaft"], first);
    Family { wish: Some("uk"), ..pregnant }.check();
}

#[test]
fn three_children_and_everything_is_too_much() {
    // Familienpaten are for all three; so are the counsellors in Kolmenrod, and the youth welfare
    // office. Nothing that is made for crying babies only.
    let first = &["familienpaten", "familienberatungsstelle", "sozialer-dienst"];
    let children = &[In(Baby), In(Kindergarten), In(PrimarySchool)];
    family(children, "kolmenrod", &["alles-zu-viel"], first).check();
}

#[test]
fn a_teenager_has_trouble_at_school() {
    // Her own school's social worker; then who helps with what comes after school; then the
    // psychologists, in another town. Nobody for newcomers.
    let first = &["schulsozialarbeit-marbenau", "jugendberufsagentur", "schulpsychologie"];
    family(&[Myself], "marbenau", &["probleme-schule"], first).check();
}

#[test]
fn grandparents_in_a_separation() {
    // A group for children of school age is the only other one for this; nothing about violence
    // that nobody has named.
    let first = &["trennungsberatung", "kindergruppe-trennung"];
    family(&[Relative, In(Kindergarten)], "trellenburg", &["trennung"], first).check();
}

#[test]
fn a_child_with_a_disability() {
    // Then early intervention; and what is for one condition only behind both.
    let first = &["teilhabeberatung", "fruehfoerderung", "autismus-beratung"];
    family(&[In(Kindergarten)], "trellenburg", &["behinderung"], first).check();
}

#[test]
fn violence_at_home_in_the_evening() {
    // Both answer day and night. The advice centre has closed, but of the two others that fit it is
    // the one in the district.
    let first = &["frauenhaus", "hilfetelefon-gewalt-gegen-frauen", "beratung-geschuetzt-leben"];
    let unsafe_at_home = family(&[In(Kindergarten)], "", &["nicht-sicher"], first);
    Family { at: EVENING, ..unsafe_at_home }.check();
}

#[test]
fn other_parents_in_a_village() {
    // There is nothing in the village. All three meet in the same house, the nearest: the café is
    // for everybody, the next is for babies, and the last for single parents.
    let first = &["familiencafe-lindenhof", "stillgruppe", "alleinerziehenden-treff"];
    family(&[In(Baby)], "niedertrelle", &["andere-eltern"], first).check();
}

#[test]
fn only_a_place_at_a_day_care_centre() {
    // The town's own service; then childminders; and no third.
    let first = &["kita-platz-service", "kindertagespflege"];
    family(&[In(Toddler)], "trellenburg", &["kita-platz"], first).check();
}

#[test]
fn nothing_ticked_leads_to_the_guides() {
    // Who listens and finds the right place; the one with opening hours in town first.
    let first = &["familienbuero", "wegweiser-telefon"];
    family(&[In(Pregnancy)], "hainlohra", &[], first).check();
}

#[test]
fn a_child_speaks_little_before_school() {
    // Then the examination before school, where speech is a subject; then reading aloud, for fun.
    let first = &["logopaedie-sprechtag", "einschulungsuntersuchung", "lesestart-buecherei"];
    family(&[In(SchoolEntry)], "trellenburg", &["entwicklung-sprechen"], first).check();
}

#[test]
fn what_comes_after_school() {
    let first = &["jugendberufsagentur"];
    family(&[In(SchoolToWork)], "marbenau", &["ausbildung"], first).check();
}

#[test]
fn a_teenager_drinks_too_much() {
    // Then the group for children whose parents drink: it states three situations.
    let first = &["suchtberatung", "gruppe-starke-seelen"];
    family(&[In(Youth)], "hainlohra", &["sucht"], first).check();
}

#[test]
fn a_mother_wants_to_work_again() {
    // Then who looks after the child meanwhile.
    let first = &["zurueck-in-den-beruf", "kindertagespflege"];
    family(&[Parent], "immersgrund", &["arbeit-familie"], first).check();
}

#[test]
fn new_here_and_reads_arabic() {
    // By phone, and in Arabic; then two places to meet others, the nearer one first.
    let first =
        &["migrationsberatung", "familiencafe-lindenhof", "offener-treff-mehrgenerationenhaus"];
    let new = family(&[In(Toddler)], "fallersroda", &["neu-hier"], first);
    Family { wish: Some("ar"), ..new }.check();
}

#[test]
fn a_child_is_bullied() {
    // At school; then the psychologists, who are in another town.
    let first = &["schulsozialarbeit-marbenau", "schulpsychologie"];
    family(&[In(SecondarySchool)], "marbenau", &["mobbing"], first).check();
}

#[test]
fn the_flat_may_be_lost() {
    family(&[In(Kindergarten)], "selbenbrunn", &["wohnung-verlieren"], &["wohnungshilfe"]).check();
}

#[test]
fn after_school_and_in_the_holidays() {
    // Every day; then the holidays; then childminders, who are mostly for small children.
    let first = &["schulkindbetreuung-trellenburg", "ferienspiele", "kindertagespflege"];
    family(&[In(PrimarySchool)], "trellenburg", &["ganztag"], first).check();
}

#[test]
fn learning_to_swim() {
    let first = &["wassergewoehnung-marbenau"];
    family(&[In(PrimarySchool)], "ottilienau", &["schwimmen-lernen"], first).check();
}
