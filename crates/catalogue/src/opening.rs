//! What is open at a given moment, and the next dates.

use crate::{
    Date, Frequency, Holidays, Occurrence, Offer, Schedule, TimeOfDay, budget, schedule::EVERY_DAY,
    sort::sort_values,
};

/// A moment on the wall clock in Europe/Berlin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time, to the minute.
    pub time: TimeOfDay,
}

/// How far ahead [`opening`] looks, in days.
const AHEAD: i32 = 14;

/// Whether hours are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Now.
    Open,
    /// Not now; when they open next, if that is certain and within two weeks.
    Closed(Option<Moment>),
}

/// Whether one of the schedules is open at this moment; `None` if that is unknown: because there
/// are no hours, because those that have begun have no end, or because it is a public holiday that
/// the schedules do not mention.
pub fn opening(hours: &[Schedule], now: Moment, holidays: Holidays) -> Option<Opening> {
    // Including yesterday's, because hours may extend past midnight.
    let (since, until) = (now.date.plus_days(-1), now.date.plus_days(AHEAD));
    let mut known = false;
    let mut doubtful = false;
    let mut next: Option<Moment> = None;
    for hours in hours.iter().filter(|hours| hours.tells_times()) {
        known = true;
        for occurrence in hours.occurrences(since, until, usize::MAX) {
            let is_certain = occurrence.is_certain(holidays);
            match occurrence.covers(now) {
                Some(true) if is_certain => return Some(Opening::Open),
                Some(true) | None => doubtful = true,
                Some(false) => {}
            }
            let opens = occurrence.opens_at.filter(|_| is_certain);
            let opens = opens.map(|time| Moment { date: occurrence.date, time });
            if let Some(opens) = opens.filter(|opens| *opens > now) {
                next = Some(next.map_or(opens, |next| next.min(opens)));
            }
        }
    }
    (known && !doubtful).then_some(Opening::Closed(next))
}

/// Hours that are the same every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyHours<'c> {
    /// On which days, one bit each, Monday's lowest.
    pub days: u8,
    /// When they begin.
    pub opens_at: TimeOfDay,
    /// When they end; before `opens_at` = on the next day.
    pub closes_at: Option<TimeOfDay>,
    /// The schedule's note.
    pub note: Option<&'c String>,
}

impl WeeklyHours<'_> {
    /// Around the clock, every day.
    pub fn is_always(&self) -> bool {
        let until = self.closes_at.map(|closes| (closes.hour(), closes.minute()));
        self.days == EVERY_DAY
            && self.opens_at == TimeOfDay::MIDNIGHT
            && matches!(until, Some((24, 0) | (23, 59)))
    }
}

/// The hours in a week, sorted by their first day and time, equal hours of several days together;
/// `None` if a schedule that has not ended has others, such as every second week.
pub fn weekly_hours(hours: &[Schedule], today: Date) -> Option<Vec<WeeklyHours<'_>>> {
    let mut week: Vec<WeeklyHours> = Vec::new();
    let has_not_ended = |rule: &&Schedule| rule.until.is_none_or(|until| until >= today);
    for rule in hours.iter().filter(has_not_ended) {
        let is_weekly = rule.freq == Frequency::Weekly
            && rule.interval <= 1
            && rule.count.is_none()
            && rule.dtstart.is_none_or(|start| start <= today)
            && !rule.byday.is_empty()
            && !rule.counts_within_months();
        let opens_at = rule.opens_at.filter(|_| is_weekly)?;
        let days = rule.weekdays();
        let (closes_at, note) = (rule.closes_at, rule.note.as_ref());
        let same = |each: &&mut WeeklyHours| {
            (each.opens_at, each.closes_at, each.note) == (opens_at, closes_at, note)
        };
        match week.iter_mut().find(same) {
            Some(same) => same.days |= days,
            None => week.push(WeeklyHours { days, opens_at, closes_at, note }),
        }
    }
    let first = |hours: &WeeklyHours| (hours.days.trailing_zeros(), hours.opens_at);
    sort_values(&mut week, |a, b| first(a).cmp(&first(b)));
    Some(week)
}

impl Schedule {
    fn tells_times(&self) -> bool {
        self.opens_at.is_some() || self.extra_dates.iter().any(|extra| extra.opens_at.is_some())
    }
}

impl Occurrence {
    /// Whether the catalogue says that it takes place: not if it is only the rule's day, and that
    /// is a public holiday.
    pub fn is_certain(&self, holidays: Holidays) -> bool {
        self.is_stated || !holidays.contains(self.date)
    }

    /// Whether it is in progress at this moment; `None` if unknown.
    fn covers(&self, now: Moment) -> Option<bool> {
        let today = self.date == now.date;
        let Some((opens, closes)) = self.opens_at.zip(self.closes_at) else {
            let may_have_begun = today && self.opens_at.is_none_or(|opens| opens <= now.time);
            return (!may_have_begun).then_some(false);
        };
        let overnight = closes < opens;
        Some(if today {
            opens <= now.time && (overnight || now.time < closes)
        } else {
            overnight && self.date.plus_days(1) == now.date && now.time < closes
        })
    }

    /// Whether it is over at this moment. An occurrence without times lasts all day; one without a
    /// closing time is missed once it has begun.
    fn is_over(&self, now: Moment) -> bool {
        let end = match (self.opens_at, self.closes_at) {
            (Some(opens), Some(closes)) if closes < opens => None,
            (opens, closes) => closes.or(opens),
        };
        self.date < now.date || (self.date == now.date && end.is_some_and(|end| end <= now.time))
    }
}

/// The next occurrences of schedules that are not over yet, soonest first; at most `limit`, at most
/// two years ahead.
pub fn next_occurrences(schedules: &[Schedule], now: Moment, limit: usize) -> Vec<Occurrence> {
    let horizon = now.date.plus_days(budget::HORIZON_DAYS);
    // One more than requested: today's may be over.
    let days = limit.saturating_add(1);
    let mut dates = Vec::new();
    for schedule in schedules {
        for occurrence in schedule.occurrences(now.date, horizon, days) {
            if !occurrence.is_over(now) {
                dates.push(occurrence);
            }
        }
    }
    sort_values(&mut dates, |a, b| (a.date, a.opens_at).cmp(&(b.date, b.opens_at)));
    dates.truncate(limit);
    dates
}

impl Offer {
    /// The offer's [`next_occurrences`].
    pub fn next_dates(&self, now: Moment, limit: usize) -> Vec<Occurrence> {
        next_occurrences(&self.schedules, now, limit)
    }

    /// The next day with a date, from `today` on; at most two years ahead.
    pub fn next_day(&self, today: Date) -> Option<Date> {
        let horizon = today.plus_days(budget::HORIZON_DAYS);
        let next = |schedule: &Schedule| schedule.days(today, horizon, 1).first().copied();
        self.schedules.iter().filter_map(next).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ags, ByDay, ExtraDate, Id};

    fn on(date: &str) -> Date {
        Date::parse(date).expect(date)
    }

    fn holidays() -> Holidays {
        Holidays::in_state(&Ags::new("06").expect("a key"))
    }

    fn is_open(hours: &[Schedule], now: Moment) -> Option<bool> {
        opening(hours, now, holidays()).map(|opening| opening == Opening::Open)
    }

    /// When closed hours open next.
    fn next_opening(hours: &[Schedule], now: Moment) -> Option<Moment> {
        match opening(hours, now, holidays()) {
            Some(Opening::Closed(next)) => next,
            _ => None,
        }
    }

    fn at(date: &str, time: &str) -> Moment {
        Moment { date: on(date), time: TimeOfDay::parse(time).expect(time) }
    }

    /// Hours on a day of the week; an empty time means no time.
    fn weekly(byday: &str, opens: &str, closes: &str) -> Schedule {
        Schedule {
            byday: vec![ByDay::parse(byday).expect(byday)],
            opens_at: TimeOfDay::parse(opens),
            closes_at: TimeOfDay::parse(closes),
            ..Schedule::new(Frequency::Weekly)
        }
    }

    // 2027-03-01 is a Monday.
    const MONDAY: &str = "2027-03-01";
    const TUESDAY: &str = "2027-03-02";
    const WEDNESDAY: &str = "2027-03-03";

    #[test]
    fn hours_open_at_their_first_minute_and_have_closed_at_their_last() {
        let hours = [weekly("MO", "09:00", "12:00"), weekly("TU", "14:00", "16:00")];
        for (day, time, open) in [
            (MONDAY, "08:59", false),
            (MONDAY, "09:00", true),
            (MONDAY, "11:59", true),
            (MONDAY, "12:00", false),
            (TUESDAY, "09:00", false),
            (TUESDAY, "15:00", true),
            (WEDNESDAY, "09:00", false),
        ] {
            assert_eq!(is_open(&hours, at(day, time)), Some(open), "{day} {time}");
        }
    }

    #[test]
    fn hours_may_go_on_past_midnight() {
        let hours = [weekly("MO", "20:00", "02:00")];
        for (day, time, open) in [
            (MONDAY, "01:00", false),
            (MONDAY, "23:59", true),
            (TUESDAY, "01:59", true),
            (TUESDAY, "02:00", false),
            (TUESDAY, "21:00", false),
        ] {
            assert_eq!(is_open(&hours, at(day, time)), Some(open), "{day} {time}");
        }
    }

    #[test]
    fn hours_that_end_as_they_begin_are_never_open() {
        let hours = weekly("MO", "12:00", "12:00");
        let offer = offer(vec![hours.clone()]);
        for time in ["11:59", "12:00", "12:01"] {
            assert_eq!(is_open(std::slice::from_ref(&hours), at(MONDAY, time)), Some(false));
            let first = next(&offer, at(MONDAY, time), 1);
            assert_eq!(first == ["2027-03-01 12:00"], time == "11:59", "{time}");
        }
    }

    #[test]
    fn a_day_ends_at_24_00() {
        let hours = [weekly("MO", "00:00", "24:00")];
        assert_eq!(is_open(&hours, at(MONDAY, "00:00")), Some(true));
        assert_eq!(is_open(&hours, at(MONDAY, "23:59")), Some(true));
        assert_eq!(is_open(&hours, at(TUESDAY, "00:00")), Some(false));
    }

    #[test]
    fn unknown_hours_are_neither_open_nor_closed() {
        let now = at(MONDAY, "10:00");
        assert_eq!(is_open(&[], now), None);
        assert_eq!(is_open(&[weekly("MO", "", "")], now), None);
        assert_eq!(is_open(&[weekly("MO", "", "12:00")], now), None);
        assert_eq!(is_open(&[weekly("MO", "", "12:00")], at(TUESDAY, "10:00")), None);
    }

    #[test]
    fn without_a_closing_time_it_is_closed_until_it_opens_and_unknown_from_then_on() {
        let hours = [weekly("MO", "09:00", "")];
        assert_eq!(is_open(&hours, at(MONDAY, "08:00")), Some(false));
        assert_eq!(is_open(&hours, at(MONDAY, "10:00")), None);
        assert_eq!(is_open(&hours, at(TUESDAY, "10:00")), Some(false));
        let both = [hours[0].clone(), weekly("MO", "09:30", "11:00")];
        assert_eq!(is_open(&both, at(MONDAY, "10:00")), Some(true));
    }

    #[test]
    fn an_extra_date_brings_its_own_hours() {
        let extra = ExtraDate {
            date: on(WEDNESDAY),
            location: None,
            opens_at: TimeOfDay::new(17, 0),
            closes_at: TimeOfDay::new(19, 0),
        };
        let hours = [Schedule { extra_dates: vec![extra], ..Schedule::new(Frequency::Once) }];
        assert_eq!(is_open(&hours, at(WEDNESDAY, "18:00")), Some(true));
        assert_eq!(is_open(&hours, at(WEDNESDAY, "19:00")), Some(false));
    }

    #[test]
    fn an_extra_date_has_the_hours_of_its_rule_until_it_names_its_own() {
        let hours = |opens: &str, closes: &str| {
            let extra = ExtraDate {
                date: on(WEDNESDAY),
                location: None,
                opens_at: TimeOfDay::parse(opens),
                closes_at: TimeOfDay::parse(closes),
            };
            let rule = Schedule { extra_dates: vec![extra], ..weekly("MO", "09:00", "12:00") };
            let dates = rule.occurrences(on(WEDNESDAY), on(WEDNESDAY).plus_days(1), 1);
            [dates[0].opens_at, dates[0].closes_at]
                .map(|time| time.map_or_else(String::new, |time| time.to_string()))
        };
        assert_eq!(hours("", ""), ["09:00", "12:00"]);
        assert_eq!(hours("10:00", "11:00"), ["10:00", "11:00"]);
        assert_eq!(hours("", "11:00"), ["09:00", "11:00"]);
        assert_eq!(hours("17:00", ""), ["17:00", ""], "no end is better than a wrong one");
    }

    const GOOD_FRIDAY: &str = "2027-03-26";

    #[test]
    fn a_public_holiday_that_the_hours_do_not_mention_is_unknown_while_they_would_be_open() {
        let hours = [weekly("FR", "09:00", "12:00"), weekly("TU", "09:00", "12:00")];
        assert_eq!(is_open(&hours, at(GOOD_FRIDAY, "10:00")), None);
        assert_eq!(is_open(&hours, at(GOOD_FRIDAY, "08:00")), Some(false));
        assert_eq!(is_open(&hours, at(GOOD_FRIDAY, "12:00")), Some(false));
        assert_eq!(is_open(&hours, at("2027-04-02", "10:00")), Some(true), "a week later");
    }

    #[test]
    fn a_holiday_is_as_the_hours_say_if_they_name_it_or_every_day() {
        let friday = weekly("FR", "09:00", "12:00");
        let noon = at(GOOD_FRIDAY, "10:00");
        let closed = Schedule { except_dates: vec![on(GOOD_FRIDAY)], ..friday.clone() };
        assert_eq!(is_open(&[closed], noon), Some(false));
        let extra =
            ExtraDate { date: on(GOOD_FRIDAY), location: None, opens_at: None, closes_at: None };
        let open = Schedule { extra_dates: vec![extra], ..friday };
        assert_eq!(is_open(&[open], noon), Some(true));
        let mut always = weekly("MO", "00:00", "24:00");
        always.byday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
            .map(|day| ByDay::parse(day).expect(day))
            .to_vec();
        assert_eq!(is_open(&[always], noon), Some(true));
    }

    #[test]
    fn closed_hours_open_next_on_a_day_that_is_certain() {
        let hours = [weekly("MO", "09:00", "12:00"), weekly("TH", "14:00", "16:00")];
        assert_eq!(next_opening(&hours, at(MONDAY, "08:00")), Some(at(MONDAY, "09:00")));
        assert_eq!(next_opening(&hours, at(MONDAY, "12:00")), Some(at("2027-03-04", "14:00")));
        // Easter Monday is in between.
        assert_eq!(
            next_opening(&hours, at("2027-03-25", "17:00")),
            Some(at("2027-04-01", "14:00"))
        );
        let one = [weekly("MO", "09:00", "12:00")];
        let later = Schedule { dtstart: Some(on("2027-06-07")), ..one[0].clone() };
        assert_eq!(next_opening(&[later], at(MONDAY, "08:00")), None, "too far away");
    }

    #[test]
    fn equal_hours_of_several_days_are_told_together() {
        let mut all = weekly("TU", "08:00", "12:00");
        all.byday.extend(ByDay::parse("MO"));
        let hours = [
            weekly("TH", "14:00", "18:00"),
            all,
            weekly("FR", "08:00", "12:00"),
            Schedule { until: Some(on("2027-02-01")), ..weekly("SA", "08:00", "12:00") },
        ];
        let week = weekly_hours(&hours, on(MONDAY)).expect("weekly");
        let told: Vec<_> = week.iter().map(|each| (each.days, each.opens_at.to_string())).collect();
        assert_eq!(told, [(0b1_0011, "08:00".to_owned()), (0b1000, "14:00".to_owned())]);
    }

    #[test]
    fn other_hours_are_not_told_as_weekly_ones() {
        let monday = || weekly("MO", "08:00", "12:00");
        let told = |rule| weekly_hours(&[rule], on(MONDAY)).is_some();
        assert!(told(monday()));
        assert!(!told(Schedule { interval: 2, dtstart: Some(on(MONDAY)), ..monday() }));
        assert!(!told(Schedule { dtstart: Some(on(TUESDAY)), ..monday() }));
        assert!(!told(Schedule { freq: Frequency::Monthly, ..monday() }));
        assert!(!told(Schedule { count: Some(3), dtstart: Some(on(MONDAY)), ..monday() }));
        assert!(!told(Schedule { opens_at: None, ..monday() }));
    }

    fn offer(schedules: Vec<Schedule>) -> Offer {
        let id = Id::new("elterncafe").expect("a slug");
        Offer { schedules, ..Offer::new(id, "Elterncafé".into()) }
    }

    /// The next dates, each as day, opening time and venue.
    fn next(offer: &Offer, now: Moment, limit: usize) -> Vec<String> {
        let text = |date: Occurrence| {
            let opens = date.opens_at.map(|opens| format!(" {opens}"));
            let venue = date.location.map(|venue| format!(" {venue}"));
            [date.date.to_string(), opens.unwrap_or_default(), venue.unwrap_or_default()].concat()
        };
        offer.next_dates(now, limit).into_iter().map(text).collect()
    }

    #[test]
    fn todays_date_is_next_until_it_is_over() {
        let offer = offer(vec![weekly("MO", "09:00", "12:00")]);
        assert_eq!(next(&offer, at(MONDAY, "11:59"), 2), ["2027-03-01 09:00", "2027-03-08 09:00"]);
        assert_eq!(next(&offer, at(MONDAY, "12:00"), 2), ["2027-03-08 09:00", "2027-03-15 09:00"]);
    }

    #[test]
    fn what_lacks_a_time_is_missed_as_late_as_it_can_be_told() {
        let noon = at(MONDAY, "12:00");
        let is_next = |opens, closes| {
            let next = offer(vec![weekly("MO", opens, closes)]).next_dates(noon, 1);
            next.first().map(|date| date.date) == Some(noon.date)
        };
        assert!(is_next("", ""));
        assert!(!is_next("11:00", ""));
        assert!(!is_next("", "12:00"));
        assert!(is_next("20:00", "02:00"));
    }

    #[test]
    fn the_next_dates_of_all_venues_come_in_one_line() {
        let venue = |schedule, id| Schedule { location: Id::new(id), ..schedule };
        let offer = offer(vec![
            venue(weekly("WE", "15:00", "17:00"), "muehlbach"),
            venue(weekly("MO", "15:00", "17:00"), "altstadt"),
            venue(weekly("MO", "09:00", "11:00"), "altstadt"),
        ]);
        assert_eq!(
            next(&offer, at(MONDAY, "10:00"), 4),
            [
                "2027-03-01 09:00 altstadt",
                "2027-03-01 15:00 altstadt",
                "2027-03-03 15:00 muehlbach",
                "2027-03-08 09:00 altstadt",
            ]
        );
        assert_eq!(next(&offer, at(MONDAY, "10:00"), 0), [""; 0]);
        assert_eq!(offer.next_day(on(TUESDAY)), Some(on(WEDNESDAY)));
    }

    #[test]
    fn dates_that_are_all_past_leave_none() {
        let ended = Schedule { until: Some(on(MONDAY)), ..weekly("MO", "09:00", "12:00") };
        let offer = offer(vec![ended]);
        assert_eq!(offer.next_dates(at(TUESDAY, "08:00"), 3), []);
        assert_eq!(offer.next_day(on(TUESDAY)), None);
        assert_eq!(offer.next_day(on(MONDAY)), Some(on(MONDAY)));
    }
}
