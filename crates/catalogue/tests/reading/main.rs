//! The reader is tolerant: whatever is wrong, the rest of the catalogue works, and its editors
//! learn what is wrong, where, and how to fix it.

mod circles;
mod damage;
mod pieces;
mod problems;
mod refusals;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod tolerance;

use catalogue::Reading;
use serde_json::Value;

/// A catalogue without mistakes that contains every key once.
const COMPLETE: &str = include_str!("complete.json");

fn complete() -> Value {
    serde_json::from_str(COMPLETE).expect("JSON")
}

/// [`COMPLETE`] with a different value at a JSON pointer; `None` removes the value there.
fn complete_with(pointer: &str, value: Option<Value>) -> Value {
    let mut catalogue = complete();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer below the root");
    match catalogue.pointer_mut(parent).expect(pointer) {
        Value::Array(list) => {
            let at: usize = key.parse().expect("a position");
            list.splice(at..(at + 1).min(list.len()), value);
        }
        Value::Object(object) => {
            object.remove(key);
            object.extend(value.map(|value| (key.to_owned(), value)));
        }
        _ => panic!("nothing can be inserted at {pointer}"),
    }
    catalogue
}

fn read(catalogue: &Value) -> Reading {
    catalogue::read(catalogue.to_string().as_bytes()).expect("a catalogue")
}

/// Each diagnostic as its severity, its pointer and its message.
fn findings(reading: &Reading) -> Vec<String> {
    let finding = |each: &catalogue::Diagnostic| {
        format!("{:?} {} {}", each.severity, each.pointer, each.what())
    };
    reading.diagnostics.iter().map(finding).collect()
}
