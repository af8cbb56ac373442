//! Tells contents apart.

/// A hash (FNV-1a) that differs between contents that differ, but for rare coincidences.
#[derive(Clone, Copy)]
pub struct Fingerprint(pub u32);

impl Fingerprint {
    /// Of nothing.
    pub fn new() -> Self {
        Self(0x811c_9dc5)
    }

    /// Adds more content.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}
