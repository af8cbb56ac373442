//! Slow phones and slow connections.

/// The slowdown of this computer, and the connection.
#[derive(Debug, Clone, Copy)]
pub struct Throttle {
    /// The slowdown factor of this computer's CPU.
    pub cpu: u32,
    /// Download rate in bytes per second.
    pub download: i32,
    /// Upload rate in bytes per second.
    pub upload: i32,
    /// Milliseconds until the first byte of an answer.
    pub latency: u32,
}

impl Throttle {
    /// A cheap phone far from the mast: 4 × slower, 1.6 Mbit/s, 150 ms. This is Lighthouse's mobile
    /// profile, so the numbers compare with other sites' reports.
    pub const SLOW_PHONE: Self =
        Self { cpu: 4, download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };

    /// The same phone on a better line: 9 Mbit/s, 100 ms.
    pub const PHONE: Self =
        Self { cpu: 4, download: 9_000_000 / 8, upload: 1_500_000 / 8, latency: 100 };

    /// This computer, without a network limit. For DevTools, -1 means unlimited.
    pub const NONE: Self = Self { cpu: 1, download: -1, upload: -1, latency: 0 };
}
