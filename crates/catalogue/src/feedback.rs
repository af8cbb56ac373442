//! The address for feedback from families.

use crate::Catalogue;

impl Catalogue {
    /// The address for suggestions and corrections: that of the feedback link if it is an e-mail
    /// address (`mailto:`), otherwise the publisher's.
    pub fn feedback_email(&self) -> Option<&str> {
        let link = self.links.as_ref().and_then(|links| links.feedback.as_ref());
        let link = link.and_then(|link| link.as_str().strip_prefix("mailto:"));
        // Without a query, such as a preset subject.
        let link = link.map(|link| match link.bytes().position(|byte| byte == b'?') {
            Some(end) => link.get(..end).unwrap_or_default(),
            None => link,
        });
        link.or_else(|| self.publisher.as_ref()?.email.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Catalogue, Links, Publisher, Url};

    fn catalogue(feedback: Option<&str>, email: Option<&str>) -> Catalogue {
        let feedback = feedback.and_then(Url::new);
        Catalogue {
            links: Some(Links { feedback, ..Links::default() }),
            publisher: Some(Publisher { email: email.map(str::to_owned), ..Publisher::default() }),
            ..Catalogue::default()
        }
    }

    #[test]
    fn wishes_go_to_the_feedback_address_else_to_the_publisher() {
        let own = Some("netz@kreis.example");
        let link = Some("mailto:wunsch@kreis.example?subject=Hallo");
        assert_eq!(catalogue(link, own).feedback_email(), Some("wunsch@kreis.example"));
        let form = Some("https://kreis.example/feedback");
        assert_eq!(catalogue(form, own).feedback_email(), own);
        assert_eq!(catalogue(form, None).feedback_email(), None);
        assert_eq!(Catalogue::default().feedback_email(), None);
    }
}
