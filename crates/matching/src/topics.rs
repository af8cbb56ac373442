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
    /// Whether it stands before the others: an offer fits, or all of it is sensitive, which nobody
    /// should have to look for.
    pub is_first: bool,
}

impl Index {
    /// The topics of these situations ([`catalogue::Catalogue::situations`]), given the answers to
    /// the other questions: first those that have something for this family, then the others; a
    /// sensitive topic is the last of the first. Among themselves they keep the order of
    /// [`Topic::ALL`], so that a topic stands where a family has seen it before.
    pub fn topic_options(&self, situations: &[Situation], answers: &Answers) -> Vec<TopicOption> {
        let counts = self.situation_options(answers);
        let [mut first, mut sensitive, mut rest] = [const { Vec::new() }; 3];
        for topic in Topic::ALL {
            let mut option = TopicOption { topic: *topic, situations: Vec::new(), is_first: false };
            let mut is_sensitive = true;
            for (at, situation) in situations.iter().enumerate() {
                if situation.topic == *topic {
                    let count = counts.get(at).copied().unwrap_or_default();
                    option.situations.push((at, count));
                    is_sensitive &= situation.sensitive;
                    option.is_first |= count.fits > 0;
                }
            }
            if option.situations.is_empty() {
                continue;
            }
            option.is_first |= is_sensitive;
            let list = match option.is_first {
                _ if is_sensitive => &mut sensitive,
                true => &mut first,
                false => &mut rest,
            };
            list.push(option);
        }
        first.append(&mut sensitive);
        first.append(&mut rest);
        first
    }
}
