//! Ages as people write them.

use super::token::{Kind, Token, tokens};
use catalogue::{AgeRange, LifePhase, Months};

/// The ages an offer is for. Ages are completed months, half-open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// Sorted, without overlaps; empty if nothing is stated in months.
    pub ranges: Vec<AgeRange>,
    /// For pregnant women: true, or not stated.
    pub pregnancy: Option<bool>,
    /// Phases that months cannot express, such as the Kita.
    pub life_phases: Vec<LifePhase>,
    /// "bis 3 Jahre" (in years): read as including the year after that birthday, but possibly meant
    /// to end at the birthday.
    pub unclear_years: Option<u16>,
    /// A part of the text that cannot be expressed in months, such as "ab der 20. SSW".
    pub note: Option<String>,
}

/// Reads ages: `0-3`, `3–6 Jahre`, `ab 6 Monate`, `unter 3`, `bis zum 3. Geburtstag`, `Klasse 1–4`,
/// `Kita-Kinder`, `Schwangere`, `alle`, and combinations of them.
///
/// A range of years includes the whole last year (`3–6 Jahre` ends with the seventh birthday), a
/// range of months ends with its last number, and classes are as wide as their children's life
/// phases. `0–3` alone is the name of a phase: it ends with the third birthday.
///
/// `None` if any part is not understood: half an age range would turn families away.
///
/// ```
/// use editing::import::age::read;
/// let range = read("ab 6 Monate").expect("an age").ranges[0];
/// assert_eq!((range.from.0, range.to), (6, None));
/// ```
pub fn read(text: &str) -> Option<Ages> {
    let mut parts: Vec<Part> =
        split(text).iter().map(|part| parse(part)).collect::<Option<Vec<_>>>()?;
    // "3 und 4 Jahre", "Klasse 1 und 2": the unit is given only once.
    let units: Vec<_> = parts.iter().map(Part::unit).collect();
    for (at, part) in parts.iter_mut().enumerate() {
        let later = units.iter().skip(at).flatten().next();
        let unit = later.or(units.iter().take(at).flatten().next_back());
        part.assume(unit.copied().unwrap_or(Unit::Years));
    }
    let mut ages = Ages::default();
    for part in &parts {
        part.add_to(&mut ages, text)?;
    }
    let said = ages.pregnancy.is_some() || !ages.life_phases.is_empty() || !ages.ranges.is_empty();
    settle(&mut ages);
    said.then_some(ages)
}

/// Reconciles ages and phases: if phases are given, they take precedence over the age.
fn settle(ages: &mut Ages) {
    if ages.life_phases.is_empty() {
        if ages.ranges.is_empty() && ages.pregnancy.is_some() {
            ages.life_phases = vec![LifePhase::Pregnancy];
        }
    } else if ages.ranges.is_empty() {
        if ages.pregnancy.is_some() {
            ages.life_phases.push(LifePhase::Pregnancy);
        }
    } else {
        let phases = std::mem::take(&mut ages.life_phases);
        ages.ranges.extend(phases.into_iter().filter_map(LifePhase::ages));
    }
    ages.life_phases.sort_unstable();
    ages.life_phases.dedup();
    ages.ranges.sort_unstable_by_key(|range| range.from);
    let mut merged: Vec<AgeRange> = Vec::new();
    for range in ages.ranges.drain(..) {
        match merged.last_mut() {
            Some(last) if last.to.is_none_or(|to| range.from <= to) => {
                last.to = last.to.zip(range.to).map(|(a, b)| a.max(b));
            }
            _ => merged.push(range),
        }
    }
    ages.ranges = merged;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Weeks,
    Months,
    Years,
    /// An exact age in years: "3. Geburtstag".
    Birthday,
    Class,
    PregnancyWeek,
}

/// A number with its unit, in twelfths so that half a year is still an integer.
#[derive(Clone, Copy, Debug)]
struct Bound {
    twelfths: u32,
    unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    /// "bis 3": the last year that fits, or the birthday.
    #[default]
    Unclear,
    /// "unter 3".
    Excluded,
    /// "bis einschließlich 3".
    Included,
}

/// A single age between separators.
#[derive(Debug, Default)]
struct Part {
    lower: Option<Bound>,
    upper: Option<Bound>,
    last: Last,
    open: bool,
    everybody: bool,
    pregnancy: bool,
    phases: Vec<LifePhase>,
    /// The unit as written, before one was inferred.
    written: Option<Unit>,
}

/// Splits the tokens at separators; "zwischen 3 und 6" stays together.
fn split(text: &str) -> Vec<Vec<Token>> {
    let mut parts = vec![Vec::new()];
    let mut between = false;
    let tokens = tokens(text);
    for (at, token) in tokens.iter().enumerate() {
        let number_at = |at: usize| tokens.get(at).and_then(Token::number).is_some();
        let is_decimal = token.is_sign(',')
            && at > 0
            && number_at(at - 1)
            && number_at(at + 1)
            && tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        between |= token.word() == "zwischen";
        let separates = matches!(token.word(), "und" | "oder" | "sowie" | "u")
            && !tokens
                .get(at + 1)
                .is_some_and(|next| token.word() == "u" && next.number().is_some())
            || ['|', ';', ',', '&'].iter().any(|sign| token.is_sign(*sign));
        if separates && !is_decimal && !(between && token.word() == "und") {
            parts.push(Vec::new());
        } else {
            parts.last_mut().expect("invariant: begins with one part").push(token.clone());
        }
        between &= token.word() != "und";
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn parse(tokens: &[Token]) -> Option<Part> {
    let mut part = Part::default();
    let mut to = false;
    let mut from = false;
    let mut class_first = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1);
        if let Some((twelfths, used)) = number(&tokens[at..]) {
            let bound = Some(Bound { twelfths, unit: class_first.then_some(Unit::Class) });
            let slot = if to { &mut part.upper } else { &mut part.lower };
            if slot.is_some() {
                return None;
            }
            *slot = bound;
            at += used;
            continue;
        }
        match &token.kind {
            Kind::Sign('-') => {
                let joins = next.is_some_and(|next| {
                    unit(next.word()).is_some()
                        || next.word() == "bis"
                        || phase(next.word()).is_some()
                        || is_filler(next.word())
                });
                to |= !joins;
            }
            Kind::Sign('+') => part.open = true,
            Kind::Sign('.' | ':' | '(' | ')') => {}
            Kind::Sign('<') => (to, part.last) = (true, Last::Excluded),
            Kind::Sign('>' | '≥') => from = true,
            Kind::Sign(_) | Kind::Number(_) => return None,
            Kind::Word(word) => match word.as_str() {
                "ab" | "seit" | "uber" => from = true,
                "bis" => to = true,
                "und" if !to => to = true,
                "unter" | "vor" => (to, part.last) = (true, Last::Excluded),
                "u" if next.is_some_and(|next| next.number().is_some()) => {
                    (to, part.last) = (true, Last::Excluded);
                }
                "einschliesslich" | "inkl" | "inklusive" => part.last = Last::Included,
                "geburt" | "neugeborene" | "neugeborenen" if !to => {
                    // Zero in any unit: "ab Geburt bis 3" means years.
                    part.lower = Some(Bound { twelfths: 0, unit: None });
                    from = true;
                }
                "an" if from => {}
                "alle" | "alles" | "jedes" | "altersunabhangig" => part.everybody = true,
                "keine" | "ohne" if is_limit(tokens.get(at + 1)) => {
                    part.everybody = true;
                    at += 1;
                }
                "schwangere" | "schwangeren" | "schwangerschaft" | "schwanger" => {
                    part.pregnancy = true;
                }
                word => {
                    if let Some(unit) = unit(word) {
                        let number =
                            if part.upper.is_some() { &mut part.upper } else { &mut part.lower };
                        match number {
                            Some(bound) if bound.unit.is_none() => bound.unit = Some(unit),
                            Some(_) => return None,
                            None => class_first = unit == Unit::Class,
                        }
                    } else if let Some(phase) = phase(word) {
                        part.phases.push(phase);
                    } else if !is_filler(word) {
                        return None;
                    }
                }
            },
        }
        at += 1;
    }
    part.open |= from && part.upper.is_none();
    (!to || part.upper.is_some() || part.pregnancy).then_some(part)
}

/// A number in twelfths, and the number of tokens it consists of: `3`, `1,5`, `½`, `1 ½`, `1/2`,
/// `zwei`.
fn number(tokens: &[Token]) -> Option<(u32, usize)> {
    let half = |at: usize| match tokens.get(at..)? {
        [half, ..] if half.is_sign('½') => Some(1),
        [one, slash, two, ..] if slash.is_sign('/') => {
            (one.number() == Some(1) && two.number() == Some(2)).then_some(3)
        }
        _ => None,
    };
    if let Some(used) = half(0) {
        return Some((6, used));
    }
    let first = tokens.first()?;
    let is_half = |token: &Token| matches!(token.word(), "halb" | "halbes" | "halben");
    // "ab einem halben Jahr"
    if first.word().starts_with("ein") && tokens.get(1).is_some_and(is_half) {
        return Some((6, 2));
    }
    let whole = match first.word() {
        "halb" | "halbes" | "halben" => return Some((6, 1)),
        word => match [
            "null", "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun",
            "zehn", "elf", "zwolf",
        ]
        .iter()
        .position(|name| *name == word)
        {
            Some(number) => u32::try_from(number).ok()?,
            None if matches!(word, "eins" | "einem" | "eine" | "einer" | "einen" | "eines") => 1,
            None => first.number()?,
        },
    };
    let twelfths = whole.checked_mul(12)?;
    if let Some(used) = half(1) {
        return Some((twelfths + 6, 1 + used));
    }
    if let [_, comma, five, ..] = tokens
        && (comma.is_sign(',') || comma.is_sign('.'))
        && five.number() == Some(5)
        && five.span.start == comma.span.end
    {
        return Some((twelfths + 6, 3));
    }
    Some((twelfths, 1))
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "jahr" | "jahre" | "jahren" | "jahres" | "j" | "jahrig" | "jahrige" | "jahrigen"
        | "jahriger" => Unit::Years,
        "monat" | "monate" | "monaten" | "monats" | "mon" | "monatig" | "monatige"
        | "lebensmonat" => Unit::Months,
        "woche" | "wochen" => Unit::Weeks,
        "geburtstag" | "geburtstags" | "geburtstages" => Unit::Birthday,
        "klasse" | "klassen" | "kl" | "klassenstufe" | "jahrgangsstufe" | "schuljahr" => {
            Unit::Class
        }
        "ssw" | "schwangerschaftswoche" => Unit::PregnancyWeek,
        _ => return None,
    })
}

fn phase(word: &str) -> Option<LifePhase> {
    Some(match word {
        "baby" | "babys" | "babies" | "sauglinge" | "saugling" => LifePhase::Baby,
        "kleinkind" | "kleinkinder" | "kleinkindern" | "krippenkinder" => LifePhase::Toddler,
        "kita" | "kitas" | "kitakinder" | "kindergarten" | "kindergartenkinder" | "kitaalter"
        | "kindergartenalter" => LifePhase::Kindergarten,
        "vorschule" | "vorschulkinder" | "vorschulkind" | "vorschulalter" | "schulanfanger"
        | "schulstart" => LifePhase::SchoolEntry,
        "grundschule" | "grundschulkind" | "grundschulkinder" | "grundschuler"
        | "grundschulalter" => LifePhase::PrimarySchool,
        "jugendliche" | "jugendlichen" | "jugend" | "teenager" => LifePhase::Youth,
        _ => return None,
    })
}

fn is_limit(token: Option<&Token>) -> bool {
    let limits =
        ["altersbegrenzung", "altersgrenze", "altersbeschrankung", "einschrankung", "begrenzung"];
    token.is_some_and(|token| limits.contains(&token.word()))
}

fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "alt",
        "alter",
        "alters",
        "altersgruppe",
        "altersgruppen",
        "am",
        "ca",
        "das",
        "dem",
        "den",
        "der",
        "die",
        "eltern",
        "etwa",
        "familien",
        "frauen",
        "fur",
        "ihre",
        "ihren",
        "im",
        "in",
        "kind",
        "kinder",
        "kindern",
        "lebens",
        "mit",
        "mutter",
        "sind",
        "vater",
        "vom",
        "von",
        "werdende",
        "zum",
        "zur",
        "zwischen",
        "ende",
        "e",
    ];
    FILLERS.contains(&word)
}

impl Part {
    /// The unit as written.
    fn unit(&self) -> Option<Unit> {
        self.upper.and_then(|bound| bound.unit).or(self.lower.and_then(|bound| bound.unit))
    }

    /// Gives numbers without a unit the unit of the number next to them, or else `unit`.
    fn assume(&mut self, unit: Unit) {
        self.written = self.unit();
        let mut own = self.written.unwrap_or(unit);
        if own == Unit::Birthday && self.lower.is_some() && self.upper.is_some() {
            own = Unit::Years;
        }
        for bound in [&mut self.lower, &mut self.upper].into_iter().flatten() {
            bound.unit.get_or_insert(own);
        }
    }

    /// Adds this part to the ages; `None` if it is not an age.
    fn add_to(&self, ages: &mut Ages, text: &str) -> Option<()> {
        let weeks =
            |bound: Option<Bound>| bound.is_some_and(|b| b.unit == Some(Unit::PregnancyWeek));
        if self.pregnancy || weeks(self.lower) || weeks(self.upper) {
            ages.pregnancy = Some(true);
            if weeks(self.lower) || weeks(self.upper) {
                ages.note = Some(text.trim().to_owned());
            }
        }
        for phase in &self.phases {
            match phase {
                LifePhase::Baby | LifePhase::Toddler | LifePhase::Youth => {
                    ages.ranges.extend(phase.ages());
                }
                phase => ages.life_phases.push(*phase),
            }
        }
        let lower = self.lower.filter(|bound| bound.unit != Some(Unit::PregnancyWeek));
        let upper = self.upper.filter(|bound| bound.unit != Some(Unit::PregnancyWeek));
        if self.everybody {
            if lower.is_some() || upper.is_some() || !self.phases.is_empty() {
                return None;
            }
            ages.ranges.push(AgeRange { from: Months(0), to: None });
            return Some(());
        }
        if lower.is_none() && upper.is_none() {
            let said = self.pregnancy || !self.phases.is_empty() || ages.pregnancy.is_some();
            return said.then_some(());
        }
        // "Schwangerschaft bis 3 Jahre" starts at birth, just like "bis 3 Jahre".
        let from = lower.map_or(Some(0), Bound::first_month)?;
        let to = match upper {
            Some(upper) => Some(self.end(lower, upper, ages)?),
            None if self.open => None,
            None => Some(lower?.next_month()?),
        };
        let limit = |months: u32| {
            let months = Months(u16::try_from(months).ok()?);
            (months <= Months::LIMIT).then_some(months)
        };
        let to = match to {
            Some(to) => Some(limit(to)?),
            None => None,
        };
        ages.ranges.push(AgeRange::new(limit(from)?, to)?);
        Some(())
    }

    /// The first month that no longer fits.
    fn end(&self, lower: Option<Bound>, upper: Bound, ages: &mut Ages) -> Option<u32> {
        if self.last == Last::Excluded {
            return upper.first_month();
        }
        if upper.unit == Some(Unit::Years) && self.last == Last::Unclear {
            let from_zero = lower.is_none_or(|lower| lower.twelfths == 0);
            let is_phase =
                lower.is_some() && from_zero && upper.twelfths == 36 && self.written.is_none();
            if is_phase {
                return Some(36);
            }
            let in_years = lower.is_some_and(|lower| lower.unit == Some(Unit::Years));
            if from_zero || !in_years {
                ages.unclear_years = u16::try_from(upper.twelfths / 12).ok();
            }
        }
        upper.next_month()
    }
}

impl Bound {
    /// The first month in which a child has reached this age.
    fn first_month(self) -> Option<u32> {
        Some(match self.unit? {
            Unit::Years | Unit::Birthday => self.twelfths,
            Unit::Months => self.twelfths / 12,
            // 52 weeks are 12 months.
            Unit::Weeks => self.twelfths / 52,
            Unit::Class => {
                let class = (self.twelfths / 12).checked_sub(1)?;
                u32::from(LifePhase::PrimarySchool.ages()?.from.0) + class * 12
            }
            Unit::PregnancyWeek => return None,
        })
    }

    /// The first month in which a child is older than this age.
    fn next_month(self) -> Option<u32> {
        Some(match self.unit? {
            Unit::Years if self.twelfths.is_multiple_of(12) => self.twelfths + 12,
            Unit::Years | Unit::Birthday => self.twelfths,
            Unit::Months => self.twelfths / 12,
            Unit::Weeks => self.twelfths.div_ceil(52),
            // Children start first class at 5½ to 7: 18 months of ages, plus the year itself.
            Unit::Class => self.first_month()? + 30,
            Unit::PregnancyWeek => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranges(text: &str) -> Option<Vec<(u16, Option<u16>)>> {
        let bounds = |range: &AgeRange| (range.from.0, range.to.map(|to| to.0));
        read(text).map(|ages| ages.ranges.iter().map(bounds).collect())
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        for (text, from, to) in [
            ("0-3", 0, Some(36)),
            ("0–3 Jahre", 0, Some(48)),
            ("3–6 Jahre", 36, Some(84)),
            ("3 - 6", 36, Some(84)),
            ("von 3 bis 6 Jahren", 36, Some(84)),
            ("3- bis 6-Jährige", 36, Some(84)),
            ("zwischen 3 und 6 Jahren", 36, Some(84)),
            ("ab 6 Monate", 6, None),
            ("Kinder ab 3 Jahren", 36, None),
            ("3+", 36, None),
            ("6-12 Monate", 6, Some(12)),
            ("18 Monate bis 3 Jahre", 18, Some(48)),
            ("8–12 Wochen", 1, Some(3)),
            ("1,5 bis 3 Jahre", 18, Some(48)),
            ("½ bis 1 ½ Jahre", 6, Some(18)),
            ("ab einem halben Jahr", 6, None),
            ("Klasse 1–4", 66, Some(132)),
            ("1.-4. Klasse", 66, Some(132)),
            ("1. und 2. Klasse", 66, Some(108)),
            ("ab Klasse 5", 114, None),
            ("bis zum 3. Geburtstag", 0, Some(36)),
            ("ab dem 3. Geburtstag", 36, None),
            ("von Geburt bis zum 1. Geburtstag", 0, Some(12)),
            ("ab Geburt", 0, None),
            ("ab Geburt bis 3", 0, Some(36)),
            ("ab Geburt bis 6 Monate", 0, Some(6)),
            ("bis 3 Jahre", 0, Some(48)),
            ("bis einschließlich 3 Jahre", 0, Some(48)),
            ("unter 3 Jahren", 0, Some(36)),
            ("U3", 0, Some(36)),
            ("3 Jahre", 36, Some(48)),
            ("3 und 4 Jahre", 36, Some(60)),
            ("Babys", 0, Some(12)),
            ("Jugendliche", 168, Some(216)),
            ("alle Altersgruppen", 0, None),
            ("ohne Altersbegrenzung", 0, None),
            ("Schwangere und Eltern mit Kindern bis zum 3. Geburtstag", 0, Some(36)),
        ] {
            let expected = vec![(from, to)];
            assert_eq!(ranges(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_months_cannot_say_is_a_phase() {
        let phases = |text| read(text).map(|ages| (ages.pregnancy, ages.life_phases));
        assert_eq!(phases("Schwangere"), Some((Some(true), vec![LifePhase::Pregnancy])));
        assert_eq!(phases("Kita-Kinder"), Some((None, vec![LifePhase::Kindergarten])));
        assert_eq!(
            phases("Vorschulkinder, Grundschulkinder"),
            Some((None, vec![LifePhase::SchoolEntry, LifePhase::PrimarySchool]))
        );
        let weeks = read("ab der 20. SSW").expect("an age");
        assert_eq!(weeks.pregnancy, Some(true));
        assert_eq!(weeks.note.as_deref(), Some("ab der 20. SSW"));
    }

    #[test]
    fn up_to_an_age_is_a_question() {
        let unclear = |text| read(text).and_then(|ages| ages.unclear_years);
        assert_eq!(unclear("bis 3 Jahre"), Some(3));
        assert_eq!(unclear("0–3 Jahre"), Some(3));
        assert_eq!(unclear("18 Monate bis 3 Jahre"), Some(3));
        for clear in
            ["0-3", "3–6 Jahre", "unter 3", "bis einschließlich 3 Jahre", "bis zum 3. Geburtstag"]
        {
            assert_eq!(unclear(clear), None, "{clear}");
        }
    }

    #[test]
    fn what_is_no_age_is_not_guessed_at() {
        for text in [
            "",
            "nach Absprache",
            "3 bis",
            "6–3 Jahre",
            "03.06.2026",
            "2026-06-03",
            "12 €",
            "ab 3 Jahren oder reif",
            "bis 300 Jahre",
            "4294967295",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_range_of_years_is_read_in_every_spelling(from in 1u16..50, more in 1u16..40) {
            let to = from + more;
            for text in [
                format!("{from}-{to}"), format!("{from} – {to} Jahre"), format!("von {from} bis {to} J."),
                format!("Kinder von {from} bis {to} Jahren"), format!("{from}- bis {to}-jährige"),
            ] {
                prop_assert_eq!(ranges(&text), Some(vec![(from * 12, Some(to * 12 + 12))]), "{}", text);
            }
            let months = format!("{from} bis {to} Monate");
            prop_assert_eq!(ranges(&months), Some(vec![(from, Some(to))]));
        }

        #[test]
        fn whatever_is_read_is_a_range(text in "((ab|bis|unter|Klasse|Jahre|Monate|und|SSW|Babys|-|,|½|[0-9]{1,3}) ?){0,7}") {
            for range in read(&text).map(|ages| ages.ranges).unwrap_or_default() {
                prop_assert!(AgeRange::new(range.from, range.to).is_some());
                prop_assert!(range.to.is_none_or(|to| to <= Months::LIMIT));
            }
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}") {
            let _ = read(&text);
        }
    }
}
