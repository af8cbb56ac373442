//! Strips pages of comments, indentation and empty lines. Line breaks stay: between words they are
//! spaces.

use anyhow::{Context, Result};

use super::site::{Site, extension};

pub fn squeeze_pages(site: &mut Site) -> Result<()> {
    for (path, bytes) in &mut site.files {
        if extension(path) == "html" {
            let page =
                std::str::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?;
            *bytes = squeeze(page).into_bytes();
        }
    }
    Ok(())
}

fn squeeze(page: &str) -> String {
    // In these elements whitespace is content; a page that has one is left as it is.
    if ["<pre", "<textarea"].iter().any(|tag| page.contains(tag)) {
        return page.to_owned();
    }
    without_comments(page)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn without_comments(page: &str) -> String {
    let mut result = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        result.push_str(before);
        // An unterminated comment hides the rest of the page, in a browser as here.
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_indentation_and_empty_lines_go_and_words_stay_apart() {
        let page = "<p>\n  Wo <!-- why -->wohnen\n\n  Sie?\n</p>\n";
        assert_eq!(squeeze(page), "<p>\nWo wohnen\nSie?\n</p>");
    }

    #[test]
    fn a_page_in_which_space_is_text_is_left_alone() {
        let page = "<pre>\n  a\n</pre>\n";
        assert_eq!(squeeze(page), page);
    }
}
