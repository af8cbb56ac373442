//! What a visit may weigh, whatever `size.snap` says: that file shows growth to whoever reads a change,
//! these numbers end it. In bytes, compressed with Brotli, without the catalogue. `tests/` and the
//! benchmark hold to the same.

/// Before a phone can show results: half a second on the line of a cheap phone far from the mast.
pub const BEFORE_THE_RESULTS: usize = 100_000;

/// Before the first question can be answered: half of that time at most, so that what only the results
/// need stays behind the question.
pub const BEFORE_THE_FIRST_QUESTION: usize = 47_000;

/// What comes while the first question is read. More than is left of the limit above it would have to
/// be taken from the first question, or be moved behind the results.
pub const WHILE_IT_IS_READ: usize = 65_000;

/// The texts of another language: they come with a tap, and nobody sees a tap wait for so little.
pub const TEXTS_OF_A_LANGUAGE: usize = 8_000;

/// The script for pages of others: all their visitors load it, also those who need no offer.
pub const SCRIPT_OF_A_HOST: usize = 2_000;

/// A file may grow by one part in this many before somebody has to say yes to it in `size.snap`: less
/// than that is chance, of a compiler or a compression.
pub const TOLERANCE: usize = 100;
