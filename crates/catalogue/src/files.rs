//! The files of a divided catalogue.

use crate::record::record;

record! {
    /// The files of a divided catalogue, relative to its own address. Their texts are missing from the
    /// catalogue itself.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Files {
        /// The same catalogue undivided, for other programs.
        #[editors]
        pub whole: Option<String>,
        /// The long texts of its offers, in German.
        pub texts: Option<String>,
        /// The texts of its offers in each further language, by BCP 47 tag, sorted by it.
        #[serde(serialize_with = "crate::record::as_map")]
        #[schemars(with = "std::collections::BTreeMap<String, String>")]
        pub translations: Vec<(String, String)>,
    }
}

impl Files {
    /// The file with the texts in a language (BCP 47).
    pub fn translation(&self, language: &str) -> Option<&String> {
        self.translations.iter().find(|(tag, _)| tag == language).map(|(_, file)| file)
    }
}

#[cfg(feature = "schema")]
impl Files {
    /// The addresses of all files beside the catalogue, relative to it.
    pub fn addresses(self) -> Vec<String> {
        let translations = self.translations.into_iter().map(|(_, file)| file);
        self.whole.into_iter().chain(self.texts).chain(translations).collect()
    }
}
