use crate::fixed::today;
use catalogue::{Catalogue, Moment, PieceReader, Reading, Refusal, TimeOfDay, read};
use editing::check::check;
use matching::{Answers, Filters, Index, Viewer};

/// How many of an offer's next dates to request.
const DATES: usize = 3;

/// Any file as a catalogue:
///
/// - what was read can be written, and reads back the same;
/// - the widget's reader, which reads in pieces and keeps no diagnostics, reads the same;
/// - every finding of the check points at a place in the file;
/// - results and next dates can be computed from it.
pub fn catalogue(bytes: &[u8]) {
    let report = check(bytes, today());
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for finding in &report.findings {
        assert!((1..=lines).contains(&finding.line), "{finding:?}");
        assert!(finding.column >= 1, "{finding:?}");
    }
    let silent = in_pieces(bytes);
    let Ok(reading) = read(bytes) else {
        assert!(silent.is_err(), "the widget must reject what the tools reject");
        return;
    };
    let silent = silent.expect("the widget must read what the tools read");
    assert_eq!(silent.catalogue, reading.catalogue);
    assert_eq!(silent.left_out, reading.left_out);

    let written = serde_json::to_vec(&reading.catalogue).expect("a catalogue can be written");
    let again = read(&written).expect("what was written must be a catalogue");
    assert_eq!(again.left_out, 0);
    assert_eq!(rounded(again.catalogue), rounded(reading.catalogue.clone()));

    let index = Index::new(&reading.catalogue, today(), Viewer::default());
    let results = index.results(&Answers::default(), &Filters::default(), None);
    let _ = (results, index.facets(&Answers::default(), &Filters::default()));
    let now = Moment { date: today(), time: TimeOfDay::parse("12:00").expect("a time") };
    for offer in &reading.catalogue.offers {
        assert!(offer.next_dates(now, DATES).len() <= DATES);
    }
}

/// Reads the way the widget does, in pieces cut at arbitrary bytes.
fn in_pieces(bytes: &[u8]) -> Result<Reading<()>, Refusal> {
    let mut reader = PieceReader::new();
    for piece in bytes.chunks(97) {
        reader.push(piece);
        while reader.read_on() {}
    }
    reader.finish()
}

/// Rounds coordinates to what is distinguishable on the ground: the reader's numbers may be off in
/// their last digit.
fn rounded(mut catalogue: Catalogue) -> Catalogue {
    let places =
        catalogue.places.iter_mut().flat_map(|each| [&mut each.latitude, &mut each.longitude]);
    let locations =
        catalogue.locations.iter_mut().flat_map(|each| [&mut each.latitude, &mut each.longitude]);
    for degrees in places.chain(locations).flatten() {
        *degrees = (*degrees * 1e9).round() / 1e9;
    }
    catalogue
}
