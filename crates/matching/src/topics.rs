//! The topics of the third question, each with its situations.

use crate::{Answers, Index, OptionCount};
use catalogue::{Code, Situation, Topic};

/// A topic of the third question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicOption {
    /// The topic.
    pub topic: Topic,
    /// Its situations: each one's position among all of them, and its counts.
    pub situations: Vec<(usize, OptionCount)>,
    /// Whether it stands before the others: an offer fits, or there is something sensitive in it,
    /// which nobody should have to look for.
    pub is_first: bool,
}

impl Index {
    /// The topics of these situations ([`catalogue::Catalogue::situations`]), given the answers to
    /// the other questions: first those that have something for this family, then the others; what
    /// is sensitive is the last of the first. Among themselves they keep the order of
    /// [`Topic::ALL`], so that a topic stands where a family has seen it before.
    pub fn topic_options(&self, situations: &[Situation], answers: &Answers) -> Vec<TopicOption> {
        let counts = self.situation_options(answers);
        let [mut first, mut sensitive, mut rest] = [const { Vec::new() }; 3];
        for topic in Topic::ALL {
            let mut option = TopicOption { topic: *topic, situations: Vec::new(), is_first: false };
            let mut is_sensitive = false;
            for (at, situation) in situations.iter().enumerate() {
                if situation.topic == *topic {
                    let count = counts.get(at).copied().unwrap_or_default();
                    option.situations.push((at, count));
                    is_sensitive |= situation.sensitive;
                    option.is_first |= situation.sensitive || count.fits > 0;
                }
            }
            match option {
                option if is_sensitive => sensitive.push(option),
                option if option.is_first => first.push(option),
                option if !option.situations.is_empty() => rest.push(option),
                _ => {}
            }
        }
        first.append(&mut sensitive);
        first.append(&mut rest);
        first
    }
}
