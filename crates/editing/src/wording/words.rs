//! The German words of the interface as constants: `offer-when` is [`OFFER_WHEN`], and a text with
//! plural forms has one constant per form, such as [`AGE_YEARS_ONE`].

#![expect(dead_code, reason = "most of them are used only by the widget")]

use catalogue::{AvailabilityStatus, Format, HELPLINES, LifePhase, Registration, Topic};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Fills the placeholders of a text: `fill(AGES_FROM, &[("from", "3 Jahren")])`.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut filled = String::with_capacity(text.len());
    // In a single pass, so that nothing within a value is taken for a placeholder.
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        filled.extend(values.iter().find(|(each, _)| *each == name).map(|(_, value)| *value));
        rest = after;
    }
    filled + rest
}

/// The names of [`HELPLINES`], in the same order.
pub const HELPLINE_NAMES: [&str; HELPLINES.len()] = [
    HELPLINE_NOTRUF_112,
    HELPLINE_POLIZEI_110,
    HELPLINE_BEREITSCHAFTSDIENST_116117,
    HELPLINE_ELTERNTELEFON,
    HELPLINE_KINDER_UND_JUGENDTELEFON,
    HELPLINE_HILFETELEFON_GEWALT_GEGEN_FRAUEN,
    HELPLINE_HILFETELEFON_SCHWANGERE_IN_NOT,
    HELPLINE_HILFE_TELEFON_SEXUELLER_MISSBRAUCH,
    HELPLINE_TELEFONSEELSORGE,
];

/// A topic.
pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Money => TOPIC_GELD,
        Topic::Birth => TOPIC_SCHWANGER_GEBURT,
        Topic::Health => TOPIC_GESUNDHEIT,
        Topic::Parenting => TOPIC_ERZIEHUNG,
        Topic::Childcare => TOPIC_BETREUUNG,
        Topic::Development => TOPIC_ENTWICKLUNG,
        Topic::School => TOPIC_SCHULE,
        Topic::Work => TOPIC_ARBEIT,
        Topic::Leisure => TOPIC_FREIZEIT,
        Topic::Arriving => TOPIC_ANKOMMEN,
        Topic::Separation => TOPIC_TRENNUNG,
        Topic::Strain => TOPIC_BELASTUNG,
        Topic::Disability => TOPIC_BEHINDERUNG,
        Topic::Housing => TOPIC_WOHNEN,
        Topic::Safety => TOPIC_SICHERHEIT,
    }
}

/// A short label of a life phase.
pub fn phase(phase: LifePhase) -> &'static str {
    match phase {
        LifePhase::Pregnancy => PHASE_SCHWANGERSCHAFT,
        LifePhase::Baby => PHASE_BABY,
        LifePhase::Toddler => PHASE_KLEINKIND,
        LifePhase::Kindergarten => PHASE_KITA,
        LifePhase::SchoolEntry => PHASE_SCHULSTART,
        LifePhase::PrimarySchool => PHASE_GRUNDSCHULE,
        LifePhase::SecondarySchool => PHASE_AB_KLASSE_5,
        LifePhase::Youth => PHASE_JUGEND,
        LifePhase::SchoolToWork => PHASE_SCHULE_BERUF,
    }
}

/// How to take part.
pub fn registration(registration: Registration) -> &'static str {
    match registration {
        Registration::None => REGISTRATION_NONE,
        Registration::Phone => REGISTRATION_PHONE,
        Registration::Online => REGISTRATION_ONLINE,
        Registration::Email => REGISTRATION_EMAIL,
        Registration::Referral => REGISTRATION_REFERRAL,
    }
}

/// A form of help.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::OnSite => FORMAT_ONSITE,
        Format::HomeVisit => FORMAT_HOME_VISIT,
        Format::Outreach => FORMAT_OUTREACH,
        Format::Phone => FORMAT_PHONE,
        Format::Online => FORMAT_ONLINE,
        Format::Group => FORMAT_GROUP,
    }
}

/// The availability.
pub fn availability(status: AvailabilityStatus) -> &'static str {
    match status {
        AvailabilityStatus::Open => AVAILABILITY_OPEN,
        AvailabilityStatus::Few => AVAILABILITY_FEW,
        AvailabilityStatus::Waitlist => AVAILABILITY_WAITLIST,
        AvailabilityStatus::Full => AVAILABILITY_FULL,
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(fill("{a} und {b}", &[("a", "{b}"), ("b", "c")]), "{b} und c");
    }
}
