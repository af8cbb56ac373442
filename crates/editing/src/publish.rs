//! A catalogue on the web: the files of a site, and the pages among them.

pub mod first_screen;
pub mod offer_list;
pub mod site;
pub mod sitemap;
