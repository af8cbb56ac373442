//! Measurements next to their budgets.

use xtask::sizes::grouped;

use crate::format::{milliseconds, whole};

/// `12.3 of 50, met`; without a budget, only the time.
pub fn beside(time: f64, budget: Option<f64>) -> String {
    let Some(budget) = budget else {
        return milliseconds(time);
    };
    let kept = word(time <= budget);
    format!("{} of {}, {kept}", milliseconds(time), grouped(whole(budget)))
}

/// Whether a budget is met; bold if it is not.
pub fn word(kept: bool) -> &'static str {
    if kept { "met" } else { "**not met**" }
}

/// The growth factor of a time for ten times as many offers.
pub fn growth(before: f64, after: f64) -> String {
    format!("× {:.1}", after / before)
}

#[cfg(test)]
mod tests {
    use super::{beside, growth};

    #[test]
    fn a_time_at_its_budget_keeps_it() {
        assert_eq!(beside(50.0, Some(50.0)), "50.0 of 50, met");
        assert_eq!(beside(1_300.0, Some(1_200.0)), "1,300 of 1,200, **not met**");
        assert_eq!(beside(3.0, None), "3.00");
    }

    #[test]
    fn growth_is_how_many_times_longer() {
        assert_eq!(growth(2.0, 19.0), "× 9.5");
    }
}
