//! A catalogue on the web: the files of a site, including its pages.

pub mod first_screen;
pub mod offer_list;
pub mod outline;
pub mod site;
pub mod sitemap;
