//! Budgets: how much of a catalogue is read. They keep a malicious or broken file from occupying a
//! phone or an editor's computer for longer than an ordinary one does.
//!
//! Each is several times what the largest known catalogue needs. Anything beyond one is left out as
//! a whole, with a diagnostic: a part of a list could be misleading, such as a date on a day that
//! the missing part excludes.

// Included catalogues

/// How deeply catalogues may include each other: municipality, state, nation.
pub const INCLUDE_DEPTH: u8 = 2;

/// Catalogues read for one page, including the first one: a municipality, its district, its state,
/// the nation, and a few associations.
pub const CATALOGUES: usize = 12;

/// Uncompressed bytes of the first catalogue: four times the size of 10,000 offers.
pub const CATALOGUE_BYTES: usize = 64 << 20;

/// Bytes of each included catalogue: 10,000 offers.
pub const INCLUDE_BYTES: usize = 16 << 20;

/// Bytes of all catalogues of a page together.
pub const CATALOGUES_BYTES: usize = 96 << 20;

/// Municipality keys that represent the area of an included catalogue.
pub const AREA_KEYS: u32 = 32;

/// How many seconds the loaded catalogue waits for all its includes together.
pub const INCLUDES_PATIENCE_SECONDS: u64 = 10;

// Entries: offers, places, organizations, locations, situations

/// Entries in each list of a catalogue: ten times as many offers as a whole state has.
pub const ENTRIES: usize = 100_000;

/// Situations of a catalogue, which are shown to families all at once.
pub const SITUATIONS: usize = 500;

/// Bytes of one entry, as written in the file: an offer with long texts in eleven languages has
/// 100,000. It is parsed in one go.
pub const ENTRY_BYTES: usize = 256 << 10;

/// Bytes of a catalogue outside its lists, as written in the file.
pub const HEAD_BYTES: usize = ENTRY_BYTES;

/// Values within one entry, at any depth: an offer that names each of a state's 2,300
/// municipalities has 2,400.
pub const ENTRY_VALUES: usize = 10_000;

/// Rules of one entry, for its dates and the hours of its phones together: an offer that visits
/// five villages each week has 260 if each day is a separate rule.
pub const RULES: usize = 300;

/// Extra days of a rule and days excluded from it, together: every day for three years.
pub const DATES: usize = 1000;

/// Days of the week and of the month that a rule names, together: twice as many as a month has.
pub const RULE_DAYS: usize = 62;

/// How many days ahead to look for dates: two years.
pub const HORIZON_DAYS: i32 = 730;

/// How deeply places may be nested: a quarter, its town, an association of municipalities, a
/// district, a state, the country, and as many again.
pub const PLACE_DEPTH: usize = 12;

/// How deeply lists and objects of a file may be nested: a catalogue needs eight.
pub const JSON_DEPTH: u8 = 127;

/// Diagnostics of one catalogue: more than anyone reads.
pub const FINDINGS: usize = 50_000;

/// Languages that can be filtered by, the most frequent ones: more than are spoken in any town's
/// offices.
pub const LANGUAGES: usize = 60;

// User input and links

/// Offers that a link opens: more than anyone hands out.
pub const LINK_OFFERS: usize = 500;

/// Words of a search that are used.
pub const SEARCH_WORDS: usize = 8;

/// Letters of the longest word that is searched for inside others.
pub const SEARCH_WORD_LETTERS: usize = 60;

/// Slots of a [`crate::TextMap`] that are probed for one text: by chance, even a hundred are hardly
/// ever needed.
pub(crate) const PROBES: usize = 256;
