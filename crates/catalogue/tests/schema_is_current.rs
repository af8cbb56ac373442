//! The published schema, which people write their catalogues against, matches the types. To update
//! it: `UPDATE_EXPECT=1 cargo test -p catalogue --test schema_is_current`.

#[path = "support/snapshot.rs"]
mod snapshot;

#[test]
fn the_published_schema_is_current() {
    let schema = format!("{:#}\n", catalogue::json_schema());
    let file = "../../public/schema/katalog-1.0.json";
    snapshot::assert_current(file, &schema);
}
