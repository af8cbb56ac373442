//! Reading locale files.

use std::fmt;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::in_order::in_order;
use crate::{STATIC, Text};

/// The language that the page is written in, and that is built into the program.
pub const GERMAN: &str = "de";

/// The texts of one language.
#[derive(Clone, Debug)]
pub struct Locale {
    /// Its BCP 47 tag and file name: `de-simple`, `uk`.
    pub tag: String,
    /// Who has reviewed the texts.
    pub review: Review,
    /// Keys and texts, in the order of the file.
    pub texts: Vec<(String, Text)>,
}

/// How reliable the texts are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Review {
    /// The review status.
    pub status: ReviewStatus,
    /// The people or offices who have reviewed them.
    pub reviewed_by: Vec<String>,
}

/// The review status of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewStatus {
    /// Drafted with care, but not reviewed by a native speaker.
    Drafted,
    /// Reviewed by those in `reviewed_by`.
    Reviewed,
}

#[derive(Deserialize)]
struct File {
    review: Review,
    #[serde(deserialize_with = "in_order")]
    texts: Vec<(String, Text)>,
}

impl Locale {
    /// Reads a file; its name is the tag.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is not a locale file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let tag = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let wrong = |problem: String| Error { file: path.display().to_string(), problem };
        let json = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        Self::parse(tag, &json).map_err(wrong)
    }

    /// Reads all files in a folder, sorted by tag.
    ///
    /// # Errors
    ///
    /// When the folder or one of the files cannot be read.
    pub fn read_all(folder: &Path) -> Result<Vec<Self>, Error> {
        let wrong = |error: std::io::Error| Error {
            file: folder.display().to_string(),
            problem: error.to_string(),
        };
        let mut locales = Vec::new();
        for entry in fs::read_dir(folder).map_err(wrong)? {
            locales.push(Self::read(&entry.map_err(wrong)?.path())?);
        }
        locales.sort_by(|a, b| a.tag.cmp(&b.tag));
        Ok(locales)
    }

    fn parse(tag: &str, json: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Ok(Self { tag: tag.to_owned(), review: file.review, texts: file.texts })
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&Text> {
        self.texts.iter().find(|(each, _)| each == key).map(|(_, text)| text)
    }

    /// The keys in the order of the program's list: a text's number is its key's index in it.
    pub fn keys(&self) -> Vec<&str> {
        let keys = self.texts.iter().map(|(key, _)| key.as_str());
        keys.filter(|key| !key.starts_with(STATIC)).collect()
    }

    /// What the program gets: the texts in the order of the German keys. A missing text is empty;
    /// [`Locale::problems`] reports it.
    pub fn list(&self, german: &Self) -> Vec<String> {
        let text = |key: &str| self.text(key).map(Text::encoded).unwrap_or_default();
        german.keys().into_iter().map(text).collect()
    }
}

/// A file that is not a locale file.
#[derive(Debug)]
pub struct Error {
    file: String,
    problem: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.problem)
    }
}

impl std::error::Error for Error {}
