//! The HSDS 3.0 objects, as far as a catalogue has data for them. The names are the standard's;
//! required fields are either not `Option` or always filled.

#![expect(clippy::struct_field_names, reason = "the standard's names")]

use serde::Serialize;

macro_rules! objects {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        pub struct $name {
            $(#[serde(skip_serializing_if = "is_empty")] pub $field: $type,)+
        }
    )+};
}

fn is_empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

objects! {
    /// What is offered.
    Service {
        id: String,
        name: String,
        description: Option<String>,
        url: Option<String>,
        email: Option<String>,
        status: String,
        interpretation_services: Option<String>,
        application_process: Option<String>,
        fees_description: Option<String>,
        eligibility_description: Option<String>,
        minimum_age: Option<u16>,
        maximum_age: Option<u16>,
        assured_date: Option<String>,
        assurer_email: Option<String>,
        alert: Option<String>,
        phones: Vec<Phone>,
        schedules: Vec<Schedule>,
        service_areas: Vec<ServiceArea>,
        service_at_locations: Vec<ServiceAtLocation>,
        languages: Vec<Language>,
        organization: Option<Organization>,
        cost_options: Vec<CostOption>,
        required_documents: Vec<RequiredDocument>,
        attributes: Vec<Attribute>,
    }

    /// The organization that offers it.
    Organization {
        id: String,
        name: String,
        description: String,
        email: Option<String>,
        website: Option<String>,
        phones: Vec<Phone>,
        attributes: Vec<Attribute>,
    }

    /// A service at a location, with its schedule there.
    ServiceAtLocation {
        id: String,
        schedules: Vec<Schedule>,
        location: Option<Location>,
    }

    /// A place.
    Location {
        id: String,
        location_type: String,
        name: String,
        transportation: Option<String>,
        latitude: Option<f64>,
        longitude: Option<f64>,
        addresses: Vec<Address>,
        accessibility: Vec<Accessibility>,
        attributes: Vec<Attribute>,
    }

    /// A postal address. HSDS requires every line; an empty text means unknown.
    Address {
        id: String,
        address_1: Option<String>,
        city: Option<String>,
        state_province: Option<String>,
        postal_code: Option<String>,
        country: String,
        address_type: String,
    }

    /// An accessibility detail for people with a disability.
    Accessibility {
        id: String,
        description: String,
        attributes: Vec<Attribute>,
    }

    /// A phone number.
    Phone {
        id: String,
        number: String,
        r#type: String,
        description: Option<String>,
        languages: Vec<Language>,
    }

    /// A spoken language.
    Language {
        id: String,
        code: String,
        attributes: Vec<Attribute>,
    }

    /// A recurrence rule (RFC 5545).
    Schedule {
        id: String,
        dtstart: Option<String>,
        timezone: Option<u8>,
        until: Option<String>,
        freq: String,
        interval: u16,
        byday: Option<String>,
        bymonthday: Option<String>,
        opens_at: Option<String>,
        closes_at: Option<String>,
        notes: Option<String>,
    }

    /// The area whose residents may use the service.
    ServiceArea {
        id: String,
        name: String,
        extent: Option<String>,
        extent_type: Option<String>,
        uri: Option<String>,
        attributes: Vec<Attribute>,
    }

    /// A price.
    CostOption {
        id: String,
        currency: String,
        amount: Option<f64>,
    }

    /// A document to bring.
    RequiredDocument {
        id: String,
        document: String,
    }

    /// A classification, or a text without an HSDS field of its own.
    Attribute {
        id: String,
        link_type: String,
        link_entity: String,
        value: String,
        taxonomy_term: Option<TaxonomyTerm>,
    }

    /// An entry of a closed list.
    TaxonomyTerm {
        id: String,
        code: String,
        name: String,
        description: String,
        taxonomy: String,
    }
}
