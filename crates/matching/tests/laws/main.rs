//! What matching promises about any catalogue and any answers, held against a naive
//! oracle that filters offer by offer.

mod explanations;
mod facets;
mod families;
mod generate;
mod oracle;
mod pieces;
mod results;
mod search;
mod viewers;
