//! What is wrong with a catalogue, where, and how to fix it.
//!
//! The sentences are German: they are for the editors of a catalogue. The widget does not use them,
//! so they cost it no bytes.

use crate::{Id, budget};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Works, but should be better.
    Hint,
    /// A value was dropped; the rest works.
    Warning,
    /// An offer, place, organization, location or situation was left out, or somebody may come to
    /// harm.
    Error,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Problem,
    /// Where: a JSON pointer (RFC 6901).
    pub pointer: String,
    /// In which offer.
    pub offer: Option<Id>,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// An object.
    Object,
    /// An array.
    List,
}

/// What a catalogue can have too much of; the limits are in [`crate::budget`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// Entries in a list of the catalogue, with the number that is read.
    Entries(usize),
    /// Bytes in an entry.
    EntryBytes,
    /// Bytes outside the lists of entries.
    HeadBytes,
    /// Values in an entry.
    Values,
    /// Rules in an entry.
    Rules,
    /// Extra days of a rule, and days excluded from it.
    Dates,
    /// Days of the week and of the month in a rule.
    RuleDays,
    /// How deeply a place is nested in others.
    PlaceDepth,
    /// Diagnostics of a catalogue.
    Findings,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A required key is missing, and the entry is useless without it.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// Another kind of value was expected.
    WrongType {
        /// What was expected.
        expected: ValueKind,
    },
    /// Not a slug.
    BadId(String),
    /// The id is used twice; the second entry is left out.
    DuplicateId(String),
    /// Nothing has this id.
    UnknownReference {
        /// Where it was looked up: the key of the list.
        list: &'static str,
        /// The id.
        id: String,
    },
    /// Not in the closed list of codes.
    UnknownCode {
        /// What was found.
        found: String,
        /// What is possible.
        allowed: Vec<&'static str>,
    },
    /// Not an address that may be opened.
    BadUrl(String),
    /// Not an e-mail address.
    BadEmail(String),
    /// Not a number that a phone can dial.
    BadPhone(String),
    /// Dialable only within Germany.
    LocalPhone(String),
    /// Not a date.
    BadDate(String),
    /// Not a time of day.
    BadTime(String),
    /// Not a municipality key.
    BadAgs(String),
    /// Not a German postal code.
    BadPostalCode(String),
    /// Not a language tag (BCP 47).
    BadLanguage(String),
    /// Not a colour, `#rrggbb`.
    BadColor(String),
    /// Not a page that the quick exit may lead to.
    BadExit(String),
    /// Not a day of the year, `MM-DD`.
    BadCutoff(String),
    /// Not a list of font names.
    BadFonts(String),
    /// Not the address of a picture.
    BadPicture(String),
    /// Not a whole number or coordinate in the range.
    OutOfRange {
        /// The smallest number allowed.
        min: i32,
        /// The largest number allowed.
        max: i32,
    },
    /// `from_months` is not below `to_months`.
    EmptyAgeRange,
    /// Not a weekday, nor an nth one.
    BadByDay(String),
    /// A weekly rule names days by their position in a month.
    OnlyMonthly,
    /// The rule cannot be expanded without `dtstart`.
    ScheduleLacksStart,
    /// `until` lies before `dtstart`.
    ScheduleEndsBeforeStart,
    /// Longer than the available room.
    TooLong {
        /// The limit in characters.
        limit: usize,
        /// The actual number of characters.
        found: usize,
    },
    /// Part of itself, directly or indirectly.
    CircularPlace(String),
    /// More than is read: the excess is left out.
    OverBudget(Budget),
    /// No month has the days that the rule names.
    NeverTakesPlace,
}

impl Problem {
    /// How bad it is when nothing is left out because of it.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::DuplicateId(_) | Self::BadExit(_) => Severity::Error,
            Self::LocalPhone(_) | Self::TooLong { .. } => Severity::Hint,
            _ => Severity::Warning,
        }
    }
}

impl Diagnostic {
    /// What is wrong, as a German sentence.
    pub fn what(&self) -> String {
        match &self.problem {
            Problem::Missing { key } => format!("Das Feld „{key}“ fehlt."),
            Problem::WrongType { expected } => match expected {
                ValueKind::Text => "Hier muss ein Text in Anführungszeichen stehen.".into(),
                ValueKind::Flag => "Hier kann nur true oder false stehen.".into(),
                ValueKind::Object => "Hier muss ein Objekt in geschweiften Klammern stehen.".into(),
                ValueKind::List => "Hier muss eine Liste in eckigen Klammern stehen.".into(),
            },
            Problem::BadId(id) => format!("„{id}“ ist keine gültige Kennung."),
            Problem::DuplicateId(id) => format!("Die Kennung „{id}“ gibt es schon."),
            Problem::UnknownReference { list, id } => {
                format!("„{id}“ steht nicht in der Liste „{list}“.")
            }
            Problem::UnknownCode { found, .. } => format!("„{found}“ ist hier nicht bekannt."),
            Problem::BadUrl(url) => format!("„{url}“ ist keine Web-Adresse."),
            Problem::BadEmail(email) => format!("„{email}“ ist keine E-Mail-Adresse."),
            Problem::BadPhone(number) => format!("„{number}“ ist keine Telefonnummer."),
            Problem::LocalPhone(number) => {
                format!("Die Telefonnummer „{number}“ hat keine Landesvorwahl.")
            }
            Problem::BadDate(date) => format!("„{date}“ ist kein Datum."),
            Problem::BadTime(time) => format!("„{time}“ ist keine Uhrzeit."),
            Problem::BadAgs(ags) => format!("„{ags}“ ist kein Gemeindeschlüssel."),
            Problem::BadPostalCode(code) => format!("„{code}“ ist keine Postleitzahl."),
            Problem::BadLanguage(tag) => format!("„{tag}“ ist kein Sprach-Kürzel."),
            Problem::BadColor(color) => format!("„{color}“ ist keine Farbe."),
            Problem::BadExit(url) => {
                format!("Der Notausstieg kann nicht zu „{url}“ führen.")
            }
            Problem::BadCutoff(day) => format!("„{day}“ ist kein Stichtag."),
            Problem::BadFonts(fonts) => format!("„{fonts}“ sind keine Namen von Schriften."),
            Problem::BadPicture(url) => format!("„{url}“ ist keine Adresse eines Bildes."),
            Problem::OutOfRange { min, max } => {
                format!("Die Zahl muss zwischen {min} und {max} liegen.")
            }
            Problem::EmptyAgeRange => "Das Alter „von“ liegt nicht unter dem Alter „bis“.".into(),
            Problem::BadByDay(day) => format!("„{day}“ ist kein Wochentag."),
            Problem::OnlyMonthly => {
                "Ein bestimmter Tag im Monat passt nicht zu einem wöchentlichen Termin.".into()
            }
            Problem::ScheduleLacksStart => "Der Termin-Regel fehlt der erste Tag.".into(),
            Problem::ScheduleEndsBeforeStart => "Die Termine enden, bevor sie beginnen.".into(),
            Problem::TooLong { limit, found } => {
                format!("Der Text hat {found} Zeichen, Platz ist für {limit}.")
            }
            Problem::CircularPlace(id) => format!("Der Ort „{id}“ ist ein Teil von sich selbst."),
            Problem::OverBudget(exceeded) => exceeded.what(),
            Problem::NeverTakesPlace => "Die Termin-Regel trifft nie einen Tag.".into(),
        }
    }

    /// How to fix it, as a German sentence.
    pub fn help(&self) -> String {
        match &self.problem {
            Problem::Missing { key } => format!("Tragen Sie „{key}“ ein."),
            Problem::WrongType { expected } => match expected {
                ValueKind::Text => "Schreiben Sie einen einzigen Text: \"Text\".".into(),
                ValueKind::Flag => "Schreiben Sie true für ja, false für nein, ohne Anführungszeichen.".into(),
                ValueKind::Object => "Schreiben Sie die Angaben mit ihren Namen: { \"name\": \"Text\" }.".into(),
                ValueKind::List => "Schreiben Sie auch einen einzelnen Wert in Klammern: [ \"Text\" ].".into(),
            },
            Problem::BadId(_) => {
                "Erlaubt sind kleine Buchstaben von a bis z, Ziffern und Bindestriche, in Anführungszeichen.".into()
            }
            Problem::DuplicateId(_) => "Geben Sie jedem Eintrag eine eigene Kennung.".into(),
            Problem::UnknownReference { list, .. } => {
                format!("Prüfen Sie die Schreibweise, oder ergänzen Sie den Eintrag in „{list}“.")
            }
            Problem::UnknownCode { allowed, .. } => format!("Möglich sind: {}.", allowed.join(", ")),
            Problem::BadUrl(_) => {
                "Schreiben Sie die ganze Adresse, zum Beispiel https://www.kreis.example/angebot.".into()
            }
            Problem::BadEmail(_) => {
                "Schreiben Sie die Adresse so: beratung@kreis.example.".into()
            }
            Problem::BadPhone(_) | Problem::LocalPhone(_) => {
                "Schreiben Sie die Nummer mit Landesvorwahl: +493023125120.".into()
            }
            Problem::BadDate(_) => {
                "Schreiben Sie Jahr, Monat und Tag so: 2027-03-31.".into()
            }
            Problem::BadTime(_) => "Schreiben Sie Stunde und Minute so: 09:30.".into(),
            Problem::BadAgs(_) => {
                "Schreiben Sie nur Ziffern, in Anführungszeichen und mit der führenden Null: \"06636\".".into()
            }
            Problem::BadPostalCode(_) => {
                "Schreiben Sie fünf Ziffern in Anführungszeichen, mit der führenden Null: \"07743\".".into()
            }
            Problem::BadLanguage(_) => {
                "Schreiben Sie das Kürzel der Sprache, zum Beispiel de, ar, tr oder uk.".into()
            }
            Problem::BadColor(_) => "Schreiben Sie die Farbe so: #005a9c.".into(),
            Problem::BadExit(_) => {
                "Nehmen Sie eine fremde Seite, bei der sich niemand etwas denkt, mit ganzer Adresse: https://www.dwd.de/.".into()
            }
            Problem::BadCutoff(_) => {
                "Schreiben Sie Monat und Tag, bis zu dem ein Kind sechs Jahre alt sein muss: 06-30.".into()
            }
            Problem::BadFonts(_) => {
                "Schreiben Sie Namen aus Buchstaben und Ziffern, mit Kommas getrennt: Arial, sans-serif.".into()
            }
            Problem::BadPicture(_) => {
                "Legen Sie das Bild neben den Katalog, und schreiben Sie seinen Namen: logo.svg.".into()
            }
            Problem::OutOfRange { min, max } => {
                format!("Schreiben Sie eine Zahl von {min} bis {max}, ohne Anführungszeichen.")
            }
            Problem::EmptyAgeRange => {
                "„from_months“ ist das erste Alter, das passt, „to_months“ das erste, das nicht mehr passt, beide in Monaten.".into()
            }
            Problem::BadByDay(_) => {
                "Möglich sind MO, TU, WE, TH, FR, SA, SU, im Monat auch 2TU (der zweite Dienstag) oder -1FR (der letzte Freitag).".into()
            }
            Problem::OnlyMonthly => {
                "Schreiben Sie MONTHLY bei „freq“, oder bei „byday“ nur Wochentage wie TU und ohne „bymonthday“.".into()
            }
            Problem::ScheduleLacksStart => "Tragen Sie den ersten Tag bei „dtstart“ ein.".into(),
            Problem::ScheduleEndsBeforeStart => {
                "„until“ ist der letzte Tag, „dtstart“ der erste: Prüfen Sie beide.".into()
            }
            Problem::TooLong { .. } => {
                "Kürzen Sie den Text, und schreiben Sie das Übrige in „description“.".into()
            }
            Problem::CircularPlace(_) => {
                "Prüfen Sie „part_of“: Ein Ort gehört immer zu einem größeren.".into()
            }
            Problem::OverBudget(exceeded) => exceeded.help().into(),
            Problem::NeverTakesPlace => {
                "Prüfen Sie „byday“ und „bymonthday“: Ein Tag muss zu beiden passen, und ein Monat hat höchstens 31.".into()
            }
        }
    }
}

impl Budget {
    fn what(self) -> String {
        match self {
            Self::Entries(limit) => {
                format!("Die Liste hat mehr als {limit} Einträge: Die übrigen fehlen den Familien.")
            }
            Self::EntryBytes => {
                let limit = budget::ENTRY_BYTES / 1024;
                format!("Der Eintrag ist größer als {limit} Kilobyte: Er fehlt den Familien.")
            }
            Self::HeadBytes => {
                let limit = budget::HEAD_BYTES / 1024;
                format!(
                    "Die Angaben neben den Listen sind zusammen größer als {limit} Kilobyte: Diese fehlt den Familien."
                )
            }
            Self::Values => {
                let limit = budget::ENTRY_VALUES;
                format!("Der Eintrag hat mehr als {limit} Angaben: Er fehlt den Familien.")
            }
            Self::Rules => {
                let limit = budget::RULES;
                format!("Der Eintrag hat mehr als {limit} Termin-Regeln: Er fehlt den Familien.")
            }
            Self::Dates => {
                let limit = budget::DATES;
                format!(
                    "Die Termin-Regel hat mehr als {limit} einzelne Tage: Sie fehlt den Familien."
                )
            }
            Self::RuleDays => {
                let limit = budget::RULE_DAYS;
                format!(
                    "Die Termin-Regel nennt mehr als {limit} Wochentage und Monatstage: Sie fehlt den Familien."
                )
            }
            Self::PlaceDepth => {
                let limit = budget::PLACE_DEPTH;
                format!("Über dem Ort liegen mehr als {limit} andere: „part_of“ gilt hier nicht.")
            }
            Self::Findings => {
                let limit = budget::FINDINGS;
                format!("In der Datei sind mehr als {limit} Fehler: Die übrigen stehen hier nicht.")
            }
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Entries(_) => {
                "Teilen Sie den Katalog in mehrere, und nennen Sie die anderen bei „includes“."
            }
            Self::EntryBytes => {
                "Kürzen Sie die Texte. Bilder und Dateien gehören auf eine eigene Seite, die das Angebot bei „url“ nennt."
            }
            Self::HeadBytes => "Löschen Sie, was der Katalog nicht braucht.",
            Self::Values => {
                "Kürzen Sie die Listen, oder teilen Sie den Eintrag auf. Für ein ganzes Land genügt sein Gemeindeschlüssel, zum Beispiel \"06\"."
            }
            Self::Rules => {
                "Fassen Sie Termine zusammen, die sich wiederholen, oder teilen Sie das Angebot auf."
            }
            Self::Dates => {
                "Löschen Sie Tage, die vorbei sind, oder schreiben Sie eine Regel, die sich wiederholt."
            }
            Self::RuleDays => "Nennen Sie jeden Tag nur einmal.",
            Self::Findings => "Beheben Sie zuerst diese. Oft ist es immer derselbe.",
            Self::PlaceDepth => {
                "Prüfen Sie „part_of“: Es genügen Ortsteil, Gemeinde, Kreis und Land."
            }
        }
    }
}
