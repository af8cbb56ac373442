//! The codes of all findings.

/// Declares the codes, each with its spelling and its meaning in German.
macro_rules! codes {
    ($($variant:ident = $code:literal, $title:literal;)+) => {
        /// What a finding is about. The spelling is stable, as programs may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code's stable spelling: `a`–`z` and `-`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The code's meaning, as a German sentence without a full stop.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)+
                }
            }
        }
    };
}

codes! {
    // The file as a whole.
    NotJson = "not-json", "Die Datei ist kein JSON";
    NotACatalogue = "not-a-catalogue", "Die Datei ist kein Katalog";
    UnsupportedVersion = "unsupported-version", "Die Version des Katalogs ist nicht bekannt";
    DividedCatalogue = "divided-catalogue", "Der Katalog ist zum Veröffentlichen geteilt";
    // What the reader drops or leaves out.
    Missing = "missing", "Eine nötige Angabe fehlt";
    WrongType = "wrong-type", "Hier muss etwas anderes stehen, zum Beispiel eine Liste";
    BadId = "bad-id", "Die Kennung ist nicht gültig";
    DuplicateId = "duplicate-id", "Die Kennung gibt es zweimal";
    UnknownReference = "unknown-reference", "Der genannte Eintrag steht nicht im Katalog";
    UnknownSituation = "unknown-situation", "Die Lebenslage ist nicht bekannt";
    UnknownCode = "unknown-code", "Das Wort ist an dieser Stelle nicht bekannt";
    BadUrl = "bad-url", "Die Web-Adresse ist nicht gültig";
    BadEmail = "bad-email", "Die E-Mail-Adresse ist nicht gültig";
    BadPhone = "bad-phone", "Die Telefonnummer kann niemand wählen";
    LocalPhone = "local-phone", "Der Telefonnummer fehlt die Landesvorwahl";
    BadDate = "bad-date", "Das Datum gibt es nicht";
    BadTime = "bad-time", "Die Uhrzeit gibt es nicht";
    BadAgs = "bad-ags", "Der Gemeindeschlüssel ist nicht gültig";
    BadPostalCode = "bad-postal-code", "Die Postleitzahl ist nicht gültig";
    BadLanguage = "bad-language", "Das Kürzel der Sprache ist nicht gültig";
    BadColor = "bad-color", "Die Farbe ist nicht gültig";
    BadExit = "bad-exit", "Der Notausstieg führt auf keine fremde https-Seite";
    BadFonts = "bad-fonts", "Die Schrift ist nicht gültig";
    BadPicture = "bad-picture", "Die Adresse des Bildes ist nicht gültig";
    OutOfRange = "out-of-range", "Die Zahl ist zu klein oder zu groß";
    EmptyAgeRange = "empty-age-range", "Das Alter „von“ liegt nicht unter dem Alter „bis“";
    BadByDay = "bad-byday", "Den Wochentag gibt es nicht";
    OnlyMonthly = "only-monthly", "Ein Tag im Monat steht bei einem wöchentlichen Termin";
    ScheduleLacksStart = "schedule-lacks-start", "Der Termin-Regel fehlt der erste Tag";
    ScheduleEndsBeforeStart = "schedule-ends-before-start", "Die Termine enden, bevor sie beginnen";
    TooLong = "too-long", "Der Text ist zu lang";
    CircularPlace = "circular-place", "Ein Ort ist ein Teil von sich selbst";
    OverBudget = "over-budget", "Es ist mehr, als der Angebotsfinder liest";
    NeverTakesPlace = "never-takes-place", "Die Termin-Regel trifft nie einen Tag";
    DuplicateKey = "duplicate-key", "Ein Feld steht zweimal";
    UnknownKey = "unknown-key", "Das Feld gibt es nicht";
    MisspeltKey = "misspelt-key", "Das Feld gibt es nicht, aber eines, das fast so heißt";
    // What families would miss, or could be misled by.
    NoUniversalOffer = "no-universal-offer", "Kein Angebot mit Telefon ist für alle da";
    NoSummary = "no-summary", "Die Kurzbeschreibung fehlt";
    SituationWithoutLabel = "situation-without-label", "Der eigenen Lebenslage fehlt der Text";
    SplitSituation = "split-situation", "Eine Lebenslage ist jetzt aufgeteilt";
    UnclearAge = "unclear-age", "Das Alter ist nicht eindeutig";
    Stale = "stale", "Die Angaben sind vor über einem Jahr geprüft worden";
    NeverChecked = "never-checked", "Niemand weiß, wann die Angaben geprüft wurden";
    CheckedInFuture = "checked-in-future", "Das Datum der Prüfung liegt in der Zukunft";
    DatesPast = "dates-past", "Alle Termine sind vorbei";
    OldAlert = "old-alert", "Ein Hinweis ist wahrscheinlich überholt";
    HelplineWithoutHours = "helpline-without-hours", "Bei einer Notfallnummer stehen keine Zeiten";
    HolidaysUnsaid = "holidays-unsaid", "Was an Feiertagen gilt, steht nicht da";
    LostZero = "lost-zero", "Dem Gemeindeschlüssel fehlt die führende Null";
    ProfessionalHelpline = "professional-helpline", "Eine Nummer für Fachkräfte steht bei Eltern";
    CostlyNumber = "costly-number", "Die Telefonnummer ist teuer";
    OddEmail = "odd-email", "Eine E-Mail geht nicht nur an die genannte Adresse";
    OddLink = "odd-link", "Ein Link wählt keine Telefonnummer";
    SensitiveAddress = "sensitive-address", "Niemand hat entschieden, ob die Adresse eines heiklen Angebots geheim ist";
    SecretAddress = "secret-address", "Eine geheime Adresse steht in der Datei";
    ToldSecret = "told-secret", "Ein Text verrät eine geheime Adresse";
    SameAddress = "same-address", "Ein gezeigter Treffpunkt hat eine geheime Adresse";
    MisspeltSafeguard = "misspelt-safeguard", "Ein Feld, das schützt, ist falsch geschrieben";
    UnfinishedText = "unfinished-text", "Ein Text ist nicht fertig oder für die Redaktion";
    SameOffer = "same-offer", "Zwei Angebote heißen gleich";
    SimilarOffer = "similar-offer", "Zwei Angebote heißen fast gleich";
    // Readability of texts.
    LongName = "long-name", "Der Name ist lang";
    LongDescription = "long-description", "Die Beschreibung ist lang";
    LongSentence = "long-sentence", "Ein Satz ist lang";
    Passive = "passive", "Ein Satz sagt nicht, wer etwas tut";
    Abbreviation = "abbreviation", "Eine Abkürzung steht im Text";
    LegalReference = "legal-reference", "Ein Gesetz steht im Text";
    // Looks.
    AccentContrast = "accent-contrast", "Die Farbe ist schlecht zu lesen und wird geändert";
    BadLogo = "bad-logo", "Das Logo ist kein Bild neben dem Katalog";
    // Results of web requests.
    DeadLink = "dead-link", "Die Web-Adresse führt nicht zum Ziel";
    MovedLink = "moved-link", "Die Seite ist umgezogen";
    UncheckedLink = "unchecked-link", "Die Web-Adresse konnte nicht geprüft werden";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_codes_are_spelled_alike() {
        let spelled: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(spelled.len(), Code::ALL.len());
    }
}
