//! From tables, as people write them, to a catalogue.

pub mod age;
pub mod code_word;
mod column;
mod comma_separated;
pub mod date;
mod finding;
mod header;
pub mod language;
pub mod list;
pub mod money;
pub mod number_code;
pub mod phone;
mod sheet;
pub mod slug;
mod table;
pub mod time;
mod token;
pub mod topic;
pub mod web;
mod workbook;
pub mod yes_no;

pub use column::{Column, SheetKind};
pub use comma_separated::read_csv;
pub use finding::{Finding, Position};
pub use sheet::Sheet;
pub use table::{NotATable, read_tables};
