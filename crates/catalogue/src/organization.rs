//! Who offers something, and how to reach them.

use crate::{Id, PhoneNumber, Schedule, Url, record::record};

record! {
    /// A phone number and when somebody answers it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Phone {
        /// What to dial.
        pub number: PhoneNumber,
        /// Whose phone it is.
        pub description: Option<String>,
        /// Languages spoken there (BCP 47).
        #[schemars(with = "Vec<crate::shape::Language>")]
        pub languages: Vec<String>,
        /// When it is answered; empty = unknown.
        pub hours: Vec<Schedule>,
    }
}

record! {
    /// Who is responsible for an offer.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Organization {
        /// Unique among the organizations.
        pub id: Id,
        /// Its name.
        #[schemars(regex(pattern = r"\S"))]
        pub name: String,
        /// Its website.
        pub url: Option<Url>,
        /// Its e-mail address.
        #[schemars(with = "Option<crate::shape::Email>")]
        pub email: Option<String>,
        /// Its phones.
        pub phones: Vec<Phone>,
        /// A note to whoever edits this: never published, never shown.
        #[editors]
        pub editor_note: Option<String>,
    }
}
