//! Ids derived from names.

use catalogue::Id;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The id for a name without any letter or digit usable in an id.
static NAMELESS: LazyLock<Id> = LazyLock::new(|| Id::new("ohne-namen").expect("invariant: a slug"));

/// The maximum length of an id derived from a name, in characters.
const LIMIT: usize = 60;

/// The id for a name; deterministic.
///
/// ```
/// use editing::import::slug::slug;
/// assert_eq!(slug("Café für Väter & Söhne").as_str(), "cafe-fuer-vaeter-soehne");
/// ```
pub fn slug(name: &str) -> Id {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        let two = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            _ => "",
        };
        let folded = if two.is_empty() {
            matching::fold(letter.encode_utf8(&mut [0; 4]))
        } else {
            two.into()
        };
        for letter in folded.chars() {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter.to_ascii_lowercase());
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
    }
    slug.truncate(LIMIT);
    let slug = slug.trim_matches('-');
    Id::new(slug).unwrap_or_else(|| NAMELESS.clone())
}

/// The ids in use, for keeping ids unique.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeSet<Id>);

impl Ids {
    /// Returns the id, with a number appended if it is already in use.
    pub fn give(&mut self, id: Id) -> Id {
        let numbered = (2..).filter_map(|number: usize| Id::new(&format!("{id}-{number}")));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !self.0.contains(id));
        let id = free.unwrap_or(id);
        self.0.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_can_be_read() {
        for (name, id) in [
            ("Elterncafé", "elterncafe"),
            ("Müll & Söhne – Groß", "muell-soehne-gross"),
            ("  (Neu!)  ", "neu"),
            ("Допомога", "ohne-namen"),
            ("", "ohne-namen"),
        ] {
            assert_eq!(slug(name).as_str(), id, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_id_is_given_twice(names in proptest::collection::vec("[ab1ä-]{0,3}", 0..20)) {
            let mut ids = Ids::default();
            let given: BTreeSet<_> = names.iter().map(|name| ids.give(slug(name))).collect();
            prop_assert_eq!(given.len(), names.len());
        }

        #[test]
        fn no_name_is_too_odd(name in "\\PC{0,80}") {
            prop_assert!(slug(&name).as_str().len() <= LIMIT);
        }
    }
}
