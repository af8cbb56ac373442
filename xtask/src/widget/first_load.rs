//! How many bytes a phone loads before it can ask the first question.

use std::fmt;

use xtask::content_name;

use super::parts;
use super::site::Site;

/// The page and all that it leads to, without the catalogue.
#[derive(Debug)]
pub struct FirstLoad {
    files: Vec<(String, Sizes)>,
    /// What every visit fetches beside the first question, which does not wait for it.
    afterwards: Vec<(String, Sizes)>,
}

/// Bytes of a file as it is and as it travels.
#[derive(Debug, Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl FirstLoad {
    /// Of a finished site, with its compressed files.
    pub fn of(site: &Site) -> Self {
        let length = |path: &str| site.files.get(path).map(Vec::len);
        let page = site.files.get("index.html").map(Vec::as_slice).unwrap_or_default();
        let page = String::from_utf8_lossy(page);
        // What the page does not name comes later, for those who need it.
        let (afterwards, files) = site
            .files
            .iter()
            .filter(|(path, _)| {
                path.as_str() == "index.html" || (content_name::is(path) && page.contains(*path))
            })
            .map(|(path, bytes)| {
                let raw = bytes.len();
                let sizes = Sizes {
                    raw,
                    gzip: length(&format!("{path}.gz")).unwrap_or(raw),
                    brotli: length(&format!("{path}.br")).unwrap_or(raw),
                };
                (path.clone(), sizes)
            })
            .partition(|(path, _)| parts::is_later(path));
        Self { files, afterwards }
    }

    fn sum(&self) -> Sizes {
        self.files.iter().fold(Sizes::default(), |sum, (_, sizes)| Sizes {
            raw: sum.raw + sizes.raw,
            gzip: sum.gzip + sizes.gzip,
            brotli: sum.brotli + sizes.brotli,
        })
    }
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = "First load (bytes)";
        writeln!(f, "{name:<44}{:>10}{:>10}{:>10}", "raw", "gzip", "brotli")?;
        for (path, sizes) in &self.files {
            writeln!(f, "{path:<44}{sizes}")?;
        }
        writeln!(f, "{:<44}{}", "together", self.sum())?;
        write!(f, "Afterwards, on every visit")?;
        for (path, sizes) in &self.afterwards {
            write!(f, "\n{path:<44}{sizes}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for size in [self.raw, self.gzip, self.brotli] {
            write!(f, "{:>10}", grouped(size))?;
        }
        Ok(())
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
