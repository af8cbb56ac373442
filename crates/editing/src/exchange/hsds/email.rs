//! E-mail addresses that HSDS accepts.

/// Whether the address has the plain form that every mail program supports (RFC 5321: a dot-atom
/// and an ASCII host name).
pub fn is_plain(email: &str) -> bool {
    let Some((user, host)) = email.split_once('@') else { return false };
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%'*+-/=^_`{|}~".contains(&byte);
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(is_atom);
    let is_label = |label: &str| {
        matches!(label.len(), 1..=63)
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    user.len() <= 64
        && user.split('.').all(is_part)
        && host.len() <= 255
        && host.contains('.')
        && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_plain_addresses_pass() {
        assert!(is_plain("frühe@hilfen.example".replace('ü', "ue").as_str()));
        assert!(is_plain("a.b+c@kreis.example"));
        for other in
            ["a@b", ".a@b.example", "a..b@b.example", "ä@b.example", "a@ö.example", "a b@c.example"]
        {
            assert!(!is_plain(other), "{other}");
        }
    }
}
