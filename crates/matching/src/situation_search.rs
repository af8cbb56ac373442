//! Search for the situations that a family's own words mean.

use crate::fold::{fold, stem, visit_words, words};
use crate::nearness::{Asked, Nearness};
use catalogue::{count, sort};

/// Everyday words for a situation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SituationText {
    /// The situation's id.
    pub id: String,
    /// Its wording in the language shown.
    pub label: String,
    /// What families call it, in German and in the language shown: words for all that its offers
    /// are about.
    pub words: String,
    /// Words for a part of it, which some of its offers may have nothing to do with. Offers are
    /// only found by them if no offer has such a word itself.
    pub narrow: String,
}

/// The situations that a family's own words may mean, as indices, best first: more of the query's
/// words first, then nearer ones, then in the order given. `fillers` are words that say nothing,
/// such as "ich suche". An empty query finds all.
///
/// ```
/// use matching::{SituationText, find_situations};
///
/// let text = |label: &str, words: &str| SituationText {
///     label: label.to_owned(),
///     words: words.to_owned(),
///     ..SituationText::default()
/// };
/// let texts = [
///     text("Ich suche eine Hebamme", "Wochenbett, Stillen"),
///     text("Das Geld reicht nicht", "Schulden, Rechnungen, Bürgergeld"),
/// ];
/// assert_eq!(find_situations("ich habe Schulden", &texts, "ich habe"), [1]);
/// assert_eq!(find_situations("Rechnung", &texts, ""), [1]);
/// ```
pub fn find_situations(query: &str, situations: &[SituationText], fillers: &str) -> Vec<usize> {
    let folded = fold(fillers);
    let fillers = words(&folded);
    let asked = Asked::words(query, &|word| fillers.contains(&word));
    // For each situation, how many words are not found, and how far the others are.
    let mut far = vec![(0, 0); situations.len()];
    for word in &asked {
        let nearest: Vec<_> = situations.iter().map(|each| nearness(word, each)).collect();
        let limits = [Nearness::Same, Nearness::Most, Nearness::Typo];
        let limits = if word.is_short() { &limits } else { &limits[1..] };
        let is_found = |limit: &&Nearness| nearest.iter().any(|each| each <= *limit);
        let limit = limits.iter().find(is_found).unwrap_or(&Nearness::Same);
        for (far, nearness) in far.iter_mut().zip(&nearest) {
            if nearness <= limit {
                far.1 += *nearness as usize;
            } else {
                far.0 += 1;
            }
        }
    }
    let mut order = Vec::new();
    for (at, (missing, _)) in far.iter().enumerate() {
        if *missing < asked.len().max(1) {
            order.push(count(at));
        }
    }
    sort(&mut order, &|a, b| far[a as usize].cmp(&far[b as usize]));
    order.into_iter().map(|at| at as usize).collect()
}

fn nearness(word: &Asked, situation: &SituationText) -> Nearness {
    let mut nearest = Nearness::Far;
    for text in [&situation.words, &situation.narrow, &situation.label] {
        visit_words(text, &mut |each, _| {
            let nearness = word.nearness(each, stem(each), false);
            if nearness.is_sure() || nearness == Nearness::Typo {
                nearest = nearest.min(nearness);
            }
        });
    }
    nearest
}
