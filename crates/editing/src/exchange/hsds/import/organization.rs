//! Organizations.

use super::Reader;
use super::attributes::Ours;
use super::contact::{add, contacts, email, phones, url};
use super::node::Node;
use catalogue::{Id, Organization, Severity};

impl<'v> Reader<'v> {
    /// The id of the organization at this node, either new to the catalogue or known.
    pub fn organization(&mut self, node: &Node<'v>) -> Option<Id> {
        if let Some(id) = self.organizations.met(node, &mut self.notes) {
            return id;
        }
        let notes = &mut self.notes;
        let Some(name) = node.text("name", notes) else {
            let what =
                "Einem Träger fehlt der Name („name“). Er wurde nicht übernommen.".to_owned();
            notes.find(Severity::Warning, &node.pointer, what, "Tragen Sie den Namen ein.", 0);
            self.organizations.pass(node);
            return None;
        };
        let ours = Ours::of(node, notes);
        let mut kept = Vec::new();
        let mut organization = Organization {
            id: self.organizations.give(node, &ours, &name),
            url: url(node, "website", notes, &mut kept),
            email: email(node, notes, &mut kept),
            phones: phones(node, notes, &mut kept),
            name,
            editor_note: None,
        };
        let (numbers, mail) = contacts(node, notes, &mut kept);
        add(&mut organization.phones, numbers);
        organization.email = organization.email.or(mail);
        if !kept.is_empty() {
            let what = format!(
                "Beim Träger „{}“ hat im Katalog keinen Platz: {}.",
                organization.name,
                kept.join("; ")
            );
            let help = "Schreiben Sie es zu den Angeboten des Trägers.";
            notes.find(Severity::Warning, &node.pointer, what, help, 0);
        }
        let mut known = vec!["name", "website", "email", "phones", "contacts", "attributes"];
        // Our own export puts the name there, because the field is required.
        let described = node.object.get("description").and_then(serde_json::Value::as_str);
        if described.is_some_and(|text| text.trim() == organization.name) {
            known.push("description");
        }
        node.rest("organization", &known, notes);
        let id = organization.id.clone();
        self.catalogue.organizations.push(organization);
        Some(id)
    }
}
