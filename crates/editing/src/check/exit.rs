//! The target of the quick exit: it must be an inconspicuous page of another site.

use super::{Code, context::Context};
use catalogue::{Severity, Url};

pub fn check(context: &mut Context) {
    let catalogue = context.catalogue;
    let Some(links) = &catalogue.links else { return };
    let Some(exit) = &links.exit else { return };
    let publisher = catalogue.publisher.as_ref().and_then(|publisher| publisher.url.as_ref());
    let own = [&links.imprint, &links.privacy, &links.accessibility, &links.feedback];
    let own = own.into_iter().flatten().chain(publisher);
    if own.into_iter().any(|own| is_same_site(own, exit)) {
        let what =
            format!("Der Notausstieg führt zu „{}“: Das ist Ihre eigene Seite.", exit.as_str());
        let help = "Nehmen Sie eine Seite, bei der sich niemand etwas denkt, zum Beispiel eine \
                    Wettervorhersage. Oder lassen Sie „exit“ weg: Dann ist es die des Deutschen \
                    Wetterdienstes.";
        let spot = context.source.spot(&["links", "exit"]);
        context.note(spot, Severity::Error, Code::BadExit, what, help);
    }
}

/// Whether two addresses belong to the same site, or to a part of it.
pub fn is_same_site(one: &Url, other: &Url) -> bool {
    let is_below = |inner: &str, outer: &str| {
        inner.strip_suffix(outer).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    match (host(one), host(other)) {
        (Some(one), Some(other)) => is_below(&one, &other) || is_below(&other, &one),
        _ => false,
    }
}

/// The host name without common prefixes.
fn host(url: &Url) -> Option<String> {
    let (_, rest) = url.as_str().split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_the_same_whatever_stands_around_its_name() {
        let is_same = |one: &str, other: &str| {
            let url = |text: &str| Url::new(text).expect(text);
            is_same_site(&url(one), &url(other))
        };
        let kreis = "https://www.kreis.example/impressum";
        for same in [
            "https://KREIS.example",
            "http://kreis.example:8080/x",
            "https://a@kreis.example.?x",
            "https://familie.kreis.example",
        ] {
            assert!(is_same(kreis, same), "{same}");
        }
        assert!(!is_same(kreis, "https://www.wetter.example/kreis.example"));
        assert!(!is_same(kreis, "https://landkreis.example"));
    }
}
