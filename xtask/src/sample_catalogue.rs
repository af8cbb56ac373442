//! Catalogues of any size for benchmarks, generated from a real one.
//!
//! The base catalogue's offers are kept; every further offer is a copy of one of them with another
//! name, text, place, age, situation and schedule. These parts are drawn from the whole catalogue,
//! so the result neither compresses nor matches like one offer repeated.

mod prose;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fastrand::Rng;
use serde_json::{Value, json};

use prose::Prose;

/// One in this many offers adds a new organization, and one in this many a new location: roughly
/// the ratio in counties' family guides.
const OFFERS_PER_ORGANIZATION: usize = 4;
const OFFERS_PER_LOCATION: usize = 3;

/// Grows (or cuts) the base catalogue to this number of offers. The same arguments return the same
/// catalogue.
///
/// # Errors
///
/// If the base has no `offers`.
pub fn grow(base: &Value, offers: usize, seed: u64) -> Result<Value> {
    let mut catalogue = base.clone();
    let parts = Parts::of(base)?;
    let mut rng = Rng::with_seed(seed);

    let missing = offers.saturating_sub(parts.offers.len());
    let organizations =
        grow_list(&mut catalogue, "organizations", missing / OFFERS_PER_ORGANIZATION);
    let locations = grow_list(&mut catalogue, "locations", missing / OFFERS_PER_LOCATION);

    let mut list = parts.offers.clone();
    list.truncate(offers);
    for number in list.len()..offers {
        list.push(parts.invent(number, &organizations, &locations, &mut rng));
    }
    catalogue["offers"] = Value::Array(list);
    Ok(catalogue)
}

/// The parts that generated offers are put together from.
struct Parts {
    offers: Vec<Value>,
    prose: Prose,
    places: Vec<Value>,
    situations: Vec<Value>,
    ages: Vec<Value>,
    schedules: Vec<Value>,
}

impl Parts {
    fn of(base: &Value) -> Result<Self> {
        let offers = list(base, "offers").to_vec();
        if offers.is_empty() {
            anyhow::bail!("the base catalogue has no \"offers\" to vary");
        }
        let every = |key: &str| -> Vec<Value> {
            let values = offers.iter().flat_map(|offer| list(offer, key));
            let mut distinct = Vec::new();
            for value in values {
                if !distinct.contains(value) {
                    distinct.push(value.clone());
                }
            }
            distinct
        };
        Ok(Self {
            prose: Prose::like(texts(&offers)),
            places: list(base, "places").to_vec(),
            situations: every("situations"),
            ages: every("ages"),
            schedules: every("schedules"),
            offers,
        })
    }

    fn invent(
        &self,
        number: usize,
        organizations: &[Value],
        locations: &[Value],
        rng: &mut Rng,
    ) -> Value {
        let mut offer = self.offers[rng.usize(..self.offers.len())].clone();
        let place = pick(&self.places, rng);
        let place_name = place.and_then(|place| place["name"].as_str());
        let name = offer["name"].as_str().unwrap_or("Angebot");
        let name = match place_name {
            Some(place) => format!("{name} {place} {number}"),
            None => format!("{name} {number}"),
        };
        offer["id"] = json!(format!("angebot-{number}"));
        offer["name"] = json!(name);
        offer["summary"] = json!(self.prose.write(8, rng));
        offer["description"] = json!(self.prose.write(rng.usize(30..80), rng));
        // Universal offers are on every results page; thousands of them would measure a page that
        // no real catalogue has.
        offer["universal"] = json!(false);
        // It gets a random location, whose address is public.
        offer["sensitive"] = json!(false);
        offer["url"] = json!(format!("https://www.angebot-{number}.example/familie"));
        let line = rng.u32(..1_000);
        // From the range reserved for fiction.
        offer["phones"] = json!([{"number": format!("+496990009{line:03}")}]);
        // Translations of the base's text would contradict the new one.
        if let Some(fields) = offer.as_object_mut() {
            fields.remove("translations");
        }
        if let Some(organization) = pick(organizations, rng) {
            offer["organization"] = organization["id"].clone();
        }
        let location = pick(locations, rng).map(|location| location["id"].clone());
        offer["locations"] = json!(Vec::from_iter(location.clone()));
        offer["service_areas"] = match place {
            Some(place) if rng.u8(..4) > 0 => json!([place["id"]]),
            _ => json!([]),
        };
        offer["situations"] = json!(some_of(&self.situations, rng.usize(1..4), rng));
        offer["ages"] = json!(some_of(&self.ages, 1, rng));
        offer["schedules"] = self.schedules(location.as_ref(), rng);
        offer
    }

    /// Up to two schedules, at another hour and at the offer's own location.
    fn schedules(&self, location: Option<&Value>, rng: &mut Rng) -> Value {
        let mut schedules = some_of(&self.schedules, rng.usize(..3), rng);
        for schedule in &mut schedules {
            if let (Some(location), Some(_)) = (location, schedule.get("location")) {
                schedule["location"] = location.clone();
            }
            let opens = rng.u8(8..16);
            if schedule.get("opens_at").is_some() {
                schedule["opens_at"] = json!(format!("{opens:02}:00"));
                schedule["closes_at"] = json!(format!("{:02}:30", opens + 2));
            }
            // Their venues belong to the offer that the schedule was copied from.
            if let Some(rule) = schedule.as_object_mut() {
                rule.remove("extra_dates");
            }
        }
        json!(schedules)
    }
}

/// Adds `more` entries to a list of the catalogue, each a numbered copy of an existing one; returns
/// the whole list.
fn grow_list(catalogue: &mut Value, key: &str, more: usize) -> Vec<Value> {
    let mut entries = list(catalogue, key).to_vec();
    let known = entries.len();
    for number in 0..if known == 0 { 0 } else { more } {
        let mut entry = entries[number % known].clone();
        for field in ["id", "name"] {
            if let Some(text) = entry[field].as_str() {
                let separator = if field == "id" { '-' } else { ' ' };
                entry[field] = json!(format!("{text}{separator}{}", number + 2));
            }
        }
        entries.push(entry);
    }
    catalogue[key] = Value::Array(entries.clone());
    entries
}

/// All summaries and descriptions.
fn texts(offers: &[Value]) -> impl Iterator<Item = &str> {
    offers
        .iter()
        .flat_map(|offer| [&offer["summary"], &offer["description"]])
        .filter_map(Value::as_str)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn pick<'a, T>(pool: &'a [T], rng: &mut Rng) -> Option<&'a T> {
    (!pool.is_empty()).then(|| &pool[rng.usize(..pool.len())])
}

/// Up to `count` random entries, each at most once.
fn some_of(pool: &[Value], count: usize, rng: &mut Rng) -> Vec<Value> {
    rng.choose_multiple(pool.iter(), count).into_iter().cloned().collect()
}

/// Reads the base catalogue from a file.
///
/// # Errors
///
/// If the file does not exist or is not JSON.
pub fn read_base(path: &Path) -> Result<Value> {
    let bytes = fs::read(path)
        .with_context(|| format!("cannot read the base catalogue {}", path.display()))?;
    serde_json::from_slice(&bytes)
        .with_context(|| format!("the base catalogue {} is not JSON", path.display()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use anyhow::Result;
    use serde_json::{Value, json};

    use super::grow;

    fn base() -> Value {
        json!({
            "places": [{"id": "witzenhausen", "name": "Witzenhausen"}],
            "organizations": [{"id": "jugendamt", "name": "Jugendamt"}],
            "locations": [{"id": "rathaus", "name": "Rathaus"}],
            "offers": [
                {"id": "a", "name": "Elterntreff", "summary": "Andere Eltern treffen.",
                 "ages": [{"from_months": 0}], "situations": ["eltern-treffen"],
                 "schedules": [{"freq": "WEEKLY", "location": "rathaus", "opens_at": "09:00"}]},
                {"id": "b", "name": "Telefon", "summary": "Rund um die Uhr.", "universal": true},
            ],
        })
    }

    #[test]
    fn it_has_the_number_of_offers_asked_for_and_no_id_twice() -> Result<()> {
        for offers in [1, 2, 60, 1_000] {
            let catalogue = grow(&base(), offers, 1)?;
            let ids: HashSet<_> = super::list(&catalogue, "offers")
                .iter()
                .map(|offer| offer["id"].to_string())
                .collect();
            assert_eq!(ids.len(), offers);
        }
        Ok(())
    }

    #[test]
    fn the_same_seed_gives_the_same_catalogue() -> Result<()> {
        assert_eq!(grow(&base(), 50, 7)?, grow(&base(), 50, 7)?);
        assert_ne!(grow(&base(), 50, 7)?, grow(&base(), 50, 8)?);
        Ok(())
    }

    #[test]
    fn every_id_that_an_offer_refers_to_exists() -> Result<()> {
        let catalogue = grow(&base(), 100, 1)?;
        let ids = |key| -> HashSet<String> {
            super::list(&catalogue, key).iter().map(|entry| entry["id"].to_string()).collect()
        };
        let (locations, organizations) = (ids("locations"), ids("organizations"));
        for offer in &super::list(&catalogue, "offers")[2..] {
            assert!(organizations.contains(&offer["organization"].to_string()));
            for location in super::list(offer, "locations") {
                assert!(locations.contains(&location.to_string()));
            }
        }
        Ok(())
    }

    #[test]
    fn a_base_without_offers_is_refused() {
        assert!(grow(&json!({}), 10, 1).is_err());
    }
}
