//! An offer whose dates are all over.

use super::{Code, context::Context};
use catalogue::{Date, Severity, Status};

/// How far a date is looked for, in days: ten years. A rule that names a day only once in a longer
/// time is none that a family waits for.
const FAR: i32 = 3653;

pub fn check(context: &mut Context) {
    let today = context.today;
    let (past, future) = ((today.plus_days(-FAR), today), (today, today.plus_days(FAR)));
    for (offer, entry) in context.offers() {
        let has_days = |(from, to): (Date, Date)| {
            offer.schedules.iter().any(|schedule| !schedule.days(from, to, 1).is_empty())
        };
        // A rule that never names a day is broken, which the reader has said.
        if offer.status == Status::Active && !has_days(future) && has_days(past) {
            let what = "Alle Termine sind vorbei.";
            let help = "Tragen Sie bei „schedules“ die neuen Termine ein. Macht das Angebot Pause, \
                        schreiben Sie „paused“ bei „status“, gibt es das Angebot nicht mehr, „ended“.";
            context.about(entry, &["schedules"], Severity::Warning, Code::DatesPast, what, help);
        }
    }
}
