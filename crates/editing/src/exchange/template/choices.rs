//! The choices of the drop-downs.

use crate::import::{Column, SheetKind, code_word, language, topic};
use catalogue::{
    Audience, AvailabilityStatus, Code, Format, LifePhase, Registration, Situation, Status, Topic,
};

/// The source of a drop-down's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choices {
    /// A fixed list.
    Words(List),
    /// The names in another sheet.
    NamesIn(SheetKind),
}

/// A fixed list, as a column of the sheet `Listen`: in the order of [`LISTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    YesNo,
    Status,
    LifePhases,
    Audience,
    Topics,
    Situations,
    Languages,
    Registration,
    Formats,
    Availability,
}

/// All lists.
pub(super) const LISTS: [List; 10] = [
    List::YesNo,
    List::Status,
    List::LifePhases,
    List::Audience,
    List::Topics,
    List::Situations,
    List::Languages,
    List::Registration,
    List::Formats,
    List::Availability,
];

impl List {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::YesNo => "ja oder nein",
            Self::Status => Column::Status.title(),
            Self::LifePhases => Column::LifePhases.title(),
            Self::Audience => Column::Audience.title(),
            Self::Topics => Column::Topics.title(),
            Self::Situations => Column::Situations.title(),
            Self::Languages => Column::Languages.title(),
            Self::Registration => Column::Registration.title(),
            Self::Formats => Column::Formats.title(),
            Self::Availability => Column::Availability.title(),
        }
    }

    pub(super) fn words(self) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::YesNo => owned(&["ja", "nein"]),
            Self::Status => names::<Status>(),
            Self::LifePhases => LifePhase::ALL
                .iter()
                .map(|phase| topic::life_phase_label(*phase).to_owned())
                .collect(),
            Self::Audience => names::<Audience>(),
            Self::Topics => {
                Topic::ALL.iter().map(|each| topic::topic_label(*each).to_owned()).collect()
            }
            Self::Situations => Situation::defaults()
                .iter()
                .map(|each| topic::situation_label(each).to_owned())
                .collect(),
            Self::Languages => owned(&language::names()),
            Self::Registration => names::<Registration>(),
            Self::Formats => names::<Format>(),
            Self::Availability => names::<AvailabilityStatus>(),
        }
    }
}

fn names<T: code_word::CodeWord>() -> Vec<String> {
    T::ALL.iter().map(|code| code_word::name(*code).to_owned()).collect()
}

/// The drop-down of a column; `None` if any text is allowed.
pub(super) fn of(column: Column) -> Option<Choices> {
    Some(match column {
        Column::HideAddress
        | Column::StepFree
        | Column::Toilet
        | Column::Pregnancy
        | Column::Anonymous
        | Column::Sensitive
        | Column::Universal => Choices::Words(List::YesNo),
        Column::Status => Choices::Words(List::Status),
        Column::LifePhases => Choices::Words(List::LifePhases),
        Column::Audience => Choices::Words(List::Audience),
        Column::Topics => Choices::Words(List::Topics),
        Column::Situations => Choices::Words(List::Situations),
        Column::Languages | Column::Language => Choices::Words(List::Languages),
        Column::Registration => Choices::Words(List::Registration),
        Column::Formats => Choices::Words(List::Formats),
        Column::Availability => Choices::Words(List::Availability),
        Column::Organization => Choices::NamesIn(SheetKind::Organizations),
        Column::Venue => Choices::NamesIn(SheetKind::Locations),
        Column::Municipality | Column::ServiceArea | Column::PartOf => {
            Choices::NamesIn(SheetKind::Places)
        }
        Column::Offer => Choices::NamesIn(SheetKind::Offers),
        _ => return None,
    })
}
