//! What a catalogue should be mended in, beyond what the reader has to leave out.
