//! HSDS schedules.

use super::Writer;
use crate::exchange::hsds::model;
use catalogue::{Code, Schedule};

impl Writer<'_> {
    /// Turns rules without exceptions into the schedules of the object at this path.
    pub fn schedules(&self, path: &str, rules: &[&Schedule]) -> Vec<model::Schedule> {
        let rules = rules.iter().enumerate();
        rules.map(|(at, rule)| self.schedule(&format!("{path}/schedules/{at}"), rule)).collect()
    }

    fn schedule(&self, path: &str, rule: &Schedule) -> model::Schedule {
        let byday = rule
            .byday
            .iter()
            .map(|by| by.nth.map(|nth| nth.to_string()).unwrap_or_default() + by.weekday.code());
        let bymonthday = rule.bymonthday.iter().map(ToString::to_string);
        let is_timed = rule.opens_at.is_some() || rule.closes_at.is_some();
        model::Schedule {
            id: self.ids.of(path),
            dtstart: rule.dtstart.map(|day| day.to_string()),
            // A number of hours cannot express summer time, so this is standard time.
            timezone: is_timed.then_some(1),
            until: rule.until.map(|day| day.to_string()),
            freq: rule.freq.code().to_owned(),
            interval: rule.interval,
            byday: list(byday),
            bymonthday: list(bymonthday),
            opens_at: rule.opens_at.map(|time| time.to_string()),
            closes_at: rule.closes_at.map(|time| time.to_string()),
            notes: rule.note.clone(),
        }
    }
}

/// A comma-separated list, as HSDS expects; `None` if empty.
fn list(values: impl Iterator<Item = String>) -> Option<String> {
    let list = values.collect::<Vec<_>>().join(",");
    (!list.is_empty()).then_some(list)
}
