//! Dependency cycles between files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use crate::names::Arrow;

/// Arrows that lead from a file back to itself.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Circle(Vec<Arrow>);

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a circle:")?;
        for Arrow { from, to, name } in &self.0 {
            write!(f, "\n  {from} uses `{name}` ({to})")?;
        }
        Ok(())
    }
}

/// The shortest cycle through each file that is in one, without duplicates, shortest first.
pub fn circles(arrows: &[Arrow]) -> Vec<Circle> {
    let mut from = BTreeMap::<_, Vec<_>>::new();
    for arrow in arrows {
        from.entry(arrow.from.as_str()).or_default().push(arrow);
    }
    let circles = from.keys().filter_map(|file| circle(file, &from));
    let circles = circles.collect::<BTreeSet<_>>();
    let mut circles: Vec<_> = circles.into_iter().collect();
    circles.sort_by_key(|circle| circle.0.len());
    circles
}

/// The shortest path from a file back to itself, rotated to begin with the first file by name.
fn circle(file: &str, from: &BTreeMap<&str, Vec<&Arrow>>) -> Option<Circle> {
    let mut came_by = BTreeMap::new();
    let mut next = VecDeque::from([file]);
    while let Some(here) = next.pop_front() {
        for &arrow in from.get(here).into_iter().flatten() {
            if came_by.contains_key(arrow.to.as_str()) {
                continue;
            }
            came_by.insert(arrow.to.as_str(), arrow);
            if arrow.to != file {
                next.push_back(&arrow.to);
                continue;
            }
            let mut way = vec![arrow.clone()];
            while way[0].from != file {
                way.insert(0, came_by[way[0].from.as_str()].clone());
            }
            let first = (0..way.len()).min_by_key(|&index| &way[index].from)?;
            way.rotate_left(first);
            return Some(Circle(way));
        }
    }
    None
}
