//! Service areas, and the municipalities they stand for.

use super::Reader;
use super::attributes::Ours;
use super::node::Node;
use crate::exchange::hsds::export::AREA_URI;
use crate::exchange::hsds::term::Term;
use catalogue::{Ags, Id, Place, ServiceArea, Severity};

impl<'v> Reader<'v> {
    /// The areas of a service; those given only in words are kept as text.
    pub fn areas(&mut self, service: &Node<'v>, kept: &mut Vec<String>) -> Vec<ServiceArea> {
        let mut areas = Vec::new();
        for node in service.list("service_areas", &mut self.notes) {
            let ours = Ours::of(&node, &mut self.notes);
            let place = self.place(&ours).map(ServiceArea::Place);
            let area = place.or_else(|| self.key(&node).map(ServiceArea::Ags));
            let known = if let Some(area) = area {
                areas.push(area);
                &["name", "extent", "extent_type", "uri", "attributes"][..]
            } else {
                self.keep_area(&node, kept);
                &["name", "description", "attributes"][..]
            };
            node.rest("service_area", known, &mut self.notes);
        }
        areas
    }

    /// The municipality key of an area.
    fn key(&mut self, node: &Node<'v>) -> Option<Ags> {
        let is_text = node.text("extent_type", &mut self.notes).is_some_and(|kind| kind == "text");
        let extent = node.object.get("extent").and_then(serde_json::Value::as_str);
        let key = extent.filter(|_| is_text).and_then(|extent| Ags::new(extent.trim()));
        key.or_else(|| {
            let uri = node.text("uri", &mut self.notes)?;
            let (_, digits) = uri.strip_prefix(AREA_URI)?.split_once('/')?;
            Ags::new(digits)
        })
    }

    fn keep_area(&mut self, node: &Node<'v>, kept: &mut Vec<String>) {
        let words = ["name", "description"].map(|key| node.text(key, &mut self.notes));
        let words: Vec<String> = words.into_iter().flatten().collect();
        if words.is_empty() {
            return;
        }
        kept.push(format!("Einzugsgebiet: {}", words.join(" – ")));
        let what = "Ein Einzugsgebiet ist nur in Worten beschrieben. Es steht jetzt in der Beschreibung; das Angebot gilt überall.";
        let help = "Tragen Sie bei „service_areas“ die Gemeinden oder ihre Schlüssel ein.";
        self.notes.sum(Severity::Warning, &node.pointer, what.to_owned(), help);
    }

    /// The place named by our own export, either new to the catalogue or known.
    pub fn place(&mut self, ours: &Ours) -> Option<Id> {
        let (key, id, name) = ours.named(Term::Place)?;
        // An id of digits only would be a municipality key.
        let id = Id::new(id).filter(|id| !id.as_str().bytes().all(|byte| byte.is_ascii_digit()))?;
        if self.catalogue.place(&id).is_none() {
            self.catalogue.places.push(Place {
                id: id.clone(),
                name: name.to_owned(),
                ags: Ags::new(key),
                postal_codes: Vec::new(),
                latitude: None,
                longitude: None,
                part_of: None,
            });
        }
        Some(id)
    }
}
