//! `cargo xtask screenshots`: every example state on a phone, a tablet and a desk, in
//! `target/screenshots/`.

use anyhow::Result;
use browser_tests::{Visit, examples};

const SIZES: [(u32, u32); 3] = [(360, 740), (768, 1024), (1280, 800)];

#[tokio::main]
async fn main() -> Result<()> {
    for (width, height) in SIZES {
        examples::each(Visit::new().size(width, height), async |example, page| {
            let path = page.screenshot(&format!("{}-{width}", example.name)).await?;
            println!("{}", path.display());
            Ok(())
        })
        .await?;
    }
    Ok(())
}
