//! What matching guarantees for any catalogue and any answers, checked against a naive oracle that
//! filters offer by offer.

mod chains;
mod explanations;
mod facets;
mod families;
mod generate;
mod oracle;
mod pieces;
mod results;
mod search;
mod third_question;
mod viewers;
