//! How to reach an offer: its own contact details, or those of its organization.

use crate::{Catalogue, Holidays, Moment, Offer, Opening, Phone, Url, opening};

/// The ways to reach an offer. See [`Catalogue::contact`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Contact<'a> {
    /// Whom to call, in the order of the catalogue; empty = no number is known.
    pub phones: &'a [Phone],
    /// E-mail address; none = unknown.
    pub email: Option<&'a str>,
    /// Website; none = unknown.
    pub url: Option<&'a Url>,
}

impl<'a> Contact<'a> {
    /// Whom to call first: the first phone where this language is spoken (BCP 47), else the first.
    pub fn phone(&self, language: Option<&str>) -> Option<&'a Phone> {
        let speaks =
            |phone: &&Phone| phone.languages.iter().any(|each| Some(each.as_str()) == language);
        self.phones.iter().find(speaks).or(self.phones.first())
    }

    /// Whether one of the phones is answered at this moment. `None` if none certainly is and one of
    /// them might be: it has no hours, or today is a public holiday that they do not mention.
    pub fn is_answered(&self, now: Moment, holidays: Holidays) -> Option<bool> {
        let mut answered = Some(false);
        for phone in self.phones {
            match opening(&phone.hours, now, holidays) {
                Some(Opening::Open) => return Some(true),
                Some(Opening::Closed(_)) => {}
                None => answered = None,
            }
        }
        answered
    }
}

impl Catalogue {
    /// How to reach an offer. Missing details are the organization's, each independently: an offer
    /// with its own phone still has the organization's website. The organizations must be sorted by
    /// id, as [`crate::read()`] leaves them.
    pub fn contact<'a>(&'a self, offer: &'a Offer) -> Contact<'a> {
        let organization = offer.organization.as_ref().and_then(|id| self.organization(id));
        let mut contact = Contact::default();
        if let Some(organization) = organization {
            contact.phones = &organization.phones;
            contact.email = organization.email.as_deref();
            contact.url = organization.url.as_ref();
        }
        if !offer.phones.is_empty() {
            contact.phones = &offer.phones;
        }
        contact.email = offer.email.as_deref().or(contact.email);
        contact.url = offer.url.as_ref().or(contact.url);
        contact
    }
}
