//! The editors' columns and sheets.

use super::token;

/// The kind of rows in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetKind {
    /// Municipalities and parts of them, for families to choose from.
    Places,
    /// Providers of offers.
    Organizations,
    /// Venues.
    Locations,
    /// The offers.
    Offers,
    /// When an offer takes place: one row per date or rule.
    Dates,
    /// Translations of offers: one row per offer and language.
    Translations,
}

impl SheetKind {
    /// All kinds, in the order in which they must be read: later ones refer to earlier ones.
    pub const ALL: [Self; 6] = [
        Self::Places,
        Self::Organizations,
        Self::Locations,
        Self::Offers,
        Self::Dates,
        Self::Translations,
    ];

    /// All kinds, in the order in which editors use them.
    pub const SHEETS: [Self; 6] = [
        Self::Offers,
        Self::Dates,
        Self::Locations,
        Self::Organizations,
        Self::Places,
        Self::Translations,
    ];

    /// The name of the sheet.
    pub fn title(self) -> &'static str {
        match self {
            Self::Places => "Gemeinden",
            Self::Organizations => "Träger",
            Self::Locations => "Orte",
            Self::Offers => "Angebote",
            Self::Dates => "Termine",
            Self::Translations => "Übersetzungen",
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Places => &["gemeinden", "kommunen", "ortsteile"],
            Self::Organizations => &["trager", "traeger", "organisationen", "anbieter"],
            Self::Locations => &["orte", "veranstaltungsorte", "standorte", "adressen"],
            Self::Offers => &["angebote", "angebotsliste"],
            Self::Dates => &["termine", "zeiten", "veranstaltungen"],
            Self::Translations => &["ubersetzungen", "uebersetzungen"],
        }
    }

    /// The kind of a sheet with this name; `None` if the name is not recognised.
    pub fn of(name: &str) -> Option<Self> {
        let key = token::key(name);
        let first = key.split(' ').next().unwrap_or_default();
        Self::ALL.into_iter().find(|kind| kind.synonyms().contains(&first))
    }

    /// The term for a single row: used as a header for the name.
    fn singular(self) -> &'static [&'static str] {
        match self {
            Self::Places => &["gemeinde", "kommune", "ort", "ortsteil"],
            Self::Organizations => &["trager", "traeger", "organisation", "anbieter"],
            Self::Locations => &["veranstaltungsort", "standort", "einrichtung"],
            Self::Offers | Self::Dates | Self::Translations => &[],
        }
    }

    /// The column without which a row is useless.
    pub fn main_column(self) -> Column {
        if matches!(self, Self::Dates | Self::Translations) { Column::Offer } else { Column::Name }
    }

    /// The columns of a new table: all except redundant ones.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        use Column::{
            AgeFrom, AgeTo, City, Closes, Except, HideAddress, Municipality, Opens, PostalCode,
            Start, StepFree, Street, Until,
        };
        Column::ALL.iter().copied().filter(move |column| {
            let is_second = match column {
                AgeFrom | AgeTo | Opens | Closes | Start | Until => true,
                Street | PostalCode | City | Municipality | HideAddress | StepFree | Except => {
                    self == Self::Offers
                }
                _ => false,
            };
            column.sheets().contains(&self) && !is_second
        })
    }
}

macro_rules! columns {
    ($($(#[$meta:meta])* $column:ident = $title:literal in $kinds:tt $synonyms:tt: $holds:literal, $example:literal;)+) => {
        /// A column that the import understands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[$meta])* #[doc = $holds] $column,)+
        }

        impl Column {
            /// All columns, in the order in which a new table has them.
            pub const ALL: &'static [Self] = &[$(Self::$column,)+];

            /// Its header.
            pub fn title(self) -> &'static str {
                match self { $(Self::$column => $title,)+ }
            }

            /// What to enter, in German, for editors.
            pub fn holds(self) -> &'static str {
                match self { $(Self::$column => $holds,)+ }
            }

            /// An example of its content.
            pub fn example(self) -> &'static str {
                match self { $(Self::$column => $example,)+ }
            }

            /// The sheets that contain it.
            pub fn sheets(self) -> &'static [SheetKind] {
                use SheetKind::*;
                match self { $(Self::$column => &$kinds,)+ }
            }

            /// Other headers that are accepted, folded, without spaces.
            pub fn synonyms(self) -> &'static [&'static str] {
                match self { $(Self::$column => &$synonyms,)+ }
            }
        }
    };
}

columns! {
    Id = "Kennung" in [Places, Organizations, Locations, Offers] ["id", "kurzname"]:
        "kleine Buchstaben, Ziffern, Bindestriche; leer = aus dem Namen gebildet. Links auf ein Angebot hängen daran.",
        "elterncafe";
    Offer = "Angebot" in [Dates, Translations] ["name", "angebotsname", "kennung", "titel"]:
        "Name oder Kennung des Angebots, genau wie im Blatt „Angebote“",
        "Elterncafé";
    Language = "Sprache" in [Translations] ["sprachen"]:
        "in welche Sprache übersetzt ist: Englisch, Ukrainisch, Leichte Sprache",
        "Englisch";
    Name = "Name" in [Places, Organizations, Locations, Offers, Translations]
        ["angebot", "titel", "angebotsname", "bezeichnung", "namedesangebots"]:
        "wie Familien es nennen; ohne Namen wird die Zeile nicht übernommen, außer bei Übersetzungen",
        "Elterncafé";
    Summary = "Kurzbeschreibung" in [Offers, Translations] ["kurztext", "zusammenfassung", "ineinemsatz", "kurzinfo"]:
        "ein Satz, höchstens 160 Zeichen",
        "Kaffee, Tee und andere Eltern.";
    Description = "Beschreibung" in [Offers, Translations] ["langtext", "inhalt", "details", "ausfuhrlichebeschreibung", "text"]:
        "mehr, in einfachen Worten",
        "Wir reden über alles, was Familien bewegt. Kinder spielen nebenan.";
    Organization = "Träger" in [Offers] ["traeger", "anbieter", "organisation", "veranstalter", "institution", "einrichtung"]:
        "Name, wie im Blatt „Träger“; ein neuer Name wird angelegt",
        "Familienzentrum Beispielstadt";
    Venue = "Veranstaltungsort" in [Offers, Dates] ["standort", "wo", "treffpunkt", "ort"]:
        "Name, wie im Blatt „Orte“; ein neuer Name wird angelegt. Mehrere mit | trennen",
        "Familienzentrum";
    Street = "Straße" in [Offers, Locations] ["adresse", "anschrift", "strasseundhausnummer", "strassehausnummer", "strassenr"]:
        "Straße und Hausnummer, oder die ganze Anschrift: Marktplatz 1, 37213 Witzenhausen",
        "Marktplatz 1";
    PostalCode = "PLZ" in [Offers, Locations, Places] ["postleitzahl", "postleitzahlen"]:
        "fünf Ziffern; mehrere mit | trennen (im Blatt „Gemeinden“)",
        "37213";
    City = "Stadt" in [Offers, Locations] ["ort", "plzort", "stadtort"]:
        "Name der Stadt oder des Dorfes",
        "Witzenhausen";
    Municipality = "Gemeinde" in [Offers, Locations] ["kommune"]:
        "wie im Blatt „Gemeinden“; leer = die Stadt",
        "Witzenhausen";
    HideAddress = "Adresse geheim" in [Offers, Locations] ["geheim", "adresseverbergen", "anschriftgeheim"]:
        "ja = die Adresse wird nie gezeigt (Frauenhaus); nein = sie darf auch bei einem vertraulichen Angebot gezeigt werden",
        "nein";
    StepFree = "Barrierefrei" in [Offers, Locations] ["barrierefreiheit", "rollstuhlgerecht", "stufenlos"]:
        "ja, nein, oder was man wissen muss",
        "ja";
    Toilet = "Behinderten-WC" in [Locations] ["wc", "barrierefreieswc"]:
        "ja oder nein",
        "ja";
    Parking = "Parken" in [Locations] ["parkplatz", "parkplatze"]:
        "wo man parkt",
        "hinter dem Haus";
    Transit = "Bus und Bahn" in [Locations] ["haltestelle", "opnv", "anfahrt"]:
        "Haltestelle und Linie",
        "Haltestelle Markt, Linie 2";
    AccessNote = "Mehr zur Barrierefreiheit" in [Locations] ["hinweisezurbarrierefreiheit", "barrierefreiheitdetails"]:
        "was man sonst wissen muss, in Worten",
        "Rampe am Seiteneingang";
    Latitude = "Breitengrad" in [Locations, Places] ["breite", "lat", "latitude"]:
        "Grad nach Norden, für die Entfernung: 51,3415",
        "51,3415";
    Longitude = "Längengrad" in [Locations, Places] ["lange", "lon", "long", "longitude"]:
        "Grad nach Osten: 9,8572",
        "9,8572";
    Ags = "AGS" in [Places] ["gemeindeschlussel", "amtlichergemeindeschlussel"]:
        "Gemeindeschlüssel, mit der Null am Anfang: 06636003",
        "06636003";
    PartOf = "Teil von" in [Places] ["gehortzu", "landkreis", "kreis"]:
        "Name der größeren Gemeinde oder des Kreises",
        "Beispielkreis";
    Status = "Status" in [Offers] []:
        "aktiv, pausiert oder beendet; leer = aktiv",
        "aktiv";
    Ages = "Alter" in [Offers] ["altersgruppe", "altersgruppen", "zielalter", "alterderkinder", "furwelchesalter"]:
        "Alter der Kinder: 3–6 Jahre, ab 6 Monate, bis zum 3. Geburtstag, Klasse 1–4, alle",
        "3–6 Jahre";
    AgeFrom = "Alter von" in [Offers] ["vonalter", "alterab", "mindestalter"]:
        "statt „Alter“: das jüngste Alter, ohne Angabe in Jahren",
        "3";
    AgeTo = "Alter bis" in [Offers] ["bisalter", "hochstalter"]:
        "statt „Alter“: das höchste Alter",
        "6";
    Pregnancy = "Für Schwangere" in [Offers] ["schwangere", "schwangerschaft", "schwanger"]:
        "ja oder nein",
        "nein";
    LifePhases = "Lebensphase" in [Offers] ["lebensphasen", "phase"]:
        "nur, wo das Alter es nicht sagt: schulstart, schule-beruf",
        "schulstart";
    Audience = "Zielgruppe" in [Offers] ["zielgruppen", "furwen"]:
        "Eltern, Kinder, Familien oder Fachkräfte",
        "Eltern | Kinder";
    Topics = "Thema" in [Offers] ["themen", "kategorie", "kategorien", "bereich", "rubrik", "handlungsfeld"]:
        "eines oder mehrere der Themen, mit | getrennt",
        "Freizeit, Treffpunkte, Sport | Erziehung und Familienalltag";
    Situations = "Anlass" in [Offers] ["anlasse", "situation", "situationen"]:
        "worum es Familien geht, mit | getrennt; leer = alle Anlässe der Themen",
        "Ich suche andere Eltern";
    Keywords = "Suchwörter" in [Offers] ["suchwort", "suchbegriffe", "schlagworte", "schlagworter", "stichworte", "stichworter"]:
        "Wörter, nach denen Familien suchen und die sonst nirgends stehen, mit | getrennt",
        "Spielkreis | Babytreff";
    Eligibility = "Voraussetzungen" in [Offers, Translations] ["voraussetzung", "werkannteilnehmen", "bedingungen"]:
        "wer kommen kann, in Worten",
        "für alle aus dem Stadtteil";
    ServiceArea = "Einzugsgebiet" in [Offers] ["gebiet", "region", "zustandigkeit", "giltfur"]:
        "Gemeinden oder Gemeindeschlüssel, mit | getrennt; leer = überall",
        "Witzenhausen";
    Languages = "Sprachen" in [Offers] ["sprache"]:
        "Sprachen, die jemand dort ohne Dolmetscher spricht: Deutsch | Arabisch",
        "Deutsch | Arabisch";
    Interpretation = "Dolmetschen" in [Offers] ["ubersetzung", "sprachmittlung"]:
        "was es an Übersetzung gibt, in Worten",
        "Arabisch, nach Anmeldung";
    Cost = "Kosten" in [Offers] ["preis", "gebuhr", "beitrag", "teilnahmebeitrag", "teilnahmegebuhr", "eintritt"]:
        "kostenlos, oder der Preis: 2,50 € pro Treffen",
        "2,50 € pro Treffen";
    Registration = "Anmeldung" in [Offers] ["anmelden", "anmeldungnotig", "anmeldungerforderlich"]:
        "ohne Anmeldung, telefonisch, online, per E-Mail oder Vermittlung",
        "telefonisch";
    Application = "So melden Sie sich an" in [Offers, Translations] ["anmeldungdetails", "hinweisezuranmeldung", "anmeldehinweis", "anmeldeverfahren"]:
        "in Worten, was zu tun ist",
        "Rufen Sie bis Montag an.";
    FirstContact = "Das passiert dann" in [Offers, Translations] ["waspassiertdann", "wasdannpassiert", "ersterkontakt", "erstkontakt"]:
        "was passiert, wenn sich jemand meldet: wer zuhört, ob es vertraulich ist",
        "Eine Beraterin hört zu. Das Gespräch ist vertraulich.";
    ResponseTime = "Antwort dauert" in [Offers, Translations] ["antwortzeit", "antwortdauer"]:
        "wie lange es bis zu einer Antwort oder einem Termin dauert, in Worten",
        "Wir melden uns in zwei Tagen.";
    Documents = "Mitbringen" in [Offers, Translations] ["bittemitbringen", "unterlagen"]:
        "was man mitbringt, mit | getrennt",
        "Decke | Impfpass";
    Formats = "Form" in [Offers] ["angebotsform", "format", "formate", "art"]:
        "vor Ort, Hausbesuch, aufsuchend, Telefon, online, Gruppe; mit | getrennt",
        "vor Ort | Gruppe";
    Anonymous = "Anonym" in [Offers] []:
        "ja = niemand muss seinen Namen nennen",
        "ja";
    Sensitive = "Vertraulich" in [Offers] ["sensibel", "geschutzt"]:
        "ja = das Angebot hinterlässt auf dem Gerät keine Spur; leer = ja, wenn es um Schutz vor Gewalt geht",
        "nein";
    Universal = "Für alle" in [Offers] ["immerfuralle", "universell", "offenfuralle"]:
        "ja = wird immer gezeigt (Familienbüro, Sorgentelefon)",
        "nein";
    Phone = "Telefon" in [Offers, Organizations] ["tel", "telefonnummer", "rufnummer", "telefonnr", "handy", "mobil"]:
        "mit Vorwahl; mehrere mit | trennen, Worte dahinter in Klammern",
        "030 23125-100 (Frau Beispiel)";
    PhoneHours = "Telefonzeiten" in [Offers, Organizations] ["telefonischerreichbar", "sprechzeitentelefon", "telefonsprechzeiten"]:
        "wann jemand ans Telefon geht, geschrieben wie „Termine“",
        "Mo–Fr 8–12 Uhr";
    Email = "E-Mail" in [Offers, Organizations] ["mail", "mailadresse", "emailadresse"]:
        "eine Adresse",
        "cafe@kreis.example";
    Url = "Website" in [Offers, Organizations] ["webseite", "homepage", "internet", "link", "url", "web", "internetadresse"]:
        "eine Adresse",
        "https://www.kreis.example/cafe";
    Times = "Termine" in [Offers, Dates] ["zeiten", "offnungszeiten", "wann", "termin", "zeit", "tag", "wochentag", "datum", "rhythmus"]:
        "Tag und Uhrzeit: Di 14–16 Uhr, jeden 1. Do im Monat 10–12 Uhr, 08.12.2026, 10–14 Uhr",
        "Di 14–16 Uhr";
    Opens = "Von" in [Offers, Dates] ["beginn", "uhrzeit", "uhrzeitvon", "anfang"]:
        "Uhrzeit, wenn sie nicht bei „Termine“ steht",
        "14:00";
    Closes = "Bis" in [Offers, Dates] ["ende", "uhrzeitbis"]:
        "Uhrzeit, wenn sie nicht bei „Termine“ steht",
        "16:00";
    Start = "Erster Termin" in [Offers, Dates] ["startdatum", "gultigab", "abdatum"]:
        "Datum, ab dem es gilt",
        "12.01.2027";
    Until = "Letzter Termin" in [Offers, Dates] ["enddatum", "gultigbis", "bisdatum"]:
        "Datum, bis zu dem es gilt",
        "30.03.2027";
    Except = "Ausfall" in [Offers, Dates] ["ausnahmen", "falltaus", "nichtam"]:
        "Tage, an denen nichts stattfindet, mit | getrennt",
        "29.12.2026 | 05.01.2027";
    TimeNote = "Bemerkung" in [Dates] ["hinweis", "hinweise", "notiz"]:
        "was zu diesem Termin gesagt werden muss",
        "außer in den Ferien";
    Availability = "Plätze" in [Offers] ["freieplatze", "verfugbarkeit"]:
        "frei, wenige, Warteliste oder ausgebucht",
        "frei";
    Assured = "Stand" in [Offers] ["gepruftam", "aktualisiert", "standderangaben", "letzteprufung", "zuletztgepruft"]:
        "Datum, an dem jemand alles geprüft hat",
        "15.11.2026";
    Assurer = "Geprüft von" in [Offers] ["gepruftdurch"]:
        "Stelle, die geprüft hat",
        "Familienbüro";
    Alert = "Hinweis" in [Offers, Translations] ["hinweise", "achtung", "aktuelles"]:
        "kurze Nachricht, die über allem steht",
        "Am 1. Dezember geschlossen.";
    EditorNote = "Notiz für die Redaktion" in [Offers, Locations, Organizations]
        ["notiz", "notizen", "redaktionsnotiz", "internenotiz", "intern", "bemerkungintern"]:
        "nur für Sie: Familien sehen sie nie, und sie wird nicht veröffentlicht",
        "Zeiten beim Träger nachfragen.";
}

impl Column {
    /// The column that a header stands for. An `Ort` is the venue; next to a postal code, `header`
    /// reinterprets it as the town.
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
        // A column's own title takes precedence over another column's synonyms.
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
