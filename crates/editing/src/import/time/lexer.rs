//! Lexer for texts about times.

use crate::import::token::{Token, tokens};
use catalogue::{Date, Schedule, TimeOfDay, Weekday};
use std::ops::Range;

/// A lexical item of a text about times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Day(Weekday),
    /// Monday to Friday, as in "werktags".
    Workdays,
    /// Every day.
    Daily,
    /// The nth such weekday of a month, counted from the end if negative.
    Nth(i8),
    /// "im Monat".
    Monthly,
    /// Every n weeks.
    Weeks(u16),
    /// Every n months.
    Months(u16),
    /// A day of the month: "am 15. im Monat".
    MonthDay(i8),
    /// A date, possibly without a year.
    Date {
        day: u8,
        month: u8,
        year: Option<u16>,
    },
    Time(TimeOfDay),
    /// A bare number, an hour only if next to another time: "14" in "14–16 Uhr".
    Hour(TimeOfDay),
    /// Around the clock.
    AllDay,
    /// "ab".
    From,
    /// "bis", or a dash.
    To,
    /// "und", a comma.
    Separator,
    /// Words without meaning for the rule: "am", "jeden".
    Filler,
    /// Anything else.
    Other,
}

/// The items of a text with their byte ranges.
pub(super) fn items(text: &str) -> Vec<(Item, Range<usize>)> {
    let tokens = tokens(text);
    let mut items: Vec<(Item, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (item, used) = item(&tokens[at..]).unwrap_or((Item::Other, 1));
        let last = &tokens[(at + used - 1).min(tokens.len() - 1)];
        items.push((item, tokens[at].span.start..last.span.end));
        at += used;
    }
    items
}

/// The first item and the number of its tokens.
fn item(tokens: &[Token]) -> Option<(Item, usize)> {
    date(tokens)
        .or_else(|| phrase(tokens))
        .or_else(|| nth(tokens))
        .or_else(|| month_day(tokens))
        .or_else(|| time(tokens))
        .or_else(|| word(tokens.first()?.word()).map(|item| (item, 1)))
        .or_else(|| sign(tokens))
}

fn sign(tokens: &[Token]) -> Option<(Item, usize)> {
    let token = tokens.first()?;
    let is = |signs: &[char]| signs.iter().any(|sign| token.is_sign(*sign));
    if is(&['-']) {
        Some((Item::To, 1))
    } else if is(&[',', '/', '&', '+']) {
        Some((Item::Separator, 1))
    } else {
        is(&[':', '.']).then_some((Item::Filler, 1))
    }
}

/// `8.12.2026`, `8.12.26`, `8.12.`, `8. Dezember 2026`, `2026-12-08`.
fn date(tokens: &[Token]) -> Option<(Item, usize)> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let is_sign = |at: usize, sign| tokens.get(at).is_some_and(|token| token.is_sign(sign));
    let part = |at| number(at).and_then(|number| u8::try_from(number).ok());
    let follows = |at: usize| tokens[at].span.start == tokens[at - 1].span.end;
    if tokens.first()?.width() == 4 && is_sign(1, '-') && is_sign(3, '-') {
        let year = u16::try_from(number(0)?).ok();
        return Some((Item::Date { day: part(4)?, month: part(2)?, year }, 5));
    }
    let day = part(0)?;
    if !is_sign(1, '.') {
        return None;
    }
    let (month, used) = match tokens.get(2)? {
        name if month(name.word()).is_some() => (month(name.word())?, 3),
        _ if number(2).is_some() && is_sign(3, '.') && follows(3) => (part(2)?, 4),
        _ => return None,
    };
    let behind = used == 3 && is_sign(3, '.');
    let at = used + usize::from(behind);
    let year = tokens.get(at).filter(|year| {
        (used == 3 || year.span.start == tokens[at - 1].span.end) && !is_sign(at + 1, ':')
    });
    let year = year.and_then(|year| match (year.number()?, year.width()) {
        (year, 4) => u16::try_from(year).ok().filter(|year| (1900..2200).contains(year)),
        (year, 2) if used == 4 => Some(2000 + u16::try_from(year).ok()?),
        _ => None,
    });
    Some((Item::Date { day, month, year }, if year.is_some() { at + 1 } else { used }))
}

/// The month with this name, or with these first three letters.
pub(super) fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "januar",
        "februar",
        "marz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];
    let short = word == "sept" || word.len() == 3;
    let at = NAMES.iter().position(|name| *name == word || short && name.starts_with(word))?;
    u8::try_from(at + 1).ok()
}

/// Phrases of several words.
fn phrase(tokens: &[Token]) -> Option<(Item, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let is_sign = |at: usize, sign| tokens.get(at).is_some_and(|token| token.is_sign(sign));
    let in_month = ["im", "des", "eines", "jeden", "jedes", "pro", "je"].contains(&word(0));
    if in_month && matches!(word(1), "monat" | "monats") {
        return Some((Item::Monthly, 2));
    }
    if word(0) == "jede" && word(1) == "woche" {
        return Some((Item::Filler, 2));
    }
    if (word(0), word(1), word(2), word(3)) == ("rund", "um", "die", "uhr") {
        return Some((Item::AllDay, 4));
    }
    if number(0) == Some(24) && (word(1) == "stunden" || is_sign(1, '/') && number(2) == Some(7)) {
        return Some((Item::AllDay, if word(1) == "stunden" { 2 } else { 3 }));
    }
    if word(0) == "alle" && matches!(word(2), "wochen" | "woche") {
        let weeks = number(1).or(["zwei", "drei", "vier"]
            .iter()
            .zip(2..)
            .find_map(|(name, n)| (*name == word(1)).then_some(n)))?;
        let weeks = u16::try_from(weeks).ok().filter(|weeks| *weeks <= Schedule::INTERVAL_LIMIT)?;
        return Some((Item::Weeks(weeks), 3));
    }
    if word(0) == "alle" && word(2) == "monate" {
        let months = number(1).or(["zwei", "drei", "vier", "sechs"]
            .iter()
            .zip([2, 3, 4, 6])
            .find_map(|(name, n)| (*name == word(1)).then_some(n)))?;
        let months = u16::try_from(months).ok().filter(|months| (1..=99).contains(months))?;
        return Some((Item::Months(months), 3));
    }
    if word(0) == "alle" && number(1) == Some(14) && word(2) == "tage" {
        return Some((Item::Weeks(2), 3));
    }
    let dash = usize::from(is_sign(1, '-'));
    match (number(0)?, word(1 + dash)) {
        (14, "tagig" | "tagiger" | "tagige" | "taglich") => Some((Item::Weeks(2), 2 + dash)),
        (weeks @ 1..=52, "wochentlich" | "wochig") => {
            Some((Item::Weeks(u16::try_from(weeks).ok()?), 2 + dash))
        }
        _ => None,
    }
}

/// `1.`, `ersten`, `letzten`, if followed by a weekday or another such number.
fn nth(tokens: &[Token]) -> Option<(Item, usize)> {
    let first = tokens.first()?;
    let stem = first.word().trim_end_matches(['r', 'n', 's', 'm']).trim_end_matches('e');
    let named = match stem {
        "erst" => Some(1),
        "zweit" => Some(2),
        "dritt" => Some(3),
        "viert" => Some(4),
        "funft" => Some(5),
        "letzt" => Some(-1),
        "vorletzt" => Some(-2),
        _ => None,
    };
    if let Some(nth) = named {
        return Some((Item::Nth(nth), 1));
    }
    let number = i8::try_from(first.number()?).ok().filter(|number| (1..=5).contains(number))?;
    let dot = tokens.get(1).is_some_and(|token| token.is_sign('.'));
    let next = tokens.get(2)?;
    let more = matches!(next.word(), "und" | "u")
        || [',', '/', '+', '&'].iter().any(|sign| next.is_sign(*sign));
    let leads =
        matches!(word(next.word()), Some(Item::Day(_))) || more && nth(tokens.get(3..)?).is_some();
    (dot && leads).then_some((Item::Nth(number), 2))
}

/// `15.` of every month, if followed by that or by another such number.
fn month_day(tokens: &[Token]) -> Option<(Item, usize)> {
    let number = tokens.first()?.number().and_then(|number| i8::try_from(number).ok())?;
    let dot = tokens.get(1).is_some_and(|token| token.is_sign('.'));
    let behind = tokens.get(2..)?;
    let is_month = matches!(phrase(behind), Some((Item::Monthly, _)))
        || behind.first().is_some_and(|next| matches!(next.word(), "monatlich"));
    let more = matches!(behind.first()?.word(), "und" | "u")
        || [',', '/', '+', '&'].iter().any(|sign| behind[0].is_sign(*sign));
    let leads = is_month || more && month_day(behind.get(1..)?).is_some();
    (dot && leads && (1..=31).contains(&number)).then_some((Item::MonthDay(number), 2))
}

/// `14:30`, `14.30`, `14 Uhr`, `14 Uhr 30`, `14h`, or a bare hour.
fn time(tokens: &[Token]) -> Option<(Item, usize)> {
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let clock =
        |minute: u32| TimeOfDay::new(u8::try_from(number(0)?).ok()?, u8::try_from(minute).ok()?);
    if tokens.first()?.width() > 2 {
        return None;
    }
    let is_oclock = |at| matches!(word(at), "uhr" | "h");
    let sign = tokens.get(1);
    let two_digits = tokens.get(2).is_some_and(|minute| minute.width() == 2);
    let colon = sign.is_some_and(|sign| sign.is_sign(':') || sign.is_sign('.')) && two_digits;
    if colon && let Some(minute) = number(2) {
        // Spreadsheets include seconds.
        let seconds = tokens.get(3).is_some_and(|sign| sign.is_sign(':')) && number(4).is_some();
        let used = if seconds { 5 } else { 3 };
        return Some((Item::Time(clock(minute)?), used + usize::from(is_oclock(used))));
    }
    if is_oclock(1) {
        let minute = number(2).filter(|_| two_digits && !is_oclock(3) && word(1) == "uhr");
        return match minute.and_then(clock) {
            Some(time) => Some((Item::Time(time), 3)),
            None => Some((Item::Time(clock(0)?), 2)),
        };
    }
    Some((Item::Hour(clock(0)?), 1))
}

fn word(word: &str) -> Option<Item> {
    let day = match word {
        "mo" | "montag" | "montags" => Some(Weekday::Monday),
        "di" | "dienstag" | "dienstags" => Some(Weekday::Tuesday),
        "mi" | "mittwoch" | "mittwochs" => Some(Weekday::Wednesday),
        "do" | "donnerstag" | "donnerstags" => Some(Weekday::Thursday),
        "fr" | "freitag" | "freitags" => Some(Weekday::Friday),
        "sa" | "samstag" | "samstags" | "sonnabend" | "sonnabends" => Some(Weekday::Saturday),
        "so" | "sonntag" | "sonntags" => Some(Weekday::Sunday),
        _ => None,
    };
    if let Some(day) = day {
        return Some(Item::Day(day));
    }
    Some(match word {
        "taglich" => Item::Daily,
        "werktags" | "werktaglich" | "wochentags" => Item::Workdays,
        "monatlich" => Item::Monthly,
        "zweiwochentlich" | "vierzehntagig" | "vierzehntaglich" => Item::Weeks(2),
        "ab" | "seit" | "start" | "startet" | "beginn" | "beginnt" => Item::From,
        "bis" | "ende" => Item::To,
        "und" | "u" | "sowie" => Item::Separator,
        "am" | "an" | "der" | "den" | "dem" | "im" | "immer" | "jede" | "jeden" | "jeder"
        | "jedes" | "jeweils" | "um" | "uhr" | "h" | "von" | "vom" | "wochentlich" | "zwischen"
        | "zum" => Item::Filler,
        _ => return None,
    })
}

impl Item {
    /// The date; without a year, the next such day from `today` on.
    pub(super) fn date(&self, today: Date) -> Option<Date> {
        let Self::Date { day, month, year } = *self else { return None };
        let date = |year| Date::new(year, month, day);
        match year {
            Some(year) => date(year),
            None => (today.year()..today.year() + 9).filter_map(date).find(|date| *date >= today),
        }
    }
}
