//! The national helplines that are always available, even without a catalogue.

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

/// For people who work with families, free of charge: shown only in team mode, and labelled there.
/// Never shown to parents, who would lose time with it in an emergency.
pub const PROFESSIONAL_HELPLINES: &[Helpline] =
    &[Helpline { id: "medizinische-kinderschutzhotline", number: "+498001921000" }];
