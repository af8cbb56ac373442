//! The size budget of a visit, regardless of `size.snap`: that file shows growth to reviewers,
//! these limits stop it. In bytes, compressed with Brotli, without the catalogue. `tests/` and the
//! benchmark enforce the same limits.

/// Before a phone can show results: half a second on a cheap phone's connection far from the mast.
pub const BEFORE_THE_RESULTS: usize = 100_000;

/// Before the first question can be answered: half of that time at most, so code that only the
/// results need must load after the question.
pub const BEFORE_THE_FIRST_QUESTION: usize = 50_000;

/// What loads while the user reads the first question. Anything over the limit above has to be cut
/// from the first question or deferred until after the results.
pub const WHILE_IT_IS_READ: usize = 55_000;

/// The texts of another language: they load on a tap, and a download this small is not noticeable.
pub const TEXTS_OF_A_LANGUAGE: usize = 8_000;

/// The script for hosts' pages: all their visitors load it, including those who need no offer.
pub const SCRIPT_OF_A_HOST: usize = 2_000;

/// A file may grow by one part in this many before someone has to approve it in `size.snap`: less
/// than that is noise from the compiler or the compressor.
pub const TOLERANCE: usize = 100;
