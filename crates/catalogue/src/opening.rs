//! What is open at a given moment, and the next dates.

use crate::{Date, Occurrence, Offer, Schedule, TimeOfDay, budget, sort::sort_values};

/// A moment on the wall clock in Europe/Berlin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time, to the minute.
    pub time: TimeOfDay,
}

/// Whether one of the schedules is open at this moment; `None` if that is unknown, because there
/// are no hours, or because those that have begun have no end.
pub fn is_open(hours: &[Schedule], now: Moment) -> Option<bool> {
    // Including yesterday's, because hours may extend past midnight.
    let (since, until) = (now.date.plus_days(-1), now.date.plus_days(1));
    let mut known = false;
    let mut doubtful = false;
    for hours in hours.iter().filter(|hours| hours.tells_times()) {
        known = true;
        for occurrence in hours.occurrences(since, until, 2) {
            match occurrence.covers(now) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => doubtful = true,
            }
        }
    }
    (known && !doubtful).then_some(false)
}

impl Schedule {
    fn tells_times(&self) -> bool {
        self.opens_at.is_some() || self.extra_dates.iter().any(|extra| extra.opens_at.is_some())
    }
}

impl Occurrence {
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

impl Offer {
    /// The next dates that are not over yet, soonest first; at most `limit`, at most two years
    /// ahead.
    pub fn next_dates(&self, now: Moment, limit: usize) -> Vec<Occurrence> {
        let horizon = now.date.plus_days(budget::HORIZON_DAYS);
        // One more than requested: today's may be over.
        let days = limit.saturating_add(1);
        let mut dates = Vec::new();
        for schedule in &self.schedules {
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
    use crate::{ByDay, ExtraDate, Frequency, Id};

    fn on(date: &str) -> Date {
        Date::parse(date).expect(date)
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
