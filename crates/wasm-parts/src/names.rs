//! Names for items that parts share.

/// `a`, `b`, … `aa`, `ab`, …, skipping those that are taken.
pub fn free(is_taken: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let names = (0..).map(|number: usize| {
        let mut name = String::new();
        let mut rest = number + 1;
        while rest > 0 {
            rest -= 1;
            name.insert(0, LETTERS[rest % LETTERS.len()].into());
            rest /= LETTERS.len();
        }
        name
    });
    names.filter(move |name| !is_taken(name))
}

#[cfg(test)]
mod tests {
    use super::free;

    #[test]
    fn names_are_as_short_as_they_can_be() {
        let names: Vec<String> = free(|name| name == "b").take(54).collect();
        assert_eq!((&*names[0], &*names[1], &*names[50]), ("a", "c", "Z"));
        assert_eq!(names[51..], ["aa", "ab", "ac"]);
    }
}
