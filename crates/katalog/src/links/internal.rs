//! Which addresses lie in the network around this computer.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::{error, fmt};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Finds only hosts that everybody on the internet can reach.
///
/// Here and not by the name in the address, because any name may lead inside. The address that is
/// found is the one that is opened, so that no second answer of the name server counts.
#[derive(Debug)]
pub struct PublicResolver {
    any: DefaultResolver,
    /// Stands inside, and decides itself what it opens.
    proxy: Option<String>,
}

impl PublicResolver {
    /// A resolver that also finds the host of this proxy.
    pub fn new(proxy: Option<String>) -> Self {
        Self { any: DefaultResolver::default(), proxy }
    }
}

/// The host lies in the network around this computer.
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
        let is_proxy = self.proxy.is_some() && uri.host() == self.proxy.as_deref();
        if !is_proxy && found.iter().any(|address| is_internal(address.ip())) {
            return Err(Error::Other(Box::new(InternalAddress)));
        }
        Ok(found)
    }
}

/// Whether an address is of this computer, of a network of its own, or of nobody.
fn is_internal(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_internal_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => is_internal_v4(mapped),
            None => is_internal_v6(address),
        },
    }
}

fn is_internal_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || first == 0
        // Between providers and their customers (RFC 6598).
        || first == 100 && (64..128).contains(&second)
}

fn is_internal_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast()
}

#[cfg(test)]
mod tests {
    use super::is_internal;

    #[test]
    fn networks_of_ones_own_are_internal_and_the_internet_is_not() {
        for address in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "::1",
            "::",
            "fd00::1",
            "fe80::1",
            "::ffff:127.0.0.1",
        ] {
            assert!(is_internal(address.parse().expect(address)), "{address}");
        }
        for address in ["193.99.144.80", "100.128.0.1", "2a02:2e0:3fe::1", "::ffff:193.99.144.80"] {
            assert!(!is_internal(address.parse().expect(address)), "{address}");
        }
    }
}
