//! `cargo xtask screenshots`: every example state in German, Arabic and Leichte Sprache, on a phone,
//! a tablet and a desktop, in `target/screenshots/`.

use anyhow::Result;
use browser_tests::{Visit, examples};

/// The longest words, right-to-left, and the longest sentences.
const LANGUAGES: [&str; 3] = ["de", "ar", "de-simple"];
const SIZES: [(u32, u32); 3] = [(360, 740), (768, 1024), (1280, 800)];

#[tokio::main]
async fn main() -> Result<()> {
    for language in LANGUAGES {
        for (width, height) in SIZES {
            let visit = Visit::new().size(width, height).interface(language);
            examples::each(visit, async |example, page| {
                let name = format!("{language}-{}-{width}", example.name);
                println!("{}", page.screenshot(&name).await?.display());
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}
