//! Offers whose dates are all in the past.

use super::{Code, context::Context};
use catalogue::{Date, Severity, Status};

/// How far ahead to look for a date, in days: ten years. No family waits for a rule that yields a
/// date less often than that.
const FAR: i32 = 3653;

pub fn check(context: &mut Context) {
    let today = context.today;
    let (past, future) = ((today.plus_days(-FAR), today), (today, today.plus_days(FAR)));
    for (offer, entry) in context.offers() {
        let has_days = |(from, to): (Date, Date)| {
            offer.schedules.iter().any(|schedule| !schedule.days(from, to, 1).is_empty())
        };
        // A rule that never yields a date is broken, and the reader has reported it already.
        if offer.status == Status::Active && !has_days(future) && has_days(past) {
            let what = "Alle Termine sind vorbei.";
            let help = "Tragen Sie bei „schedules“ die neuen Termine ein. Macht das Angebot Pause, \
                        schreiben Sie „paused“ bei „status“, gibt es das Angebot nicht mehr, „ended“.";
            context.about(entry, &["schedules"], Severity::Warning, Code::DatesPast, what, help);
        }
    }
}
