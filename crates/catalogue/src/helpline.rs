//! The national helplines that are always available, even without a catalogue.
//!
//! When they answer and in which languages is in the nation-wide catalogue, `public/bund.json`;
//! where that is from: docs/sources.md.

use crate::{Opening, phone_number::is_emergency};

/// A helpline for the whole of Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// Identifies its texts in the interface and its offer in the nation-wide catalogue.
    pub id: &'static str,
    /// The number to dial.
    pub number: &'static str,
}

/// For everybody, in display order. Each is free of charge.
///
/// Must never include the *Medizinische Kinderschutzhotline*, which is for professionals.
pub const HELPLINES: &[Helpline] = &[
    Helpline { id: "notruf-112", number: "112" },
    Helpline { id: "polizei-110", number: "110" },
    Helpline { id: "bereitschaftsdienst-116117", number: "116117" },
    Helpline { id: "elterntelefon", number: "+498001110550" },
    Helpline { id: "kinder-und-jugendtelefon", number: "116111" },
    Helpline { id: "hilfetelefon-gewalt-gegen-frauen", number: "116016" },
    Helpline { id: "hilfetelefon-schwangere-in-not", number: "+498004040020" },
    Helpline { id: "hilfe-telefon-sexueller-missbrauch", number: "+498002255530" },
    Helpline { id: "telefonseelsorge", number: "+498001110111" },
];

/// The order in which to show [`HELPLINES`], given whether each is open: emergency numbers, then
/// whoever answers now, then those of which that is unknown, then the closed ones. Within these
/// groups the order stays. There may be more openings, of further lines that follow these.
pub fn answering_first(openings: &[Option<Opening>]) -> Vec<usize> {
    let rank = |at: usize| match openings[at] {
        _ if HELPLINES.get(at).is_some_and(|line| is_emergency(line.number)) => 0,
        Some(Opening::Open) => 1,
        None => 2,
        Some(Opening::Closed(_)) => 3,
    };
    (0..4).flat_map(|group| (0..openings.len()).filter(move |at| rank(*at) == group)).collect()
}

/// For people who work with families, free of charge: shown only in team mode, and labelled there.
/// Never shown to parents, who would lose time with it in an emergency.
pub const PROFESSIONAL_HELPLINES: &[Helpline] =
    &[Helpline { id: "medizinische-kinderschutzhotline", number: "+498001921000" }];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_answers_now_comes_first_but_for_emergencies() {
        let closed = Some(Opening::Closed(None));
        let open = Some(Opening::Open);
        // 112, 110, 116 117, parents, children, …
        let openings =
            [None, closed, closed, None, closed, open, None, open, open, open, None, closed];
        assert_eq!(answering_first(&openings), [0, 1, 5, 7, 8, 9, 3, 6, 10, 2, 4, 11]);
        assert_eq!(answering_first(&[]), [0; 0]);
        let all = [None; HELPLINES.len()];
        assert_eq!(
            answering_first(&all),
            (0..HELPLINES.len()).collect::<Vec<_>>(),
            "nothing is known"
        );
    }
}
