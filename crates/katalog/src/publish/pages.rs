//! What is made of the catalogue.

use std::fs;
use std::path::{Component, Path};

use anyhow::{Context, Result, bail};
use catalogue::Date;
use editing::public::public;
use editing::{calendar, first_screen, offer_list, sitemap};

use super::site::Site;
use crate::layers::Layers;

/// The catalogue's name in the site: there the widget looks for it.
const CATALOGUE: &str = "katalog.json";

/// Adds the catalogues and all pages; `bytes` are the catalogue itself, `base` is the site's
/// address.
///
/// # Errors
///
/// When the widget is of another version, or an included catalogue cannot lie in the site.
pub fn add(
    site: &mut Site,
    layers: &Layers,
    bytes: &[u8],
    base: Option<&str>,
    today: Date,
) -> Result<()> {
    site.put(CATALOGUE, public(bytes));
    for (address, bytes) in &layers.included {
        if !is_inside(address) || address == CATALOGUE {
            bail!(
                "Der Katalog „{address}“ aus „includes“ kann so nicht mit auf die Seite. Legen Sie ihn \
                 neben den ersten, unter einem anderen Namen als „{CATALOGUE}“"
            );
        }
        site.put(address, public(bytes));
    }
    let catalogue = &layers.merged;
    let index = site.0.get(offer_list::FINDER).map(|page| String::from_utf8_lossy(page));
    let index = first_screen::first_screen(&index.unwrap_or_default(), catalogue);
    let index = index.context(
        "Der Angebotsfinder in --widget ist eine andere Version als dieses Programm. Nehmen Sie beide \
         aus derselben Ausgabe",
    )?;
    site.put(offer_list::FINDER, index.into_bytes());
    site.put(offer_list::PAGE, offer_list::page(catalogue, today).into_bytes());
    site.put(offer_list::STYLE, offer_list::style().into_bytes());
    site.put(offer_list::CALENDAR, calendar::calendar(catalogue, today).into_bytes());
    if let Some(base) = base {
        // The finder's page is what the folder's own address shows.
        let map = sitemap::sitemap(base, &["", offer_list::PAGE], today);
        site.put("sitemap.xml", map.into_bytes());
    }
    Ok(())
}

/// Adds the logo that the catalogue names, when it is a file beside it; the name of one that is
/// not there.
///
/// # Errors
///
/// When it is there and cannot be read.
pub fn add_logo(site: &mut Site, layers: &Layers, folder: &Path) -> Result<Option<String>> {
    let logo = layers.own.theme.as_ref().and_then(|theme| theme.logo_url.as_deref());
    let Some(logo) = logo.filter(|logo| is_inside(logo) && !logo.contains(':')) else {
        return Ok(None);
    };
    let file = folder.join(logo);
    if !file.is_file() {
        return Ok(Some(logo.to_owned()));
    }
    let picture = fs::read(&file);
    let picture =
        picture.with_context(|| format!("„{}“ lässt sich nicht lesen", file.display()))?;
    site.put(logo, picture);
    Ok(None)
}

/// Whether a path leads to somewhere below the folder that it begins in.
fn is_inside(path: &str) -> bool {
    Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
