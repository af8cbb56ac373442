//! The page's colours have enough contrast, in light and dark mode and in greyscale.

use editing::plan::coverage::html::STYLE;

/// The minimum contrast of text (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

/// A colour of the stylesheet in light and dark mode.
fn color(name: &str) -> [String; 2] {
    let beginning = format!("--{name}: light-dark(");
    let (_, rest) = STYLE.split_once(&beginning).expect(name);
    let (pair, _) = rest.split_once(')').expect("an end");
    let (light, dark) = pair.split_once(", ").expect("two colours");
    [light.to_owned(), dark.to_owned()]
}

/// The relative luminance of `#rrggbb`, 0 to 1.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("hex")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_can_be_read() {
    let pairs = [
        ("text", "ground"),
        ("quiet", "ground"),
        ("link", "ground"),
        ("text", "head"),
        ("link", "head"),
        ("on-gap", "gap"),
        ("on-thin", "thin"),
        ("on-few", "few"),
        ("on-some", "some"),
        ("on-many", "many"),
    ];
    for (text, ground) in pairs {
        for (text, ground) in color(text).iter().zip(&color(ground)) {
            let contrast = contrast(text, ground);
            assert!(contrast >= CONTRAST, "{text} on {ground}: {contrast:.2}");
        }
    }
}

#[test]
fn gaps_stand_out_from_everything_else_in_grey_too() {
    for other in ["ground", "thin", "few", "some", "many"] {
        for (gap, other) in color("gap").iter().zip(&color(other)) {
            let contrast = contrast(gap, other);
            assert!(contrast >= 3.0, "{gap} beside {other}: {contrast:.2}");
        }
    }
}

#[test]
fn more_offers_are_darker_on_paper() {
    let steps = ["ground", "few", "some", "many"].map(|name| luminance(&color(name)[0]));
    assert!(steps.is_sorted_by(|lighter, darker| lighter > darker), "{steps:?}");
}
