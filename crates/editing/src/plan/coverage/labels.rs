//! German labels for life phases, topics and situations.

use super::End;
use crate::import::topic::label;
use crate::wording::phrase::short_date;
use catalogue::{Code, Date, LifePhase, Situation, Topic};

/// A date in German notation: `3.12.2026`.
pub fn day_label(day: Date) -> String {
    short_date(day)
}

/// How an offer ends, as a sentence.
pub fn end_label(end: End) -> String {
    match end {
        End::Over(last) => format!("Der letzte Termin war am {}.", short_date(last)),
        End::Paused => "Macht Pause.".to_owned(),
        End::Soon(last) => format!("Der letzte Termin ist am {}.", short_date(last)),
    }
}

/// A life phase in the widget's words.
pub fn phase_label(phase: LifePhase) -> &'static str {
    label("phase", phase.code())
}

/// A topic in the widget's words.
pub fn topic_label(topic: Topic) -> &'static str {
    label("topic", topic.code())
}

/// A situation in the catalogue's own words, or in the widget's.
pub fn situation_label(situation: &Situation) -> String {
    let own = situation.label.clone();
    let label = own.unwrap_or_else(|| label("situation", situation.id.as_str()).to_owned());
    if label.is_empty() { situation.id.to_string() } else { label }
}

/// The wording after "Familien".
pub fn with_phase(phase: LifePhase) -> &'static str {
    match phase {
        LifePhase::Pregnancy => "in der Schwangerschaft",
        LifePhase::Baby => "mit Baby",
        LifePhase::Toddler => "mit Kind von 1 bis 2 Jahren",
        LifePhase::Kindergarten => "mit Kita-Kind",
        LifePhase::SchoolEntry => "mit Vorschulkind",
        LifePhase::PrimarySchool => "mit Grundschulkind",
        LifePhase::SecondarySchool => "mit Kind ab Klasse 5",
        LifePhase::Youth => "mit Jugendlichen",
        LifePhase::SchoolToWork => "beim Wechsel von der Schule in den Beruf",
    }
}

/// `1 Angebot`, `3 Angebote`, `kein Angebot`.
pub fn number_of(count: usize, none: &str, one: &str, many: &str) -> String {
    match count {
        0 => format!("{none} {one}"),
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}
