//! How far away an offer takes place.

use catalogue::{Location, Place};

/// Degrees north and east, WGS 84.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    north: f64,
    east: f64,
}

/// One degree of latitude, in kilometres.
const DEGREE: f64 = 111.2;

/// No place in Germany is further from another. Also stands for a distance that is not known.
pub(crate) const FARTHEST: u16 = 999;

impl Point {
    /// Of a place that a family can choose.
    pub fn of_place(place: &Place) -> Option<Self> {
        Some(Self { north: place.latitude?, east: place.longitude? })
    }

    /// Of a location, unless it must stay hidden.
    pub fn of(location: &Location) -> Option<Self> {
        let (north, east) = location.public_coordinates()?;
        Some(Self { north, east })
    }

    /// Of these locations, except those that must stay hidden.
    pub fn of_all(locations: &[&Location]) -> Vec<Self> {
        let mut points = Vec::new();
        for location in locations {
            points.extend(Self::of(location));
        }
        points
    }

    /// The straight line in whole kilometres, rounded up, at most [`FARTHEST`]. The surface counts
    /// as flat: within a district that is off by metres.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never negative, and a conversion saturates"
    )]
    pub fn kilometres(self, other: Self) -> u16 {
        let north = self.north - other.north;
        let east = (self.east - other.east) * cosine(self.north.midpoint(other.north));
        let line = (north * north + east * east).sqrt() * DEGREE;
        (line.ceil() as u16).min(FARTHEST)
    }
}

/// The cosine of an angle between -90 and 90 degrees, to four digits: a table of the standard
/// library's precision would cost families a kilobyte.
fn cosine(degrees: f64) -> f64 {
    let square =
        (degrees / 180.0 * std::f64::consts::PI) * (degrees / 180.0 * std::f64::consts::PI);
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Point> {
        (47.0..55.0, 6.0..15.0).prop_map(|(north, east)| Point { north, east })
    }

    #[test]
    fn eschwege_is_twenty_two_kilometres_from_witzenhausen() {
        let witzenhausen = Point { north: 51.341, east: 9.855 };
        let eschwege = Point { north: 51.187, east: 10.053 };
        assert_eq!(witzenhausen.kilometres(eschwege), 22);
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways_and_nothing_at_home(a in point(), b in point()) {
            prop_assert_eq!(a.kilometres(b), b.kilometres(a));
            prop_assert_eq!(a.kilometres(a), 0);
        }

        #[test]
        fn the_cosine_is_the_standard_librarys(degrees in -90.0f64..90.0) {
            prop_assert!((cosine(degrees) - degrees.to_radians().cos()).abs() < 1e-4);
        }
    }
}
