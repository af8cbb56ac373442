//! Finds coordinates regardless of their number of decimals.

use catalogue::Catalogue;
use std::collections::BTreeSet;

/// The number of decimals with which a single coordinate identifies a place: 11 metres.
const ALONE: usize = 4;
/// The number of decimals with which both coordinates together do: 111 metres.
const BOTH: usize = 3;
/// Further decimals are beyond any measurement.
const MOST: usize = 6;
/// The maximum distance of the second coordinate from the first, in bytes.
const NEAR: usize = 40;

/// A number in a text.
#[derive(Debug, PartialEq)]
struct Decimal {
    value: f64,
    decimals: usize,
    at: usize,
    end: usize,
}

/// The coordinates of a secret location.
#[derive(Clone, Copy, Debug)]
struct Pair {
    latitude: Degrees,
    longitude: Degrees,
    /// The index of the secret.
    secret: usize,
}

#[derive(Clone, Copy, Debug)]
struct Degrees {
    value: f64,
    decimals: usize,
}

impl Degrees {
    fn new(value: f64) -> Self {
        let written = value.to_string();
        let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Self { value: value.abs(), decimals }
    }

    /// Whether a number is this one rounded, truncated or padded, with at least `least` decimals.
    fn is(&self, other: &Decimal, least: usize) -> bool {
        let decimals = self.decimals.min(other.decimals).min(MOST);
        let step = 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0));
        decimals >= least && (self.value - other.value).abs() < step * 1.001
    }
}

/// The secret coordinates.
#[derive(Debug, Default)]
pub struct Coordinates {
    pairs: Vec<Pair>,
    /// The public coordinates of other locations and places, in millionths of a degree.
    public: BTreeSet<i64>,
}

impl Coordinates {
    pub fn add(&mut self, latitude: Option<f64>, longitude: Option<f64>, secret: usize) {
        // A single coordinate is searched, too.
        let degrees = |value: Option<f64>| Degrees::new(value.unwrap_or(f64::NAN));
        if latitude.or(longitude).is_some() {
            let (latitude, longitude) = (degrees(latitude), degrees(longitude));
            self.pairs.push(Pair { latitude, longitude, secret });
        }
    }

    /// Allows the coordinates that a catalogue publishes of other locations and of places.
    pub fn allow(&mut self, catalogue: &Catalogue) {
        let locations = catalogue.locations.iter().filter(|location| !location.is_hidden());
        let locations = locations.flat_map(|each| [each.latitude, each.longitude]);
        let places = catalogue.places.iter().flat_map(|each| [each.latitude, each.longitude]);
        self.public.extend(locations.chain(places).flatten().map(millionths));
    }

    /// The indices of the secrets whose coordinates are in a text.
    pub fn find(&self, text: &str) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        if self.pairs.is_empty() {
            return found;
        }
        let mut before: Option<Decimal> = None;
        for number in Decimals(text, 0) {
            if self.public.contains(&millionths(number.value)) {
                before = None;
                continue;
            }
            for pair in &self.pairs {
                let is = |degrees: Degrees, least| degrees.is(&number, least);
                let was = |degrees: Degrees| {
                    let near = before.as_ref().filter(|before| number.at - before.end <= NEAR);
                    near.is_some_and(|before| degrees.is(before, BOTH))
                };
                let (latitude, longitude) = (pair.latitude, pair.longitude);
                if is(latitude, ALONE)
                    || is(longitude, ALONE)
                    || is(longitude, BOTH) && was(latitude)
                    || is(latitude, BOTH) && was(longitude)
                {
                    found.insert(pair.secret);
                }
            }
            before = Some(number);
        }
        found
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees, or a number of three digits")]
fn millionths(degrees: f64) -> i64 {
    (degrees.abs() * 1e6).round() as i64
}

/// The numbers of a text that could be coordinates, and the position to continue at.
struct Decimals<'t>(&'t str, usize);

impl Iterator for Decimals<'_> {
    type Item = Decimal;

    fn next(&mut self) -> Option<Decimal> {
        let bytes = self.0.as_bytes();
        let digits = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
        loop {
            let rest = bytes.get(self.1..)?;
            let at = self.1 + rest.iter().position(u8::is_ascii_digit)?;
            let whole = digits(at);
            let point = at + whole;
            self.1 = point;
            if whole > 3 || !matches!(bytes.get(point), Some(b'.' | b',')) {
                continue;
            }
            let decimals = digits(point + 1);
            let end = point + 1 + decimals;
            if decimals < BOTH {
                continue;
            }
            self.1 = end;
            let text = [self.0.get(at..point)?, ".", self.0.get(point + 1..end)?].concat();
            return Some(Decimal { value: text.parse().ok()?, decimals, at, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coordinates() -> Coordinates {
        let mut coordinates = Coordinates::default();
        coordinates.add(Some(51.2249), Some(9.7141), 7);
        coordinates
    }

    #[test]
    fn coordinates_are_found_in_every_decimal_notation() {
        for text in [
            "51.2249, 9.7141",
            "51,2249 9,7141",
            "51.225/9.714",
            "POINT(9.714 51.224)",
            "{\"lat\":51.22490001}",
            "https://karte.example/#map=17/51.22490/9.71410",
            "!3d51.2249!4d9.7141",
            "N51.2249",
            "N051.2249",
            "9.7141000",
            // Rounding by hand may be off by one.
            "51.2250",
            "Dort, hinter vielen, vielen Worten in diesem langen Text: 51.225, 9.714",
        ] {
            assert_eq!(coordinates().find(text), BTreeSet::from([7]), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "51.22, 9.71",
            "9.714 Einwohner",
            "51.225",
            "51.2260, 9.7150",
            "151.2249",
            "0051.2249",
            "Telefon 51-2249, 9-7141",
            "51.2249.1 51"[..2].as_ref(),
            "51.225 und, weit, weit dahinter in diesem Text, 9.714",
            "2249",
        ] {
            assert_eq!(coordinates().find(text), BTreeSet::new(), "{text}");
        }
    }

    #[test]
    fn what_is_told_of_another_place_is_no_secret() {
        let file = r#"{ "schema_version": "1.0", "offers": [], "locations": [{ "id": "a",
            "name": "A", "latitude": 51.2249, "longitude": 9.7140 }] }"#;
        let catalogue = catalogue::read(file.as_bytes()).expect("a catalogue").catalogue;
        let mut coordinates = coordinates();
        coordinates.allow(&catalogue);
        assert!(coordinates.find("51.2249, 9.714").is_empty());
        assert_eq!(coordinates.find("51.2249, 9.7141"), BTreeSet::from([7]));
    }
}
