//! Which parts of an address identify a house.

use super::folded::Folded;
use catalogue::Address;
use std::collections::BTreeSet;

/// Address parts that specify a place within a house, or that are not a house at all.
const WITHIN_HOUSES: [&str; 13] = [
    "aufgang",
    "block",
    "eg",
    "eingang",
    "etage",
    "gebaude",
    "haus",
    "hinterhaus",
    "og",
    "postfach",
    "raum",
    "stock",
    "zimmer",
];

/// Words that may come before a house number.
const BEFORE_NUMBER: [&str; 4] = ["", "nr", "no", "hausnummer"];

/// The minimum length of a street name that no sentence contains by coincidence, in letters.
const DISTINCT: usize = 8;

/// First words of street names that are ordinary phrases: "Am Rathaus".
const PHRASES: [&str; 17] = [
    "am", "an", "auf", "aufm", "bei", "beim", "hinter", "im", "in", "neben", "ober", "unter",
    "unterm", "vor", "vorm", "zum", "zur",
];

/// Streets that exist in nearly every town: their name alone identifies no particular place.
const COMMON: [&str; 24] = [
    "bahnhofstr",
    "bergstr",
    "birkenweg",
    "blumenstr",
    "buchenweg",
    "dorfstr",
    "feldstr",
    "friedhofstr",
    "gartenstr",
    "goethestr",
    "hauptstr",
    "jahnstr",
    "kirchpl",
    "kirchstr",
    "lindenstr",
    "marktpl",
    "marktstr",
    "mittelstr",
    "muhlenweg",
    "ringstr",
    "rosenweg",
    "schillerstr",
    "schulstr",
    "waldstr",
];

/// An address in all its possible spellings; folded.
#[derive(Debug, Default)]
pub struct Forms {
    /// Streets without house number.
    pub streets: BTreeSet<String>,
    /// Street names that no sentence contains by coincidence.
    pub distinct: BTreeSet<String>,
    /// Street and house number.
    pub houses: BTreeSet<String>,
    /// Street and house number without its letter: next door.
    pub next: BTreeSet<String>,
    /// House number and street: only within one text, because in a file the number may belong to
    /// the text before it.
    pub reversed: BTreeSet<String>,
    /// Street, house number, and town or postal code.
    pub whole: BTreeSet<String>,
    /// Postal code and town.
    pub towns: BTreeSet<String>,
}

impl Forms {
    pub fn of(address: &Address) -> Self {
        let mut forms = Self::default();
        let fold = |text: &Option<String>| text.as_deref().map(folded).unwrap_or_default();
        let (code, city) = (fold(&address.postal_code), fold(&address.city));
        if !code.is_empty() && !city.is_empty() {
            forms.towns.insert([&*code, &city].concat());
        }
        for part in address.address_1.iter().flat_map(|line| line.split([',', ';', '\n', '|'])) {
            forms.add(part);
        }
        for house in forms.houses.iter().chain(&forms.streets) {
            let towns = [code.clone(), city.clone(), [&*code, &city].concat()];
            for town in towns.iter().filter(|town| !town.is_empty()) {
                forms.whole.insert(joined(house, town));
            }
        }
        forms
    }

    /// Adds a part of the line with street and house number.
    fn add(&mut self, part: &str) {
        let folded = Folded::new(part);
        let text = folded.text();
        let numbers = folded.numbers();
        let end = numbers.first().map_or(text.len(), |(start, _)| *start);
        let street = text.get(..end).unwrap_or_default();
        if !is_street(street) {
            return;
        }
        self.streets.insert(street.to_owned());
        if is_distinct(part, street) {
            self.distinct.insert(street.to_owned());
        }
        for (start, end) in numbers {
            let street = text.get(..start).unwrap_or_default();
            let whole = folded.suffix(end).unwrap_or(end);
            let number = text.get(start..whole).unwrap_or_default();
            let digits = text.get(start..end).unwrap_or_default();
            for before in BEFORE_NUMBER {
                self.houses.insert([street, before, number].concat());
                self.next.insert([street, before, digits].concat());
            }
            self.reversed.insert([number, street].concat());
        }
    }

    /// All forms that identify exactly this address.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let all = [&self.streets, &self.houses, &self.reversed, &self.whole, &self.towns];
        all.into_iter().flatten()
    }

    /// Whether two addresses are of the same house, as far as they specify one.
    pub fn is_same_house(&self, other: &Self) -> bool {
        let same = |ours: &BTreeSet<String>, others: &BTreeSet<String>| !ours.is_disjoint(others);
        let is_numbered = !self.houses.is_empty() || !other.houses.is_empty();
        let is_house = if is_numbered {
            same(&self.houses, &other.houses)
        } else {
            same(&self.streets, &other.streets)
        };
        let is_same_town =
            self.towns.is_empty() || other.towns.is_empty() || same(&self.towns, &other.towns);
        is_house && is_same_town
    }
}

/// Concatenates two texts as if they had been folded together.
fn joined(one: &str, other: &str) -> String {
    folded(&[one, " ", other].concat())
}

pub fn folded(text: &str) -> String {
    Folded::new(text).text().to_owned()
}

fn is_street(street: &str) -> bool {
    let name = street.trim_start_matches(|letter: char| letter.is_ascii_digit());
    name.chars().count() > 2 && !WITHIN_HOUSES.contains(&name)
}

fn is_distinct(written: &str, street: &str) -> bool {
    let first = written.split_whitespace().next().map(folded).unwrap_or_default();
    // Counted as written: an abbreviation has lost letters.
    matching::fold(written).chars().filter(|letter| letter.is_alphabetic()).count() >= DISTINCT
        && !COMMON.contains(&street)
        && !PHRASES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(address_1: &str) -> Forms {
        let [address_1, postal_code, city] =
            [address_1, "00127", "Marbenau"].map(|text| Some(text.to_owned()));
        Forms::of(&Address { address_1, postal_code, city })
    }

    #[test]
    fn an_address_leads_to_a_house_in_all_its_forms() {
        let forms = forms("Schlehengrund 9a");
        assert!(forms.streets.contains("schlehengrund"));
        assert!(forms.houses.contains("schlehengrund9a"));
        assert!(forms.houses.contains("schlehengrundnr9a"));
        assert!(forms.next.contains("schlehengrund9"));
        assert!(forms.reversed.contains("9aschlehengrund"));
        for whole in [
            "schlehengrund9a00127",
            "schlehengrund9amarbenau",
            "schlehengrund00127",
            "schlehengrund00127marbenau",
        ] {
            assert!(forms.whole.contains(whole), "{whole}");
        }
        assert!(forms.towns.contains("00127marbenau"));
    }

    #[test]
    fn parts_of_a_house_are_no_address() {
        for line in [
            "Haus 3, Schlehengrund 9",
            "Schlehengrund 9, 2. OG",
            "Schlehengrund 9, Zimmer 5",
            "Schlehengrund 9, Ap 5",
        ] {
            let forms = forms(line);
            assert_eq!(forms.streets, BTreeSet::from(["schlehengrund".to_owned()]), "{line}");
        }
        assert!(forms("Postfach 1234").houses.is_empty());
    }

    #[test]
    fn an_ordinary_phrase_is_no_secret_by_itself() {
        for street in ["Hauptstraße 5", "Am Rathaus 1", "Markt 3", "In der Kirchgasse 4"] {
            let forms = forms(street);
            assert!(forms.distinct.is_empty() && !forms.houses.is_empty(), "{street}");
        }
        assert_eq!(forms("Schlehengrund 9").distinct.len(), 1);
        assert_eq!(forms("Łucja-Platz 9").distinct.len(), 1);
    }

    #[test]
    fn a_house_is_the_same_however_it_is_written() {
        let is_same = |one: &str, other: &str| forms(one).is_same_house(&forms(other));
        assert!(is_same("Schulstraße 9", "Schulstr. 9, Hinterhaus"));
        assert!(is_same("Dorfplatz", "Dorfplatz"));
        assert!(!is_same("Schulstraße 9", "Schulstraße 19"));
        assert!(!is_same("Schulstraße 9", "Schulstraße 9a"));
        assert!(!is_same("Schulstraße 9", "Schulstraße"));
        let elsewhere = Address {
            address_1: Some("Schulstr. 9".into()),
            postal_code: Some("00110".into()),
            city: Some("Trellenburg".into()),
        };
        assert!(!forms("Schulstraße 9").is_same_house(&Forms::of(&elsewhere)));
    }
}
