//! How the widget looks.

use crate::code::{Code, codes};
use crate::record::record;

codes! {
    /// Light or dark colours.
    ColorScheme {
        /// Always light ones.
        Light = "light",
        /// Always dark ones.
        Dark = "dark",
        /// As the device is set.
        Auto = "auto",
    }
}

record! {
    /// How it looks at home. The address of the widget can say otherwise, with the same names.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Theme {
        /// Colour of buttons, links and marks. Where it could not be read, it is made darker or
        /// lighter.
        #[schemars(with = "Option<crate::shape::Color>")]
        pub accent_color: Option<String>,
        /// Light or dark colours.
        pub color_scheme: Option<ColorScheme>,
        /// How round corners are, in CSS pixels.
        #[schemars(range(max = Theme::LARGEST_RADIUS))]
        pub corner_radius: Option<u8>,
        /// Fonts that are on the device, the best one first.
        #[schemars(with = "Option<crate::shape::Fonts>")]
        pub font_family: Option<String>,
        /// Logo, on the same site: its address, relative to the catalogue's.
        #[schemars(with = "Option<crate::shape::Picture>")]
        pub logo_url: Option<String>,
    }
}

impl Theme {
    /// The largest `corner_radius`: beyond it, a text field no longer looks like one.
    pub const LARGEST_RADIUS: u8 = 24;

    /// Precedes the names in the page's attributes.
    pub const ATTRIBUTE: &str = "data-";

    /// Calls `tell` with each value that is set, under its name in the catalogue.
    pub fn each(&self, tell: &mut dyn FnMut(&'static str, &str)) {
        // As a `usize`, which the widget formats elsewhere anyway: avoids code for `u8`.
        let radius = self.corner_radius.map(|radius| usize::from(radius).to_string());
        for (name, value) in [
            ("accent_color", self.accent_color.as_deref()),
            ("color_scheme", self.color_scheme.map(Code::code)),
            ("corner_radius", radius.as_deref()),
            ("font_family", self.font_family.as_deref()),
            ("logo_url", self.logo_url.as_deref()),
        ] {
            if let Some(value) = value {
                tell(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_tells_what_is_given_and_nothing_else() {
        let theme = Theme {
            accent_color: Some("#005f73".into()),
            corner_radius: Some(4),
            ..Theme::default()
        };
        let mut told = Vec::new();
        theme.each(&mut |name, value| told.push((name, value.to_owned())));
        assert_eq!(told, [("accent_color", "#005f73".into()), ("corner_radius", "4".into())]);
    }
}
