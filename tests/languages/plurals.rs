//! Plural forms in every language.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use browser_tests::{Visit, locales};
use locale::categories;
use serde_json::json;
use xtask::server::Reply;

use super::without_isolates;

/// Words without a common prefix, so that the search does not confuse them: each is in as many
/// offers as its number says, the first in none.
const WORDS: [(&str, usize); 8] = [
    ("zebrafink", 0),
    ("apfelbaum", 1),
    ("birkenhain", 2),
    ("dornenhecke", 3),
    ("fichtenwald", 5),
    ("gurkenbeet", 11),
    ("kastanie", 21),
    ("lindenblatt", 100),
];

/// The message for 0, 1, 2, 3, 5, 11, 21 and 100 offers.
#[rustfmt::skip]
const SENTENCES: [(&str, [&str; 8]); 11] = [
    ("de", [
        "Dazu haben wir nichts gefunden. Versuchen Sie ein anderes Wort.",
        "1 Angebot", "2 Angebote", "3 Angebote", "5 Angebote", "11 Angebote", "21 Angebote",
        "100 Angebote",
    ]),
    ("de-simple", [
        "Dazu haben wir nichts gefunden. Versuchen Sie ein anderes Wort.",
        "1 Angebot", "2 Angebote", "3 Angebote", "5 Angebote", "11 Angebote", "21 Angebote",
        "100 Angebote",
    ]),
    ("en", [
        "We found nothing for this. Please try another word.",
        "1 service", "2 services", "3 services", "5 services", "11 services", "21 services",
        "100 services",
    ]),
    ("uk", [
        "За цим словом ми нічого не знайшли. Спробуйте інше слово.",
        "1 пропозиція", "2 пропозиції", "3 пропозиції", "5 пропозицій", "11 пропозицій",
        "21 пропозиція", "100 пропозицій",
    ]),
    ("ar", [
        "لم نجد شيئًا عن ذلك. جرّبوا كلمة أخرى.",
        "خدمة واحدة", "خدمتان", "3 خدمات", "5 خدمات", "11 خدمة", "21 خدمة",
        "100 خدمة",
    ]),
    ("tr", [
        "Bununla ilgili bir şey bulamadık. Başka bir kelime deneyin.",
        "1 hizmet", "2 hizmet", "3 hizmet", "5 hizmet", "11 hizmet", "21 hizmet", "100 hizmet",
    ]),
    ("ru", [
        "По этому слову мы ничего не нашли. Попробуйте другое слово.",
        "1 предложение", "2 предложения", "3 предложения", "5 предложений", "11 предложений",
        "21 предложение", "100 предложений",
    ]),
    ("ro", [
        "Nu am găsit nimic despre asta. Încercați alt cuvânt.",
        "1 ofertă", "2 oferte", "3 oferte", "5 oferte", "11 oferte", "21 de oferte",
        "100 de oferte",
    ]),
    ("pl", [
        "Nic nie znaleźliśmy. Proszę spróbować wpisać inne słowo.",
        "1 oferta", "2 oferty", "3 oferty", "5 ofert", "11 ofert", "21 ofert", "100 ofert",
    ]),
    ("fa", [
        "چیزی پیدا نکردیم. کلمهٔ دیگری را امتحان کنید.",
        "1 مورد", "2 مورد", "3 مورد", "5 مورد", "11 مورد", "21 مورد", "100 مورد",
    ]),
    ("bg", [
        "Не намерихме нищо. Опитайте с друга дума.",
        "1 предложение", "2 предложения", "3 предложения", "5 предложения",
        "11 предложения", "21 предложения", "100 предложения",
    ]),
];

#[tokio::test]
async fn every_number_of_offers_is_told_in_the_words_of_the_language() -> Result<()> {
    let tags = |tags: &mut dyn Iterator<Item = String>| tags.collect::<BTreeSet<_>>();
    let tested = tags(&mut SENTENCES.iter().map(|(tag, _)| (*tag).to_owned()));
    assert_eq!(tested, tags(&mut locales::all()?.into_iter().map(|locale| locale.tag)));

    let page = Visit::new().reply("/katalog.json", Reply::json(catalogue())).open("").await?;
    page.wait_for_catalogue().await?;
    page.click(".links button").await?;
    page.wait_for_screen("all-offers").await?;
    for (tag, sentences) in SENTENCES {
        page.tap_language(tag).await?;
        page.wait_until_it_speaks(tag).await?;
        for ((word, number), sentence) in WORDS.into_iter().zip(sentences) {
            // Typed letter by letter, there would be 800 searches.
            page.eval::<()>(&format!(
                "const search = document.querySelector('#search');
                 search.value = {word:?};
                 search.dispatchEvent(new Event('input'))"
            ))
            .await?;
            page.until(&format!("{tag}, for {number}: {sentence}"), async || {
                let shown = page.text_of(".count").await?;
                Ok((without_isolates(&shown) == sentence).then_some(()))
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn browsers_have_the_plural_forms_that_the_texts_have() -> Result<()> {
    let page = Visit::new().open("").await?;
    for locale in locales::all()? {
        let tag = locale.tag.as_str();
        let script = format!(
            "const rules = new Intl.PluralRules({tag:?});
            return [...new Set(Array.from({{ length: 1001 }}, (_, count) => rules.select(count)))];"
        );
        let used: BTreeSet<String> = page.eval::<Vec<_>>(&script).await?.into_iter().collect();
        let known = categories(tag);
        let unknown: Vec<_> = used.iter().filter(|form| !known.contains(&form.as_str())).collect();
        ensure!(unknown.is_empty(), "{tag} lacks {unknown:?}");
        // If no whole number needs it, it is there for browsers without plural rules.
        let unused: Vec<_> =
            known.iter().filter(|form| **form != "other" && !used.contains(**form)).collect();
        ensure!(unused.is_empty(), "{tag} never uses {unused:?}");
    }
    Ok(())
}

/// A hundred offers, each with the words of all numbers that it counts towards.
fn catalogue() -> String {
    let offer = |at: usize| {
        let words = WORDS.into_iter().filter(|(_, number)| at < *number).map(|(word, _)| word);
        let summary: Vec<&str> = words.collect();
        json!({ "id": format!("rat-{at}"), "name": "Rat", "summary": summary.join(" ") })
    };
    let offers: Vec<_> = (0..100).map(offer).collect();
    json!({ "schema_version": "1.0", "name": "Hundert", "offers": offers }).to_string()
}
