use crate::fixed::today;
use catalogue::{Catalogue, Moment, PieceReader, Reading, Refusal, TimeOfDay, read};
use editing::check::check;
use matching::{Answers, Filters, Index, Viewer};

/// How many of an offer's next dates are asked for.
const DATES: usize = 3;

/// Any file as a catalogue:
///
/// - what was read can be written, and reads as the same again;
/// - the widget's reader, which reads in pieces and keeps no diagnostics, reads the same;
/// - every finding of the check is at a place in the file;
/// - a page of results can be made of it, and every next date can be told.
pub fn catalogue(bytes: &[u8]) {
    let report = check(bytes, today());
    let lines = bytes.split(|byte| *byte == b'\n').count();
    for finding in &report.findings {
        assert!((1..=lines).contains(&finding.line), "{finding:?}");
        assert!(finding.column >= 1, "{finding:?}");
    }
    let silent = in_pieces(bytes);
    let Ok(reading) = read(bytes) else {
        assert!(silent.is_err(), "the widget refuses what the tools refuse");
        return;
    };
    let silent = silent.expect("the widget reads what the tools read");
    assert_eq!(silent.catalogue, reading.catalogue);
    assert_eq!(silent.left_out, reading.left_out);

    let written = serde_json::to_vec(&reading.catalogue).expect("a catalogue can be written");
    let again = read(&written).expect("what was written is a catalogue");
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

/// As the widget reads it, in pieces that are cut without regard to what is in them.
fn in_pieces(bytes: &[u8]) -> Result<Reading<()>, Refusal> {
    let mut reader = PieceReader::new();
    for piece in bytes.chunks(97) {
        reader.push(piece);
        while reader.read_on() {}
    }
    reader.finish()
}

/// With coordinates as far as they can be told apart on the ground: the reader's numbers may be
/// off in their last digit.
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
