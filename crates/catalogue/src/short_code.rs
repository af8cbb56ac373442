//! Short codes of offers, for links to lists of offers, also in print.

use crate::{Catalogue, Id, Status, TextMap, budget};

/// The number of characters in a code, 6 bits each.
const LENGTH: usize = 6;

/// The alphabet of codes: URL-safe base64 (RFC 4648), which needs no escaping in a link.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The code of the offer with this id: 6 characters, each of `A`–`Z`, `a`–`z`, `0`–`9`, `-` and
/// `_`. It depends only on the id, so it survives any change to the catalogue.
///
/// The codes are in print, as QR codes: this must never return a different code for an id.
///
/// A code is 36 bits of a hash, so two offers may have the same one: with a probability of 1 in
/// 140,000 somewhere among 1,000 offers, of 1 in 1,400 among 10,000. Not the ids themselves: a list
/// of those makes a link too long for a QR code that is easy to scan.
pub fn short_code(id: &Id) -> String {
    let hash = hash(id.as_str());
    let mut code = String::new();
    for place in (0..LENGTH).rev() {
        let digit = hash >> (6 * place) & 63;
        code.push(char::from(ALPHABET[digit as usize]));
    }
    code
}

/// 64-bit FNV-1a, folded to 36 bits by XORing its lowest 28 bits into the others.
///
/// Not the highest bits into the others, as its authors recommend: the last letters hardly affect
/// the middle of a hash, and ids that differ in a trailing number collided more than ten times as
/// often as by chance. Folded this way, they do not.
fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash >> 28) ^ (hash & 0x0fff_ffff)
}

/// Resolves concatenated codes, as in a link: the offers' indices in the catalogue's `offers`, in
/// the order of the codes, without duplicates; and how many codes matched no offer. An ended offer
/// is not found; of two with the same code, the first one is.
///
/// Accepts any text. Links pick up suffixes in transit, such as a bracket, `?utm_source=x` or an
/// invisible mark: reading stops at the first character that cannot be part of a code, and any
/// remainder is too short for a code and is ignored. Up to there, each 6 characters are a code; an
/// unassigned one matches no offer. Anything beyond [`budget::LINK_OFFERS`] is ignored.
///
/// Offers for professionals only are found like any other: a family must not be shown them
/// ([`crate::Offer::is_for_professionals_only`]).
pub fn offers_by_codes(catalogue: &Catalogue, codes: &str) -> (Vec<usize>, usize) {
    let mut known = TextMap::new();
    for (offer, at) in catalogue.offers.iter().zip(0..) {
        if offer.status != Status::Ended {
            known.get_or_insert(&short_code(&offer.id), at);
        }
    }
    let mut offers = Vec::new();
    let mut not_found = 0;
    let mut code = String::new();
    let letters = codes.bytes().take_while(|letter| ALPHABET.contains(letter));
    for letter in letters.take(budget::LINK_OFFERS * LENGTH) {
        code.push(char::from(letter));
        if code.len() < LENGTH {
            continue;
        }
        match known.get(&code) {
            None => not_found += 1,
            Some(at) if offers.contains(&(at as usize)) => {}
            Some(at) => offers.push(at as usize),
        }
        code.clear();
    }
    (offers, not_found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_codes_go_on_working() {
        for (id, code) in [
            ("elterntelefon", "s63MJA"),
            ("familienbuero", "Rvhgcv"),
            ("telefonseelsorge", "vcgLpN"),
        ] {
            assert_eq!(short_code(&Id::new(id).expect("a slug")), code, "{id}");
        }
    }
}
