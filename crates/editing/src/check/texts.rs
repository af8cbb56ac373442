//! The texts of an offer that families read.

use catalogue::Offer;

/// A text and the keys that lead to it.
pub type Text<'a> = (&'static [&'static str], &'a str);

/// The texts that consist of sentences, in the order in which families read them; German only.
pub fn texts(offer: &Offer) -> impl Iterator<Item = Text<'_>> {
    let cost = offer.cost.as_ref().and_then(|cost| cost.note.as_ref());
    let availability = offer.availability.as_ref().and_then(|each| each.note.as_ref());
    let texts: [(&[&str], _); 10] = [
        (&["alert"], offer.alert.as_ref()),
        (&["summary"], offer.summary.as_ref()),
        (&["description"], offer.description.as_ref()),
        (&["eligibility_description"], offer.eligibility_description.as_ref()),
        (&["application_process"], offer.application_process.as_ref()),
        (&["first_contact"], offer.first_contact.as_ref()),
        (&["response_time"], offer.response_time.as_ref()),
        (&["interpretation_services"], offer.interpretation_services.as_ref()),
        (&["cost", "note"], cost),
        (&["availability", "note"], availability),
    ];
    texts.into_iter().filter_map(|(keys, text)| Some((keys, text?.as_str())))
}

/// A word without the punctuation around it.
pub fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// The first words of a text, so that editors can find it.
pub fn beginning(text: &str) -> String {
    const WORDS: usize = 5;
    let mut words = text.split_whitespace();
    let beginning: Vec<_> = words.by_ref().take(WORDS).collect();
    let beginning = beginning.join(" ");
    if words.next().is_some() { beginning + " …" } else { beginning }
}
