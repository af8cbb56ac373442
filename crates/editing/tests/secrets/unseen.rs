//! Texts stored next to the address of a secret location, or under keys that no reader knows, are
//! in no file.

use crate::desk::{Home, cases, catalogue, exports, published, read, venue};
use crate::spelling::{SECRETS, SPELLINGS, telling};
use proptest::prelude::*;
use serde_json::json;

/// Where a text is held back: data of the secret location, or unknown keys.
const KEPT: [&str; 9] = [
    "/locations/0/accessibility/parking",
    "/locations/0/accessibility/transit",
    "/locations/0/accessibility/note",
    "/locations/0/address/address_2",
    "/locations/0/map",
    "/locations/1/intern",
    "/offers/0/intern",
    "/offers/0/cost/intern",
    "/intern",
];

/// A text reduced to its letters and digits, for comparison.
fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_byte_of_what_is_made_tells_what_is_kept_back(
        home in Home::any(),
        venue in venue(),
        is_undecided: bool,
        (secret, spelling, before, behind) in telling(),
        pointer in prop::sample::select(KEPT.to_vec()),
    ) {
        let mut file = catalogue(&home, venue);
        if is_undecided {
            file["locations"][0]["hide_address"].take();
        }
        let written = SPELLINGS[spelling](&SECRETS[secret](&home));
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let parent = file.pointer_mut(parent).expect(pointer);
        parent[key] = json!(format!("{before}{written}{behind}"));
        let made = published(&file).expect("a site");
        let site = made.iter().map(|(name, bytes)| (name.as_str(), bytes.clone()));
        for (name, bytes) in site.chain(exports(&read(&file))) {
            let text = String::from_utf8_lossy(&bytes);
            let folded = bare(&text);
            for told in [&home.street, &home.line(), &format!("{}{}", home.code, home.city)] {
                prop_assert!(!folded.contains(&bare(told)), "{name} contains {told}");
            }
            for told in [&home.latitude, &home.longitude, &written] {
                prop_assert!(!text.contains(told.as_str()), "{name} contains {told}");
            }
        }
    }
}
