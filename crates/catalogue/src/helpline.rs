//! The national helplines that are always at hand, even when no catalogue is.

/// A helpline for the whole of Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// Names its texts in the interface and its offer in the nation-wide catalogue.
    pub id: &'static str,
    /// What to dial.
    pub number: &'static str,
}

/// For everybody, in the order in which people are shown them. Each is free of charge.
///
/// Never among them: the *Medizinische Kinderschutzhotline*, which is for professionals.
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

/// For people who work with families, free of charge: shown in team mode only, and marked
/// there. Never to parents, who would lose time with it when they need help.
pub const PROFESSIONAL_HELPLINES: &[Helpline] =
    &[Helpline { id: "medizinische-kinderschutzhotline", number: "+498001921000" }];
