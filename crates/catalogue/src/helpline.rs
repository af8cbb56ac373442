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
    /// The number to read, as [`PhoneNumber::to_display`](crate::PhoneNumber::to_display) writes it: here,
    /// because the first screen does without that.
    pub display: &'static str,
}

const fn line(id: &'static str, number: &'static str, display: &'static str) -> Helpline {
    Helpline { id, number, display }
}

/// For everybody, in display order. Each is free of charge.
///
/// Must never include the *Medizinische Kinderschutzhotline*, which is for professionals.
pub const HELPLINES: &[Helpline] = &[
    line("notruf-112", "112", "112"),
    line("polizei-110", "110", "110"),
    line("bereitschaftsdienst-116117", "116117", "116 117"),
    line("elterntelefon", "+498001110550", "0800 111 0550"),
    line("kinder-und-jugendtelefon", "116111", "116 111"),
    line("hilfetelefon-gewalt-gegen-frauen", "116016", "116 016"),
    line("hilfetelefon-schwangere-in-not", "+498004040020", "0800 404 0020"),
    line("hilfe-telefon-sexueller-missbrauch", "+498002255530", "0800 225 5530"),
    line("telefonseelsorge", "+498001110111", "0800 111 0111"),
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
    &[line("medizinische-kinderschutzhotline", "+498001921000", "0800 192 1000")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_written_as_all_others_are() {
        for line in HELPLINES.iter().chain(PROFESSIONAL_HELPLINES) {
            let number = crate::PhoneNumber::new(line.number).expect("a number");
            assert_eq!(number.to_display(), line.display);
        }
    }

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
