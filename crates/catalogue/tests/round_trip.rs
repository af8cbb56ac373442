//! Round trip: a catalogue that is written and read again is unchanged, and it conforms to its
//! schema.

#[path = "strategies/catalogues.rs"]
mod catalogues;
#[path = "strategies/rules.rs"]
mod rules;

use catalogues::catalogue;
use jsonschema::Validator;
use proptest::prelude::*;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = catalogue::json_schema();
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("a schema")
});

proptest! {
    #[test]
    fn a_catalogue_without_mistakes_comes_back_as_it_was(written in catalogue()) {
        let json = serde_json::to_vec(&written).expect("JSON");
        let reading = catalogue::read(&json).expect("a catalogue");
        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(reading.catalogue, written);
    }

    #[test]
    fn a_catalogue_without_mistakes_keeps_to_the_schema(written in catalogue()) {
        let json = serde_json::to_value(&written).expect("JSON");
        let errors = SCHEMA.iter_errors(&json);
        let errors: Vec<_> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
        prop_assert!(errors.is_empty(), "{errors:#?}");
    }
}
