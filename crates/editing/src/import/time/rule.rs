//! Parses a text about times into rules.

use super::lexer::{Item, items, month};
use super::{Doubt, Times, Why};
use crate::import::token;
use catalogue::{ByDay, Code, Date, Frequency, Schedule, TimeOfDay, Weekday};
use std::ops::Range;

/// The rules of a text; fails if any part is not understood.
pub(super) fn read(text: &str, today: Date) -> Result<Times, Why> {
    let mut reader = Reader { text, today, items: items(text), rules: Times::default() };
    let mut draft = Draft::default();
    let mut at = 0;
    while at < reader.items.len() {
        at = reader.step(at, &mut draft)?;
    }
    reader.finish(draft)?;
    Ok(reader.rules)
}

type Hours = (Option<TimeOfDay>, Option<TimeOfDay>);

/// A rule under construction.
#[derive(Default)]
struct Draft {
    days: Vec<Weekday>,
    nths: Vec<i8>,
    monthly: bool,
    weeks: Option<u16>,
    months: Option<u16>,
    month_days: Vec<i8>,
    dates: Vec<Date>,
    start: Option<Date>,
    until: Option<Date>,
    hours: Vec<Hours>,
    except_dates: Vec<Date>,
    note: Vec<String>,
}

impl Draft {
    fn has_days(&self) -> bool {
        !self.days.is_empty() || !self.dates.is_empty() || !self.month_days.is_empty()
    }

    fn is_complete(&self) -> bool {
        self.has_days() && !self.hours.is_empty()
    }
}

struct Reader<'a> {
    text: &'a str,
    today: Date,
    items: Vec<(Item, Range<usize>)>,
    rules: Times,
}

impl Reader<'_> {
    fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at).map(|(item, _)| item)
    }

    /// The index of the next meaningful item from `at` on.
    fn next(&self, at: usize) -> usize {
        let fillers = self.items.iter().skip(at).take_while(|(item, _)| *item == Item::Filler);
        at + fillers.count()
    }

    /// The item after a dash or "bis" at `at`, and its index.
    fn behind_to(&self, at: usize) -> Option<(&Item, usize)> {
        let to = self.next(at);
        let behind = self.next(to + 1);
        (self.item(to) == Some(&Item::To)).then(|| self.item(behind).map(|item| (item, behind)))?
    }

    fn date(&mut self, at: usize) -> Result<Option<Date>, Why> {
        let Some(item @ Item::Date { year, .. }) = self.item(at) else { return Ok(None) };
        let (date, assumed) = (item.date(self.today).ok_or(Why::Unknown)?, year.is_none());
        if assumed {
            self.rules.doubts.push(Doubt::AssumedYear(date));
        }
        Ok(Some(date))
    }

    /// Parses the item at `at` and those that belong to it; returns the index after them.
    fn step(&mut self, at: usize, draft: &mut Draft) -> Result<usize, Why> {
        let Some(item) = self.item(at).cloned() else { return Ok(at + 1) };
        if self.begins_rule(at) && draft.is_complete() {
            let done = std::mem::take(draft);
            self.finish(done)?;
        }
        match item {
            Item::Filler | Item::Separator => {}
            Item::Day(first) => {
                if let Some((Item::Day(last), behind)) = self.behind_to(at + 1) {
                    let days = Weekday::ALL.iter().cycle().skip_while(|day| **day != first);
                    let count = (*last as usize + 7 - first as usize) % 7 + 1;
                    draft.days.extend(days.take(count));
                    return Ok(behind + 1);
                }
                draft.days.push(first);
            }
            Item::Daily => draft.days.extend(Weekday::ALL),
            Item::Workdays => {
                draft.days.extend(&Weekday::ALL[..5]);
                self.rules.doubts.push(Doubt::Workdays);
            }
            Item::Nth(nth) => draft.nths.push(nth),
            Item::Monthly => draft.monthly = true,
            Item::Weeks(weeks) => draft.weeks = Some(weeks),
            Item::Months(months) => draft.months = Some(months),
            Item::MonthDay(day) => draft.month_days.push(day),
            Item::AllDay => {
                if !draft.has_days() {
                    draft.days.extend(Weekday::ALL);
                }
                draft.hours.push((TimeOfDay::new(0, 0), TimeOfDay::new(24, 0)));
            }
            Item::Date { .. } => {
                let date = self.date(at)?.ok_or(Why::Unknown)?;
                if let Some((Item::Date { .. }, behind)) = self.behind_to(at + 1) {
                    draft.start = Some(date);
                    draft.until = self.date(behind)?;
                    return Ok(behind + 1);
                }
                draft.dates.push(date);
            }
            Item::From | Item::To => {
                let behind = self.next(at + 1);
                if let Some(date) = self.date(behind)? {
                    let bound =
                        if item == Item::From { &mut draft.start } else { &mut draft.until };
                    if bound.replace(date).is_some() {
                        return Err(Why::Unknown);
                    }
                } else if let Some(Item::Time(_) | Item::Hour(_)) = self.item(behind)
                    && item == Item::From
                {
                    return self.hours(behind, draft);
                } else if let Some(Item::Time(time)) = self.item(behind) {
                    // "ab 10 Uhr, bis 12 Uhr"
                    match draft.hours.last_mut() {
                        Some((Some(_), closes @ None)) => *closes = Some(*time),
                        _ => draft.hours.push((None, Some(*time))),
                    }
                } else {
                    return Err(Why::Unknown);
                }
                return Ok(behind + 1);
            }
            Item::Time(_) | Item::Hour(_) => return self.hours(at, draft),
            Item::Other => return self.note(at, draft),
        }
        Ok(at + 1)
    }

    /// Whether the item at `at` starts the next rule, given that this one has its times.
    fn begins_rule(&self, at: usize) -> bool {
        match self.item(at) {
            Some(
                Item::Day(_) | Item::Daily | Item::Workdays | Item::Nth(_) | Item::MonthDay(_),
            ) => true,
            Some(Item::Date { .. }) => {
                !matches!(self.behind_to(at + 1), Some((Item::Date { .. }, _)))
            }
            Some(Item::Weeks(_) | Item::Months(_) | Item::Monthly) => {
                let behind = self.next(at + 1);
                matches!(self.item(behind), Some(Item::Day(_) | Item::Nth(_) | Item::MonthDay(_)))
            }
            _ => false,
        }
    }

    fn hours(&self, at: usize, draft: &mut Draft) -> Result<usize, Why> {
        let clock = |item: Option<&Item>| match item {
            Some(Item::Time(time) | Item::Hour(time)) => Some(*time),
            _ => None,
        };
        let opens = clock(self.item(at));
        if let Some((last, behind)) = self.behind_to(at + 1)
            && let Some(closes) = clock(Some(last))
        {
            if opens == Some(closes) {
                return Err(Why::Unknown);
            }
            draft.hours.push((opens, Some(closes)));
            return Ok(behind + 1);
        }
        if matches!(self.item(at), Some(Item::Hour(_))) {
            return Err(Why::Unknown);
        }
        draft.hours.push((opens, None));
        Ok(at + 1)
    }

    /// Takes unrecognised words as a note; returns the index after them.
    fn note(&mut self, at: usize, draft: &mut Draft) -> Result<usize, Why> {
        let is_number = |place: &Range<usize>| {
            self.text
                .get(place.clone())
                .is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
        };
        if !draft.has_days() || self.items.get(at).is_some_and(|(_, place)| is_number(place)) {
            return Err(Why::Unknown);
        }
        let first = (0..at)
            .rev()
            .take_while(|at| self.item(*at) == Some(&Item::Filler))
            .last()
            .unwrap_or(at);
        let begin = self.items[first].1.start;
        let is_bracket =
            |at: usize, bracket| self.text.get(self.items[at].1.clone()) == Some(bracket);
        let rest = at + 1..self.items.len();
        let end = if is_bracket(at, "(") {
            rest.clone().find(|at| is_bracket(*at, ")")).map_or(rest.end, |at| at + 1)
        } else {
            let ends = |at: &usize| {
                self.item(*at) == Some(&Item::Separator) && self.begins_rule(self.next(at + 1))
            };
            let excludes = is_exclusion(self.text.get(begin..).unwrap_or_default());
            rest.clone().find(ends).filter(|_| !excludes).unwrap_or(rest.end)
        };
        let until = self.items[end - 1].1.end;
        let words = self.text.get(begin..until).unwrap_or_default();
        let words = words
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '.' | '!'));
        self.exclude(words, at..end, draft)?;
        if !words.is_empty() {
            draft.note.push(words.to_owned());
        }
        Ok(end)
    }

    /// Removes the days that a note excludes from the rule, and rejects notes that change the rule
    /// in any other way.
    fn exclude(&mut self, words: &str, place: Range<usize>, draft: &mut Draft) -> Result<(), Why> {
        const CHANGES: [&str; 14] = [
            "nur",
            "gerade",
            "geraden",
            "ungerade",
            "ungeraden",
            "kw",
            "kalenderwoche",
            "wechsel",
            "oder",
            "abgesagt",
            "winter",
            "sommer",
            "winterhalbjahr",
            "sommerhalbjahr",
        ];
        let key = token::key(words);
        let holiday = ["ferien", "feiertag"].iter().any(|word| key.contains(word));
        let changes = |word: &str| {
            let cancels =
                matches!(word, "fallt" | "entfallt" | "pausiert" | "geschlossen") && !holiday;
            let in_months = word.len() > 3 && month(word).is_some();
            CHANGES.contains(&word) || word.ends_with("wechselnd") || cancels || in_months
        };
        if key.split(' ').any(changes) {
            return Err(Why::Unknown);
        }
        let excludes = is_exclusion(words);
        let mut days = Vec::new();
        let mut others = 0;
        for at in place {
            match self.item(at).cloned() {
                Some(Item::Day(day)) if excludes => days.push(day),
                Some(Item::Date { .. }) if excludes => draft.except_dates.extend(self.date(at)?),
                Some(
                    Item::Day(_)
                    | Item::Date { .. }
                    | Item::Nth(_)
                    | Item::Weeks(_)
                    | Item::Months(_)
                    | Item::MonthDay(_),
                ) => return Err(Why::Unknown),
                Some(Item::Filler | Item::Separator) | None => {}
                Some(_) => others += 1,
            }
        }
        // The word "außer" itself counts as one.
        if !days.is_empty() && others > 1 {
            return Err(Why::Unknown);
        }
        draft.days.retain(|day| !days.contains(day));
        Ok(())
    }

    fn finish(&mut self, draft: Draft) -> Result<(), Why> {
        let mut rule = Schedule::new(Frequency::Weekly);
        rule.note = (!draft.note.is_empty()).then(|| draft.note.join(", "));
        rule.except_dates.clone_from(&draft.except_dates);
        (rule.dtstart, rule.until) = (draft.start, draft.until);
        if rule.dtstart.zip(rule.until).is_some_and(|(start, until)| until < start) {
            return Err(Why::Unknown);
        }
        let mut rules = Vec::new();
        if draft.dates.is_empty() {
            draft.repeat(&mut rule)?;
            rules.push(rule);
        } else {
            let repeats = !draft.nths.is_empty()
                || draft.monthly
                || draft.weeks.is_some()
                || draft.months.is_some()
                || !draft.month_days.is_empty();
            if repeats || draft.start.is_some() || draft.until.is_some() {
                return Err(Why::Unknown);
            }
            let says_day =
                |date: &Date| draft.days.is_empty() || draft.days.contains(&date.weekday());
            if !draft.dates.iter().all(says_day) {
                return Err(Why::OtherWeekday);
            }
            rule.freq = Frequency::Once;
            rules.extend(
                draft.dates.iter().map(|date| Schedule { dtstart: Some(*date), ..rule.clone() }),
            );
        }
        let hours = if draft.hours.is_empty() { vec![(None, None)] } else { draft.hours };
        for rule in rules {
            for &(opens_at, closes_at) in &hours {
                self.rules.schedules.push(Schedule { opens_at, closes_at, ..rule.clone() });
            }
        }
        Ok(())
    }
}

impl Draft {
    /// Turns the days into a rule.
    fn repeat(&self, rule: &mut Schedule) -> Result<(), Why> {
        let mut days: Vec<Weekday> = Vec::new();
        for day in &self.days {
            if !days.contains(day) {
                days.push(*day);
            }
        }
        days.sort_unstable();
        if !self.month_days.is_empty() {
            return self.repeat_by_place(rule);
        }
        if days.is_empty() {
            return Err(Why::Unknown);
        }
        let nths: Vec<Option<i8>> = match self.nths.as_slice() {
            [] if self.monthly => return Err(Why::Unknown),
            [] => vec![None],
            [2..=5] if !self.monthly && self.months.is_none() => {
                return Err(Why::SecondOrEveryOther);
            }
            nths => nths.iter().copied().map(Some).collect(),
        };
        match self.weeks {
            Some(_) if !self.nths.is_empty() => return Err(Why::Unknown),
            Some(0) => return Err(Why::Unknown),
            Some(weeks @ 2..) => {
                let start = rule.dtstart.ok_or(Why::NeedsStart)?;
                // Ambiguous: does it start in this week, or in the week of the next such day?
                if !days.contains(&start.weekday()) {
                    return Err(Why::OtherWeekday);
                }
                rule.interval = weeks;
            }
            Some(1) | None => {}
        }
        if !self.nths.is_empty() {
            rule.freq = Frequency::Monthly;
        }
        if let Some(months) = self.months {
            if self.nths.is_empty() || self.weeks.is_some() {
                return Err(Why::Unknown);
            }
            let start = rule.dtstart.ok_or(Why::NeedsStart)?;
            if !days.contains(&start.weekday()) {
                return Err(Why::OtherWeekday);
            }
            rule.interval = months;
        }
        for nth in nths {
            rule.byday.extend(days.iter().map(|weekday| ByDay { nth, weekday: *weekday }));
        }
        Ok(())
    }
}

impl Draft {
    /// Turns the days of the month into a rule.
    fn repeat_by_place(&self, rule: &mut Schedule) -> Result<(), Why> {
        let others = !self.days.is_empty() || !self.nths.is_empty() || self.weeks.is_some();
        if others || self.months.is_some() {
            return Err(Why::Unknown);
        }
        rule.freq = Frequency::Monthly;
        rule.bymonthday.clone_from(&self.month_days);
        Ok(())
    }
}

/// Whether a note excludes days from the rule.
fn is_exclusion(words: &str) -> bool {
    let key = token::key(words);
    let first = key.split(' ').next().unwrap_or_default();
    matches!(first, "ausser" | "nicht" | "ausgenommen" | "kein" | "keine" | "ohne")
}
