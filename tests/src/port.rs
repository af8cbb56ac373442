//! Ports for servers that cannot pick one themselves and report it.

use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::ops::Range;
use std::process;
use std::sync::atomic::{AtomicU16, Ordering};

use anyhow::{Result, bail};

/// Below the ephemeral ports of outgoing connections.
const PORTS: Range<u16> = 12_000..32_000;

/// A port that is free at both 127.0.0.1 and ::1; another one at each call.
///
/// # Errors
///
/// If there is none.
pub fn free() -> Result<u16> {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Two concurrent runs start far apart.
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
