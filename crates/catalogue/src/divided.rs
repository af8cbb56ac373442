//! A catalogue in several files, as `katalog publish` writes it: what the results need comes first,
//! the long texts later, and each further language only to those who read it.

#[cfg(feature = "schema")]
use crate::Files;
use crate::{Catalogue, Offer, TextMap, count};
#[cfg(feature = "schema")]
use std::mem;
use std::ops::Range;

impl Catalogue {
    /// The same catalogue without its offers.
    #[must_use]
    pub fn without_offers(&self) -> Self {
        Self {
            schema_version: self.schema_version.clone(),
            id: self.id.clone(),
            name: self.name.clone(),
            publisher: self.publisher.clone(),
            #[cfg(feature = "schema")]
            license: self.license.clone(),
            #[cfg(feature = "schema")]
            published: self.published,
            demo: self.demo,
            links: self.links.clone(),
            languages: self.languages.clone(),
            includes: self.includes.clone(),
            files: self.files.clone(),
            places: self.places.clone(),
            life_phases: self.life_phases.clone(),
            school_cutoff: self.school_cutoff.clone(),
            situations: self.situations.clone(),
            organizations: self.organizations.clone(),
            locations: self.locations.clone(),
            offers: Vec::new(),
            theme: self.theme.clone(),
        }
    }

    /// Adds the texts of a further file to the offers in a range of this catalogue, which are those
    /// of one divided catalogue. Texts of an offer that is not among them are dropped.
    pub fn add_texts(&mut self, among: Range<usize>, texts: Vec<Offer>) {
        let mut numbers = TextMap::new();
        let offers = self.offers.get_mut(among).unwrap_or_default();
        for (number, offer) in offers.iter().enumerate() {
            numbers.get_or_insert(offer.id.as_str(), count(number));
        }
        for text in texts {
            let at = numbers.get(text.id.as_str());
            if let Some(offer) = at.and_then(|at| offers.get_mut(at as usize)) {
                offer.add_texts(text);
            }
        }
    }
}

impl Offer {
    /// Adds the texts that another file has on this offer.
    fn add_texts(&mut self, texts: Self) {
        let add = |own: &mut Option<String>, text: Option<String>| {
            if own.is_none() {
                *own = text;
            }
        };
        add(&mut self.description, texts.description);
        add(&mut self.eligibility_description, texts.eligibility_description);
        add(&mut self.interpretation_services, texts.interpretation_services);
        add(&mut self.application_process, texts.application_process);
        add(&mut self.first_contact, texts.first_contact);
        add(&mut self.response_time, texts.response_time);
        if self.keywords.is_empty() {
            self.keywords = texts.keywords;
        }
        if self.required_documents.is_empty() {
            self.required_documents = texts.required_documents;
        }
        for (tag, translation) in texts.translations {
            let at = self.translations.iter().position(|(other, _)| *other >= tag);
            let at = at.unwrap_or(self.translations.len());
            if self.translations.get(at).is_none_or(|(other, _)| *other != tag) {
                self.translations.insert(at, (tag, translation));
            }
        }
    }

    /// Moves the texts that the results do not need to another offer.
    #[cfg(feature = "schema")]
    fn move_long_texts(&mut self, texts: &mut Self) {
        texts.description = self.description.take();
        texts.eligibility_description = self.eligibility_description.take();
        texts.interpretation_services = self.interpretation_services.take();
        texts.application_process = self.application_process.take();
        texts.first_contact = self.first_contact.take();
        texts.response_time = self.response_time.take();
        texts.keywords = mem::take(&mut self.keywords);
        texts.required_documents = mem::take(&mut self.required_documents);
    }
}

/// A catalogue divided into what the results need and the texts beside it: offers of which only
/// these texts are set.
#[cfg(feature = "schema")]
#[derive(Clone, Debug, PartialEq)]
pub struct Divided {
    /// What the results need, in German. Its [`Catalogue::files`] are not set yet.
    first: Catalogue,
    /// The long texts.
    texts: Vec<Offer>,
    /// The texts in each further language (BCP 47), sorted by it.
    translations: Vec<(String, Vec<Offer>)>,
}

/// The name of the catalogue and of its offers in a file of texts: one is required, and they are in the
/// first file.
#[cfg(feature = "schema")]
const NAME_ELSEWHERE: &str = "-";

/// A catalogue whose offers have texts only.
#[cfg(feature = "schema")]
#[derive(serde::Serialize)]
struct TextFile<'o> {
    schema_version: &'o str,
    name: &'o str,
    offers: Vec<serde_json::Value>,
}

#[cfg(feature = "schema")]
impl<'o> TextFile<'o> {
    fn new(schema_version: &'o str, offers: &[Offer]) -> Self {
        let texts = |offer| {
            let mut value = serde_json::to_value(offer).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.remove("status");
            }
            value
        };
        let offers = offers.iter().map(texts).collect();
        Self { schema_version, name: NAME_ELSEWHERE, offers }
    }
}

#[cfg(feature = "schema")]
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("invariant: a catalogue can be serialised")
}

/// The first 64 bits of the content's SHA-256 as hexadecimal digits, for the name of a file that browsers
/// may keep for ever.
#[cfg(feature = "schema")]
pub fn content_hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(bytes);
    let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{number:016x}")
}

#[cfg(feature = "schema")]
impl Divided {
    /// The file name of a site's catalogue: where the widget looks for it.
    pub const CATALOGUE: &'static str = "katalog.json";

    /// Divides a catalogue. [`Catalogue::add_texts`] is the way back.
    fn new(mut catalogue: Catalogue) -> Self {
        catalogue.files = None;
        let mut texts = Vec::new();
        let mut translations: Vec<(String, Vec<Offer>)> = Vec::new();
        for offer in &mut catalogue.offers {
            let blank = || Offer::new(offer.id.clone(), NAME_ELSEWHERE.into());
            let mut further = Vec::new();
            for (tag, translation) in mem::take(&mut offer.translations) {
                let mut translated = blank();
                translated.translations.push((tag.clone(), translation));
                further.push((tag, translated));
            }
            let blank = blank();
            let mut long = blank.clone();
            offer.move_long_texts(&mut long);
            if long != blank {
                texts.push(long);
            }
            for (tag, translated) in further {
                match translations.binary_search_by(|(other, _)| other.cmp(&tag)) {
                    Ok(at) => translations[at].1.push(translated),
                    Err(at) => translations.insert(at, (tag, vec![translated])),
                }
            }
        }
        Self { first: catalogue, texts, translations }
    }

    /// Where the undivided form of a catalogue with this address is published.
    pub fn whole_of(address: &str) -> String {
        format!("{}-gesamt.json", address.strip_suffix(".json").unwrap_or(address))
    }

    /// The files of a divided catalogue with this address, by address: the catalogue itself, and what
    /// its [`Catalogue::files`] name. Only the catalogue, if nothing can be taken out of it.
    ///
    /// ```
    /// let json = br#"{ "schema_version": "1.0", "name": "Kreis",
    ///     "offers": [{ "id": "cafe", "name": "Elterncafe", "description": "Bei uns ..." }] }"#;
    /// let catalogue = catalogue::read(json)?.catalogue;
    /// let files = catalogue::Divided::files(&catalogue, "katalog.json");
    /// let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    /// assert_eq!(names.len(), 3);
    /// assert_eq!((names[0], names[1]), ("katalog.json", "katalog-gesamt.json"));
    /// assert!(names[2].starts_with("katalog-texte-"));
    /// # Ok::<(), catalogue::Refusal>(())
    /// ```
    ///
    /// # Panics
    ///
    /// Never: every catalogue can be serialised.
    pub fn files(catalogue: &Catalogue, address: &str) -> Vec<(String, Vec<u8>)> {
        let Self { mut first, texts, translations } = Self::new(catalogue.clone());
        if texts.is_empty() && translations.is_empty() {
            return vec![(address.to_owned(), json(&first))];
        }
        let stem = address.strip_suffix(".json").unwrap_or(address);
        let mut files = Files::default();
        let mut written = Vec::new();
        let mut write = |kind: &str, offers: Vec<Offer>| {
            let bytes = json(&TextFile::new(&catalogue.schema_version, &offers));
            let name = format!("{stem}-{kind}-{}.json", content_hash(&bytes));
            // Relative to the catalogue, which may be in a folder.
            let relative = name.rsplit('/').next().unwrap_or(&name).to_owned();
            written.push((name, bytes));
            relative
        };
        if !texts.is_empty() {
            files.texts = Some(write("texte", texts));
        }
        for (tag, offers) in translations {
            let file = write(&tag, offers);
            files.translations.push((tag, file));
        }
        let whole = Self::whole_of(address);
        files.whole = Some(whole.rsplit('/').next().unwrap_or(&whole).to_owned());
        first.files = Some(files);
        let undivided = Catalogue { files: None, ..catalogue.clone() };
        let mut all = vec![(address.to_owned(), json(&first)), (whole, json(&undivided))];
        all.append(&mut written);
        all
    }
}
