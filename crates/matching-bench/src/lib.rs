//! Catalogue and matching in isolation, step by step, for `cargo xtask bench`: the same steps
//! natively (`src/main.rs`) and in a browser (`src/browser.rs`). Contains no rules and is not part
//! of the widget.

#[cfg(target_arch = "wasm32")]
mod browser;

use std::mem::replace;

use catalogue::{
    Catalogue, Code, Date, FILLERS, GERMAN_WORDS, LifePhase, PieceReader, Refusal, Situation,
    everyday_words,
};
use matching::{
    Answers, Facets, Filters, Index, Person, Results, SearchIndex, SearchTexts, SituationText,
    Viewer,
};

/// A catalogue, and what has been built from it so far.
pub struct Desk {
    catalogue: Catalogue,
    today: Date,
    index: Index,
    search: SearchIndex,
    questions: Vec<Answers>,
}

impl Desk {
    /// Reads a catalogue as the widget does. Nothing is indexed yet.
    ///
    /// # Errors
    ///
    /// When the bytes are not a catalogue.
    pub fn read(bytes: &[u8], today: Date) -> Result<Self, Refusal> {
        let mut reader = PieceReader::new();
        reader.push(bytes);
        let catalogue = reader.finish()?.catalogue;
        let empty = Catalogue::default();
        Ok(Self {
            index: Index::new(&empty, today, Viewer::Family),
            search: SearchIndex::new(&empty, Viewer::Family, SearchTexts::default()),
            questions: Vec::new(),
            catalogue,
            today,
        })
    }

    /// Indexes the catalogue; returns the previous index, so that dropping it is not measured.
    pub fn index(&mut self) -> Index {
        replace(&mut self.index, Index::new(&self.catalogue, self.today, Viewer::Family))
    }

    /// Builds the search index.
    pub fn index_words(&mut self) {
        let text = |situation: Situation| {
            let (words, narrow) = everyday_words(GERMAN_WORDS, situation.id.as_str());
            let (words, narrow) = (words.to_owned(), narrow.to_owned());
            SituationText {
                id: situation.id.to_string(),
                words,
                narrow,
                ..SituationText::default()
            }
        };
        let texts = SearchTexts {
            situations: Situation::defaults().into_iter().map(text).collect(),
            fillers: everyday_words(GERMAN_WORDS, FILLERS).0.to_owned(),
            ..SearchTexts::default()
        };
        self.search = SearchIndex::new(&self.catalogue, Viewer::Family, texts);
    }

    /// Adds a question: the codes of a life phase and of a topic, the id of a place. The first one
    /// is question 0.
    pub fn add_question(&mut self, phase: &str, place: &str, topic: &str) {
        let mut answers = Answers::default();
        answers.preset(&self.catalogue, place, topic);
        if let Some(phase) = LifePhase::from_code(phase) {
            answers.people.push(Person::Phase { phase, birth: None });
        }
        self.questions.push(answers);
    }

    /// How many questions there are.
    pub fn questions(&self) -> usize {
        self.questions.len()
    }

    /// All sections of the results.
    pub fn results(&self, question: usize) -> Results {
        self.index.results(&self.questions[question], &Filters::default(), None)
    }

    /// How many offers fit: one section, without its order.
    pub fn count(&self, question: usize) -> usize {
        self.index.count(&self.questions[question])
    }

    /// The counts next to all filters.
    pub fn facets(&self, question: usize) -> Facets {
        self.index.facets(&self.questions[question], &Filters::default())
    }

    /// The offers that these words find.
    pub fn search(&self, words: &str) -> Vec<usize> {
        self.search.search(words)
    }
}
