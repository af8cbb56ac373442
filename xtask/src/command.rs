//! The subcommands of `cargo xtask`, one file per command.

pub mod bench;
pub mod bench_katalog;
pub mod browser_program;
pub mod dist;
pub mod fuzz;
pub mod mutants;
pub mod reproduce;
pub mod sample_catalogue;
pub mod serve;
pub mod supply_chain;
pub mod test;
