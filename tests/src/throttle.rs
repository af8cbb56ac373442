//! Slow phones and slow lines.

/// How much slower than this computer, and through which line.
#[derive(Debug, Clone, Copy)]
pub struct Throttle {
    /// Times slower than this computer's processor.
    pub cpu: u32,
    /// Bytes per second that come in.
    pub download: i32,
    /// Bytes per second that go out.
    pub upload: i32,
    /// Milliseconds until the first byte of an answer.
    pub latency: u32,
}

impl Throttle {
    /// A cheap phone far from the mast: 4 × slower, 1.6 Mbit/s, 150 ms. Lighthouse's mobile
    /// profile, so the numbers compare with other sites' reports.
    pub const SLOW_PHONE: Self =
        Self { cpu: 4, download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };

    /// This computer, and no line between it and the server. To DevTools -1 is no limit.
    pub const NONE: Self = Self { cpu: 1, download: -1, upload: -1, latency: 0 };
}
