//! The program contains no hard-coded text. Instead of the English texts the widget gets the German
//! ones in brackets: anything shown without brackets does not come from a locale.

use anyhow::{Result, ensure};
use browser_tests::{Visit, dist, examples, locales};
use serde_json::Value;
use xtask::server::Reply;

#[tokio::test]
async fn every_text_comes_from_the_list_of_the_language() -> Result<()> {
    let german = locales::german()?;
    let list: Vec<String> = german.list(&german).iter().map(|text| in_brackets(text)).collect();
    let mut visit = Visit::new()
        .interface("en")
        .reply(&dist::texts("en")?, Reply::json(serde_json::to_string(&list)?));
    for catalogue in ["katalog", "bund"] {
        let whole = dist::read(&format!("{catalogue}-gesamt.json"))?;
        let reply = Reply::json(without_translations(&whole)?);
        visit = visit.reply(&format!("/{catalogue}.json"), reply);
    }
    examples::each(visit, async |_, page| {
        ensure!(page.text_of("body").await?.contains('⟦'), "the locale is not used");
        let texts = page.hard_coded_texts("en").await?;
        ensure!(texts.is_empty(), "{}", texts.join("\n  "));
        Ok(())
    })
    .await
}

/// The text in brackets; if it has plural forms, each of them.
fn in_brackets(text: &str) -> String {
    let form = |form: &str| match form.split_once('\u{1f}') {
        Some((category, text)) => format!("{category}\u{1f}⟦{text}⟧"),
        None => format!("⟦{form}⟧"),
    };
    text.split('\u{1e}').map(form).collect::<Vec<_>>().join("\u{1e}")
}

/// The catalogue in German only, so that all of its texts have to be marked.
fn without_translations(catalogue: &[u8]) -> Result<String> {
    let mut catalogue: Value = serde_json::from_slice(catalogue)?;
    let offers = catalogue.get_mut("offers").and_then(Value::as_array_mut);
    for offer in offers.into_iter().flatten().filter_map(Value::as_object_mut) {
        offer.remove("translations");
    }
    Ok(catalogue.to_string())
}
