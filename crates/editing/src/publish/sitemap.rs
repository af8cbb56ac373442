//! The sitemap of a site for search engines (sitemaps.org).

use catalogue::Date;
use maud::html;

/// The sitemap for pages relative to an absolute address with a trailing `/`, last modified on
/// `changed`.
///
/// ```
/// let day = catalogue::Date::parse("2026-11-22").expect("a day");
/// let map = editing::publish::sitemap::sitemap("https://kreis.example/a&b/", &["x.html"], day);
/// assert!(map.contains("<loc>https://kreis.example/a&amp;b/x.html</loc>"));
/// assert!(map.contains("<lastmod>2026-11-22</lastmod>"));
/// ```
pub fn sitemap(base: &str, pages: &[&str], changed: Date) -> String {
    let urls = html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for page in pages {
                url {
                    loc { (base) (page) }
                    lastmod { (changed) }
                }
            }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", urls.into_string())
}
