//! Ports for servers that cannot choose one themselves and say which.

use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::ops::Range;
use std::process;
use std::sync::atomic::{AtomicU16, Ordering};

use anyhow::{Result, bail};

/// Below the ports that systems give to outgoing connections.
const PORTS: Range<u16> = 12_000..32_000;

/// A port that nobody listens on, neither at 127.0.0.1 nor at ::1; another one at each call.
///
/// # Errors
///
/// When there is none.
pub fn free() -> Result<u16> {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Two runs at the same time begin far apart.
    let first = process::id().wrapping_mul(97) % u32::from(PORTS.end - PORTS.start);
    for _ in PORTS {
        let step = u32::from(TAKEN.fetch_add(1, Ordering::Relaxed));
        let offset = (first + step) % u32::from(PORTS.end - PORTS.start);
        let port = PORTS.start + u16::try_from(offset)?;
        let is_free = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
            && TcpStream::connect((Ipv6Addr::LOCALHOST, port)).is_err();
        if is_free {
            return Ok(port);
        }
    }
    bail!("no port from {} to {} is free", PORTS.start, PORTS.end - 1)
}
