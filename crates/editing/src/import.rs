//! From tables, as people write them, to a catalogue.
