use crate::fixed::today;
use catalogue::read;

/// How far, and to how many days, a schedule is expanded.
const YEARS: i32 = 3;
const LIMIT: usize = 40;

/// Any text as the `schedules` of an offer: its days are sorted, within the range and never
/// excepted, and expanding a part of the range gives the same days as the whole.
pub fn schedule(bytes: &[u8]) {
    let schedules = String::from_utf8_lossy(bytes);
    let catalogue = format!(
        r#"{{"schema_version": "1.0", "offers": [{{"id": "a", "name": "A", "schedules": [{schedules}]}}]}}"#
    );
    let Ok(reading) = read(catalogue.as_bytes()) else {
        return;
    };
    let (from, middle, to) = (today(), today().plus_days(200), today().plus_days(365 * YEARS));
    for schedule in reading.catalogue.offers.iter().flat_map(|offer| &offer.schedules) {
        let days = schedule.days(from, to, LIMIT);
        assert!(days.len() <= LIMIT);
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{schedule:?}: {days:?}");
        assert!(days.iter().all(|day| (from..to).contains(day)), "{schedule:?}: {days:?}");
        let is_extra = |day| schedule.extra_dates.iter().any(|extra| extra.date == day);
        for day in &days {
            assert!(!schedule.except_dates.contains(day) || is_extra(*day), "{schedule:?}");
        }
        let first = schedule.days(from, middle, LIMIT);
        let of_whole: Vec<_> = days.iter().copied().filter(|day| *day < middle).collect();
        assert_eq!(first, of_whole, "{schedule:?}");
    }
}
