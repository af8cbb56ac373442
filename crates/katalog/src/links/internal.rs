//! Which addresses are reachable on the public internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::{error, fmt};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// A resolver that returns only addresses reachable on the public internet.
///
/// The check is done here and not on the host name, because any name may resolve to an internal
/// address. The client connects to the address that was checked, so a second DNS answer (DNS
/// rebinding) has no effect.
#[derive(Debug, Default)]
pub struct PublicResolver {
    any: DefaultResolver,
}

/// The host is on the local network.
#[derive(Debug)]
pub struct InternalAddress;

impl fmt::Display for InternalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an internal address")
    }
}

impl error::Error for InternalAddress {}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.any.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })?;
        if !found.iter().all(|address| is_public(address.ip())) {
            return Err(Error::Other(Box::new(InternalAddress)));
        }
        Ok(found)
    }
}

/// Whether an address is on the public internet, and not in one of IANA's special-purpose
/// registries (<https://www.iana.org/assignments/iana-ipv4-special-registry/>,
/// `iana-ipv6-special-registry`).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|(network, length)| {
            bits_are_equal(
                address.to_bits().into(),
                Ipv4Addr::from(*network).to_bits().into(),
                32,
                *length,
            )
        }),
        IpAddr::V6(address) => {
            let is_in = |(network, length): &([u16; 8], u8)| {
                bits_are_equal(address.to_bits(), Ipv6Addr::from(*network).to_bits(), 128, *length)
            };
            is_in(&UNICAST_V6) && !SPECIAL_V6.iter().any(is_in)
        }
    }
}

/// Whether two addresses of `bits` bits share the first `length` bits.
fn bits_are_equal(one: u128, other: u128, bits: u8, length: u8) -> bool {
    (one ^ other) >> (bits - length) == 0
}

/// Networks as first address and prefix length.
const SPECIAL_V4: [([u8; 4], u8); 17] = [
    // "This network".
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    // Carrier-grade NAT.
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    // IETF protocol assignments.
    ([192, 0, 0, 0], 24),
    // Documentation.
    ([192, 0, 2, 0], 24),
    // AS112 and AMT.
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    // 6to4 relays.
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    // Benchmarking.
    ([198, 18, 0, 0], 15),
    // Documentation.
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    // Multicast.
    ([224, 0, 0, 0], 4),
    // Reserved, and broadcast.
    ([240, 0, 0, 0], 4),
];

/// All IPv6 unicast addresses ever allocated. Addresses with an embedded IPv4 address (mapped,
/// compatible, NAT64) are outside this range: they lead where the IPv4 address leads.
const UNICAST_V6: ([u16; 8], u8) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

/// Special-purpose networks within [`UNICAST_V6`].
const SPECIAL_V6: [([u16; 8], u8); 4] = [
    // IETF protocol assignments: Teredo, benchmarking, ORCHID.
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    // Documentation.
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
    // 6to4, which embeds an IPv4 address.
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
];

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn no_network_of_ones_own_and_none_of_a_special_purpose_is_public() {
        for address in [
            "0.0.0.0",
            "0.255.255.255",
            "10.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.0.170",
            "192.0.2.1",
            "192.31.196.1",
            "192.52.193.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::193.99.144.80",
            "::ffff:127.0.0.1",
            "::ffff:193.99.144.80",
            "::ffff:0:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:0:5ef5:79fd::1",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:c0a8:1::1",
            "3fff::1",
            "5f00::1",
            "4000::1",
            "fc00::1",
            "fd00::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().expect(address)), "{address}");
        }
    }

    #[test]
    fn the_internet_is_public() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.1",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.255.255",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.1",
            "192.0.3.1",
            "192.167.255.255",
            "192.169.0.0",
            "193.99.144.80",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2003::1",
            "2a02:2e0:3fe::1",
            "2606:4700::1111",
            "3ffe::1",
        ] {
            assert!(is_public(address.parse().expect(address)), "{address}");
        }
    }
}
