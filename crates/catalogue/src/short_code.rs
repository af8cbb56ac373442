//! Short codes of offers: what a link to a list of offers carries, also on paper.

use crate::{Catalogue, Id, Status, TextMap, budget};

/// How many characters a code has, 6 bits each.
const LENGTH: usize = 6;

/// What codes are written with: the alphabet of base64 for addresses (RFC 4648), so that
/// nothing has to be escaped in a link.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The code of the offer with this id: 6 characters, each of `A`–`Z`, `a`–`z`, `0`–`9`, `-`
/// and `_`. It depends on nothing but the id, so it outlives any change of the catalogue.
///
/// The codes are on paper, as QR codes: this must never give another code for an id.
///
/// A code is 36 bits of a hash, so two offers may have the same one: somewhere among 1,000
/// offers with a chance of 1 in 140,000, among 10,000 with 1 in 1,400. Why not the ids
/// themselves: a list of them makes a link too long for a QR code that is easy to scan.
pub fn short_code(id: &Id) -> String {
    let hash = hash(id.as_str());
    let mut code = String::new();
    for place in (0..LENGTH).rev() {
        let digit = hash >> (6 * place) & 63;
        code.push(char::from(ALPHABET[digit as usize]));
    }
    code
}

/// FNV-1a of 64 bits, folded to 36: its lowest 28 bits are laid over the others.
///
/// Why not the highest over the others, as its authors do: the last letters hardly reach the
/// middle of a hash, and ids that differ in a number at their end met more than ten times as
/// often as by chance. Folded so they do not.
fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash >> 28) ^ (hash & 0x0fff_ffff)
}

/// The offers of codes that stand one behind the other, as in a link: their places in the
/// catalogue's `offers`, in the order of the codes, each once; and how many codes found no
/// offer. An ended offer is not found; of two with the same code the first one is.
///
/// Any text will do. Links get tails on their way, such as a bracket, `?utm_source=x` or a mark
/// that nobody sees: reading ends at the first character that stands in no code, and what is left
/// over then is too short for a code and is none. Every other 6 characters are a code, whatever
/// they are; one that nobody has given finds no offer. What goes beyond [`budget::LINK_OFFERS`] is
/// not looked at.
///
/// Offers for professionals only are found as any other: a family must not be shown them
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
