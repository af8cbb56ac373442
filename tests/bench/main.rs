//! `cargo xtask bench`: how long a family with a cheap phone and a slow line waits, for
//! catalogues of three sizes.

mod catalogue;
mod measure;
mod median;
mod table;

use anyhow::Result;
use tempfile::TempDir;

use crate::measure::Times;
use crate::table::Column;

/// Offers in a small town's catalogue, a county's, and a state's.
const SIZES: [usize; 3] = [60, 1_000, 10_000];
/// The median of five is not moved by two hiccups of this computer.
const RUNS: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    let directory = TempDir::new()?;
    let mut columns = Vec::new();
    for offers in SIZES {
        let catalogue = catalogue::write(directory.path(), offers)?;
        let mut runs = Vec::new();
        for run in 1..=RUNS {
            eprintln!("{offers} offers, visit {run} of {RUNS}");
            runs.push(measure::visit(&catalogue.path).await?);
        }
        columns.push(Column { offers, bytes: catalogue.bytes, times: Times::median(&runs) });
    }
    println!("\n{}", table::Table { columns });
    Ok(())
}
