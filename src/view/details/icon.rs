//! Small drawings in the colour of the text beside them.

use crate::dom::markup::{Markup, adopt};
use catalogue::Topic;
use leptos::prelude::document;

/// A topic's drawing, on a grid of 24 by 24.
pub fn topic(topic: Topic) -> Markup {
    drawing(match topic {
        // A coin.
        Topic::Money => "M12 3a9 9 0 1 0 .1 0M15 9a4 4 0 1 0 0 6M7 11h6m-6 2h6",
        // A pram.
        Topic::Birth => {
            "M4 11h17A8 8 0 0 0 13 3v8M4 11a8 8 0 0 0 17 0M4 11 2 7M8 19a1 1 0 1 0 .1 0m9 0a1 1 0 1 0 .1 0"
        }
        // A heart.
        Topic::Health => {
            "M12 20C5 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1C21 12 19 15 12 20Z"
        }
        // An adult and a child.
        Topic::Parenting => {
            "M8 3a3 3 0 1 0 .1 0M3 21v-5a5 5 0 0 1 10 0v5M18 11a2 2 0 1 0 .1 0M15 21v-1a3 3 0 0 1 6 0v1"
        }
        // Building blocks.
        Topic::Childcare => "M8 4h8v8H8ZM4 12h8v8H4Zm8 0h8v8h-8Z",
        // A seedling.
        Topic::Development => "M12 21v-9c0-5 3-8 8-8 0 5-3 8-8 8M12 15c0-4-3-6-8-6 0 4 3 6 8 6",
        // A book.
        Topic::School => "M12 6C9 4 6 4 3 5v14c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1v14",
        // A briefcase.
        Topic::Work => "M3 8h18v12H3ZM9 8V5h6v3M3 13h18",
        // A kite.
        Topic::Leisure => "M12 2l6 7-6 8-6-8ZM6 9h12M12 2v15c0 3 4 2 4 5",
        // A signpost.
        Topic::Arriving => "M12 3v18M12 4h6l3 3-3 3h-6m0 1H6l-3 3 3 3h6",
        // Two halves.
        Topic::Separation => "M10 4a8 8 0 0 0 0 16ZM14 4a8 8 0 0 1 0 16Z",
        // A cloud with rain.
        Topic::Strain => {
            "M7 15a4 4 0 0 1 0-8 5 5 0 0 1 10 0 4 4 0 0 1 0 8ZM8 18l-1 3m5-3-1 3m5-3-1 3"
        }
        // A wheelchair.
        Topic::Disability => "M10 2a1 1 0 1 0 .1 0M10 7v7h6l3 6M10 10h5M7 11a5 5 0 1 0 7 7",
        // A house.
        Topic::Housing => "M3 11l9-8 9 8M5 10v10h14V10M10 20v-6h4v6",
        // A shield.
        Topic::Safety => "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6Z",
    })
}

fn drawing(path: &str) -> Markup {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    let element = |name| {
        let element = document().create_element_ns(SVG, name);
        adopt(element.expect("invariant: tags are names that every browser knows"))
    };
    element("svg")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(element("path").attr("d", path))
}
