//! Whether the logo is a picture, and the accent colour has enough contrast.
//!
//! The widget adjusts a colour with too little contrast until it has enough
//! (`src/scripts/looks.mjs`); editors should hear of it before they wonder about their colour.

use super::{Code, context::Context, picture};
use catalogue::{ColorScheme, Severity};

/// The minimum contrast of text (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

pub fn check(context: &mut Context) {
    logo(context);
    accent(context);
}

/// A logo that is a local file must be a picture, because it is served to everyone.
fn logo(context: &mut Context) {
    let theme = context.catalogue.theme.as_ref();
    let Some(logo) = theme.and_then(|theme| theme.logo_url.as_deref()) else { return };
    if picture::is_name(logo) || is_address(logo) {
        return;
    }
    let what = format!("„{logo}“ ist kein Bild, das neben dem Katalog liegen kann.");
    let help = "Legen Sie ein Bild als svg, png, jpg, gif, webp oder avif neben den Katalog, und \
                schreiben Sie seinen Namen: logo.svg.";
    let spot = context.source.spot(&["theme", "logo_url"]);
    context.note(spot, Severity::Error, Code::BadLogo, what, help);
}

/// Whether the logo is an address rather than a file; addresses are not opened here.
fn is_address(logo: &str) -> bool {
    let schemes = ["https://", "http://", "data:image/"];
    logo.starts_with('/') || schemes.iter().any(|scheme| logo.starts_with(scheme))
}

fn accent(context: &mut Context) {
    let theme = context.catalogue.theme.as_ref();
    let Some((theme, color)) =
        theme.and_then(|theme| theme.accent_color.as_deref().map(|color| (theme, color)))
    else {
        return;
    };
    let luminance = luminance(color);
    let on_white = 1.05 / (luminance + 0.05);
    let on_black = (luminance + 0.05) / 0.05;
    // With `auto`, too, most people see the light scheme.
    let is_dark = theme.color_scheme == Some(ColorScheme::Dark);
    let (contrast, ground, change) =
        if is_dark { (on_black, "Schwarz", "heller") } else { (on_white, "Weiß", "dunkler") };
    if contrast >= CONTRAST {
        return;
    }
    let what = format!(
        "Die Farbe {color} ist auf {ground} schlecht zu lesen. Ihr Kontrast ist {} zu 1 auf Weiß und {} \
         zu 1 auf Schwarz.",
        german(on_white),
        german(on_black)
    );
    let help = format!(
        "Der Angebotsfinder macht sie {change}, bis der Kontrast 4,5 zu 1 ist. Gefällt das nicht, nehmen \
         Sie eine Hausfarbe, die {change} ist."
    );
    let spot = context.source.spot(&["theme", "accent_color"]);
    context.note(spot, Severity::Hint, Code::AccentContrast, what, help);
}

/// A ratio in German notation, truncated instead of rounded: 4.49 is not enough.
fn german(ratio: f64) -> String {
    format!("{:.1}", (ratio * 10.0).floor() / 10.0).replace('.', ",")
}

/// The relative luminance, 0 to 1, of a colour `#rrggbb` (WCAG 2.2).
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let hex = color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let value = f64::from(hex.unwrap_or(0)) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_and_black_are_as_far_apart_as_colours_can_be() {
        assert!((luminance("#ffffff") - 1.0).abs() < 1e-9);
        assert!(luminance("#000000").abs() < 1e-9);
        let on_white = 1.05 / (luminance("#767676") + 0.05);
        assert_eq!(german(on_white), "4,5", "the lightest grey that WCAG allows on white");
    }
}
