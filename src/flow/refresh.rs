//! Takes over a newer catalogue while the page is open.

use crate::{
    state::finder::{Finder, Load, Loaded},
    words::intl,
};

/// Shows another catalogue, or the same on another day, in place of this one: what the family has
/// chosen stays chosen. Offers are known by their positions, which may have changed.
pub fn replace(finder: &'static Finder, before: &Loaded, now: &'static Loaded) {
    // The page has been left, or another refresh was faster.
    if !matches!(finder.load.get_untracked(), Load::Ready(shown) if std::ptr::eq(shown.index, before.index))
    {
        return;
    }
    let moved = |at: usize| {
        let id = &before.catalogue.offers.get(at)?.id;
        let found = now.catalogue.offers.iter().position(|offer| offer.id == *id);
        found.filter(|at| now.sees(*at))
    };
    let remembered = finder.family.remembered.get_untracked();
    let kept: Vec<usize> = remembered.iter().filter_map(|at| moved(*at)).collect();
    finder.family.missing.update(|missing| *missing += remembered.len() - kept.len());
    finder.trail.update_untracked(|trail| trail.move_offers(moved));
    finder.family.filters.update_untracked(|filters| {
        if filters.reachable.is_some() {
            filters.reachable = Some(now.reachable(intl::now()));
        }
    });
    finder.family.remembered.update_untracked(|remembered| *remembered = kept);
    finder.load.set(Load::Ready(now));
    finder.rebuild();
}
