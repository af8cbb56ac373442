//! Budgets: how much of a catalogue is read, so that no file, whoever wrote it, keeps a phone or an
//! editor's computer busy for longer than an ordinary one does.
//!
//! Each is several times what the largest catalogue needs that we know of. What goes beyond one is
//! left out as a whole, with a diagnostic: a part of a list could say something false, such as a
//! date on a day that the missing part takes out.

// Catalogues that are included

/// How deep catalogues may include each other: municipality, state, nation.
pub const INCLUDE_DEPTH: u8 = 2;

/// Catalogues that are read for one page, the first one among them: a municipality, its district,
/// its state, the nation, and a few associations.
pub const CATALOGUES: usize = 12;

/// Bytes of the first catalogue, without the compression of the transfer: four times as many as
/// 10,000 offers have.
pub const CATALOGUE_BYTES: usize = 64 << 20;

/// Bytes of each catalogue that is included: 10,000 offers.
pub const INCLUDE_BYTES: usize = 16 << 20;

/// Bytes of all catalogues of a page together.
pub const CATALOGUES_BYTES: usize = 96 << 20;

/// Municipality keys that stand for the area of a catalogue that is included.
pub const AREA_KEYS: u32 = 32;

/// For how many seconds what is there waits for all that it includes together.
pub const INCLUDES_PATIENCE_SECONDS: u64 = 10;

// Entries: offers, places, organizations, locations, situations

/// Entries of each list of a catalogue: ten times as many offers as a whole state has.
pub const ENTRIES: usize = 100_000;

/// Situations of a catalogue, which families see all at once.
pub const SITUATIONS: usize = 500;

/// Bytes of one entry, as it is written in the file: an offer with long texts in eleven languages
/// has 100,000. It is read in one go.
pub const ENTRY_BYTES: usize = 256 << 10;

/// Bytes of all that a catalogue has beside its lists, as it is written in the file.
pub const HEAD_BYTES: usize = ENTRY_BYTES;

/// Values within one entry, at any depth: an offer that names each of a state's 2,300
/// municipalities has 2,400.
pub const ENTRY_VALUES: usize = 10_000;

/// Rules of one entry, of its dates and of the hours of its phones together: an offer that comes
/// to five villages each week has 260 if each day is a rule of its own.
pub const RULES: usize = 300;

/// Days beside a rule and days that it leaves out, together: three years of every day.
pub const DATES: usize = 1000;

/// Days of the week and of the month that a rule names, together: twice as many as a month has.
pub const RULE_DAYS: usize = 62;

/// How many days ahead dates are looked for: two years.
pub const HORIZON_DAYS: i32 = 730;

/// How deep places may lie in each other: a quarter, its town, an association of municipalities, a
/// district, a state, the country, and as many again.
pub const PLACE_DEPTH: usize = 12;

/// How deep lists and objects of a file may lie in each other: a catalogue needs eight.
pub const JSON_DEPTH: u8 = 127;

/// Diagnostics of one catalogue: as many as nobody reads.
pub const FINDINGS: usize = 50_000;

/// Languages that can be filtered by, the most frequent ones: more than are spoken in any town's
/// offices.
pub const LANGUAGES: usize = 60;

// What somebody types, or has got as a link

/// Offers that a link opens: as many as nobody hands over.
pub const LINK_OFFERS: usize = 500;

/// Words of a search that are looked at.
pub const SEARCH_WORDS: usize = 8;

/// Letters of the longest word that is looked for within others.
pub const SEARCH_WORD_LETTERS: usize = 60;

/// Slots of a [`crate::TextMap`] that are looked at for one text: by chance a hundred are hardly
/// ever needed.
pub(crate) const PROBES: usize = 256;
