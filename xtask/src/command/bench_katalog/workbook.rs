//! Tables as a spreadsheet program saves them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rust_xlsxwriter::Workbook;

/// Makes one workbook of the CSV files of a folder, a sheet each.
pub fn from_csv(folder: &Path, to: &Path) -> Result<()> {
    let mut workbook = Workbook::new();
    let mut files = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|file| file.map(|file| file.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.sort();
    for file in files {
        let name = file.file_stem().context("invariant: a file has a name")?;
        let sheet = workbook.add_worksheet().set_name(name.to_string_lossy())?;
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_path(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        for (row, cells) in (0..).zip(rows.records()) {
            for (column, cell) in (0..).zip(&cells?) {
                sheet.write_string(row, column, cell.trim_start_matches('\u{feff}'))?;
            }
        }
    }
    workbook.save(to).with_context(|| format!("cannot write {}", to.display()))
}
