//! The columns and sheets that editors fill in.

use super::token;

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetKind {
    /// Municipalities and parts of them, for families to choose from.
    Places,
    /// Who offers something.
    Organizations,
    /// Where something takes place.
    Locations,
    /// The offers.
    Offers,
    /// When an offer takes place: a row a date or rule.
    Dates,
}

impl SheetKind {
    /// All, in the order in which they must be read: later ones name earlier ones.
    pub const ALL: [Self; 5] =
        [Self::Places, Self::Organizations, Self::Locations, Self::Offers, Self::Dates];

    /// The name of the sheet.
    pub fn title(self) -> &'static str {
        match self {
            Self::Places => "Gemeinden",
            Self::Organizations => "Träger",
            Self::Locations => "Orte",
            Self::Offers => "Angebote",
            Self::Dates => "Termine",
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Places => &["gemeinden", "kommunen", "ortsteile"],
            Self::Organizations => &["trager", "traeger", "organisationen", "anbieter"],
            Self::Locations => &["orte", "veranstaltungsorte", "standorte", "adressen"],
            Self::Offers => &["angebote", "angebotsliste"],
            Self::Dates => &["termine", "zeiten", "veranstaltungen"],
        }
    }

    /// The kind of a sheet with this name; none = the name does not say.
    pub fn of(name: &str) -> Option<Self> {
        let key = token::key(name);
        let first = key.split(' ').next().unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.synonyms().contains(&first))
    }

    /// What one of its rows is called: a header for the name.
    fn singular(self) -> &'static [&'static str] {
        match self {
            Self::Places => &["gemeinde", "kommune", "ort", "ortsteil"],
            Self::Organizations => &["trager", "traeger", "organisation", "anbieter"],
            Self::Locations => &["veranstaltungsort", "standort", "einrichtung"],
            Self::Offers | Self::Dates => &[],
        }
    }

    /// The column without which a row is of no use.
    pub fn main_column(self) -> Column {
        if self == Self::Dates { Column::Offer } else { Column::Name }
    }
}

macro_rules! columns {
    ($($(#[$meta:meta])* $column:ident = $title:literal in $kinds:tt $synonyms:tt: $holds:literal,)+) => {
        /// A column that is understood.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[$meta])* #[doc = $holds] $column,)+
        }

        impl Column {
            /// All, in the order in which a new table has them.
            pub const ALL: &'static [Self] = &[$(Self::$column,)+];

            /// Its header.
            pub fn title(self) -> &'static str {
                match self { $(Self::$column => $title,)+ }
            }

            /// What may stand in it, in German, for editors.
            pub fn holds(self) -> &'static str {
                match self { $(Self::$column => $holds,)+ }
            }

            /// The sheets that have it.
            pub fn sheets(self) -> &'static [SheetKind] {
                use SheetKind::*;
                match self { $(Self::$column => &$kinds,)+ }
            }

            /// Other headers that are understood, folded, without spaces.
            pub fn synonyms(self) -> &'static [&'static str] {
                match self { $(Self::$column => &$synonyms,)+ }
            }
        }
    };
}

columns! {
    Id = "Kennung" in [Places, Organizations, Locations, Offers] ["id", "kurzname"]:
        "kleine Buchstaben, Ziffern, Bindestriche; leer = aus dem Namen gebildet. Links auf ein Angebot hängen daran.",
    Offer = "Angebot" in [Dates] ["name", "angebotsname", "kennung", "titel"]:
        "Name oder Kennung des Angebots, genau wie im Blatt „Angebote“",
    Name = "Name" in [Places, Organizations, Locations, Offers]
        ["angebot", "titel", "angebotsname", "bezeichnung", "namedesangebots"]:
        "wie Familien es nennen; ohne Namen wird die Zeile nicht übernommen",
    Summary = "Kurzbeschreibung" in [Offers] ["kurztext", "zusammenfassung", "ineinemsatz", "kurzinfo"]:
        "ein Satz, höchstens 160 Zeichen",
    Description = "Beschreibung" in [Offers] ["langtext", "inhalt", "details", "ausfuhrlichebeschreibung", "text"]:
        "mehr, in einfachen Worten",
    Organization = "Träger" in [Offers] ["traeger", "anbieter", "organisation", "veranstalter", "institution", "einrichtung"]:
        "Name, wie im Blatt „Träger“; ein neuer Name wird angelegt",
    Venue = "Veranstaltungsort" in [Offers, Dates] ["standort", "wo", "treffpunkt", "ort"]:
        "Name, wie im Blatt „Orte“; ein neuer Name wird angelegt. Mehrere mit | trennen",
    Street = "Straße" in [Offers, Locations] ["adresse", "anschrift", "strasseundhausnummer", "strassehausnummer", "strassenr"]:
        "Straße und Hausnummer, oder die ganze Anschrift: Marktplatz 1, 37213 Witzenhausen",
    PostalCode = "PLZ" in [Offers, Locations, Places] ["postleitzahl", "postleitzahlen"]:
        "fünf Ziffern; mehrere mit | trennen (im Blatt „Gemeinden“)",
    City = "Stadt" in [Offers, Locations] ["ort", "plzort", "stadtort"]:
        "Name der Stadt oder des Dorfes",
    Municipality = "Gemeinde" in [Offers, Locations] ["kommune"]:
        "wie im Blatt „Gemeinden“; leer = die Stadt",
    HideAddress = "Adresse geheim" in [Offers, Locations] ["geheim", "adresseverbergen", "anschriftgeheim"]:
        "ja = die Adresse wird nie gezeigt (Frauenhaus)",
    StepFree = "Barrierefrei" in [Offers, Locations] ["barrierefreiheit", "rollstuhlgerecht", "stufenlos"]:
        "ja, nein, oder was man wissen muss",
    Toilet = "Behinderten-WC" in [Locations] ["wc", "barrierefreieswc"]:
        "ja oder nein",
    Parking = "Parken" in [Locations] ["parkplatz", "parkplatze"]:
        "wo man parkt",
    Transit = "Bus und Bahn" in [Locations] ["haltestelle", "opnv", "anfahrt"]:
        "Haltestelle und Linie",
    Ags = "AGS" in [Places] ["gemeindeschlussel", "amtlichergemeindeschlussel"]:
        "Gemeindeschlüssel, mit der Null am Anfang: 06636003",
    PartOf = "Teil von" in [Places] ["gehortzu", "landkreis", "kreis"]:
        "Name der größeren Gemeinde oder des Kreises",
    Status = "Status" in [Offers] []:
        "aktiv, pausiert oder beendet; leer = aktiv",
    Ages = "Alter" in [Offers] ["altersgruppe", "altersgruppen", "zielalter", "alterderkinder", "furwelchesalter"]:
        "Alter der Kinder, siehe unten",
    AgeFrom = "Alter von" in [Offers] ["vonalter", "alterab", "mindestalter"]:
        "statt „Alter“: das jüngste Alter, ohne Angabe in Jahren",
    AgeTo = "Alter bis" in [Offers] ["bisalter", "hochstalter"]:
        "statt „Alter“: das höchste Alter",
    Pregnancy = "Für Schwangere" in [Offers] ["schwangere", "schwangerschaft", "schwanger"]:
        "ja oder nein",
    LifePhases = "Lebensphase" in [Offers] ["lebensphasen", "phase"]:
        "nur, wo das Alter es nicht sagt: schulstart, schule-beruf",
    Audience = "Zielgruppe" in [Offers] ["zielgruppen", "furwen"]:
        "Eltern, Kinder, Familien oder Fachkräfte",
    Topics = "Thema" in [Offers] ["themen", "kategorie", "kategorien", "bereich", "rubrik", "handlungsfeld"]:
        "eines oder mehrere der Themen, mit | getrennt",
    Situations = "Anlass" in [Offers] ["anlasse", "situation", "situationen"]:
        "worum es Familien geht, mit | getrennt; leer = alle Anlässe der Themen",
    Eligibility = "Voraussetzungen" in [Offers] ["voraussetzung", "werkannteilnehmen", "bedingungen"]:
        "wer kommen kann, in Worten",
    ServiceArea = "Einzugsgebiet" in [Offers] ["gebiet", "region", "zustandigkeit", "giltfur"]:
        "Gemeinden oder Gemeindeschlüssel, mit | getrennt; leer = überall",
    Languages = "Sprachen" in [Offers] ["sprache"]:
        "Sprachen, die jemand dort ohne Dolmetscher spricht: Deutsch | Arabisch",
    Interpretation = "Dolmetschen" in [Offers] ["ubersetzung", "sprachmittlung"]:
        "was es an Übersetzung gibt, in Worten",
    Cost = "Kosten" in [Offers] ["preis", "gebuhr", "beitrag", "teilnahmebeitrag", "teilnahmegebuhr", "eintritt"]:
        "kostenlos, oder der Preis: 2,50 € pro Treffen",
    Registration = "Anmeldung" in [Offers] ["anmelden", "anmeldungnotig", "anmeldungerforderlich"]:
        "ohne Anmeldung, telefonisch, online, per E-Mail oder Vermittlung",
    Application = "So melden Sie sich an" in [Offers] ["anmeldungdetails", "hinweisezuranmeldung", "anmeldehinweis", "anmeldeverfahren"]:
        "in Worten, was zu tun ist",
    Documents = "Mitbringen" in [Offers] ["bittemitbringen", "unterlagen"]:
        "was man mitbringt, mit | getrennt",
    Formats = "Form" in [Offers] ["angebotsform", "format", "formate", "art"]:
        "vor Ort, Hausbesuch, aufsuchend, Telefon, online, Gruppe; mit | getrennt",
    Anonymous = "Anonym" in [Offers] []:
        "ja = niemand muss seinen Namen nennen",
    Sensitive = "Vertraulich" in [Offers] ["sensibel", "geschutzt"]:
        "ja = das Angebot hinterlässt auf dem Gerät keine Spur; leer = ja, wenn es um Schutz vor Gewalt geht",
    Universal = "Für alle" in [Offers] ["immerfuralle", "universell", "offenfuralle"]:
        "ja = wird immer gezeigt (Familienbüro, Sorgentelefon)",
    Phone = "Telefon" in [Offers, Organizations] ["tel", "telefonnummer", "rufnummer", "telefonnr", "handy", "mobil"]:
        "mit Vorwahl; mehrere mit | trennen, Worte dahinter in Klammern",
    Email = "E-Mail" in [Offers, Organizations] ["mail", "mailadresse", "emailadresse"]:
        "eine Adresse",
    Url = "Website" in [Offers, Organizations] ["webseite", "homepage", "internet", "link", "url", "web", "internetadresse"]:
        "eine Adresse",
    Times = "Termine" in [Offers, Dates] ["zeiten", "offnungszeiten", "wann", "termin", "zeit", "tag", "wochentag", "datum", "rhythmus"]:
        "Tag und Uhrzeit, siehe unten",
    Opens = "Von" in [Offers, Dates] ["beginn", "uhrzeit", "uhrzeitvon", "anfang"]:
        "Uhrzeit, wenn sie nicht bei „Termine“ steht",
    Closes = "Bis" in [Offers, Dates] ["ende", "uhrzeitbis"]:
        "Uhrzeit, wenn sie nicht bei „Termine“ steht",
    Start = "Erster Termin" in [Offers, Dates] ["startdatum", "gultigab", "abdatum"]:
        "Datum, ab dem es gilt",
    Until = "Letzter Termin" in [Offers, Dates] ["enddatum", "gultigbis", "bisdatum"]:
        "Datum, bis zu dem es gilt",
    Except = "Ausfall" in [Offers, Dates] ["ausnahmen", "falltaus", "nichtam"]:
        "Tage, an denen nichts stattfindet, mit | getrennt",
    TimeNote = "Bemerkung" in [Dates] ["hinweis", "hinweise", "notiz"]:
        "was zu diesem Termin gesagt werden muss",
    Availability = "Plätze" in [Offers] ["freieplatze", "verfugbarkeit"]:
        "frei, wenige, Warteliste oder ausgebucht",
    Assured = "Stand" in [Offers] ["gepruftam", "aktualisiert", "standderangaben", "letzteprufung", "zuletztgepruft"]:
        "Datum, an dem jemand alles geprüft hat",
    Assurer = "Geprüft von" in [Offers] ["gepruftdurch"]:
        "Stelle, die geprüft hat",
    Alert = "Hinweis" in [Offers] ["hinweise", "achtung", "aktuelles"]:
        "kurze Nachricht, die über allem steht",
}

impl Column {
    /// The column of a sheet that a header means. An `Ort` is where something takes place:
    /// beside a postal code the header takes it for the town.
    pub fn of(header: &str, kind: SheetKind) -> Option<Self> {
        let key: String = token::key(header).split(' ').collect();
        if kind.singular().contains(&key.as_str()) {
            return Some(Self::Name);
        }
        let means = |column: &Self| {
            token::key(column.title()).replace(' ', "") == key
                || column.synonyms().contains(&key.as_str())
        };
        let own = |column: &&Self| column.sheets().contains(&kind);
        // Its own title counts before another column's other names.
        let titled = Self::ALL
            .iter()
            .filter(own)
            .find(|column| token::key(column.title()).replace(' ', "") == key);
        titled.or_else(|| Self::ALL.iter().filter(own).find(|column| means(column))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_can_be_met() {
        for column in Column::ALL {
            for kind in column.sheets() {
                assert_eq!(Column::of(column.title(), *kind), Some(*column), "{kind:?}");
            }
            for synonym in column.synonyms() {
                let folded: String = token::key(synonym).split(' ').collect();
                assert_eq!(*synonym, folded, "not folded");
                let met =
                    column.sheets().iter().any(|kind| Column::of(synonym, *kind) == Some(*column));
                assert!(met, "{column:?} {synonym}");
            }
        }
    }

    #[test]
    fn case_spaces_and_hyphens_make_no_difference() {
        for header in ["E-Mail", "email", "E Mail", "EMAIL:", "e_mail"] {
            assert_eq!(Column::of(header, SheetKind::Offers), Some(Column::Email), "{header}");
        }
        assert_eq!(Column::of("Straße / Nr.", SheetKind::Offers), Some(Column::Street));
        assert_eq!(Column::of("Träger", SheetKind::Organizations), Some(Column::Name));
        assert_eq!(Column::of("Sachbearbeiter", SheetKind::Offers), None);
    }

    #[test]
    fn the_name_of_a_sheet_tells_its_kind() {
        assert_eq!(SheetKind::of("Termine 2026"), Some(SheetKind::Dates));
        assert_eq!(SheetKind::of("TRÄGER"), Some(SheetKind::Organizations));
        assert_eq!(SheetKind::of("Tabelle1"), None);
    }
}
