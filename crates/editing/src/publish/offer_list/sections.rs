//! The topics of the page, and the offers in each.

use crate::exchange::jsonld::is_public;
use crate::wording::words;
use catalogue::{Catalogue, Code, Offer, Situation, Topic};
use matching::fold;

/// A section of the page.
pub struct Section<'c> {
    pub anchor: String,
    pub title: &'static str,
    /// Offers shown in full here.
    pub offers: Vec<&'c Offer>,
    /// Offers shown in full in another section that are also about this topic.
    pub elsewhere: Vec<&'c Offer>,
}

impl Section<'_> {
    pub fn has_sensitive(&self) -> bool {
        self.offers.iter().any(|offer| offer.sensitive)
    }
}

/// The section of an offer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// For everyone, at any time.
    Always,
    Topic(Topic),
    /// No known topic.
    Other,
}

/// The sections that have offers. The one about safety comes last, and sensitive offers appear only
/// there.
pub fn of(catalogue: &Catalogue) -> Vec<Section<'_>> {
    let topics = Topic::ALL.iter().filter(|topic| **topic != Topic::Safety);
    let rooms = [Room::Always]
        .into_iter()
        .chain(topics.map(|topic| Room::Topic(*topic)))
        .chain([Room::Other, Room::Topic(Topic::Safety)]);
    let situations = catalogue.situations();
    let mut offers: Vec<_> = catalogue
        .offers
        .iter()
        .filter(|offer| is_public(offer))
        .map(|offer| (offer, topics_of(offer, &situations)))
        .collect();
    offers.sort_by_cached_key(|(offer, _)| (offer.layer, fold(&offer.name), offer.id.clone()));
    let section = |room| {
        let own = offers.iter().filter(|(offer, topics)| room_of(offer, topics) == room);
        let others = offers.iter().filter(|(offer, topics)| {
            !offer.sensitive
                && room_of(offer, topics) != room
                && topics.iter().any(|topic| Room::Topic(*topic) == room)
        });
        Section {
            anchor: anchor(room),
            title: title(room),
            offers: own.map(|(offer, _)| *offer).collect(),
            elsewhere: others.map(|(offer, _)| *offer).collect(),
        }
    };
    let sections = rooms.map(section);
    sections.filter(|each| !each.offers.is_empty() || !each.elsewhere.is_empty()).collect()
}

/// Its topics, else those of its situations.
fn topics_of(offer: &Offer, situations: &[Situation]) -> Vec<Topic> {
    if !offer.topics.is_empty() {
        return offer.topics.clone();
    }
    let is_listed = |each: &&Situation| each.is_meant_by_any(&offer.situations, situations);
    let known = situations.iter().filter(is_listed);
    known.map(|situation| situation.topic).collect()
}

fn room_of(offer: &Offer, topics: &[Topic]) -> Room {
    match topics.first() {
        _ if offer.sensitive => Room::Topic(Topic::Safety),
        _ if offer.universal => Room::Always,
        Some(first) => Room::Topic(*first),
        None => Room::Other,
    }
}

fn anchor(room: Room) -> String {
    let name = match room {
        Room::Always => "immer",
        Room::Topic(topic) => topic.code(),
        Room::Other => "weitere",
    };
    format!("thema-{name}")
}

fn title(room: Room) -> &'static str {
    match room {
        Room::Always => words::SECTION_GUIDES,
        Room::Topic(topic) => words::topic(topic),
        Room::Other => "Weitere Angebote",
    }
}
