//! Several values in one cell.

/// The values separated by `|`, or, if there is none, by `;` and line breaks. Empty ones are
/// dropped.
///
/// ```
/// let values = editing::import::list::values("Windeln | Impfpass, gelb");
/// assert_eq!(values, ["Windeln", "Impfpass, gelb"]);
/// ```
pub fn values(text: &str) -> Vec<&str> {
    let separators: &[char] = if text.contains('|') { &['|'] } else { &[';', '\n'] };
    split(text, separators)
}

/// The words of a list, also separated by commas, slashes and "und".
///
/// ```
/// let words = editing::import::list::words("Deutsch, Englisch und Türkisch");
/// assert_eq!(words, ["Deutsch", "Englisch", "Türkisch"]);
/// ```
pub fn words(text: &str) -> Vec<&str> {
    let parts = values(text)
        .into_iter()
        .flat_map(|value| split(value, &[',', ';', '/', '\n', '+', '&', '•']));
    parts
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" oder "))
        .map(str::trim)
        .collect()
}

fn split<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    text.split(separators).map(str::trim).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_bar_wins() {
        assert_eq!(values("a; b | c"), ["a; b", "c"]);
        assert_eq!(values("a; b\nc"), ["a", "b", "c"]);
        assert_eq!(values(" | "), Vec::<&str>::new());
        assert_eq!(words("a/b, c und d"), ["a", "b", "c", "d"]);
    }

    proptest! {
        #[test]
        fn what_is_joined_comes_apart(list in proptest::collection::vec("[a-zä]{1,5}( [a-z;,]{1,5})?", 2..5)) {
            let trimmed: Vec<&str> = list.iter().map(|value| value.trim()).collect();
            let joined = list.join(" | ");
            prop_assert_eq!(values(&joined), trimmed);
        }
    }
}
