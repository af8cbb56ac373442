//! The measurements beside what is allowed.

use std::fmt;

use crate::measure::Times;

/// The medians for one size of catalogue.
pub struct Column {
    pub offers: usize,
    /// Of the catalogue, compressed.
    pub bytes: usize,
    pub times: Times,
}

/// All of them.
pub struct Table {
    pub columns: Vec<Column>,
}

/// A row: what is measured, and at most how many milliseconds it may take with that many offers.
struct Row {
    name: &'static str,
    time: fn(&Times) -> f64,
    limit: fn(usize) -> Option<f64>,
}

const ROWS: [Row; 4] = [
    Row { name: "first question painted", time: |times| times.painted, limit: |_| Some(700.0) },
    Row {
        name: "usable: „Weiter“ works", time: |times| times.usable, limit: |_| Some(1_200.0)
    },
    Row {
        name: "catalogue ready",
        time: |times| times.catalogue_ready,
        // A state's catalogue may take as long as its bytes take on the line.
        limit: |offers| (offers <= 1_000).then_some(2_000.0),
    },
    Row {
        name: "last answer → results",
        time: |times| times.results,
        limit: |offers| Some(if offers <= 1_000 { 50.0 } else { 150.0 }),
    },
];

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<26}", "Milliseconds (allowed)")?;
        for column in &self.columns {
            write!(f, "{:>20}", format!("{} offers", column.offers))?;
        }
        for row in ROWS {
            write!(f, "\n{:<26}", row.name)?;
            for column in &self.columns {
                let time = (row.time)(&column.times);
                let cell = match (row.limit)(column.offers) {
                    Some(limit) if time > limit => format!("{time:.0} ({limit}) !"),
                    Some(limit) => format!("{time:.0} ({limit})  "),
                    None => format!("{time:.0}  "),
                };
                write!(f, "{cell:>20}")?;
            }
        }
        write!(f, "\n{:<26}", "catalogue, brotli bytes")?;
        for column in &self.columns {
            write!(f, "{:>20}", format!("{}  ", column.bytes))?;
        }
        Ok(())
    }
}
